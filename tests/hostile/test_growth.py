"""Cost grows with size and no faster: eight times the text takes about eight times as long."""

from __future__ import annotations

import gc
import os
import time

import pytest

from hostile_files import PAGES, TEXTS

from fuzz.targets import every_output, linter
from govlint.rule.record import RULE_FAILED


HEAVY = os.environ.get("GOVLINT_HEAVY") == "1"
SMALL = 8_000 if HEAVY else 1_500
TIMES = 8
MOST = 16.0
"""Times as long; quadratic cost would be 64."""
TRIES = 4
LEAST = 0.01
"""Seconds below which a measurement says nothing."""

# Those whose cost once grew faster than their size; all others with GOVLINT_HEAVY=1, which takes minutes.
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


def _seconds(data: bytes, name: str) -> float:
    gc.collect()
    began = time.process_time()
    settings = linter().finder.for_folder(os.getcwd())
    result = linter().lint_bytes(data, name, settings).result
    assert result.failure is None
    assert RULE_FAILED not in {item.code for item in result.diagnostics}
    for _ in every_output(result):
        pass
    return time.process_time() - began


def _assert_linear(small: bytes, large: bytes, name: str) -> None:
    """Assert that there is a try in which the cost grew in proportion; a busy machine spoils some."""
    _seconds(small, name)
    ratios = []
    for _ in range(TRIES):
        ratios.append(_seconds(large, name) / max(LEAST, _seconds(small, name)))
        if ratios[-1] <= MOST:
            return
    pytest.fail(f"{TIMES} times the size took {min(ratios):.0f} times as long")


@pytest.mark.parametrize("kind", TEXTS if HEAVY else ONCE_QUADRATIC)
def test_text(kind: str) -> None:
    """Whatever a text is full of."""
    made = TEXTS[kind]
    _assert_linear(made(SMALL).encode(), made(SMALL * TIMES).encode(), "a.txt")


@pytest.mark.parametrize("kind", PAGES)
def test_page(kind: str) -> None:
    """Whatever a page is full of."""
    made = PAGES[kind]
    _assert_linear(made(SMALL).encode(), made(SMALL * TIMES).encode(), "a.html")
