"""Which rules run, and how severe they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue import CATALOGUE

from govlint.config.selection import effective, for_file
from govlint.config.settings import PathPattern, PerFileIgnore, Settings
from govlint.document.errors import ConfigError
from govlint.rule import Severity


_TWO = ["GOV200", "GOV201"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), sorted(CATALOGUE.rules)),
        (Settings(select=("GOV2",)), _TWO),
        (Settings(select=("gov201",)), ["GOV201"]),
        (Settings(select=("blank-cell",)), ["GOV107"]),
        (Settings(select=("GOV201",), ignore=("GOV2",)), ["GOV201"]),
        (Settings(select=("GOV2",), ignore=("wrong-figure",)), ["GOV201"]),
        (Settings(select=("GOV2",), extend_select=("CITY",)), ["CITY001", *_TWO]),
        (Settings(select=("GOV201",), extend_ignore=("GOV201",)), []),
        (Settings(ignore=("ALL",)), []),
    ],
)
def test_the_more_specific_selector_wins(settings: Settings, expected: list[str]) -> None:
    """Codes, prefixes and names select; of equally specific selectors, ignoring wins."""
    assert list(effective(CATALOGUE, settings)) == expected


def test_severities() -> None:
    """A severity given for one rule goes before one given for its family."""
    settings = Settings(severity={"row-total": Severity.INFO, "GOV2": Severity.WARNING})
    found = effective(CATALOGUE, settings)

    assert found["GOV200"] is Severity.WARNING
    assert found["GOV201"] is Severity.INFO
    assert found["GOV301"] is Severity.ERROR


def test_per_file_ignores() -> None:
    """Some rules do not run on some files."""
    entry = PerFileIgnore(PathPattern("old/*.txt", str(Path.cwd())), ("GOV2",))
    settings = replace(Settings(select=("GOV2", "GOV3")), per_file_ignores=(entry,))
    active = effective(CATALOGUE, settings)

    assert list(for_file(active, CATALOGUE, settings, "old/a.txt")) == ["GOV301"]
    assert for_file(active, CATALOGUE, settings, "new/a.txt") == active


@pytest.mark.parametrize(
    ("unknown", "near"), [("GOV20l", "GOV201"), ("row-totals", "row-total"), ("zzz", None)]
)
def test_an_unknown_selector(unknown: str, near: str | None) -> None:
    """What names no rule is an error that says what was most likely meant."""
    with pytest.raises(ConfigError) as caught:
        CATALOGUE.require(unknown, path=None, key="--select")

    assert caught.value.text.zh.startswith(f"--select: 没有规则 {unknown}")
    hint = caught.value.hint
    assert (near and f"是否指 {near}") == (hint and hint.zh)
