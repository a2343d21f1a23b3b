"""Plain text and Markdown: lines, and the tables that text dumps lay out in a dozen ways.

A table that was copied into a text has lost its lines. What is left are tabs, bars, runs of spaces, or one cell a line.
Each line is judged by its shape, then by its neighbours; prose is never taken for cells, and nothing is dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.layout import Grid, Layout, Line
from govlint.document.limits import MAX_TEXT
from govlint.document.source import LineIndex, Span
from govlint.readers.encoding import decode
from govlint.readers.text.regions import Entry, mark_rows
from govlint.readers.text.repeats import fold
from govlint.readers.text.row import RowBuilder
from govlint.readers.text.shapes import Shape, plain, shape_of


if TYPE_CHECKING:
    from govlint.document.layout import GridRow


_TABS = 3
"""So many tabs at least make a row of a line that holds nothing else."""


def read_text(data: bytes, name: str = "", most: int = MAX_TEXT) -> Layout:
    """Read a text file; one of more than ``most`` code points is left as one line, for the caller to refuse.

    Raises:
        UnreadableFile: it holds no text.
    """
    del name
    decoded = decode(data)
    whole = Line(Span(0, len(decoded.text)))
    return Layout(
        decoded.text,
        blocks_of(decoded.text) if len(decoded.text) <= most else (whole,),
        LineIndex(decoded.text),
        "text",
        decoded.encoding,
        decoded.doubt,
    )


def blocks_of(text: str) -> tuple[Line | Grid, ...]:
    """Return the lines and grids of a text; they tile it."""
    if not text:
        return ()
    source = plain(text)
    entries = _entries(source)
    if not entries:
        return (Line(Span(0, len(text))),)
    mark_rows(source, entries)
    blocks: list[Line | Grid] = []
    starts = [entry.start for entry in entries[1:]] + [len(text)]
    at = start = 0
    while at < len(entries):
        if not entries[at].row:
            blocks.append(Line(Span(start, starts[at])))
            start = starts[at]
            at += 1
            continue
        end = at + 1
        while end < len(entries) and entries[end].row and not entries[end].fresh:
            end += 1
        stop = starts[end - 1]
        rows = _rows(source, entries[at:end], start, stop)
        blocks.append(Grid(Span(start, stop), rows, exact=False))
        start = stop
        at = end
    return tuple(blocks)


def _entries(source: str) -> list[Entry]:
    """Return the lines of a text that are not blank."""
    entries: list[Entry] = []
    start = 0
    blank = False
    for raw in source.split("\n"):
        line = raw.strip()
        if line:
            first = start + (0 if raw[0] == line[0] else len(raw) - len(raw.lstrip()))
            entries.append(
                Entry(start, len(raw), first, first + len(line), shape_of(raw, line), blank)
            )
            blank = False
        elif raw.count("\t") >= _TABS and entries and not blank and _is_tabbed(source, entries[-1]):
            # Below a row, tabs alone are a row whose cells are all empty.
            entries.append(Entry(start, len(raw), start, start, Shape.ROW, blank))
        else:
            blank = True
        start += len(raw) + 1
    return entries


def _is_tabbed(source: str, entry: Entry) -> bool:
    raw = source[entry.start : entry.start + entry.size]
    return entry.shape >= Shape.WEAK and raw.count("\t") >= _TABS


def _rows(source: str, entries: list[Entry], start: int, end: int) -> tuple[GridRow, ...]:
    """Return the rows of a grid whose lines these are; they tile the span from ``start`` to ``end``."""
    builder = RowBuilder(source)
    begin = start
    for at, entry in enumerate(entries, 1):
        stop = entries[at].start if at < len(entries) else end
        if entry.shape is not Shape.RULE:
            builder.add(entry, begin, stop)
        elif builder.rows:
            builder.extend(stop)
        else:
            # A rule above the first row: the row begins with it.
            continue
        begin = stop
    if not builder.rows:
        builder.add(entries[0], start, end)
    return fold(source, builder.rows)
