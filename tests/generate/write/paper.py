"""A report on paper: glyphs and lines at places, with nothing that says what is a table or a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from generate.document import Heading, Paragraph, SubHeading, Title
from generate.grid import Grid


if TYPE_CHECKING:
    from random import Random

    from generate.document import Document
    from generate.grid import Cell


_MARGIN: Final = 70
_PAD: Final = 3
_NOT_FIRST: Final = frozenset("，。、；：！？）》”")


@dataclass(frozen=True, slots=True)
class Print:
    """How a report is printed.

    ``size`` is that of the type in points; ``wide``: the paper lies on its long side; ``numbered``: pages have a number
    at their foot and a line at their head; ``indent``: sizes of type by which paragraphs are moved in; ``heads``: the
    head of a table is repeated on each page; ``bits``: lines are drawn cell by cell, as thin rectangles; ``open``: a
    table that goes on over a page has no line at the foot of the page; ``bold``: every glyph is printed twice, a little
    shifted.
    """

    size: float = 12
    wide: bool = False
    numbered: bool = True
    indent: int = 2
    heads: bool = False
    bits: bool = False
    open: bool = False
    bold: bool = False

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of a page in points."""
        return (842, 595) if self.wide else (595, 842)

    @classmethod
    def draw(cls, random: Random) -> Print:
        """Return some way of making one."""
        flags = [random.random() < share for share in (0.3, 0.7, 0.3, 0.4, 0.3, 0.2)]
        wide, numbered, heads, bits, is_open, bold = flags
        size = random.choice((9, 10.5, 12, 14))
        return cls(size, wide, numbered, random.choice((0, 2, 2)), heads, bits, is_open, bold)


PLAIN: Final = Print()


class Surface(Protocol):
    """What is printed on; places count from the upper left corner of the page, in points."""

    def text(self, x: float, y: float, text: str, size: float) -> None:
        """Print a text, its baseline at ``y``."""

    def line(self, x: float, y: float, u: float, v: float, *, filled: bool) -> None:
        """Draw a line, or a thin rectangle that is filled."""

    def turn(self) -> None:
        """Begin the next page."""


def print_report(report: Document, way: Print, surface: Surface) -> None:
    """Print a report."""
    printer = _Printer(way, report.title, surface)
    for block in report.blocks:
        if isinstance(block, Grid):
            _Tables(printer, block).draw()
        elif isinstance(block, Title):
            printer.centered(block.text)
        elif isinstance(block, Paragraph):
            printer.paragraph(block.passage.text)
        else:
            assert isinstance(block, Heading | SubHeading)
            printer.paragraph(block.text)


def _width(text: str, size: float) -> float:
    return sum(size if ord(char) > 0xFF or char in "“”" else size / 2 for char in text)


def broken(text: str, size: float, first: float, width: float) -> list[str]:
    """Return the lines of a text; figures are kept in one piece, and no line begins with a comma."""
    lines = [""]
    room = first
    for char in text:
        if _width(lines[-1] + char, size) > room and char not in _NOT_FIRST:
            kept = lines[-1].rstrip("0123456789.") if char in "0123456789.%" else lines[-1]
            rest = lines[-1][len(kept) :] if kept else ""
            lines[-1] = kept or lines[-1]
            lines.append(rest)
            room = width
        lines[-1] += char
    return lines


@dataclass(slots=True)
class _Printer:
    """Puts lines of text onto pages."""

    way: Print
    title: str
    surface: Surface
    y: float = 0
    _page: int = 1

    def __post_init__(self) -> None:
        self._begin()

    @property
    def width(self) -> float:
        """The width of a page."""
        return self.way.paper[0]

    @property
    def height(self) -> float:
        """The height of a page."""
        return self.way.paper[1]

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * _MARGIN

    def _begin(self) -> None:
        self.y = _MARGIN
        if self.way.numbered:
            self.text(self.width / 2 - 20, self.height - 30, f"- {self._page} -", 9)
            self.text(self.width / 2 - 100, 40, f"{self.title}（送审稿）", 9)

    def turn(self) -> None:
        """Begin the next page."""
        self.surface.turn()
        self._page += 1
        self._begin()

    def text(self, x: float, y: float, text: str, size: float) -> None:
        """Print a text whose baseline begins at a place."""
        for shift in (0, 0.3) if self.way.bold else (0,):
            self.surface.text(x + shift, y, text, size)

    def centered(self, text: str) -> None:
        """Print lines in the middle."""
        size = self.way.size * 1.3
        for line in broken(text, size, self.room, self.room):
            self._next(size)
            self.text((self.width - _width(line, size)) / 2, self.y, line, size)

    def paragraph(self, text: str) -> None:
        """Print a paragraph, a little space after it."""
        size = self.way.size
        x = _MARGIN + self.way.indent * size
        for line in broken(text, size, self.room - self.way.indent * size, self.room):
            self._next(size)
            self.text(x, self.y, line, size)
            x = _MARGIN
        self.y += size if not self.way.indent else 0.3 * size

    def _next(self, size: float) -> None:
        if self.y + 1.5 * size > self.height - _MARGIN:
            self.turn()
        self.y += 1.5 * size


