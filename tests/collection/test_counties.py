"""Generated counties, all formats mixed: what fits is left alone, each planted fault is found once, at its place."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from generate import county, mutate
from generate.county import DOCUMENTS, GOVERNMENT, NAME, OWN
from generate.document import Heading
from runs import brief, checked, found


if TYPE_CHECKING:
    from pathlib import Path

    from generate.county import County, Key
    from generate.document import Block, Document

    from govlint.rule.diagnostic import Diagnostic


SEEDS = [*range(2), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 26))]
BUREAU = f"{NAME}水务局"
APPLICANTS = (
    "natural_person",
    "enterprise",
    "research",
    "public_interest",
    "legal_service",
    "other",
)
IN, OUT = "requests.carried_in", "requests.carried_out"


def built(seed: int) -> County:
    """Return a county of sixteen members, for the seeds of the quick tests of nine."""
    return county.build(seed, members=9 if seed < 2 else 16)


def moved(county_: County, key: Key, by: int, column: str, *rows: str) -> County:
    """Return the county with some rows of one report changed in a column and in the total, words and all."""
    facts = dict(county_.models[key].facts)
    for row in rows:
        for name in (column, "total"):
            facts[f"{row}.{name}"] += by
    return county_.with_facts(key, facts)


def added(county_: County, key: Key, other: Key, sign: int) -> County:
    """Return the county with another report's figures added to a government's, or taken away."""
    more = county_.models[other].facts
    facts = {
        fact: value if fact.startswith("disclosed.") else value + sign * more[fact]
        for fact, value in county_.models[key].facts.items()
    }
    return county_.with_facts(key, facts)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_found_where_everything_fits(seed: int, tmp_path: Path) -> None:
    """Three years, in every format."""
    assert brief(found(built(seed), tmp_path)) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 200))
def test_nothing_is_found_in_a_hundred_counties(seed: int, tmp_path: Path) -> None:
    """Sixteen members, three years, in every format."""
    assert brief(found(county.build(seed), tmp_path)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_cell_that_its_own_report_shows_to_be_wrong(seed: int, tmp_path: Path) -> None:
    """One message, in the report where it is wrong; neither the year after nor the government has another."""
    right, random = built(seed), Random(seed)
    row, column = random.choice((IN, OUT, "requests.granted")), random.choice(APPLICANTS)
    organ = random.choice([name for name, year in right.models if year == 2022])
    fact = f"{row}.{column}"
    value = int(right.models[organ, 2022].facts[fact])
    wrong = right.changed((organ, 2022), lambda d: mutate.change_cell(d, fact, value + 2))
    items = found(wrong, tmp_path)

    assert [(i.code, i.actual, i.expected) for i in items] == [("GOV200", value + 2, value)]
    assert f"2022/{organ}." in items[0].path


@pytest.mark.parametrize("seed", SEEDS)
def test_carried_in_other_than_was_carried_over(seed: int, tmp_path: Path) -> None:
    """The report's own equations hold; the year before and the government's sum tell which figure is wrong."""
    right = built(seed)
    wrong = moved(
        right, (BUREAU, 2022), 2, "research", IN, "requests.granted", "requests.concluded"
    )
    due = right.models[BUREAU, 2022].facts[f"{IN}.research"]

    assert brief(found(wrong, tmp_path)) == [
        ("GOV401", f"2022 {BUREAU}", f"{IN}.research", due),
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_carried_over_other_than_was_carried_in(seed: int, tmp_path: Path) -> None:
    """The finding stands in the earlier report, where the government's sum shows it to be wrong."""
    right = built(seed)
    wrong = moved(right, (BUREAU, 2022), 1, "other", OUT, "requests.received")
    due = right.models[BUREAU, 2022].facts[f"{OUT}.other"]

    assert brief(found(wrong, tmp_path)) == [("GOV401", f"2022 {BUREAU}", f"{OUT}.other", due)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("row", [IN, OUT, "requests.received"])
def test_a_figure_wrong_in_cell_total_and_words(row: str, seed: int, tmp_path: Path) -> None:
    """By itself the report leaves open which row is wrong, or names another; the years around it tell, once."""
    right = built(seed)
    wrong = moved(right, (BUREAU, 2022), 2, "research", row)
    due = int(right.models[BUREAU, 2022].facts[f"{row}.research"])
    items = found(wrong, tmp_path)
    (item,) = items

    assert item.code in {"GOV200", "GOV401"}
    assert f"2022/{BUREAU}." in item.path
    assert (f"{row}.research", due) in {(item.facts[0], item.expected), *_repaired(item)}
    assert item.evidence


def _repaired(item: Diagnostic) -> set[tuple[str | None, object]]:
    """Return the figures of the one repair that a diagnostic names, with their new values."""
    (steps,) = item.repairs or ((),)
    return {(step.fact, step.new) for step in steps}


@pytest.mark.parametrize("seed", SEEDS)
def test_words_of_the_year_before(seed: int, tmp_path: Path) -> None:
    """The first part is last year's but for its figures."""
    right = built(seed)
    old, new = right.documents[BUREAU, 2021], right.documents[BUREAU, 2022]
    blocks = (*_part(new, None, 1), *_part(old, 1, 2), *_part(new, 2, None))
    wrong = right.changed((BUREAU, 2022), lambda d: replace(d, blocks=blocks))
    copied = [item for item in found(wrong, tmp_path) if item.code == "GOV403"]

    assert [(item.organ, item.year) for item in copied] == [(BUREAU, 2022)]
    assert [place.path for item in copied for place in item.related] == [
        next(str(p) for p in tmp_path.glob(f"2021/{BUREAU}.*"))
    ]


def _part(report: Document, first: int | None, end: int | None) -> tuple[Block, ...]:
    """Return the blocks from the heading of one part up to that of another; from the title, to the end."""
    heads = {b.part: n for n, b in enumerate(report.blocks) if isinstance(b, Heading)}
    start = 0 if first is None else heads[first]
    return report.blocks[start : None if end is None else heads[end]]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_second_report_of_the_year(seed: int, tmp_path: Path) -> None:
    """Two files with other figures for one organ and year: that is said once, naming both, and neither is compared."""
    right = built(seed)
    wrong = moved(right, (BUREAU, 2022), 3, "other", IN, "requests.granted", "requests.concluded")
    right.write(tmp_path)
    (key,) = [key for key in wrong.documents if key == (BUREAU, 2022)]
    (written,) = [file for at, file in wrong.files() if at == key]
    suffix = written.name[written.name.rfind(".") :]
    (tmp_path / "2022" / f"{BUREAU}（改）{suffix}").write_bytes(written.data)
    single, across = checked(tmp_path)
    items = [item for result in (*single, *across) for item in result.diagnostics]

    assert [(i.code, i.organ, i.year, len(i.related)) for i in items] == [
        ("GOV407", BUREAU, 2022, 1)
    ]


def test_without_a_government_both_places_are_named(tmp_path: Path) -> None:
    """Nothing tells which of the two reports is wrong."""
    right = county.build(1, members=9)
    wrong = moved(
        right, (BUREAU, 2022), 2, "research", IN, "requests.granted", "requests.concluded"
    )
    for year in (2021, 2022, 2023):
        wrong = wrong.without((GOVERNMENT, year))
    (item,) = [i for i in found(wrong, tmp_path) if i.code != "GOV406"]
    (other,) = item.related

    assert (item.code, item.expected, item.organ, item.year) == ("GOV401", None, BUREAU, 2022)
    assert item.facts == (f"{IN}.research", f"{IN}.total")
    assert f"2021/{BUREAU}." in str(other.path)
    assert other.location.line is not None or other.location.address is not None
    assert len(item.evidence) == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stock_that_does_not_follow(seed: int, tmp_path: Path) -> None:
    """The years before and after agree on what it should be."""
    right = built(seed)
    key = f"{DOCUMENTS}.in_force"
    due = int(right.models[BUREAU, 2022].facts[key])
    facts = {**right.models[BUREAU, 2022].facts, key: due + 40}

    assert brief(found(right.with_facts((BUREAU, 2022), facts), tmp_path)) == [
        ("GOV402", f"2022 {BUREAU}", key, due)
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("sign", "word"), [(-1, "漏加"), (1, "重复相加")])
def test_a_member_left_out_or_counted_twice(
    seed: int, sign: int, word: str, tmp_path: Path
) -> None:
    """The government's report is right by itself; the hint names the member."""
    wrong = added(built(seed), (GOVERNMENT, 2022), (BUREAU, 2022), sign)
    (item,) = found(wrong, tmp_path)

    assert item.code == "GOV404"
    assert f"2022/{GOVERNMENT}." in item.path
    assert item.hint is not None
    assert f"{BUREAU}的数据，像是{word}" in item.hint.zh


def test_a_figure_mistyped_on_the_way(tmp_path: Path) -> None:
    """Totals and all are off by the same number, and only one member's figure looks like what was mistyped."""
    right = county.build(3, members=9)
    rows = ("requests.granted", "requests.concluded", "requests.received")
    key = "requests.granted.natural_person"
    more = 4132 - int(right.models[BUREAU, 2022].facts[key])
    for organ in (BUREAU, GOVERNMENT):
        right = moved(right, (organ, 2022), more, "natural_person", *rows)
    # 4132 is taken over as 4312: the digits are exchanged, and what was received follows.
    wrong = moved(right, (GOVERNMENT, 2022), 180, "natural_person", *rows)
    (item,) = found(wrong, tmp_path)

    assert item.code == "GOV404"
    assert item.hint is not None
    assert f"录错了{BUREAU}" in item.hint.zh
    assert len(item.facts) == 6


def test_a_member_without_a_report(tmp_path: Path) -> None:
    """It is reported at last year's report, once; no sum is compared, and nothing else is missing."""
    wrong = county.build(2, members=9).without((BUREAU, 2022))

    assert brief(found(wrong, tmp_path)) == [("GOV406", f"2021 {BUREAU}", None, None)]


def test_a_slip_in_the_governments_own_report(tmp_path: Path) -> None:
    """It shows in two places and is one finding."""
    right = county.build(0, members=9)
    value = int(right.models[OWN, 2022].facts["requests.granted.enterprise"])
    wrong = right.changed(
        (OWN, 2022), lambda d: mutate.change_cell(d, "requests.granted.enterprise", value + 3)
    )

    assert [(i.code, i.expected) for i in found(wrong, tmp_path)] == [("GOV200", value)]


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    """Results come in the same order, and what is found between the reports is the same."""
    wrong = added(county.build(1, members=9), (GOVERNMENT, 2022), (BUREAU, 2022), -1)
    wrong.write(tmp_path)
    one, many = checked(tmp_path), checked(tmp_path, jobs=2)

    assert [r.path for r in one[0]] == [r.path for r in many[0]]
    assert brief(d for r in one[1] for d in r.diagnostics) == brief(
        d for r in many[1] for d in r.diagnostics
    )
