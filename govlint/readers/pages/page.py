"""A page as a printer sees it: glyphs, ruled lines, pictures.

Lengths are points (1/72 inch); x grows to the right and y downwards, from the upper left corner of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.limits import MAX_GLYPHS, MAX_RULES
from govlint.readers.pages.radicals import characters
from govlint.readers.refusals import too_large


if TYPE_CHECKING:
    from collections.abc import Sequence


_THICK: Final = 2.5
"""Points up to which a filled rectangle is a line."""

_LEVEL: Final = 0.8
"""Points by which the ends of a line that is level or upright may be out of it."""

_MANY: Final = 50
"""Objects on a page without text from which on it is no empty page."""

_FARTHEST: Final = 20_000.0
"""Points from the corner of the page at which something is still looked at; the largest paper sizes have 5,000."""

INK_LEFT: Final = frozenset("，。、；：！？）》】」』〕”’")
INK_RIGHT: Final = frozenset("（《【「『〔“‘")
"""Punctuation as wide as any character, whose ink takes only the left or the right half of that."""

LOST: Final = "\ufffd"
"""What stands for a glyph whose character the file does not say."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class Glyph(NamedTuple):
    """A character on the page: its tight box, its baseline, and the size of its font."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float

    @property
    def center(self) -> Point:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight line: where it is across its direction, where it starts and ends along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """A page: its size, glyphs in the order of the file, ruled lines, and the area that pictures take.

    ``objects`` says how many things of any kind are drawn on it.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    pictures: float = 0.0
    objects: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether there is no text on it, but a picture over a good part of it, or text drawn as curves."""
        scanned = self.pictures > 0.3 * self.width * self.height
        return not self.glyphs and (scanned or self.objects > _MANY)


class PageCollector:
    """Takes what a file draws, page by page, and keeps within the limits of a file."""

    def __init__(self, place: str) -> None:
        self.pages: list[Page] = []
        self._place = place
        self._glyphs = MAX_GLYPHS
        self._rules = MAX_RULES

    def page(self, width: float, height: float) -> None:
        """Open the next page."""
        self.pages.append(Page(width, height))

    def glyph(self, char: str, box: Box, line: float, size: float) -> None:
        """Add a character with its box, its baseline and the size of its font.

        Raises:
            UnreadableFile: the file has too many.
        """
        self._glyphs -= 1
        if self._glyphs < 0:
            raise too_large(self._place)
        # Written so that what is no number at all is out of bounds, too.
        if not (max(map(abs, box)) < _FARTHEST and abs(line) < _FARTHEST and 0 < size < _FARTHEST):
            return
        page = self.pages[-1]
        left, top, right, bottom = box
        if right < 0 or bottom < 0 or left > page.width or top > page.height:
            return
        for each in characters(char):
            page.glyphs.append(Glyph(each, *box, line, size))

    def path(self, lines: Sequence[Sequence[Point | None]], *, filled: bool, stroked: bool) -> None:
        """Add what is a ruled line of a path: a stroke along an axis, or a thin rectangle that is filled.

        Args:
            lines: the subpaths, each a list of corners; None stands for a curve between its neighbours.
            filled: their inside is painted.
            stroked: they themselves are painted.

        Raises:
            UnreadableFile: the file has too many lines.
        """
        page = self.pages[-1]
        for line in lines:
            if stroked:
                for one, other in pairwise(line):
                    if one is not None and other is not None:
                        self._stroke(page, one, other)
            elif filled:
                self._bar(page, [corner for corner in line if corner is not None])

    def count(self) -> None:
        """Take note of an object, whatever it is.

        Raises:
            UnreadableFile: the file has too many.
        """
        self._rules -= 1
        if self._rules < 0:
            raise too_large(self._place)
        self.pages[-1].objects += 1

    def picture(self, area: float) -> None:
        """Add a picture of so many square points."""
        if 0 < area < _FARTHEST**2:
            self.pages[-1].pictures += area

    def _stroke(self, page: Page, one: Point, other: Point) -> None:
        (x, y), (u, v) = one, other
        if abs(y - v) < _LEVEL < abs(x - u):
            self._add(page, Rule((y + v) / 2, min(x, u), max(x, u)), is_level=True)
        elif abs(x - u) < _LEVEL < abs(y - v):
            self._add(page, Rule((x + u) / 2, min(y, v), max(y, v)), is_level=False)

    def _bar(self, page: Page, corners: list[Point]) -> None:
        if len(corners) < 2:
            return
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        if bottom - top <= _THICK and right - left > bottom - top:
            self._add(page, Rule((top + bottom) / 2, left, right), is_level=True)
        elif right - left <= _THICK:
            self._add(page, Rule((left + right) / 2, top, bottom), is_level=False)

    def _add(self, page: Page, rule: Rule, *, is_level: bool) -> None:
        """Add a line as far as it is on the page: some programs draw a table on and on, and show a piece of it."""
        self.count()
        across, along = (page.height, page.width) if is_level else (page.width, page.height)
        start, end = max(0.0, rule.start), min(along, rule.end)
        if -_THICK < rule.at < across + _THICK and start < end:
            (page.level if is_level else page.upright).append(Rule(rule.at, start, end))
