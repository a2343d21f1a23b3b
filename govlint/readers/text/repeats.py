"""Tables in a text whose merged cells were written out: once in every column that they take.

Converters to Markdown do that. A label three times side by side shows it; a figure three times may be three figures,
so the header above it decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document.figure import is_figure_like
from govlint.document.layout import GridCell, GridRow
from govlint.document.source import Span


if TYPE_CHECKING:
    from collections.abc import Sequence


_REPEATED: Final = 3
"""How often a label at the head of a table stands side by side before it is taken for a merged cell."""

_HEAD: Final = 3
"""Rows at the head of a table that are looked at."""


def fold(text: str, rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """Return the rows with every merged cell standing once, or as they are if none was written out."""
    if not any(_repeats(text, row) for row in rows[:_HEAD]):
        return tuple(rows)
    heads: dict[int, str] = {}
    folded: list[GridRow] = []
    for row in rows:
        texts = [cell.content.of(text) for cell in row.cells]
        merged: list[GridCell] = []
        at = 0
        while at < len(texts):
            end = at + 1
            while end < len(texts) and texts[end] == texts[at] != "":
                end += 1
            if end - at > 1 and (_is_label(texts[at]) or _is_one_column(heads, at, end)):
                merged.append(_joined(row.cells[at:end]))
            else:
                merged.extend(row.cells[at:end])
            at = end
        heads |= {
            at: label for at, label in enumerate(texts) if label and not is_figure_like(label)
        }
        folded.append(GridRow(row.span, tuple(merged)))
    return tuple(folded)


def _repeats(text: str, row: GridRow) -> bool:
    """Return whether a label stands side by side too often to mean several columns."""
    cells = row.cells
    for at in range(len(cells) - _REPEATED + 1):
        label = cells[at].content.of(text)
        if _is_label(label):
            following = cells[at + 1 : at + _REPEATED]
            if all(cell.content.of(text) == label for cell in following):
                return True
    return False


def _is_label(text: str) -> bool:
    # A single character may be 无 in place of a figure.
    return len(text) > 1 and not is_figure_like(text)


def _is_one_column(heads: dict[int, str], start: int, end: int) -> bool:
    """Return whether the columns from ``start`` to ``end`` have one and the same header just above."""
    head = heads.get(start)
    return head is not None and all(heads.get(column) == head for column in range(start, end))


def _joined(cells: Sequence[GridCell]) -> GridCell:
    first, last = cells[0], cells[-1]
    return GridCell(
        Span(first.span.start, last.span.end),
        first.content,
        first.column,
        columns=last.column - first.column + 1,
    )
