"""The cells of one line of a table in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.layout import GridCell, GridRow
from govlint.document.source import Span
from govlint.readers.text.shapes import Shape, spaced_spans


if TYPE_CHECKING:
    from govlint.readers.text.regions import Entry


class RowBuilder:
    """Makes the rows of one grid, line by line.

    Where each cell has a line of its own, a bar closes the cell before it and every bar more is an empty cell; so what
    a line of bars means depends on the line above.
    """

    def __init__(self, source: str) -> None:
        self.rows: list[GridRow] = []
        self._source = source
        self._open = False
        self._single = False
        self._leading = False

    def add(self, entry: Entry, begin: int, stop: int) -> None:
        """Add the row or rows of one line; their spans tile the text from ``begin`` to ``stop``."""
        shape = entry.shape
        if shape is Shape.BARS:
            self._bars(entry, begin, stop)
            return
        line = self._source[entry.first : entry.last]
        self._open = False
        if shape >= Shape.WEAK and "|" in line:
            cells = self._barred(line, entry.first, begin, stop)
            self._single = len(cells) == 1
        elif (
            shape >= Shape.WEAK
            and not self._is_indented(entry, line)
            and "\t" in (raw := self._source[entry.start : entry.start + entry.size])
        ):
            cells = _cells(raw.split("\t"), entry.start, begin, stop)
        elif shape >= Shape.WEAK and not self._is_indented(entry, line):
            cells = _spaced(line, entry.first, begin, stop)
        else:
            cells = (GridCell(Span(begin, stop), Span(entry.first, entry.last), 0),)
            self._open = True
        self.rows.append(GridRow(Span(begin, stop), cells))

    def _is_indented(self, entry: Entry, line: str) -> bool:
        """Tell whether the tabs of a line only indent it, among lines of one cell each that end in bars."""
        return self._single and "\t" not in line and entry.first > entry.start

    def extend(self, stop: int) -> None:
        """Let the last row reach to ``stop``: what follows it holds no cell."""
        row = self.rows[-1]
        cell = row.cells[-1]
        last = GridCell(
            Span(cell.span.start, stop), cell.content, cell.column, cell.rows, cell.columns
        )
        self.rows[-1] = GridRow(Span(row.span.start, stop), (*row.cells[:-1], last))

    def _barred(self, line: str, first: int, begin: int, stop: int) -> tuple[GridCell, ...]:
        pieces = line.split("|")
        self._leading = not pieces[0]
        if self._leading:
            del pieces[0]
            first += 1
        if len(pieces) > 1 and not pieces[-1]:
            del pieces[-1]
        if self._single and pieces[0].strip() and not any(map(str.strip, pieces[1:])):
            # Where each cell has a line of its own, more bars behind a cell fill up its row.
            del pieces[1:]
        return _cells(pieces, first, begin, stop)

    def _bars(self, entry: Entry, begin: int, stop: int) -> None:
        bars = [at for at in range(entry.first, entry.last) if self._source[at] == "|"]
        if self._open:
            self._open = False
            self._single = True
            del bars[0]
            if not bars:
                self.extend(stop)
                return
        elif self._leading and len(bars) > 1:
            del bars[0]
        ends = [*(bar + 1 for bar in bars[:-1]), stop]
        starts = [begin, *ends[:-1]]
        cells = tuple(
            GridCell(Span(start, end), Span(bar, bar), 0 if self._single else column)
            for column, (start, bar, end) in enumerate(zip(starts, bars, ends, strict=True))
        )
        if self._single:
            self.rows += [GridRow(cell.span, (cell,)) for cell in cells]
        else:
            self.rows.append(GridRow(Span(begin, stop), cells))


def _cells(pieces: list[str], first: int, begin: int, stop: int) -> tuple[GridCell, ...]:
    """Return a cell a piece, where one character parts two pieces and ``first`` is where the first one begins."""
    # This loop is where a text reader spends its time; tuple's own constructor is twice as fast as a named tuple's.
    new = tuple.__new__
    cells: list[GridCell] = []
    column = 0
    start = begin
    for piece in pieces:
        following = first + len(piece)
        content = piece.strip()
        if content == piece:
            inner = new(Span, (first, following))
        elif content:
            left = following - len(piece.lstrip())
            inner = new(Span, (left, left + len(content)))
        else:
            inner = new(Span, (first, first))
        following += 1
        cells.append(new(GridCell, (new(Span, (start, following)), inner, column, 1, 1)))
        column += 1
        start = first = following
    last = cells[-1]
    cells[-1] = GridCell(Span(last.span.start, stop), last.content, column - 1)
    return tuple(cells)


def _spaced(line: str, first: int, begin: int, stop: int) -> tuple[GridCell, ...]:
    spans = spaced_spans(line)
    ends = [*(first + start for start, _ in spans[1:]), stop]
    starts = [begin, *ends[:-1]]
    return tuple(
        GridCell(Span(start, end), Span(first + left, first + right), column)
        for column, (start, end, (left, right)) in enumerate(zip(starts, ends, spans, strict=True))
    )
