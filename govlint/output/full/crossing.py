"""The row and the column that meet in a wrong cell, as a small table."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from govlint.output import width as cells
from govlint.output.plain import visible


if TYPE_CHECKING:
    from govlint.rule import Crossing


Grid: TypeAlias = tuple[tuple[str, ...], ...]

_GAP = 2
_HEADING = 8
"""Cells that a column's heading takes before it is broken: four Chinese characters."""
_FIGURE = 16
"""Cells that a figure gets at the most; what is longer is no figure, and broken."""
_LABEL = 12
"""Cells that a row's label gets at the least."""


def draw(crossing: Crossing, room: int, lang: str = "zh") -> list[tuple[str, int, int]]:
    """Return the lines of the table; nothing in it is cut off.

    Each comes with where the wrong figure, or the mark under it, stands in it as a range of code points; the range is
    empty in every other line.
    """
    rows = _squared(crossing.in_language(lang))
    label, columns = _widths(rows, room)
    widths = (label, *columns)
    lines: list[tuple[str, int, int]] = []
    for index, row in enumerate(rows):
        marked = crossing.marked[1] if index == crossing.marked[0] else -1
        lines += _row(row, widths, marked, heading=index == 0)
        if index == 0:
            lines.append(("─" * ((sum(widths) + _GAP * len(columns)) // cells.width("─")), 0, 0))
    return lines


def _row(
    row: tuple[str, ...], widths: tuple[int, ...], marked: int, *, heading: bool
) -> list[tuple[str, int, int]]:
    """Return the lines of one row; headings stand on the rule below them, the rest hangs from the top."""
    wrapped = [cells.wrap(text, wide) for text, wide in zip(row, widths, strict=True)]
    if marked >= 0:
        wrapped[marked].append("^" * max(map(cells.width, (*wrapped[marked], "^"))))
    height = max(map(len, wrapped))
    lines = []
    for depth in range(height):
        line, start, end = "", 0, 0
        for column, (texts, wide) in enumerate(zip(wrapped, widths, strict=True)):
            at = depth - (height - len(texts)) if heading else depth
            text = texts[at] if 0 <= at < len(texts) else ""
            line += " " * _GAP if column else ""
            before = len(line)
            line += cells.pad(text, wide, right=column > 0)
            if column == marked:
                start = len(line) - len(text) if column else before
                end = start + len(text)
        lines.append((line.rstrip(), start, end))
    return lines


def _squared(rows: Grid) -> Grid:
    longest = max(map(len, rows), default=0)
    return tuple(
        tuple(visible(text) for text in row) + ("",) * (longest - len(row)) for row in rows
    )


def _widths(rows: Grid, room: int) -> tuple[int, list[int]]:
    """Return the width of the labels and of each column."""
    columns = list(zip(*rows, strict=True))
    figures = [
        min(_FIGURE, max((cells.width(t) for t in column[1:]), default=1)) for column in columns[1:]
    ]
    headings = [min(cells.width(column[0]), _HEADING) for column in columns[1:]]
    wanted = max((cells.width(t) for t in columns[0]), default=1)
    widths = [max(1, *pair) for pair in zip(figures, headings, strict=True)]
    if sum(widths) + _GAP * len(widths) + min(wanted, _LABEL) > room:
        widths = [max(4, wide) for wide in figures]
    left = room - sum(widths) - _GAP * len(widths)
    return max(min(wanted, left), min(wanted, _LABEL)), widths
