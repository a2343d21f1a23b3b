"""Running numbers of rows and columns, which a program has put around a table: no figures of the form.

A column of them counts the rows, 0, 1, 2, … before words; a row of them counts the columns and has nothing else but the
word for them (栏次) in front. In a layout of one cell a line the row is lines that follow each other.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from govlint.document.normal import bare
from govlint.form.labels import Role, all_labels
from govlint.form.wording import wording


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.document.source import Span
    from govlint.syntax.tree import Cell, Row


# Fewer numbers in a sequence may be figures.
_LEAST = 3
_LONGEST_NUMBER = 4
_LONGEST_WORDS = 20


def numbering(text: str, rows: Sequence[Row]) -> frozenset[Span]:
    """Return the cells of a table that only number its rows or columns, by their places."""
    found: set[Span] = set()
    column = _column(text, rows)
    if column is not None:
        found.update(cell.span for row in rows for cell in row.cells[:1] if cell.column == column)
    shown = [
        [c for c in row.cells if c.content.start < c.content.end and c.span not in found]
        for row in rows
    ]
    for cells in shown:
        found.update(cell.span for cell in _beside_each_other(text, cells))
    found.update(cell.span for cell in _line_by_line(text, [cells for cells in shown if cells]))
    return frozenset(found)


def _beside_each_other(text: str, cells: list[Cell]) -> Sequence[Cell]:
    """Return the cells of a row that number columns, behind the words for them."""
    for at, cell in enumerate(cells):
        number = _number(text, cell)
        if number is not None:
            counts = number in (0, 1) and _counts([_number(text, c) for c in cells[at:]])
            return cells[at:] if counts and len(cells) - at >= _LEAST else ()
        if not _counts_columns(_words(text, cell)):
            return ()
    return ()


def _line_by_line(text: str, rows: Sequence[list[Cell]]) -> Iterable[Cell]:
    """Yield the cells that number columns, each in a line: after the word for them, or after the last heading.

    A heading that is a row's label too, such as 总计, is a label behind the first figure of the table.
    """
    before = ""
    figures = False
    for alone, group in groupby(rows, key=lambda row: _is_number(text, row)):
        lines = list(group)
        if not alone:
            before = _words(text, lines[-1][-1])
            continue
        cells = [row[0] for row in lines]
        # The one row of table 4 has no label: its figures follow at once, as many as there are columns.
        for end in sorted({len(cells), len(cells) // 2} if len(cells) % 2 == 0 else {len(cells)}):
            if (
                end >= _LEAST
                and _counts([_number(text, cell) for cell in cells[:end]])
                and (_counts_columns(before) or _is_heading(before, label=not figures))
            ):
                yield from cells[:end]
                break
        figures = True


def _is_number(text: str, cells: Sequence[Cell]) -> bool:
    return len(cells) == 1 and _number(text, cells[0]) is not None


def _is_heading(words: str, *, label: bool) -> bool:
    """Tell whether words head a column; ``label`` allows those that are the label of a row too."""
    roles = {match.role for match in all_labels().exact(words)}
    return Role.COLUMN in roles and (label or Role.ROW not in roles)


def _counts_columns(words: str) -> bool:
    return bool(words) and bare(words) in _number_words()


@cache
def _number_words() -> frozenset[str]:
    return frozenset(map(bare, wording().column_numbers))


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


def _words(text: str, cell: Cell) -> str:
    start, end = cell.content
    return text[start:end] if end - start <= _LONGEST_WORDS else ""


def _number(text: str, cell: Cell) -> int | None:
    start, end = cell.content
    words = text[start:end] if end - start <= _LONGEST_NUMBER else ""
    return int(words) if words.isascii() and words.isdecimal() else None


def _is_words(text: str, cell: Cell) -> bool:
    start, end = cell.content
    return start < end and not text[start:end].isascii()
