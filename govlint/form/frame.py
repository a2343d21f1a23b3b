"""A report's tables without their figures: words, and where figures stand.

What a label is and which cells hold its figures depends on the words alone. Reports made on the same form have the same
frame, so that the plan made for one (`govlint.form.bind`) holds for all of them.

In a text, gaps of merged cells fall where they will. A tight frame leaves out what shows nothing; it is of use where
every label is known and has as many figures as the form gives it, which no gap can change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from govlint.document.figure import State, read_cell
from govlint.form.numbered import numbering


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.document.figure import Content
    from govlint.syntax.tree import Cell, Row, Table


Mark: TypeAlias = str | bool
"""A cell: its words, or whether a cell that is a figure or visibly nothing shows anything."""


RowFrame: TypeAlias = tuple[tuple[Mark, ...], tuple[int, ...]]
"""The cells of a row, and the columns they stand in, which a tight frame leaves out."""

TableFrame: TypeAlias = tuple[bool, tuple[RowFrame, ...]]
"""Whether columns are those of the file (`govlint.document.layout.Grid.exact`), and the rows of the table."""

Frame: TypeAlias = tuple[tuple[str | None, tuple[TableFrame, ...]], ...]
"""The parts of a report in order: the statutory table that belongs there, if one does, and its own tables."""


_FEW = 2
# A row of so many cells, all of them empty, is a row of figures that nobody filled in.
LEAST_EMPTY = 5


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a frame; ``index`` counts all cells of the report. ``words`` is None where it may be a figure."""

    index: int
    words: str | None
    shown: bool
    column: int


@dataclass(slots=True, eq=False)
class Line:
    """A row of a frame: ``index`` counts all rows of the report from 0, ``number`` those of its table from 1."""

    index: int
    number: int
    slots: tuple[Slot, ...]


@dataclass(slots=True, eq=False)
class Stock:
    """What a frame was taken of, in the order in which a frame counts: tables, rows, cells, and what cells hold."""

    tables: list[Table]
    rows: list[Row]
    cells: list[Cell]
    contents: list[Content]


def take(
    text: str, areas: Iterable[tuple[str | None, Iterable[Table]]], *, tight: bool
) -> tuple[Frame, Stock]:
    """Return the frame of a report's tables, part by part, and the tables themselves in one sequence.

    ``tight`` frames keep the blank cells of tables with true columns, and two of a row that shows but one cell: they
    show that it is no line of its own.
    """
    stock = Stock([], [], [], [])
    frame = tuple(
        (
            name,
            tuple(
                _table_frame(text, table, stock, tight=tight and not table.exact)
                for table in tables
            ),
        )
        for name, tables in areas
    )
    return frame, stock


def _table_frame(text: str, table: Table, stock: Stock, *, tight: bool) -> TableFrame:
    stock.tables.append(table)
    stock.rows.extend(table.rows)
    contents, rows = stock.contents, []
    numbers = numbering(text, table.rows)
    for row in table.rows:
        cells: Sequence[Cell] = row.cells
        if numbers:
            cells = [cell for cell in cells if cell.span not in numbers]
        if tight:
            shown = [cell for cell in cells if cell.content.start < cell.content.end]
            if not shown and len(cells) >= LEAST_EMPTY:
                shown = list(cells)
            if len(shown) == 1 and len(cells) > _FEW:
                shown += [cell for cell in cells if cell is not shown[0]][:_FEW]
            cells = shown
        marks: list[Mark] = []
        for cell in cells:
            start, end = cell.content
            words = text[start:end]
            content = read_cell(words)
            contents.append(content)
            marks.append(words if content.state is State.INVALID else start < end)
        stock.cells.extend(cells)
        columns = () if tight else tuple([cell.column for cell in cells])
        rows.append((tuple(marks), columns))
    return table.exact, tuple(rows)


def lines_of(rows: tuple[RowFrame, ...], row: int, cell: int) -> list[Line]:
    """Return the rows of a table, before which there are so many rows and cells in the report."""
    lines = []
    for number, (marks, columns) in enumerate(rows, start=1):
        slots = []
        for column, mark in zip(columns or range(len(marks)), marks, strict=True):
            words = mark if isinstance(mark, str) else None
            slots.append(Slot(cell, words, bool(mark), column))
            cell += 1
        lines.append(Line(row, number, tuple(slots)))
        row += 1
    return lines
