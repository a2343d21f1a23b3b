"""Text that is struck out: a document with its revisions shown has what was deleted, and a line through it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.pages.page import Glyph, Page, Rule


_LOWEST: Final = 0.1
_HIGHEST: Final = 0.55
"""Where a line through text is, above its baseline, as shares of the font's size."""

_BESIDE: Final = 0.3
"""By how much of that size the line may be longer or shorter than the text on either side."""


def without_struck(page: Page) -> Page:
    """Return a page without the glyphs that a line goes through, and without these lines."""
    if not page.level or not page.glyphs:
        return page
    glyphs = sorted(page.glyphs, key=_baseline)
    lines = [glyph.baseline for glyph in glyphs]
    largest = max(glyph.size for glyph in glyphs)
    gone: set[int] = set()
    kept: list[Rule] = []
    for rule in page.level:
        first = bisect_left(lines, rule.at)
        last = bisect_left(lines, rule.at + _HIGHEST * largest)
        struck = [glyph for glyph in glyphs[first:last] if _goes_through(rule, glyph)]
        if struck and _ends_with(rule, struck):
            gone.update(map(id, struck))
        else:
            kept.append(rule)
    if not gone:
        return page
    return replace(page, glyphs=[g for g in page.glyphs if id(g) not in gone], level=kept)


def _baseline(glyph: Glyph) -> float:
    return glyph.baseline


def _goes_through(rule: Rule, glyph: Glyph) -> bool:
    height = (glyph.baseline - rule.at) / glyph.size
    beside = _BESIDE * glyph.size
    return (
        _LOWEST < height < _HIGHEST
        and rule.start - beside < glyph.left
        and glyph.right < rule.end + beside
    )


def _ends_with(rule: Rule, glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a line is as long as the text; one of a table goes on beside it."""
    beside = _BESIDE * max(glyph.size for glyph in glyphs)
    left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
    return left - rule.start < beside and rule.end - right < beside
