"""What web pages, Word files and sheets have in common: paragraphs and tables, and how they become a layout's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from govlint.document.errors import UnreadableFile
from govlint.document.figure import is_figure_like
from govlint.document.layout import Grid, GridCell, GridRow, Line
from govlint.document.limits import MAX_CELLS, MAX_COLUMNS, MAX_RENDERED
from govlint.document.message import Text
from govlint.document.ordinals import has_top_ordinal
from govlint.document.source import Span
from govlint.readers.text.shapes import LONGEST_CELL
from govlint.readers.text.text import blocks_of


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# What ends like a sentence and has more characters is one; 无。 and 略。 may stand in a cell.
_LEAST_SENTENCE = 8

Piece: TypeAlias = tuple[str, int]
"""A run of text and its place: an offset into the source, or the number of an address."""


@dataclass(slots=True, eq=False)
class Para:
    """A paragraph; ``linked`` says that all of it is links."""

    pieces: list[Piece]
    linked: bool = False

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join([text for text, _ in self.pieces])


@dataclass(slots=True, eq=False)
class FlowCell:
    """A table cell as the file has it.

    ``rows`` and ``columns`` are how far it says it reaches, 0 rows meaning to the end of its group; ``column`` is set
    by `place`. ``empty`` is its place if it holds nothing.
    """

    items: list[Para | Table] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    column: int = 0
    empty: int = 0

    @property
    def text(self) -> str:
        """The words of the cell, its paragraphs parted by blanks."""
        return " ".join([item.text for item in self.items if isinstance(item, Para)])


@dataclass(slots=True)
class Table:
    """A table: its rows, and for each row the number of the group it is in (head, body or foot)."""

    rows: list[list[FlowCell]] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)

    def add_row(self, group: int = 0) -> list[FlowCell]:
        """Open a row."""
        row: list[FlowCell] = []
        self.rows.append(row)
        self.groups.append(group)
        return row


def place(table: Table) -> None:
    """Give every cell its column and clip its reach, by the rules by which browsers lay out a table.

    A cell stands in the first column that no cell from above reaches into. A cell ends with its group of rows. Rows
    without a cell of their own are dropped, and the cells that reach through them shortened.
    """
    ends = _group_ends(table.groups)
    busy: dict[int, int] = {}
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while busy.get(column, 0) > at:
                column += 1
            cell.column = min(column, MAX_COLUMNS - 1)
            cell.columns = max(1, min(cell.columns, MAX_COLUMNS - cell.column))
            end = ends[at] if cell.rows == 0 else min(at + cell.rows, ends[at])
            cell.rows = max(1, end - at)
            if cell.rows > 1:
                for reached in range(cell.column, cell.column + cell.columns):
                    busy[reached] = end
            column = cell.column + cell.columns
    empty = [at for at, row in enumerate(table.rows) if not row]
    if empty:
        _drop_rows(table, empty)


def _group_ends(groups: list[int]) -> list[int]:
    ends = [len(groups)] * len(groups)
    for at in range(len(groups) - 2, -1, -1):
        ends[at] = ends[at + 1] if groups[at] == groups[at + 1] else at + 1
    return ends


def _drop_rows(table: Table, empty: list[int]) -> None:
    """Remove the rows of these numbers."""
    before = [0]
    gone = set(empty)
    for at in range(len(table.rows)):
        before.append(before[-1] + (at in gone))
    for at, row in enumerate(table.rows):
        for cell in row:
            cell.rows -= before[at + cell.rows] - before[at]
    table.groups = [group for at, group in enumerate(table.groups) if at not in gone]
    table.rows = [row for at, row in enumerate(table.rows) if at not in gone]


class Rendering:
    """Writes paragraphs and tables as the text of a layout, and notes which place each piece of it has."""

    def __init__(self) -> None:
        self.offsets: list[int] = []
        self.places: list[int] = []
        self._parts: list[str] = []
        self._size = 0
        self._blocks: list[Line | Grid] = []
        self._cells = 0

    def items(self, items: Sequence[Para | Table]) -> None:
        """Add what stands in a body or in a cell."""
        for item in items:
            if isinstance(item, Para):
                self.line(item.pieces)
            else:
                self.table(item)

    def line(self, pieces: Sequence[Piece]) -> None:
        """Add a paragraph."""
        start = self._size
        self._write(pieces)
        self._put("\n")
        self._blocks.append(Line(Span(start, self._size)))

    def table(self, table: Table) -> None:
        """Add a table whose cells have been placed: a grid, or what its cells hold where it only serves the layout."""
        for cell in (cell for row in table.rows for cell in row):
            if any(isinstance(item, Table) for item in cell.items):
                cell.items = _unwrapped(cell.items)
        nested = any(
            isinstance(item, Table) for row in table.rows for cell in row for item in cell.items
        )
        figures = sum(is_figure_like(cell.text.strip()) for row in table.rows for cell in row)
        if figures < 2 and (nested or _holds_prose(table)):
            for row in table.rows:
                for cell in row:
                    self.items(cell.items)
            return
        start = 0
        several = any(len(row) > 1 for row in table.rows)
        for at, row in enumerate(table.rows):
            if several and len(row) == 1 and _stands_alone(row[0]):
                self._grid(table.rows[start:at], headless=True)
                self.items(row[0].items)
                start = at + 1
        self._grid(table.rows[start:], headless=False)

    def finish(self) -> tuple[str, tuple[Line | Grid, ...]]:
        """Return the text and its blocks.

        Raises:
            UnreadableFile: there are too many cells.
        """
        text = "".join(self._parts)
        return text, tuple(_with_text_tables(text, self._blocks))

    def _grid(self, rows: list[list[FlowCell]], *, headless: bool) -> None:
        """Add rows as a grid; ``headless`` says that a heading follows, so that a title may be among them."""
        if headless and all(len(row) == 1 for row in rows):
            for row in rows:
                self.items(row[0].items)
            return
        if not rows:
            return
        start = self._size
        grid_rows = [self._row(row, len(rows) - at) for at, row in enumerate(rows)]
        self._blocks.append(Grid(Span(start, self._size), tuple(grid_rows), exact=True))
        for row in rows:
            for cell in row:
                for item in cell.items:
                    if isinstance(item, Table):
                        self.table(item)

    def _row(self, row: list[FlowCell], left: int) -> GridRow:
        self._cells += len(row)
        if self._cells > MAX_CELLS:
            raise UnreadableFile(
                Text(f"表格超过 {MAX_CELLS} 个单元格", f"more than {MAX_CELLS} table cells"),
                Text("请确认这是年度报告", "check that this is an annual report"),
            )
        start = self._size
        cells: list[GridCell] = []
        for at, cell in enumerate(row, 1):
            begin = self._size
            written = False
            for item in cell.items:
                if isinstance(item, Para):
                    if written:
                        self._put(" ")
                    self._write(item.pieces)
                    written = True
            if not written:
                self.offsets.append(self._size)
                self.places.append(cell.empty)
            content = Span(begin, self._size)
            self._put("\n" if at == len(row) else "\t")
            cells.append(
                GridCell(
                    Span(begin, self._size),
                    content,
                    cell.column,
                    min(cell.rows, left),
                    cell.columns,
                )
            )
        return GridRow(Span(start, self._size), tuple(cells))

    def _write(self, pieces: Sequence[Piece]) -> None:
        for text, where in pieces:
            self.offsets.append(self._size)
            self.places.append(where)
            self._put(text)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)
        if self._size > MAX_RENDERED:
            raise UnreadableFile(
                Text(f"正文超过 {MAX_RENDERED} 字", f"over {MAX_RENDERED} characters"),
                Text("请确认这是年度报告", "check that this is an annual report"),
            )


def is_prose(text: str) -> bool:
    """Return whether a cell's or a row's text is a paragraph: too long for a label, or a sentence."""
    if len(text) > LONGEST_CELL:
        return True
    ends = text.rstrip().endswith(("。", "；", "！"))
    return "。" in text and len(text) > (_LEAST_SENTENCE if ends else LONGEST_CELL // 2)


def _unwrapped(items: list[Para | Table]) -> list[Para | Table]:
    """Return what a cell holds with the content of a table in its stead where that fills no more than one cell."""
    found: list[Para | Table] = []
    for item in items:
        if isinstance(item, Table):
            filled = [cell for row in item.rows for cell in row if cell.items]
            if len(filled) <= 1:
                found += _unwrapped(filled[0].items) if filled else []
                continue
        found.append(item)
    return found


def _holds_prose(table: Table) -> bool:
    return any(
        is_prose(item.text)
        for row in table.rows
        for cell in row
        for item in cell.items
        if isinstance(item, Para)
    )


def _stands_alone(cell: FlowCell) -> bool:
    """Return whether a cell that is alone in its row is no cell of a table but a heading or a paragraph."""
    if cell.rows > 1 or cell.column > 0:
        return False
    text = cell.text.strip()
    return is_prose(text) or has_top_ordinal(text)


def _with_text_tables(text: str, blocks: list[Line | Grid]) -> Iterator[Line | Grid]:
    """Find the tables that were typed as text, among the paragraphs between real tables."""
    start = 0
    while start < len(blocks):
        block = blocks[start]
        if isinstance(block, Grid):
            yield block
            start += 1
            continue
        end = start
        while end < len(blocks) and isinstance(blocks[end], Line):
            end += 1
        begin = block.span.start
        found = blocks_of(text[begin : blocks[end - 1].span.end])
        if any(isinstance(part, Grid) for part in found):
            for part in found:
                yield _shifted(part, begin)
        else:
            yield from blocks[start:end]
        start = end


def _shifted(block: Line | Grid, by: int) -> Line | Grid:
    if isinstance(block, Line):
        return Line(block.span.shift(by))
    rows = tuple(
        GridRow(
            row.span.shift(by),
            tuple(
                GridCell(cell.span.shift(by), cell.content.shift(by), cell.column)
                for cell in row.cells
            ),
        )
        for row in block.rows
    )
    return Grid(block.span.shift(by), rows, exact=False)
