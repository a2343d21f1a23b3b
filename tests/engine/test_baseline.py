"""What was known before does not show again."""

from __future__ import annotations

import json

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from govlint.document.errors import ConfigError
from govlint.document.source import Location
from govlint.engine.baseline import Baseline, BaselineRun, Stale, read_baseline, write_baseline
from govlint.rule import Severity, Text
from govlint.rule.diagnostic import Diagnostic, FileResult
from govlint.rule.fingerprints import Fingerprints


if TYPE_CHECKING:
    from pathlib import Path


ACTIVE = ("GOV200", "GOV301")


def item(code: str, *facts: str, line: int = 1) -> Diagnostic:
    """Return a diagnostic about some figures."""
    place = Location(line, 1, line, 2)
    message = Text("甲", "a")
    return Diagnostic("r/a.txt", code, "x", Severity.ERROR, message, place, facts=facts)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that has the reports."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "a.txt").touch()
    return tmp_path


def run(folder: Path, **counts: int) -> BaselineRun:
    """Return a run against a baseline that knows some figures of GOV200."""
    known = {("r/a.txt", "GOV200", fact): count for fact, count in counts.items()}
    return BaselineRun(Baseline(str(folder), known), ACTIVE)


def result(*items: Diagnostic) -> FileResult:
    """Return the result of the one file."""
    return FileResult("r/a.txt", items, suppressed=1)


def test_lines_play_no_part(folder: Path) -> None:
    """A known finding that moved is still known; another figure is not."""
    left = run(folder, x=1).filter(result(item("GOV200", "x", line=90), item("GOV200", "y")))

    assert [found.facts for found in left.diagnostics] == [("y",)]
    assert left.suppressed == 2


def test_more_of_a_kind_all_show(folder: Path) -> None:
    """Where there are more than the baseline knows, which of them is new is unknown."""
    left = run(folder, x=1).filter(result(item("GOV200", "x"), item("GOV200", "x", line=2)))

    assert len(left.diagnostics) == 2


def test_what_is_gone_is_stale_and_pruned(folder: Path) -> None:
    """Fewer than known is stale; pruning takes it out and adds nothing."""
    checked = run(folder, x=2, y=1)
    checked.filter(result(item("GOV200", "x"), item("GOV200", "new")))

    assert checked.stale() == (
        Stale("r/a.txt", "GOV200", "x", 2, 1),
        Stale("r/a.txt", "GOV200", "y", 1, 0),
    )
    assert checked.pruned().counts == {("r/a.txt", "GOV200", "x"): 1}
    assert checked.stale()[0].text.zh == "r/a.txt: 基线记有 2 处 GOV200，现有 1 处"


def test_what_was_not_looked_at_is_not_stale(folder: Path) -> None:
    """Rules that did not run and files that were not linted are left alone; files that are gone are stale."""
    (folder / "r" / "b.txt").touch()
    known = {
        ("r/a.txt", "GOV103", ""): 1,
        ("r/b.txt", "GOV200", "x"): 1,
        ("r/gone.txt", "GOV200", "x"): 1,
    }
    checked = BaselineRun(Baseline(str(folder), known), ACTIVE)
    checked.filter(result())
    failed = FileResult("r/b.txt", failure=Text("甲", "a"))

    assert checked.filter(failed) == failed
    assert [entry.path for entry in checked.stale()] == ["r/gone.txt"]
    assert set(checked.collected().counts) == set(known)


def test_written_and_read_back(folder: Path) -> None:
    """A collected baseline knows all that was found, wherever it is read from."""
    first = run(folder)
    first.filter(result(item("GOV301", "a", "b"), item("GOV200"), item("GOV200")))
    write_baseline(first.collected(), "known.json")
    baseline = read_baseline("known.json")

    assert baseline.counts == {("r/a.txt", "GOV301", "a,b"): 1, ("r/a.txt", "GOV200", ""): 2}
    assert json.loads((folder / "known.json").read_text("utf-8"))["version"] == 1
    assert [path.name for path in folder.iterdir() if path.is_file()] == ["known.json"]
    again = BaselineRun(baseline, ACTIVE)
    assert not again.filter(result(item("GOV301", "a", "b"))).diagnostics


@pytest.mark.parametrize("text", ["", "[]", '{"version": 9, "entries": []}', '{"version": 1}'])
def test_what_is_no_baseline(folder: Path, text: str) -> None:
    """A file of another kind is named as such, in one line."""
    (folder / "known.json").write_text(text)

    with pytest.raises(ConfigError, match="is not a baseline file"):
        read_baseline("known.json")


def test_a_baseline_that_is_not_there() -> None:
    """A missing file, or a place that cannot be written, is an error with its reason."""
    with pytest.raises(ConfigError, match="cannot be read"):
        read_baseline("none.json")
    with pytest.raises(ConfigError, match="cannot be written"):
        write_baseline(Baseline(".", {}), "none/known.json")


def test_fingerprints_are_stable_and_distinct() -> None:
    """A moved line changes no fingerprint; two alike in one file have one each."""
    first, second = Fingerprints(), Fingerprints()
    one = item("GOV200", "x")

    assert first.of(one) == second.of(replace(one, location=Location(80, 2)))
    assert first.of(one) != second.of(replace(one, path="r/b.txt"))
    assert len({first.of(one), first.of(item("GOV200", "y")), first.of(item("GOV301", "x"))}) == 3
