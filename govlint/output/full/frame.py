"""A line of the report in a frame, cut to what matters, with marks under its figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from govlint.output import width as cells
from govlint.output.plain import visible


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_BORDER: Final = " │ "
"""What stands for the tab between two cells of a table row."""
_PAUSES: Final = "，。；、：,;│"
"""Where a long line is best cut."""
_BEFORE: Final = 16
_AFTER: Final = 12
"""Cells shown around each of several marks."""
_NEAR: Final = 8
"""Characters between two pieces that are not worth leaving out."""


@dataclass(slots=True, eq=False)
class Mark:
    """A range of code points to be marked; the primary one is what a diagnostic is about."""

    start: int
    end: int
    primary: bool = True

    def moved(self, by: int) -> Mark:
        """Return the mark moved by some characters."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(slots=True, eq=False)
class Framed:
    """One line as it is shown, with the marks in it, in order; marks count code points of ``text``."""

    text: str
    marks: tuple[Mark, ...]

    def offset(self, mark: Mark) -> int:
        """Return how many cells stand before a mark."""
        return cells.width(self.text[: mark.start])

    def extent(self, mark: Mark) -> int:
        """Return how many cells a mark takes, at least one."""
        return max(1, cells.width(self.text[mark.start : mark.end]))


def frame(text: str, marks: Sequence[Mark], room: int) -> list[Framed]:
    """Return the lines that show a line of the report with its marks, none wider than ``room`` cells.

    What is left out is replaced by …; one mark gets one line, several get as many as they need.
    """
    if len(marks) == 1 and len(text) > 16 * room:
        # Measuring cells takes long, and of a line without end no more than a piece is shown.
        left = max(0, marks[0].start - 4 * room)
        text, marks = text[left : marks[0].end + 4 * room], [marks[0].moved(-left)]
    shown = _shown(text, sorted(marks, key=lambda mark: (mark.start, mark.end)))
    # So many characters are too wide without measuring: a line may be without end.
    if len(shown.text) <= 4 * room and cells.width(shown.text) <= room:
        return [shown]
    longest = max(shown.extent(mark) for mark in shown.marks)
    if len(shown.marks) == 1 or longest > room // 2:
        primary = next((mark for mark in shown.marks if mark.primary), shown.marks[0])
        return [_window(shown.text, primary, room)]
    return list(_wrapped(_pieced(shown), room))


def _shown(text: str, marks: Sequence[Mark]) -> Framed:
    """Return a line made visible; blank cells before its first mark's cell are dropped."""
    if "\t" not in text and text.isprintable():
        return Framed(text, tuple(marks))
    pieces = [_BORDER if char == "\t" else visible(char) for char in text]
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    line = "".join(pieces)
    first = places[marks[0].start]
    lead = len(line[:first]) - len(line[:first].lstrip(" │"))
    moved = tuple(replace(m, start=places[m.start] - lead, end=places[m.end] - lead) for m in marks)
    return Framed(line[lead:].rstrip(), moved)


def _window(text: str, mark: Mark, room: int) -> Framed:
    """Return one mark with as much around it as there is room for."""
    before, inside, after = text[: mark.start], text[mark.start : mark.end], text[mark.end :]
    if cells.width(inside) > room // 2:
        half = (room // 2 - cells.width(cells.ELLIPSIS)) // 2
        inside = cells.head(inside, half) + cells.ELLIPSIS + cells.tail(inside, half)
    free = room - cells.width(inside)
    before = _tail(before, max(free * 3 // 5, free - cells.width(after)))
    after = _head(after, free - cells.width(before))
    start = len(before)
    return Framed(before + inside + after, (Mark(start, start + len(inside), mark.primary),))


def _tail(text: str, room: int) -> str:
    """Return the end of ``text``, begun after a comma or the like where one is near."""
    if cells.width(text) <= room:
        return text
    kept = cells.tail(text, room - cells.width(cells.ELLIPSIS))
    for index, char in enumerate(kept[: len(kept) // 2]):
        if char in _PAUSES:
            return cells.ELLIPSIS + kept[index + 1 :]
    return cells.ELLIPSIS + kept


def _head(text: str, room: int) -> str:
    """Return the beginning of ``text``, ended before a comma or the like where one is near."""
    if cells.width(text) <= room:
        return text
    kept = cells.head(text, room - cells.width(cells.ELLIPSIS))
    for index in range(len(kept) - 1, len(kept) * 2 // 3, -1):
        if kept[index] in _PAUSES:
            return kept[: index + 1] + cells.ELLIPSIS
    return kept + cells.ELLIPSIS


def _pieced(line: Framed) -> Framed:
    """Return the marks of a line with a little around each, the rest left out."""
    pieces: list[tuple[int, int]] = []
    for mark in line.marks:
        before = cells.tail(line.text[: mark.start], _BEFORE)
        after = cells.head(line.text[mark.end :], _AFTER)
        start = mark.start - len(before) + _first_pause(before)
        end = mark.end + (_first_pause(after) or len(after))
        if pieces and start - pieces[-1][1] <= _NEAR:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    text = "" if pieces[0][0] == 0 else cells.ELLIPSIS
    marks: list[Mark] = []
    for start, end in pieces:
        moved = len(text) - start
        marks += [
            mark.moved(moved) for mark in line.marks if start <= mark.start and mark.end <= end
        ]
        text += line.text[start:end] + (cells.ELLIPSIS if end < len(line.text) else "")
    return Framed(text, tuple(marks))


def _first_pause(text: str) -> int:
    """Return where the text after its first comma or the like begins, 0 if it has none."""
    return next((index + 1 for index, char in enumerate(text) if char in _PAUSES), 0)


def _wrapped(line: Framed, room: int) -> Iterator[Framed]:
    """Yield a line in pieces of at most ``room`` cells; no mark is broken."""
    start = 0
    while start < len(line.text):
        end = start + max(1, len(cells.head(line.text[start:], room)))
        if end < len(line.text):
            for index in range(end - 1, start + (end - start) * 3 // 4, -1):
                if line.text[index] in _PAUSES:
                    end = index + 1
                    break
            # From the last on: where marks overlap, what spares one may break the one before it.
            for mark in reversed(line.marks):
                if start < mark.start < end < mark.end:
                    end = mark.start
        last = end == len(line.text)
        here = [m for m in line.marks if start <= m.start and (m.start < end or last)]
        yield Framed(line.text[start:end], tuple(mark.moved(-start) for mark in here))
        start = end
