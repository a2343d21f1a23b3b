"""Labels that a text has wrapped over several lines, as narrow columns leave them: 商业 / 企业, 尚未 / 审结.

Lines are put together only where they make a label of the form, word for word. The label's figures may follow the last
of its lines, stand beside the first, or, as in the text of a PDF whose cells are centred, on a line in between. Where a
group's label and a row's stand side by side, each wrapped in a column of its own, the lines hold both, interleaved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.form.frame import Line
    from govlint.form.labels import Labels


# A label is wrapped over at most so many lines, and its figures take one line more.
_MOST_LINES = 12
_LEAST_FIGURES = 2


@dataclass(slots=True, eq=False)
class Joined:
    """The wrapped labels of a table, by the numbers of its cells.

    ``whole`` are the words of a wrapped label at the cell that stands for it, ``parts`` its other cells.
    """

    whole: dict[int, str] = field(default_factory=dict)
    parts: set[int] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class _Piece:
    """A row as a piece of a label: its last words and their cell, those that stand before them, figures behind."""

    cell: int | None
    text: str
    figures: int
    before: tuple[tuple[int, str], ...] = ()
    barred: bool = False

    @property
    def others(self) -> bool:
        """Whether it holds more than the words of one cell."""
        return self.barred or bool(self.before)


def join_wrapped(lines: Sequence[Line], labels: Labels) -> Joined:
    """Return the wrapped labels of a table's rows."""
    joined = Joined()
    pieces = [_piece(line) for line in lines]
    at = 0
    while at < len(pieces):
        at += max(
            1, _longest(pieces, at, labels, joined) or _interleaved(pieces, at, labels, joined)
        )
    for upper, lower in pairwise(pieces):
        _join_ends(upper, lower, labels, joined)
    return joined


def _piece(line: Line) -> _Piece:
    shown = [slot for slot in line.slots if slot.shown]
    words = [i for i, slot in enumerate(shown) if slot.words is not None]
    if not words:
        return _Piece(None, "", len(shown))
    last = words[-1]
    if words != list(range(last + 1)):
        # Words among figures are no piece of a label.
        return _Piece(None, "", 0, barred=True)
    slot, before = shown[last], tuple((s.index, s.words or "") for s in shown[:last])
    return _Piece(slot.index, slot.words or "", len(shown) - last - 1, before)


def _longest(lines: Sequence[_Piece], at: int, labels: Labels, joined: Joined) -> int:
    """Put the longest label together that begins in a line, if one does, and return how many lines it takes."""
    if lines[at].cell is None:
        return 0
    pieces: list[_Piece] = []
    words, figures, taken, kept = "", 0, 0, 0
    whole = ""
    for size, line in enumerate(lines[at : at + _MOST_LINES + 1], start=1):
        if line.cell is None:
            # One line of figures may stand between; a single figure is a cell of its own.
            if figures or line.others or line.figures < _LEAST_FIGURES:
                break
        elif (pieces and line.others) or (line.figures and figures) or len(pieces) == _MOST_LINES:
            break
        else:
            pieces.append(line)
            words += line.text
            if not labels.begins(words):
                break
            if len(pieces) > 1 and labels.exact(words):
                taken, kept, whole = size, len(pieces), words
        figures = figures or line.figures
        if pieces[1:] and pieces[-1].figures and taken == size:
            break
    if taken:
        _note(pieces[:kept], whole, joined)
    return taken


def _interleaved(lines: Sequence[_Piece], at: int, labels: Labels, joined: Joined) -> int:
    """Put a group's label and a row's together that stand side by side, and return how many lines they take."""
    if lines[at].cell is None:
        return 0
    words, figures = "", 0
    found: tuple[int, str] | None = None
    for size, line in enumerate(lines[at : at + _MOST_LINES], start=1):
        if line.cell is None or (line.figures and figures):
            break
        words += "".join(text for _, text in line.before) + line.text
        figures = figures or line.figures
        label = labels.interleaved(words) if size > 1 and figures >= _LEAST_FIGURES else None
        if label is not None:
            found = size, label
    if found is None:
        return 0
    size, label = found
    pieces = lines[at : at + size]
    joined.parts.update(cell for piece in pieces for cell, _ in piece.before)
    _note(pieces, label, joined)
    return size


def _join_ends(upper: _Piece, lower: _Piece, labels: Labels, joined: Joined) -> None:
    """Put the last of a row of heads together with the first of the next: 总计 未经复议 / 直接起诉 复议后起诉."""
    if upper.cell is None or not lower.before or upper.figures or lower.figures:
        return
    cell, first = lower.before[0]
    known = upper.cell in joined.whole or cell in joined.parts
    if not known and labels.exact(upper.text + first) and not labels.exact(first):
        joined.whole[upper.cell] = upper.text + first
        joined.parts.add(cell)


def _note(pieces: Sequence[_Piece], words: str, joined: Joined) -> None:
    cells = [piece.cell for piece in pieces if piece.cell is not None]
    chosen = next((p.cell for p in pieces if p.figures and p.cell is not None), cells[0])
    joined.parts.update(cell for cell in cells if cell != chosen)
    joined.whole[chosen] = words
