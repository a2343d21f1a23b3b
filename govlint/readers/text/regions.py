"""Which lines of a text belong to a table: judged by their shapes and by what stands around them."""

from __future__ import annotations

import re

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from govlint.document.figure import is_figure_like
from govlint.document.ordinals import has_top_ordinal
from govlint.readers.text.shapes import (
    LONGEST_CELL,
    Shape,
    ends_numbered,
    spaced_spans,
)


if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True, eq=False)
class Entry:
    """A line that is not blank.

    ``start`` and ``size`` are the whole line's, its ending left out; ``first`` and ``last`` bound what is left when it
    is stripped; ``blank`` says that a blank line stands before it. ``row`` is set where the line belongs to a grid,
    ``fresh`` where it opens a new one.
    """

    start: int
    size: int
    first: int
    last: int
    shape: Shape
    blank: bool
    row: bool = False
    fresh: bool = False

    def of(self, source: str) -> str:
        """Return the line, stripped."""
        return source[self.first : self.last]


SANDWICHED = 3
"""How many lines between two rows may be cells that lost their delimiters."""

_NARROW = 14
"""Characters of a line of a narrow column."""

_MOST_NARROW = 12
"""How many such lines a label may be wrapped over, below the one that has its figures."""

BEFORE_FIGURES = 2
"""How many lines at least stand between the heading of a table and its first figure, where each cell has a line."""


_LINES = frozenset((Shape.LABEL, Shape.FIGURE))


def mark_rows(source: str, entries: list[Entry]) -> None:
    """Set ``row`` and ``fresh`` of every entry."""
    _restore_labels(source, entries)
    _restore_wrapped(source, entries)
    start = 0
    prose = Shape.PROSE
    for at, entry in enumerate(entries):
        if entry.shape is prose:
            if at > start:
                _mark_stretch(source, entries[start:at])
            start = at + 1
    if start < len(entries):
        _mark_stretch(source, entries[start:])


def _restore_labels(source: str, entries: list[Entry]) -> None:
    """Make labels of the lines that have a comma in them but stand among the figures or rows of a table."""
    for before, entry, after, next_after in zip(
        entries, entries[1:], entries[2:], entries[3:], strict=False
    ):
        in_lines = after.shape is next_after.shape is Shape.FIGURE and before.shape in _LINES
        between_bars = before.shape is after.shape is Shape.BARS
        in_rows = before.shape is after.shape is Shape.ROW and not (entry.blank or after.blank)
        if (
            entry.shape is Shape.PROSE
            and (in_lines or in_rows or between_bars)
            and entry.last - entry.first <= LONGEST_CELL
            and (source[entry.last - 1] not in "。；！？，;," or ends_numbered(entry.of(source)))
        ):
            entry.shape = Shape.LABEL


def _restore_wrapped(source: str, entries: list[Entry]) -> None:
    """Make labels of a few short lines between two rows: a label that was wrapped, with commas in it."""
    at = 1
    while at < len(entries):
        end = at
        while end < len(entries) and entries[end].shape in {Shape.PROSE, Shape.LABEL}:
            end += 1
        lines = entries[at:end]
        if (
            _may_be_wrapped(lines)
            and end < len(entries)
            and entries[at - 1].shape is entries[end].shape is Shape.ROW
            and not any(entry.blank for entry in entries[at : end + 1])
            and all(
                entry.last - entry.first <= LONGEST_CELL
                and source[entry.last - 1] not in "。；！？"
                for entry in lines
            )
        ):
            for entry in lines:
                entry.shape = Shape.LABEL
        at = max(end, at) + 1


def _may_be_wrapped(lines: Sequence[Entry]) -> bool:
    """Tell whether lines between two rows are few enough for a label, narrow ones that are more among them."""
    narrow = all(entry.last - entry.first <= _NARROW for entry in lines)
    return 0 < len(lines) <= (_MOST_NARROW if narrow else SANDWICHED)


def _mark_stretch(source: str, stretch: list[Entry]) -> None:
    """Mark the rows in a stretch of lines without prose."""
    if all(entry.shape is Shape.LABEL for entry in stretch):
        return
    spaced = sum(entry.blank for entry in stretch[1:]) * 2 > len(stretch) - 1
    _mark_delimited(source, stretch)
    for start, end in _runs(stretch, row=False):
        _mark_loose(source, stretch, start, end, spaced=spaced)
    if spaced:
        return
    for before, entry in pairwise(stretch):
        if entry.blank and entry.shape >= Shape.WEAK and before.shape >= Shape.WEAK:
            entry.fresh = entry.shape is not Shape.RULE


