"""A table of a report as a table, wrong cells marked."""

from __future__ import annotations

import re

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from govlint.document.limits import MAX_COLUMNS
from govlint.output.markup import escaped
from govlint.output.webpage.numbered import worst


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document.source import Span
    from govlint.output.webpage.numbered import Numbered
    from govlint.syntax.tree import Cell, Row, Table


_FIGURE: Final = re.compile(r"[+\-－]?[\d０-９][\d０-９,，.\s]*|[/／—－\-]|")


def render_table(table: Table, text: str, notes: Sequence[Numbered]) -> str:
    """Return the table with its merged cells as the file has them, in a frame that scrolls by itself."""
    cells = [cell for row in table.rows for cell in row.cells]
    marks: dict[int, list[Numbered]] = {}
    whole: list[Numbered] = []
    widest = max((len(row.cells) for row in table.rows), default=0)
    starts = [cell.span.start for cell in cells]
    for note in notes:
        span = note.item.span
        near = () if span is None else _near(cells, starts, span)
        # A note on more cells than a row has is on the whole table, however many they are.
        struck = list(islice((c for c in near if span and _struck(c, span)), widest + 1))
        if not struck or len(struck) > widest:
            whole.append(note)
        for cell in struck if len(struck) <= widest else ():
            marks.setdefault(cell.span.start, []).append(note)
    laid = table.rows if table.exact else _level(table, text)
    heads = _heads(laid, text)
    rows = _Rows(text, marks)
    head = "".join(map(rows.row, laid[:heads]))
    body = "".join(map(rows.row, laid[heads:]))
    if head:
        head, body = f"<thead>{head}</thead>", f"<tbody>{body}</tbody>"
    caption = "".join(f'<span id="{note.anchor}">{note.reference}</span>' for note in whole)
    caption = f"<caption>{caption}</caption>" if caption else ""
    given = ' class="headed"' if head else ""
    return f'<div class="scroll" tabindex="0"><table{given}>{caption}{head}{body}</table></div>'


def _heads(rows: Sequence[Row], text: str) -> int:
    """Return how many rows at the top are headings: none has a figure, and no cell of them reaches further down."""
    reach = 0
    for at, row in enumerate(rows):
        if _has_figures(row, text):
            return at if reach <= at else 0
        reach = max([reach, *(at + cell.rows for cell in row.cells)])
    return 0


