"""A line of the report in a frame, with a mark under the figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.output.full import cells
from govlint.output.plain import visible


if TYPE_CHECKING:
    from govlint.diagnostic import Excerpt


_BORDER = " │ "
"""What stands for the tab between two cells of a table row."""
_PAUSES = "，。；、：,;"
"""Where a long line is best cut."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A line as it is shown: what stands before, in and after the mark; and the cells before the mark."""

    before: str
    marked: str
    after: str

    @property
    def offset(self) -> int:
        """Return how many cells stand before the mark."""
        return cells.width(self.before)

    @property
    def extent(self) -> int:
        """Return how many cells the mark takes, at least one."""
        return max(1, cells.width(self.marked))


def _shown(text: str) -> str:
    return _BORDER.join(visible(cell) for cell in text.split("\t"))


def frame(excerpt: Excerpt, room: int) -> Framed:
    """Return an excerpt cut to ``room`` cells around its mark, with … where something was left out."""
    text = excerpt.text
    before = _shown(text[: excerpt.start])
    marked = _shown(text[excerpt.start : excerpt.end])
    after = _shown(text[excerpt.end :]).rstrip()
    lead = len(before) - len(before.lstrip(" │"))
    before = before[lead:]
    if cells.width(before) + cells.width(marked) + cells.width(after) <= room:
        return Framed(before, marked, after)
    marked = _shortened(marked, max(8, room // 2))
    free = room - cells.width(marked)
    left = max(free * 3 // 5, free - cells.width(after))
    before = _tail(before, left)
    return Framed(before, marked, _head(after, free - cells.width(before)))


def _shortened(text: str, room: int) -> str:
    if cells.width(text) <= room:
        return text
    half = (room - 1) // 2
    return cells.head(text, room - 1 - half) + cells.ELLIPSIS + cells.tail(text, half)


def _tail(text: str, room: int) -> str:
    """Return the end of ``text``, begun after a comma or the like where one is near."""
    if cells.width(text) <= room:
        return text
    kept = cells.tail(text, room - 1)
    for index, char in enumerate(kept[: len(kept) // 2]):
        if char in _PAUSES:
            return cells.ELLIPSIS + kept[index + 1 :]
    return cells.ELLIPSIS + kept


def _head(text: str, room: int) -> str:
    """Return the beginning of ``text``, ended before a comma or the like where one is near."""
    if cells.width(text) <= room:
        return text
    kept = cells.head(text, room - 1)
    for index in range(len(kept) - 1, len(kept) * 2 // 3, -1):
        if kept[index] in _PAUSES:
            return kept[: index + 1] + cells.ELLIPSIS
    return kept + cells.ELLIPSIS