class _Tables:
    """Draws a table, on as many pages as it takes."""

    def __init__(self, printer: _Printer, grid: Grid) -> None:
        self._printer = printer
        self._grid = grid
        self._size = 9 if grid.width < 12 else 6.5
        figures = {cell.column for cell in grid.cells if cell.key}
        weights = [1.0 if column in figures else 2.0 for column in range(grid.width)]
        self._xs = [
            _MARGIN + printer.room * sum(weights[:at]) / sum(weights)
            for at in range(grid.width + 1)
        ]
        self._heights = [self._size + 2 * _PAD] * grid.height
        for cell in sorted(grid.cells, key=lambda cell: cell.row + cell.rows):
            needed = len(self._lines(cell)) * 1.3 * self._size + 2 * _PAD
            last = cell.row + cell.rows - 1
            self._heights[last] += max(0, needed - sum(self._heights[cell.row : last + 1]))

    def _lines(self, cell: Cell) -> list[str]:
        room = self._xs[cell.column + cell.columns] - self._xs[cell.column] - 2 * _PAD
        return broken(cell.text, self._size, room, room)

    def draw(self) -> None:
        """Draw it, broken between rows where a page ends."""
        printer, grid = self._printer, self._grid
        head = min((cell.row for cell in grid.cells if cell.key), default=0)
        start = 0
        printer.y += 0.5 * self._size
        while start < grid.height:
            repeated = list(range(head)) if start > head and printer.way.heads else []
            room = (
                printer.height - _MARGIN - printer.y - sum(self._heights[row] for row in repeated)
            )
            end = start
            while end < grid.height and sum(self._heights[start : end + 1]) <= room:
                end += 1
            if end > start:
                self._part(repeated, start, end)
                start = end
            if start < grid.height:
                printer.turn()
        printer.y += self._size

    def _part(self, repeated: list[int], start: int, end: int) -> None:
        """Draw rows of the table, from ``start`` to ``end``, perhaps after those at its head."""
        if repeated:
            self._cells(0, len(repeated), closed=True)
        self._cells(start, end, closed=end == self._grid.height or not self._printer.way.open)

    def _cells(self, first: int, last: int, *, closed: bool) -> None:
        printer = self._printer
        top = printer.y
        for cell in self._grid.cells:
            above, below = max(cell.row, first), min(cell.row + cell.rows, last)
            if above >= below:
                continue
            left, right = self._xs[cell.column], self._xs[cell.column + cell.columns]
            y = top + sum(self._heights[first:above])
            bottom = y + sum(self._heights[above:below])
            sides = [(left, y, left, bottom), (right, y, right, bottom), (left, y, right, y)]
            if closed or below < last:
                sides.append((left, bottom, right, bottom))
            for side in sides:
                self._line(*side)
            for line in self._lines_here(cell, above, below):
                y += 1.3 * self._size
                printer.text(left + _PAD, y, line, self._size)
        printer.y = top + sum(self._heights[first:last])

    def _lines_here(self, cell: Cell, above: int, below: int) -> list[str]:
        """Return the lines of a cell's text that stand in some of its rows; the others go on in the next."""
        lines = self._lines(cell)
        start, end = (
            int(sum(self._heights[cell.row : row]) / (1.3 * self._size)) for row in (above, below)
        )
        return lines[start:] if below == cell.row + cell.rows else lines[start:end]

    def _line(self, x: float, y: float, u: float, v: float) -> None:
        self._printer.surface.line(x, y, u, v, filled=self._printer.way.bits)
