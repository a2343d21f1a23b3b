"""Lines of text to paragraphs; running heads and page numbers are left out."""

from __future__ import annotations

import re

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.ordinals import has_top_ordinal, sub_level
from govlint.readers.text.shapes import is_page_number


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.readers.pages.lines import TextLine
    from govlint.readers.pages.page import Page


_MARGIN: Final = 0.12
"""The share of a page's height, at its head and its foot, in which running heads and page numbers stand."""

_INDENT: Final = 0.8
"""Sizes of type by which a line that begins a paragraph is moved in."""

_SHORT: Final = 1.8
"""Sizes of type that a line may lack to the right margin and still run on into the next."""

_LONG: Final = 15
"""Characters of a line from which on it shows where lines begin and end."""

_ENDS: Final = frozenset("。！？；：!?;:")

_NUMBERED: Final = re.compile(r"\d+")
_BARE_NUMBER: Final = re.compile(r"[-—–·•~\s]*(\d{1,4})[-—–·•~\s]*")


class Margins(NamedTuple):
    """Where the lines of a file begin and end, and how many sizes of type one is below the other."""

    left: float
    right: float
    pitch: float

    @classmethod
    def of(cls, pages: Iterable[Sequence[TextLine]]) -> Margins:
        """Return the margins that the lines of a file show: the leftmost begin, and the end that most reach."""
        lines = [[line for line in page if len(line.text) > _LONG] for page in pages]
        ends = sorted(line.right for page in lines for line in page)
        if not ends:
            return cls(0.0, float("inf"), float("inf"))
        steps = sorted(
            (b.baseline - a.baseline) / a.size for page in lines for a, b in pairwise(page)
        )
        return cls(
            min(line.left for page in lines for line in page),
            ends[len(ends) * 9 // 10],
            steps[len(steps) // 3] if steps else float("inf"),
        )

    def runs_on(self, line: TextLine, following: TextLine) -> bool:
        """Return whether a line goes on in the following one.

        It is full, or has no end of a sentence and is nearly full; the following one is not moved in, and no farther
        below than lines are.
        """
        size = line.size
        short = _SHORT * size if line.text[-1] in _ENDS else 0.25 * (self.right - self.left)
        return (
            line.right > self.right - max(short, _SHORT * size)
            and following.baseline - line.baseline < 1.5 * self.pitch * size
            and following.left < self.left + _INDENT * size
            and abs(following.size - size) < 0.2 * size
            and not (line.text[-1] in _ENDS and _begins_with_ordinal(following.text))
            and "  " not in line.text
            and "  " not in following.text
        )


def without_heads(pages: Sequence[Page], lines: Sequence[list[TextLine]]) -> list[list[TextLine]]:
    """Return the lines of each page without its number and without what stands at the head or foot of every page."""
    edges = [
        [(line, _is_at_edge(line, page)) for line in found]
        for page, found in zip(pages, lines, strict=True)
    ]
    running = _running(edges)
    offset = _number_offset(edges)
    kept: list[list[TextLine]] = []
    for number, found in enumerate(edges, 1):
        kept.append(
            [
                line
                for line, at_edge in found
                if not (
                    at_edge
                    and (
                        _pattern(line) in running
                        or is_page_number(line.text)
                        or (offset is not None and _printed_number(line) == number + offset)
                    )
                )
            ]
        )
    return kept


def _begins_with_ordinal(text: str) -> bool:
    return has_top_ordinal(text) or sub_level(text) is not None


def _is_at_edge(line: TextLine, page: Page) -> bool:
    return line.top < _MARGIN * page.height or line.bottom > (1 - _MARGIN) * page.height


def _pattern(line: TextLine) -> str:
    """Return a line with its figures made the same: a running head may hold the number of the page."""
    return _NUMBERED.sub("#", "".join(line.text.split()))


def _running(edges: Sequence[list[tuple[TextLine, bool]]]) -> frozenset[str]:
    """Return the lines that stand at the edge of most pages."""
    if len(edges) < 2:
        return frozenset()
    counts: Counter[str] = Counter()
    for found in edges:
        counts.update({_pattern(line) for line, at_edge in found if at_edge})
    least = max(2, len(edges) * 2 / 3)
    return frozenset(text for text, count in counts.items() if count >= least and text != "#")


def _printed_number(line: TextLine) -> int | None:
    found = _BARE_NUMBER.fullmatch(line.text)
    return int(found[1]) if found else None


def _number_offset(edges: Sequence[list[tuple[TextLine, bool]]]) -> int | None:
    """Return what is to be added to a page's number to get the one that is printed, None if no two pages agree."""
    counts = Counter(
        printed - number
        for number, found in enumerate(edges, 1)
        for line, at_edge in found
        if at_edge and (printed := _printed_number(line)) is not None
    )
    offset, count = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    if count > 1 or (count == 1 and len(edges) == 1 and offset == 0):
        return offset
    return None
