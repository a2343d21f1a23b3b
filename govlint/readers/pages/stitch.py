"""Pieces of tables on following pages to whole tables."""

from __future__ import annotations

import re

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.document.figure import is_figure_like
from govlint.document.ordinals import ordinal_of
from govlint.readers.flow import FlowCell, Para, Table, place


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govlint.readers.pages.piece import Area, Piece


_SAME_EDGE: Final = 4.0
"""Points by which the outer edges of two pieces of one table may differ."""

_HEAD: Final = 5
"""Rows that a table may repeat at the head of a page."""

_DIGIT: Final = re.compile(r"\d")


@dataclass(slots=True)
class PagedTable:
    """A table with the pieces it consists of, and the number of the page that each is on, from 1."""

    pieces: list[Piece] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def goes_on_in(self, piece: Piece) -> bool:
        """Return whether a piece at the head of the next page may belong to this table.

        It is as wide; or a merged cell at its left takes the whole page, so that no line shows the cell's edges.
        """
        lefts = [x for last in self.pieces for x in last.xs[:-1]]
        return abs(self.pieces[-1].right - piece.right) < _SAME_EDGE and any(
            abs(x - piece.left) < _SAME_EDGE for x in lefts
        )


@dataclass(slots=True)
class _Cell:
    """A cell of the whole table, its columns counted in those of all pieces."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    page: int

    @property
    def sides(self) -> tuple[int, int]:
        """Its first column and how many it takes."""
        return self.column, self.columns


def table_of(paged: PagedTable, address: Callable[[int, int, FlowCell], int]) -> Table:
    """Return a table whose cells have been placed.

    Args:
        paged: the pieces.
        address: gives the number of the place of a cell, from its page, its row (from 1) and itself.
    """
    table = Table()
    rows: dict[int, list[_Cell]] = {}
    for cell in sorted(_whole(paged), key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    # A row in which no cell begins only holds lower parts of merged cells; it stays a row of the table.
    for row in range(max(rows, default=-1) + 1):
        cells = table.add_row()
        for cell in rows.get(row, []):
            flow = FlowCell(rows=cell.rows, columns=cell.columns)
            flow.empty = address(cell.page, row + 1, flow)
            if cell.text:
                flow.items.append(Para([(cell.text, flow.empty)]))
            cells.append(flow)
    place(table)
    return table


def _whole(paged: PagedTable) -> list[_Cell]:
    """Return the cells of all pieces as those of one table."""
    edges = _common_edges(paged.pieces)
    cells: list[_Cell] = []
    before: Piece | None = None
    for piece, page in zip(paged.pieces, paged.pages, strict=True):
        columns = [_index(edges, x) for x in piece.xs]
        cells = cells if before is None else _without_foot(cells)
        height = max((cell.row + cell.rows for cell in cells), default=0)
        repeated = _repeated_rows(paged.pieces[0], piece) if before is not None else 0
        added = [
            _Cell(
                area.row - repeated + height,
                columns[area.column],
                area.rows,
                columns[area.column + area.columns] - columns[area.column],
                text,
                page,
            )
            for area, text in piece.cells.items()
            if area.row >= repeated
        ]
        if before is not None:
            added = _joined(cells, added, cut=before.open_foot and piece.open_head)
        cells += _with_left(cells, added, columns[0], page)
        before = piece
    return _without_empty_rows(cells)


def _common_edges(pieces: Sequence[Piece]) -> list[float]:
    """Return the edges of the columns of all pieces, those nearly at one place once."""
    groups: list[list[float]] = []
    for x in sorted(x for piece in pieces for x in piece.xs):
        if groups and x - groups[-1][-1] <= 3:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [sum(group) / len(group) for group in groups]


def _index(edges: Sequence[float], x: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - x))


def _rows_of(piece: Piece) -> list[list[tuple[Area, str]]]:
    """Return the cells of a piece by the rows that they begin in."""
    rows: list[list[tuple[Area, str]]] = [[] for _ in piece.ys[1:]]
    for area, text in piece.cells.items():
        rows[area.row].append((area, text))
    return rows


def _repeated_rows(first: Piece, piece: Piece) -> int:
    """Return how many rows at the head of a piece repeat those at the head of the table, as set in Word."""
    heads, rows = _rows_of(first), _rows_of(piece)
    count = 0
    while (
        count < min(len(heads), len(rows), _HEAD)
        and heads[count]
        and [(area.column, text) for area, text in heads[count]]
        == [(area.column, text) for area, text in rows[count]]
        and not any(_DIGIT.search(text) for _, text in heads[count])
    ):
        count += 1
    # Merged cells of the head have to end with it.
    while count and any(area.row < count < area.row + area.rows for area in piece.cells):
        count -= 1
    return count


def _joined(above: list[_Cell], below: list[_Cell], *, cut: bool) -> list[_Cell]:
    """Join cells that were cut by the page's end with those above; return the cells that are left.

    Args:
        above: the cells of the pieces before, which are changed.
        below: those of the piece.
        cut: no line stands at the foot of the page or at the head of the next one.
    """
    height = min((cell.row for cell in below), default=0)
    last = {cell.sides: cell for cell in above if cell.row + cell.rows == height}
    head = [cell for cell in below if cell.row == height]
    pairs = [(last[cell.sides], cell) for cell in head if cell.sides in last]
    # Where a merged cell is cut, only its empty part may differ in its sides.
    fits = pairs and not any(cell.text for cell in head if cell.sides not in last)
    if fits and ((cut and not _clash(pairs)) or _is_rest(pairs)):
        return _put_together(pairs, below, height)
    joined: set[int] = set()
    rests = _goes_on_beside_parts(last.values(), head)
    for cell in head:
        found = last.get(cell.sides)
        if found is not None and rests:
            found.text += cell.text
            found.rows += cell.rows
            joined.add(id(cell))
            continue
        # An empty cell below a merged one is its lower part, and so is one that takes several rows itself.
        if found is not None and not cell.text and found.text and max(cell.rows, found.rows) > 1:
            found.rows += cell.rows
            joined.add(id(cell))
    return [cell for cell in below if id(cell) not in joined]


def _goes_on_beside_parts(above: Iterable[_Cell], below: Sequence[_Cell]) -> bool:
    """Return whether a row goes on with a head of the table that the page's end cut through its merged cells.

    Beside them stand the headings into which the others part (行政诉讼 into 结果维持 and so on). No cell is a figure.
    """
    above = list(above)
    alike = {cell.sides for cell in above} & {cell.sides for cell in below}
    parts = [cell for cell in below if cell.sides not in alike]
    if not alike or not parts or any(is_figure_like(cell.text) for cell in (*above, *below)):
        return False
    wholes = [cell for cell in above if cell.sides not in alike]
    return all(cell.text for cell in parts) and all(
        any(
            whole.text
            and whole.column <= cell.column
            and cell.column + cell.columns <= whole.column + whole.columns
            for whole in wholes
        )
        for cell in parts
    )


def _with_left(above: list[_Cell], below: list[_Cell], missing: int, page: int) -> list[_Cell]:
    """Return the cells of a piece; merged cells at its left, whose edges are not drawn, go on or are filled in."""
    if not missing or not below:
        return below
    height = min(cell.row for cell in below)
    rows = max(cell.row + cell.rows for cell in below) - height
    going_on = [c for c in above if c.row + c.rows == height and c.column + c.columns <= missing]
    for cell in going_on:
        cell.rows += rows
    return below if going_on else [_Cell(height, 0, rows, missing, "", page), *below]


def _put_together(pairs: list[tuple[_Cell, _Cell]], below: list[_Cell], height: int) -> list[_Cell]:
    """Add the first row of a piece to the row above; return the cells of the rows after it."""
    for upper, cell in pairs:
        upper.text += cell.text
        upper.rows += cell.rows - 1
    joined = {id(cell) for _, cell in pairs}
    kept: list[_Cell] = []
    for cell in below:
        if id(cell) in joined:
            continue
        if cell.row > height:
            cell.row -= 1
        else:
            cell.rows -= 1
        if cell.rows:
            kept.append(cell)
    return kept


def _clash(pairs: list[tuple[_Cell, _Cell]]) -> bool:
    """Return whether two figures would become one if a row were put together with the one above."""
    return any(_DIGIT.search(upper.text) and _DIGIT.search(cell.text) for upper, cell in pairs)


def _is_rest(pairs: list[tuple[_Cell, _Cell]]) -> bool:
    """Return whether the first row of a piece is the rest of the row above: the ends of texts that were cut.

    Then it has no figures where the row above has some, and begins no label of its own.
    """
    rests = [(upper, cell) for upper, cell in pairs if cell.text]
    if len(pairs) < 3 or not any(upper.text and not cell.text for upper, cell in pairs):
        return False
    if len(rests) == 1 and all(
        upper.text.isdigit() and cell.text.isdigit() for upper, cell in rests
    ):
        # A figure too long for its cell: no row consists of one figure alone.
        return True
    if any("（" in upper.text.rpartition("）")[2] for upper, _ in rests):
        return True
    if any(
        not upper.text or is_figure_like(cell.text) or ordinal_of(cell.text)
        for upper, cell in rests
    ):
        return False
    figures = sum(is_figure_like(upper.text) for upper, _ in pairs)
    # Below a head, a single label in the first column may begin a row whose figures were left out.
    return figures > 1 or len(rests) > 1 or all(cell.column > 0 for _, cell in rests)


def _without_foot(cells: list[_Cell]) -> list[_Cell]:
    """Leave out empty rows at the foot of a page: the room that the next row did not fit into."""
    height = max((cell.row + cell.rows for cell in cells), default=0)
    while height > 1:
        last = [cell for cell in cells if cell.row == height - 1]
        if any(cell.text for cell in last):
            break
        height -= 1
        cells = [cell for cell in cells if cell.row < height]
        for cell in cells:
            cell.rows = min(cell.rows, height - cell.row)
    return cells


def _without_empty_rows(cells: list[_Cell]) -> list[_Cell]:
    """Leave out rows in which no cell begins, such as those between the two lines of a double border."""
    starts = sorted({cell.row for cell in cells})
    number = {row: at for at, row in enumerate(starts)}
    for cell in cells:
        cell.rows = sum(1 for row in range(cell.row, cell.row + cell.rows) if row in number)
        cell.row = number[cell.row]
    return cells