class _Columns:
    """The headings of columns, for a figure to carry along where a screen is too narrow for the table.

    Rows without figures are headings of the rows below them; those of several rows, one below the other, go together.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._above: list[Row] = []
        self._names: dict[int, str] = {}

    def heading(self, row: Row) -> None:
        """Take a row without figures."""
        self._above.append(row)

    def of(self, column: int) -> str:
        """Return the heading of a column: the lowest one, with the one above it where several columns share it."""
        if any(len([c for c in row.cells if self._label(c)]) > 1 for row in self._above):
            self._names = self._read()
        self._above = []
        return self._names.get(column, "")

    def _label(self, cell: Cell) -> str:
        return " ".join(cell.content.of(self._text).split())

    def _read(self) -> dict[int, str]:
        labels: dict[int, list[str]] = {}
        for row in self._above:
            for cell in row.cells:
                label = self._label(cell)
                for column in range(cell.column, min(cell.column + cell.columns, MAX_COLUMNS)):
                    if label:
                        labels.setdefault(column, []).append(label)
        shared = Counter(found[-1] for found in labels.values())
        return {
            column: " ".join(found[-2:] if shared[found[-1]] > 1 else found[-1:])
            for column, found in labels.items()
        }


def _has_figures(row: Row, text: str) -> bool:
    contents = (cell.content.of(text).strip() for cell in row.cells)
    return any(content and _FIGURE.fullmatch(content) for content in contents)


def _level(table: Table, text: str) -> tuple[Row, ...]:
    """Return the rows of a guessed table with their figures below each other.

    Merged labels leave fewer cells in some rows than in others, so their figures stand too far left and empty cells too
    far right. The rows that end in figures say how many there are; every other row that has as many moves to them, its
    last label reaching up to its figures. A row with fewer is left alone: what is missing there is a fault to be seen.
    """
    tails = [_figures(row, text) for row in table.rows]
    whole = [tail for row, tail in zip(table.rows, tails, strict=True) if tail and tail.ends]
    if not whole:
        return table.rows
    count = Counter(tail.stop - tail.start for tail in whole).most_common(1)[0][0]
    start = max(tail.start for tail in whole if tail.stop - tail.start == count)
    return tuple(
        _moved(row, tail, start) if tail and tail.stop - tail.start == count else row
        for row, tail in zip(table.rows, tails, strict=True)
    )


@dataclass(slots=True, eq=False)
class _Tail:
    """The figures of a row: the first cell, the one after the last, whether nothing follows; and its last label."""

    start: int
    stop: int
    ends: bool
    label: int


def _figures(row: Row, text: str) -> _Tail | None:
    contents = [cell.content.of(text).strip() for cell in row.cells]
    stop = len(contents)
    while stop and not contents[stop - 1]:
        stop -= 1
    start = stop
    while start and contents[start - 1] and _FIGURE.fullmatch(contents[start - 1]):
        start -= 1
    label = start
    while label and not contents[label - 1]:
        label -= 1
    if start == stop or not label:
        return None
    return _Tail(start, stop, stop == len(contents), label - 1)


def _moved(row: Row, tail: _Tail, start: int) -> Row:
    """Return a row whose figures begin in column ``start``."""
    label = row.cells[tail.label]
    if label.column >= start:
        return row
    cells = (
        *row.cells[: tail.label],
        label._replace(columns=start - label.column),
        *(
            cell._replace(column=start + index)
            for index, cell in enumerate(row.cells[tail.start : tail.stop])
        ),
    )
    return row._replace(cells=cells)


def _near(cells: Sequence[Cell], starts: Sequence[int], span: Span) -> Iterator[Cell]:
    """Yield the cells that a span may lie on, in order."""
    first = max(0, bisect_right(starts, span.start) - 1)
    return (cells[at] for at in range(first, bisect_right(starts, span.end)))


def _struck(cell: Cell, span: Span) -> bool:
    """Tell whether a span lies on a cell's content, or, where there is none, in its place."""
    place = cell.content if cell.content.end > cell.content.start else cell.span
    if span.start == span.end:
        return cell.span.start <= span.start < cell.span.end
    return span.start < place.end and place.start < span.end


class _Rows:
    """Writes rows one after the other, and keeps the columns that merged cells of earlier rows take."""

    def __init__(self, text: str, marks: dict[int, list[Numbered]]) -> None:
        self._text = text
        self._marks = marks
        self._columns = _Columns(text)
        self._named: set[int] = set()
        self._taken: dict[int, int] = {}

    def row(self, row: Row) -> str:
        """Return a row; columns that no cell of the file fills are filled with empty ones."""
        contents = [cell.content.of(self._text).strip() for cell in row.cells]
        has_figures = _has_figures(row, self._text)
        if not has_figures:
            self._columns.heading(row)
        out: list[str] = []
        column = 0
        taken = {c: left for c, left in self._taken.items() if left > 0}
        for cell, content in zip(row.cells, contents, strict=True):
            while column in taken:
                column += 1
            while column < cell.column:
                if column not in taken:
                    out.append("<td></td>")
                column += 1
            head = self._columns.of(column) if has_figures else ""
            out.append(self._cell(cell, content, head, has_figures=has_figures))
            # Beyond the last column of a table the reader has put cells on top of each other.
            for reached in range(column, min(column + cell.columns, MAX_COLUMNS)):
                if cell.rows > 1:
                    taken[reached] = cell.rows
            column += cell.columns
        self._taken = {c: left - 1 for c, left in taken.items()}
        return f"<tr>{''.join(out)}</tr>"

    def _cell(self, cell: Cell, content: str, head: str, *, has_figures: bool) -> str:
        is_figure = _FIGURE.fullmatch(content) is not None
        tag = "td" if is_figure else "th"
        given = "" if is_figure else f' scope="{"row" if has_figures else "col"}"'
        notes = self._marks.get(cell.span.start, [])
        given += (
            f' data-head="{escaped(head)}"' if is_figure and head and (content or notes) else ""
        )
        given += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        given += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        names = ""
        references = ""
        for note in notes:
            if note.number not in self._named:
                self._named.add(note.number)
                names += f'<span id="{note.anchor}"></span>'
                references += note.reference
        if notes:
            given += f' class="wrong {worst(notes)}"'
        return f"<{tag}{given}>{names}{escaped(content)}{references}</{tag}>"
