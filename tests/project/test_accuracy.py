"""The page on accuracy: written by code alone, quoted by the README, and its measure tells right from wrong."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from generate import build, document
from generate.write.text import write_text
from generate.write.ways import WAYS

from benchmarks.accuracy import generated
from benchmarks.accuracy.__main__ import READMES, page, path_of, summary
from benchmarks.accuracy.faults import KINDS, drawn
from benchmarks.accuracy.figures import load, save, share
from benchmarks.measure import ROOT
from benchmarks.page import LANGS


if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("lang", LANGS)
def test_pages_are_written_by_code(lang: str) -> None:
    """The page is what ``python -m benchmarks.accuracy --rewrite`` makes of the figures that are kept."""
    assert page(lang) == path_of(lang).read_text(encoding="utf-8")


@pytest.mark.parametrize(("lang", "name"), READMES.items())
def test_the_readme_quotes_it(lang: str, name: str) -> None:
    """Its two lines stand in the README of the language."""
    assert summary(load()[1]).of(lang) in (ROOT / name).read_text(encoding="utf-8")


def test_right_reports_are_clean() -> None:
    """What the page says of every way of writing: all figures read, none wrong, no finding."""
    figures = load()[1]

    for way in WAYS:
        assert len(set(figures[f"way {way} clean"])) == 1, way
        assert figures[f"way {way} misread"][0] == 0, way


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_found_and_a_right_report_is_not(kind: str) -> None:
    """The findings of a wrong report are about its fault; those of the right report are not taken for it."""
    random = Random(5)
    report = document(build(random, edition="2021", size=300))
    (fault,) = drawn(kind, report, random)

    assert fault.is_found(generated.reported(write_text(fault.report, "bars")))
    assert not fault.is_found(generated.reported(write_text(report, "bars")))


def test_shares() -> None:
    """Only all of it is 100 %."""
    assert share((0, 0)) == "—"
    assert share((3, 3)) == "100%"
    assert share((99_999, 100_000)) == "99.99%"
    assert share((1, 3)) == "33.33%"


def test_a_run_keeps_the_one_before(tmp_path: Path) -> None:
    """What is kept is what was measured."""
    path = tmp_path / "figures.json"

    save("now", {"a": (1, 2)}, "before", {"a": (0, 2)}, path)

    assert load(path) == ("now", {"a": (1, 2)}, "before", {"a": (0, 2)})
