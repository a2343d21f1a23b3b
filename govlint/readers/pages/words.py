"""Words that a ruled line runs through: they stay whole, in the cell that has most of them.

A browser that breaks a table over pages draws the lines of a merged cell on into the next row, and some programs leave
stray lines in a table. Text that is too long for its cell reaches over its border as well.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.pages.page import Glyph
    from govlint.readers.pages.piece import Area, Piece


_THROUGH: Final = 0.03
"""By how much of its size a glyph has to reach over a line for that to go through it."""

_TOUCHING: Final = 0.08
"""The gap between glyphs in which no border of two cells has room."""

_IN_A_WORD: Final = 0.3
"""The widest gap between the glyphs of a word."""

_FEWEST: Final = 3
"""Rows of a table from which on a border between columns that only one of them has is a stray line."""

_SAME_LINE: Final = 0.3

Placed = tuple["Glyph", "Area"]


def whole_words(piece: Piece, placed: Sequence[Placed]) -> Sequence[Placed]:
    """Return glyphs with their cells, in the same order, those of a word in one cell."""
    if not any(_near_an_edge(piece, glyph, area) for glyph, area in placed):
        return placed
    stray = _stray(piece)
    moved: dict[int, Area] = {}
    for line in _lines(placed):
        for word in _words(line):
            if any(_is_cut(piece, one, other, stray) for one, other in pairwise(word)):
                most = Counter(area for _, area in word).most_common(1)[0][0]
                moved.update((id(glyph), most) for glyph, _ in word)
    return [(glyph, moved.get(id(glyph), area)) for glyph, area in placed] if moved else placed


def _stray(piece: Piece) -> set[int]:
    """Return the edges of columns that one row alone has a border at."""
    if len(piece.ys) - 1 < _FEWEST:
        return set()
    rows = Counter(area.column for area in piece.cells for _ in range(area.rows) if area.column)
    return {column for column, count in rows.items() if count == 1}


def _near_an_edge(piece: Piece, glyph: Glyph, area: Area) -> bool:
    left, right = piece.xs[area.column], piece.xs[area.column + area.columns]
    near = _IN_A_WORD * glyph.size / 2
    return glyph.right > right - near or glyph.left < left + near


def _lines(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield glyphs by their lines, from left to right."""
    line: list[Placed] = []
    for item in sorted(placed, key=lambda item: item[0].baseline):
        if line and item[0].baseline - line[-1][0].baseline > _SAME_LINE * item[0].size:
            yield sorted(line, key=lambda item: item[0].left)
            line = []
        line.append(item)
    if line:
        yield sorted(line, key=lambda item: item[0].left)


def _words(line: Sequence[Placed]) -> Iterator[list[Placed]]:
    word: list[Placed] = []
    for item in line:
        if word and item[0].left - word[-1][0].right > _IN_A_WORD * item[0].size:
            yield word
            word = []
        word.append(item)
    yield word


def _is_cut(piece: Piece, one: Placed, other: Placed, stray: set[int]) -> bool:
    """Tell whether two glyphs side by side in two cells are of one word."""
    (before, left), (after, right) = one, other
    if left == right or left.column >= right.column:
        return False
    border = piece.xs[right.column]
    room = _THROUGH * before.size
    goes_through = before.right > border + room or after.left < border - room
    return (
        goes_through or after.left - before.right < _TOUCHING * before.size or right.column in stray
    )
