"""Glyphs to lines of text, in reading order: by baseline, then by place, whatever the order of the file."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.readers.pages.page import INK_LEFT, INK_RIGHT


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.readers.pages.page import Glyph


_SAME_LINE: Final = 2.5
"""Points by which the baselines of one line may differ."""

_SMALL: Final = 0.8
"""The share of a line's size up to which a raised or lowered glyph is a superscript or subscript."""

_OFF_LINE: Final = 0.12
"""The share of a line's size by which such a glyph is off the line."""

_TWICE: Final = 0.2
"""The share of its size by which a glyph may be shifted against the same glyph to print it bold."""

_BLANK: Final = 0.9
"""A gap of so many sizes is a blank."""

_COLUMN_GAP: Final = 1.8
"""A gap of so many sizes parts two columns."""

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class TextLine(NamedTuple):
    """A line of text with the box and the baseline of its glyphs, and the size of most of them.

    Columns are parted by two blanks in ``text``.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float


class _Direction(Enum):
    """Where the next glyph of a line stands."""

    RIGHT = "right"
    DOWN = "down"
    UP = "up"


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines of a page from top to bottom."""
    return [_line(row) for row in _rows(glyphs)]


def text_of(glyphs: Sequence[Glyph], right: float) -> str:
    """Return the text of a table cell in one line.

    Args:
        glyphs: what stands in the cell, in the order of the file.
        right: the right edge of the cell.
    """
    direction = _direction(glyphs)
    if direction is not _Direction.RIGHT:
        return _turned(glyphs, direction)
    text = ""
    full = True
    for line in lines_of(glyphs):
        words = " ".join(line.text.split())
        # A line that does not reach the edge was ended on purpose: then two figures are not one.
        joined = full or not (text[-1:].isascii() and words[:1].isascii())
        text += words if joined or not text else f" {words}"
        full = line.right > right - 1.5 * line.size
    return text


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the glyphs of each line from left to right, superscripts and subscripts in the line beside them."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline <= _SAME_LINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = [_marked(row) for row in rows if any(not glyph.char.isspace() for glyph in row)]
    return [sorted(row, key=lambda glyph: glyph.left) for row in _with_scripts(rows)]


def _marked(row: list[Glyph]) -> list[Glyph]:
    """Return a line with the small glyphs in it that stand a little higher or lower as what they are."""
    size = max(glyph.size for glyph in row)
    if all(glyph.size > _SMALL * size for glyph in row):
        return row
    baseline = next(glyph.baseline for glyph in row if glyph.size == size)
    marked: list[Glyph] = []
    for glyph in row:
        off = glyph.baseline - baseline
        if glyph.size <= _SMALL * size and abs(off) > _OFF_LINE * size:
            marks = _LOWERED if off > 0 else _RAISED
            marked.append(glyph._replace(char=glyph.char.translate(marks)))
        else:
            marked.append(glyph)
    return marked


def _with_scripts(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    kept: list[list[Glyph]] = []
    waiting: list[list[Glyph]] = []
    for row in rows:
        size = max(glyph.size for glyph in row)
        above = kept[-1] if kept else None
        if above is not None and _is_script(row, above):
            above += [glyph._replace(char=glyph.char.translate(_LOWERED)) for glyph in row]
            continue
        for script in waiting:
            if _is_script(script, row):
                row += [glyph._replace(char=glyph.char.translate(_RAISED)) for glyph in script]
            else:
                kept.append(script)
        waiting = []
        if size > 0:
            kept.append(row)
        # Whether this row is a superscript shows only in the next one.
        if len(row) <= 4 and kept and kept[-1] is row:
            waiting.append(kept.pop())
    return kept + waiting


def _is_script(script: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    """Return whether a line is of small glyphs that stand right beside those of another one."""
    size = max(glyph.size for glyph in row)
    if max(glyph.size for glyph in script) > _SMALL * size:
        return False
    top, bottom = min(g.top for g in row), max(g.bottom for g in row)
    for glyph in script:
        if not (glyph.bottom > top + 0.1 * size and glyph.top < bottom - 0.1 * size):
            return False
        if not any(
            abs(glyph.left - g.right) < size or abs(g.left - glyph.right) < size for g in row
        ):
            return False
    return True


def _line(row: list[Glyph]) -> TextLine:
    sizes = sorted(glyph.size for glyph in row)
    size = sizes[len(sizes) // 2]
    words: list[str] = []
    last: Glyph | None = None
    blank = False
    for glyph in row:
        if glyph.char.isspace():
            blank = True
            continue
        if last is not None:
            if _is_same(last, glyph, size):
                continue
            gap = glyph.left - last.right
            # Punctuation is as wide as any character, but its ink takes only one side of that.
            gap -= size * 0.6 * ((last.char in INK_LEFT) + (glyph.char in INK_RIGHT))
            if gap > _COLUMN_GAP * size:
                words.append("  ")
            elif gap > _BLANK * size or (blank and gap > 0):
                words.append(" ")
        words.append(glyph.char)
        last = glyph
        blank = False
    shown = [glyph for glyph in row if not glyph.char.isspace()]
    return TextLine(
        "".join(words),
        min(glyph.left for glyph in shown),
        min(glyph.top for glyph in shown),
        max(glyph.right for glyph in shown),
        max(glyph.bottom for glyph in shown),
        max(glyph.baseline for glyph in shown),
        size,
    )


def _is_same(one: Glyph, other: Glyph, size: float) -> bool:
    """Return whether a glyph is the one before it once more, shifted by less than half of its own width."""
    shift = abs(other.left - one.left)
    return (
        one.char == other.char
        and shift < _TWICE * size
        and shift < 0.5 * max(0.1, other.right - other.left)
    )


def _direction(glyphs: Sequence[Glyph]) -> _Direction:
    """Return the direction in which most glyphs of a cell follow each other in the file."""
    counts = dict.fromkeys(_Direction, 0)
    for one, other in pairwise(glyph for glyph in glyphs if not glyph.char.isspace()):
        size = one.size
        right, down = other.left - one.left, other.baseline - one.baseline
        if abs(down) < 0.3 * size and right > 0:
            counts[_Direction.RIGHT] += 1
        elif (
            abs(other.center[0] - one.center[0]) < 0.3 * size and 0.4 * size < abs(down) < 2 * size
        ):
            counts[_Direction.DOWN if down > 0 else _Direction.UP] += 1
    if counts[_Direction.RIGHT] >= max(counts[_Direction.DOWN], counts[_Direction.UP]):
        return _Direction.RIGHT
    return max(_Direction.DOWN, _Direction.UP, key=counts.__getitem__)


def _turned(glyphs: Sequence[Glyph], direction: _Direction) -> str:
    """Return a text whose lines run downwards, the first one on the right, or upwards, the first one on the left."""
    sign = 1 if direction is _Direction.DOWN else -1
    columns: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -sign * glyph.center[0]):
        if columns and abs(glyph.center[0] - columns[-1][0].center[0]) <= 0.5 * glyph.size:
            columns[-1].append(glyph)
        else:
            columns.append([glyph])
    return "".join(
        glyph.char
        for column in columns
        for glyph in sorted(column, key=lambda glyph: sign * glyph.baseline)
        if not glyph.char.isspace()
    )
