"""The tables of the form as grids of merged cells, drawn from the form's own data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.form.edition import BlockForm, ColumnForm, Edition, TableForm


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its upper left corner, how far it reaches, what it says.

    ``key`` is that of its figure; ``row_key`` that of the row whose label it is, or whose figure it holds;
    ``column_key`` that of the column whose label it is.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    key: str | None = None
    row_key: str | None = None
    column_key: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the form. ``cells`` stand in reading order and leave no gap."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def height(self) -> int:
        """The number of rows."""
        return max((c.row + c.rows for c in self.cells), default=0)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((c.column + c.columns for c in self.cells), default=0)

    def lines(self) -> list[list[Cell]]:
        """Return, row by row, the cells that begin in it, from left to right."""
        lines: list[list[Cell]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            lines[cell.row].append(cell)
        return [sorted(line, key=lambda c: c.column) for line in lines]

    def slots(self) -> list[list[Cell | None]]:
        """Return a square of slots: each cell in its upper left corner, None where it reaches over others."""
        square: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            square[cell.row][cell.column] = cell
        return square

    def without_row(self, row: int) -> Grid:
        """Return the grid without a row; a cell that reaches over it gets shorter."""
        kept = []
        for c in self.cells:
            if c.row <= row < c.row + c.rows:
                if c.rows > 1:
                    kept.append(replace(c, rows=c.rows - 1))
            else:
                kept.append(replace(c, row=c.row - 1) if c.row > row else c)
        return replace(self, cells=tuple(kept))

    def without_column(self, column: int) -> Grid:
        """Return the grid without a column; a cell that reaches over it gets narrower."""
        kept = []
        for c in self.cells:
            if c.column <= column < c.column + c.columns:
                if c.columns > 1:
                    kept.append(replace(c, columns=c.columns - 1))
            else:
                kept.append(replace(c, column=c.column - 1) if c.column > column else c)
        return replace(self, cells=tuple(kept))

    def with_text(self, key: str, text: str) -> Grid:
        """Return the grid with another text in the cell of a figure."""
        return replace(
            self, cells=tuple(replace(c, text=text) if c.key == key else c for c in self.cells)
        )


def grid_of(table: TableForm, edition: Edition, texts: Mapping[str, str]) -> Grid:
    """Return a table of the form with its cells filled in; ``texts`` are what the figures' cells say."""
    builders = {"disclosed": _disclosed, "requests": _requests, "cases": _cases}
    cells = tuple(builders[table.name](table, texts))
    assert {c.key for c in cells if c.key} == {
        f.key for f in edition.facts.values() if f.table is table
    }
    return Grid(table.name, cells)


def _disclosed(table: TableForm, texts: Mapping[str, str]) -> Iterator[Cell]:
    """Yield the cells of table 2: blocks one below the other, each under its own head."""
    width = 1 + max(len(block.columns) for block in table.blocks)
    y = 0
    for block in table.blocks:
        yield Cell(y, 0, 1, width, block.heads[0])
        yield Cell(y + 1, 0, 1, 1, block.heads[1])
        for j, column in enumerate(block.columns):
            yield Cell(
                y + 1, 1 + j, 1, _reach(block, j, width), column.label, column_key=column.key
            )
        y += 2
        for i, row in enumerate(block.rows):
            yield Cell(y, 0, 1, 1, row.label, row_key=row.key)
            for j in range(len(block.columns)):
                key = block.key(i, j)
                yield Cell(y, 1 + j, 1, _reach(block, j, width), texts[key], key, row.key)
            y += 1


def _reach(block: BlockForm, j: int, width: int) -> int:
    """Return how many columns a block's column takes: its last one all that are left."""
    return width - 1 - j if j == len(block.columns) - 1 else 1


def _requests(table: TableForm, texts: Mapping[str, str]) -> Iterator[Cell]:
    """Yield the cells of table 3: labels in three columns, figures in seven."""
    (block,) = table.blocks
    yield Cell(0, 0, 3, 3, block.heads[0])
    yield Cell(0, 3, 1, 6, block.heads[1])
    yield from _applicants(block)
    members = [row.group for row in block.rows]
    outer, *inner = block.groups
    y = 3
    for i, row in enumerate(block.rows):
        if row.group is not None and row.group not in members[:i]:
            if row.group == outer:
                yield Cell(y, 0, sum(m is not None for m in members), 1, outer)
            else:
                yield Cell(y, 1, members.count(row.group), 1, row.group)
        level = 0 if row.group is None else 2 if row.group in inner else 1
        yield Cell(y, level, 1, 3 - level, row.label, row_key=row.key)
        for j in range(len(block.columns)):
            key = block.key(i, j)
            yield Cell(y, 3 + j, 1, 1, texts[key], key, row.key)
        y += 1


def _applicants(block: BlockForm) -> Iterator[Cell]:
    first, *bodies, total = block.columns
    yield Cell(0, 9, 3, 1, total.label, column_key=total.key)
    yield Cell(1, 3, 2, 1, first.label, column_key=first.key)
    yield Cell(1, 4, 1, len(bodies), block.heads[2])
    for j, column in enumerate(bodies):
        yield Cell(2, 4 + j, 1, 1, column.label, column_key=column.key)


def _cases(table: TableForm, texts: Mapping[str, str]) -> Iterator[Cell]:
    """Yield the cells of table 4: one row of fifteen figures under three rows of heads."""
    (block,) = table.blocks
    first, second, *_ = block.heads
    groups: dict[str | None, list[ColumnForm]] = {}
    for column in block.columns:
        groups.setdefault(column.group, []).append(column)
    yield Cell(0, 0, 1, len(groups[first]), first)
    yield Cell(0, len(groups[first]), 1, len(block.columns) - len(groups[first]), second)
    x = 0
    for name, columns in groups.items():
        top = 1 if name == first else 2
        if name != first:
            yield Cell(1, x, 1, len(columns), name or "")
        for column in columns:
            yield Cell(top, x, 3 - top, 1, column.label, column_key=column.key)
            x += 1
    for j in range(len(block.columns)):
        key = block.key(0, j)
        yield Cell(3, j, 1, 1, texts[key], key, "")
