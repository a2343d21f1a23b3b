"""Work grows with size and no faster: eight times the text takes about eight times as many lines of Python."""

from __future__ import annotations

import os

import pytest

from hostile_files import PAGES, TEXTS
from work import assert_proportional

from fuzz.targets import every_output, linter
from govlint.rule.record import RULE_FAILED


SMALL = 600
LARGE = 3_000
"""Characters of the smaller text, in the short and in the long run."""

# Those whose cost once grew faster than their size; the others are tried in the long run.
ONCE_QUADRATIC = (
    "full-width digits",
    *(
        "openings without a title",
        "short lines",
        "blank lines",
        "comments",
        "comments on a line",
        "comments left open",
        "codes in a comment",
    ),
    *(
        "labels",
        "absences",
        "one line of findings",
        "characters for digits",
        "nested notes",
        "其中 with figures",
        "list",
    ),
)


def _lint(data: bytes, name: str) -> None:
    settings = linter().finder.for_folder(os.getcwd())
    result = linter().lint_bytes(data, name, settings).result
    assert result.failure is None
    assert RULE_FAILED not in {item.code for item in result.diagnostics}
    for _ in every_output(result):
        pass


@pytest.mark.parametrize("kind", ONCE_QUADRATIC)
def test_text(kind: str) -> None:
    """Whatever a text is full of."""
    assert_proportional(lambda size: _lint(TEXTS[kind](size).encode(), "a.txt"), SMALL)


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXTS)
def test_long_text(kind: str) -> None:
    """The whole catalogue, at a size where a fixed cost no longer hides what grows."""
    assert_proportional(lambda size: _lint(TEXTS[kind](size).encode(), "a.txt"), LARGE)


@pytest.mark.parametrize("kind", PAGES)
def test_page(kind: str) -> None:
    """Whatever a page is full of."""
    assert_proportional(lambda size: _lint(PAGES[kind](size).encode(), "a.html"), SMALL)
