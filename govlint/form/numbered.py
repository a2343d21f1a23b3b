"""Running numbers of rows and columns, which a program has put around a table: no figures of the form.

A column of them counts the rows, 0, 1, 2, … before words; a row of them counts the columns and has nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.document.source import Span
    from govlint.syntax.tree import Cell, Row


# Fewer numbers in a sequence may be figures.
_LEAST = 3
_LONGEST_NUMBER = 4


def numbering(text: str, rows: Sequence[Row]) -> frozenset[Span]:
    """Return the cells of a table that only number its rows or columns, by their places."""
    found: set[Span] = set()
    column = _column(text, rows)
    if column is not None:
        found.update(cell.span for row in rows for cell in row.cells[:1] if cell.column == column)
    for row in rows:
        cells = [c for c in row.cells if c.content.start < c.content.end and c.span not in found]
        if len(cells) >= _LEAST and _counts([_number(text, cell) for cell in cells]):
            found.update(cell.span for cell in cells)
    return frozenset(found)


def _column(text: str, rows: Sequence[Row]) -> int | None:
    """Return the column whose cells number the rows, None where there is none."""
    wide = [row for row in rows if len(row.cells) > 1]
    first = [row.cells[0] for row in wide]
    if len(first) < _LEAST or len({cell.column for cell in first}) > 1:
        return None
    numbers = [_number(text, cell) for cell in first]
    shown = [n for n in numbers if n is not None]
    words = sum(cell.content.start < cell.content.end for cell in first) - len(shown)
    beside = sum(_is_words(text, row.cells[1]) for row in wide)
    if (
        words > 1
        or len(shown) * 4 < len(first) * 3
        or not _counts(shown)
        or beside * 2 < len(shown)
    ):
        return None
    return first[0].column


def _counts(numbers: Sequence[int | None]) -> bool:
    """Tell whether numbers count on from 0 or 1."""
    first = numbers[0] if numbers else None
    return first in (0, 1) and all(n == first + at for at, n in enumerate(numbers))


def _number(text: str, cell: Cell) -> int | None:
    start, end = cell.content
    words = text[start:end] if end - start <= _LONGEST_NUMBER else ""
    return int(words) if words.isascii() and words.isdecimal() else None


def _is_words(text: str, cell: Cell) -> bool:
    start, end = cell.content
    return start < end and not text[start:end].isascii()