def _runs(stretch: list[Entry], *, row: bool) -> list[tuple[int, int]]:
    """Return where the longest runs of entries begin and end that are, or are not, marked as rows."""
    runs: list[tuple[int, int]] = []
    start = 0
    for at, entry in enumerate(stretch):
        if entry.row is not row:
            if at > start:
                runs.append((start, at))
            start = at + 1
    if start < len(stretch):
        runs.append((start, len(stretch)))
    return runs


def _mark_delimited(source: str, stretch: list[Entry]) -> None:
    """Mark the lines that have delimiters, unless there is too little evidence of a table."""
    for entry in stretch:
        entry.row = entry.shape >= Shape.WEAK
    beside = any(entry.shape is Shape.ROW for entry in stretch)
    for start, end in _runs(stretch, row=True):
        chain = stretch[start:end]
        # A row of bars below a blank line is the empty head of a table; a single bar ends the cell above it.
        closes = (
            chain[0].shape is Shape.BARS
            and start > 0
            and (not chain[0].blank or chain[0].of(source).count("|") == 1)
        )
        if closes:
            stretch[start - 1].row = True
        elif not _is_table(source, chain, beside=beside):
            for entry in chain:
                entry.row = False


def _is_table(source: str, chain: list[Entry], *, beside: bool) -> bool:
    """Return whether lines with delimiters make a table; one by itself only ``beside`` rows that are sure."""
    shapes = {entry.shape for entry in chain}
    if Shape.ROW in shapes:
        return True
    if Shape.WEAK not in shapes or (len(chain) == 1 and not beside):
        return False
    if any(_ends_in_figure(entry.of(source)) for entry in chain):
        return True
    return beside and len(chain) > 1 and any(_ends_in_tab(source, entry) for entry in chain)


def _ends_in_tab(source: str, entry: Entry) -> bool:
    """Tell whether a line ends with an empty cell: 行政处罚 and a tab, where nothing was filled in."""
    return source[entry.last : entry.start + entry.size].startswith("\t")


def _ends_in_figure(line: str) -> bool:
    spans = spaced_spans(line)
    return len(spans) > 1 and is_figure_like(line[slice(*spans[-1])])


def _is_figures(line: str) -> bool:
    spans = spaced_spans(line)
    return len(spans) > 1 and all(is_figure_like(line[start:end]) for start, end in spans)


def _mark_loose(source: str, stretch: list[Entry], start: int, end: int, *, spaced: bool) -> None:
    """Mark those lines without delimiters, from ``start`` to ``end``, that are cells all the same."""
    figures = [at for at in range(start, end) if stretch[at].shape is Shape.FIGURE]
    if len(figures) >= 2:
        begin = _begin(source, stretch, start, figures[0], spaced=spaced)
        stop = figures[-1] + 1
        while stop < end and not has_top_ordinal(stretch[stop].of(source)):
            stop += 1
        for entry in stretch[begin:stop]:
            entry.row = True
        return
    if end < len(stretch) and not stretch[end].blank and _is_figures(stretch[end].of(source)):
        stretch[end - 1].row = True  # the label of the figures below it
    if start == 0 or end == len(stretch) or not _may_be_wrapped(stretch[start:end]):
        return
    if not spaced and any(entry.blank for entry in stretch[start : end + 1]):
        return
    between_rows = stretch[start - 1].shape >= Shape.ROW and stretch[end].shape >= Shape.WEAK
    cells = re.split(r"[|\t]", stretch[end].of(source))
    # Where cells are parted, a line with an ordinal of its own is the heading between two tables, unless words without
    # one go on right below it that have figures beside them: then it is the first line of a row's label.
    goes_on = not (stretch[end].blank or has_top_ordinal(cells[0]))
    wrapped = goes_on and any(is_figure_like(cell.strip()) for cell in cells)
    headed = between_rows and len(cells) > 1 and not wrapped
    for entry in stretch[start:end]:
        entry.row = not (headed and has_top_ordinal(entry.of(source)))


def _begin(source: str, stretch: list[Entry], start: int, figure: int, *, spaced: bool) -> int:
    """Return where the cells begin whose first figure is at ``figure``: after the heading, if there is one."""
    for at in range(start, figure - BEFORE_FIGURES):
        if has_top_ordinal(stretch[at].of(source)):
            return at + 1
    if not spaced:
        for at in range(figure - 1, start, -1):
            if stretch[at].blank:
                return at
    return start
