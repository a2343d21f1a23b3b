"""The page of benchmarks: written by code alone, figures against targets, the same tables for everybody."""

from __future__ import annotations

import csv
import sys

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from benchmarks import arithmetic, growth, xbrl
from benchmarks.page import (
    LANGS,
    RESULTS,
    Results,
    Section,
    Target,
    Words,
    load,
    page,
    path_of,
    save,
)
from benchmarks.rivals import by_ledger
from benchmarks.tools import requirements
from benchmarks.watched import Watched, watch


if TYPE_CHECKING:
    from pathlib import Path


NAME = Words("量", "figure")


@pytest.mark.skipif(not RESULTS.is_file(), reason="nothing was measured")
@pytest.mark.parametrize("lang", LANGS)
def test_pages_are_written_by_code(lang: str) -> None:
    """Nothing is put into the pages by hand: they are what the kept results say."""
    assert path_of(lang).read_text(encoding="utf-8") == page(load(), lang)


def test_results_are_kept(tmp_path: Path) -> None:
    """What is read back is what was kept."""
    section = Section(
        Words("一", "one"),
        Words("二", "two"),
        [NAME],
        [["a"], [Words("三", "three")]],
        "block",
        [Target(NAME, 1.5, most=1), Target(NAME, 2, least=3)],
        "here",
    )
    results = Results(Words("头", "head"), "there", {"key": section})
    save(results, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == results
    assert load(tmp_path / "none.json") == Results()


def test_page_says_where_a_section_was_measured() -> None:
    """A section of another run says so."""
    sections = {k: Section(Words(k, k), NAME, measured=k) for k in ("now", "before")}
    text = page(Results(NAME, "now", sections), "en")
    assert "Measured: before." in text
    assert "Measured: now." not in text


@pytest.mark.parametrize(
    ("target", "row"),
    [
        (Target(NAME, 2.6, most=4), ("2.60", "≤ 4", "met")),
        (Target(NAME, 9, most=5), ("9", "≤ 5", "missed: 1.80 × the target")),
        (Target(NAME, 1.51, most=1.5), ("1.51", "≤ 1.5", "missed: 1.01 × the target")),
        (Target(NAME, 0, most=0), ("0", "≤ 0", "met")),
        (Target(NAME, 3, most=0), ("3", "≤ 0", "missed by 3")),
        (
            Target(NAME, 9150, least=1_000_000),
            ("9,150", "≥ 1,000,000", "missed: 0.01 × the target"),
        ),
        (Target(NAME, 1_000_000, least=1_000_000), ("1,000,000", "≥ 1,000,000", "met")),
        (Target(NAME, 6.125), ("6.12", "—", "—")),
    ],
)
def test_target(target: Target, row: tuple[str, ...]) -> None:
    """Met, or missed by how much."""
    cells = [cell.en if isinstance(cell, Words) else cell for cell in target.row()]
    assert cells == ["figure", *row]


def test_tables_as_xbrl(tmp_path: Path) -> None:
    """The instance has the figures of the CSV file, and its taxonomy adds the same columns up."""
    path = tmp_path / "t.csv"
    arithmetic.tables(path, 101)
    xbrl.write(path)
    assert by_ledger.main(str(path)) == 2
    instance = ET.parse(path.with_suffix(".xbrl")).getroot()  # noqa: S314 - written two lines above
    facts: dict[str, dict[str, int]] = {}
    for item in instance:
        if context := item.get("contextRef"):
            facts.setdefault(context, {})[item.tag.partition("}")[2]] = int(item.text or "")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(facts) == len(rows) == 101 * arithmetic.ROWS
    for row in rows:
        stated = facts[f"c-{row['report']}-{row['row']}"]
        assert stated == {name: int(row[name]) for name in arithmetic.COLUMNS}
    schema = ET.parse(path.with_suffix(".xsd")).getroot()  # noqa: S314 - the same
    link = "{http://www.xbrl.org/2003/linkbase}calculationArc"
    to = "{http://www.w3.org/1999/xlink}to"
    assert [arc.get(to) for arc in schema.iter(link)] == list(arithmetic.COLUMNS[:-1])


def test_grown() -> None:
    """A report grows by whole copies, or by false sums alone."""
    one = growth.grown(1, wrong=False)
    assert growth.grown(7, wrong=False) == one * 7
    assert one.count("三、收到和处理政府信息公开申请情况".encode()) == 1
    more, less = (growth.grown(times, wrong=True) for times in (9, 4))
    assert more.startswith(less)
    assert more.count("企业申请3件".encode()) - less.count("企业申请3件".encode()) == 5


def test_watched(tmp_path: Path) -> None:
    """Lines are timed as they come, and what goes to the terminal is counted."""
    code = (
        "import sys, time\n"
        "print('a', flush=True)\n"
        "time.sleep(1)\n"
        "print('b', file=sys.stderr, end='\\r', flush=True)\n"
        "print('c')\n"
        "sys.exit(1 if sys.stderr.isatty() else 3)\n"
    )
    script = tmp_path / "slow.py"
    script.write_text(code, encoding="utf-8")
    seen = watch((sys.executable, str(script)))
    assert (seen.lines, seen.shown, seen.status) == (2, 1, 1)
    assert 0 < seen.first < seen.last <= seen.wall


def test_quarters() -> None:
    """The median of each quarter of the samples."""
    seen = Watched(samples=[1, 2, 3, 10, 10, 10, 20, 20, 20, 30, 31, 32])
    assert [seen.quarter(number) for number in range(4)] == [2, 10, 20, 31]
    assert Watched().quarter(3) == 0


def test_requirements() -> None:
    """What is installed for comparison is what pyproject.toml names."""
    assert {"highspy", "arelle-release", "yamllint"} <= {
        r.partition(">")[0] for r in requirements()
    }
