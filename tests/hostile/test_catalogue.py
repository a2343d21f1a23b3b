"""Every file of the catalogue gets a result, and nothing but text is written of it."""

from __future__ import annotations

import os

import pytest

from hostile_files import BYTES, PAGES, TEXTS

from fuzz.targets import check_output, every_output, linter
from govlint.rule.record import RULE_FAILED


SIZE = 4_000
"""Characters, or what comes to as many."""


def _linted(data: bytes, name: str) -> None:
    settings = linter().finder.for_folder(os.getcwd())
    result = linter().lint_bytes(data, name, settings).result
    assert result.failure is None, result.failure
    assert RULE_FAILED not in {item.code for item in result.diagnostics}
    for name_of_format, written in every_output(result):
        check_output(name_of_format, written)


@pytest.mark.parametrize("kind", TEXTS)
def test_text(kind: str) -> None:
    """Whatever a text is full of."""
    _linted(TEXTS[kind](SIZE).encode(), "a.txt")


@pytest.mark.parametrize("kind", PAGES)
def test_page(kind: str) -> None:
    """Whatever a page is full of."""
    _linted(PAGES[kind](SIZE).encode(), "a.html")


@pytest.mark.parametrize("kind", BYTES)
def test_bytes(kind: str) -> None:
    """Whatever is wrong with the encoding."""
    _linted(BYTES[kind], "a.txt")


def test_a_name_is_data_too() -> None:
    """Escape sequences, line ends and markup in a file's name are shown, not sent."""
    name = "a\x1b[31m\n::error::b\u202e[bold]\udcff,=%.txt"
    _linted(TEXTS["sums that do not hold"](SIZE).encode(), name)
