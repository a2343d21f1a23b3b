"""What is kept of a report: enough to compare it, and little of it."""

from __future__ import annotations

import pickle

from random import Random
from typing import TYPE_CHECKING

from generate import county, model, mutate
from generate.county import GOVERNMENT, NAME
from generate.document import document
from generate.write.text import write_text
from hypothesis import given
from hypothesis import strategies as st
from runs import checked

from govlint.collection.check import keep
from govlint.engine.examine import Depth
from govlint.engine.linter import Linter, Options
from govlint.rule.collection import Summary
from govlint.rule.kept import Figures, Wording


if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from govlint.config.settings import Settings
    from govlint.rule import Context


BUREAU = f"{NAME}水务局"


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(-(2**70), 2**70)))
def test_figures_are_a_mapping(figures: dict[str, int]) -> None:
    """They are what they were made of, but for what no table counts; another process gets the same."""
    kept = Figures(figures)
    small = {key: value for key, value in figures.items() if abs(value) < 2**63}

    assert dict(kept) == small
    assert kept == Figures(small)
    assert pickle.loads(pickle.dumps(kept)) == kept  # noqa: S301 - made here
    assert kept.get("missing") is None


def test_the_hashes_that_are_kept_are_the_same_ones() -> None:
    """Of two parts with the same clauses, in whatever order."""
    random = Random(1)
    hashes = [random.randrange(2**32) for _ in range(100)]
    one = Wording.of(900, hashes, 32)
    other = Wording.of(900, reversed(hashes), 32)

    assert one.clauses == other.clauses
    assert len(one.hashes) == 32


def test_a_hundred_thousand_reports_fit() -> None:
    """No tree and no text is kept, some fifty numbers are: less than two kilobytes a report."""
    written = write_text(document(model.build(Random(3), edition="2021", size=3000)))
    linter = Linter(Options(isolated=True), keep)
    outcome = linter.lint_bytes(written.data, "a.txt", linter.finder.for_path("a.txt"))

    assert isinstance(outcome.kept, Summary)
    assert len(outcome.kept.figures) == 20
    assert len(pickle.dumps(outcome.kept)) < 2000


def test_a_report_is_not_read_whole_again_for_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several reports of one organ and year are told at a title: the prose, most of the work, is not read twice."""
    one, other = county.build(1, members=5), county.build(2, members=5)
    for name, made in (("定稿", one), ("旧稿", other)):
        (tmp_path / name).mkdir()
        made.write(tmp_path / name)
    depths = []
    examine = Linter.examine

    def noted(
        self: Linter, data: bytes, path: str, settings: Settings, depth: Depth = Depth.PROSE
    ) -> Context:
        depths.append(depth)
        return examine(self, data, path, settings, depth)

    monkeypatch.setattr(Linter, "examine", noted)
    single, across = checked(tmp_path)
    told = [d for r in across for d in r.diagnostics]

    assert {d.code for d in told} == {"GOV407"}
    assert all(d.excerpt is not None for d in told)
    assert sorted(depths) == [Depth.PARTS] * len(told) + [Depth.PROSE] * len(single)


def test_what_one_report_leaves_open_another_settles(tmp_path: Path) -> None:
    """Two smallest repairs are as good by the report's own equations; last year's report has the figure of one."""
    made = county.build(1, members=5, years=(2022, 2023))
    facts = made.models[BUREAU, 2023].facts
    carried = int(facts["requests.carried_in.research"])
    received = int(facts["requests.received.research"])
    for year in (2022, 2023):
        made = made.without((GOVERNMENT, year))
    made = made.changed(
        (BUREAU, 2023),
        lambda d: mutate.change_cell(
            mutate.change_cell(d, "requests.carried_in.research", carried + 1),
            "requests.received.research",
            received - 1,
        ),
    )
    made.write(tmp_path)
    single, across = checked(tmp_path)
    every = [d for r in (*single, *across) for d in r.diagnostics]
    (named,) = [d for d in every if d.code != "GOV406"]  # the government's reports were left out

    assert (named.code, named.actual, named.expected) == ("GOV401", carried + 1, carried)
    assert named.facts == ("requests.carried_in.research", "requests.received.research")
    assert len(named.evidence) > 1  # what the report by itself breaks is there as well
