"""What a line of plain text looks like: prose, a short label, a figure, a table row of some kind.

Only shapes are looked at: how long a line is, what punctuation and delimiters it holds, whether it is a number.
"""

from __future__ import annotations

import re

from enum import IntEnum

from govlint.document.figure import is_figure_like
from govlint.document.ordinals import is_ordinal_alone


class Shape(IntEnum):
    """The shape of one line."""

    PROSE = 0
    LABEL = 1  # short, no sentence: a heading, a label, a cell
    FIGURE = 2  # nothing but a number, or a sign that stands for one
    WEAK = 3  # cells, if the lines around it are rows, too
    ROW = 4  # cells parted by tabs, bars or runs of spaces
    BARS = 5  # nothing but bars
    RULE = 6  # no cells, even in a table: what Markdown draws under a header, a comment, a page's number


LONGEST_LABEL = 48
LONGEST_CELL = 80
LONGEST_SPACED = 200
_MANY = 3
"""With more pieces than these, all but the first of them figures, a line is a row of a table."""

_PAGE = re.compile(
    r"[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,3}\s*页)?|page\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?",
    re.IGNORECASE,
)
_LONGEST_PAGE = 20
_RULERS = frozenset("-—=+├┌└─━")
_RULER_SIGNS = "-—:=+|├┼┤┌┬┐└┴┘─━"
_ONE_DASH = str.maketrans("=─━", "---")
_STOPS = frozenset("。；！？;")
_PAUSES = _STOPS | frozenset("，,")
_BRACKETED = re.compile(r"[（(【\[][^（()）]*[)）】\]]")
_GAP = re.compile(r"[ \u3000\xa0\u2002\u2003]{2,}|\x1f{12,}")
_WORD = re.compile(r"\S+")
_ENTITY = re.compile(r"&(?:nbsp|emsp|ensp|thinsp|#160|#12288|#8195|#xa0|#x3000);", re.IGNORECASE)


def plain(text: str) -> str:
    r"""Return ``text`` with every offset kept and all that means the same made the same.

    Line endings and page breaks become ``\n`` (a CR before it a blank), every kind of bar ``|``, zero-width characters
    and spaces written as HTML entities ``\x1f``, which `str.strip` strips and no report holds.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for char in "\u2028\u2029\x85\x0c":
        if char in text:
            text = text.replace(char, "\n")
    for char in "\ufeff\u200b\u200c\u200d\u2060\xad":
        if char in text:
            text = text.replace(char, "\x1f")
    for char in "｜│┃":
        if char in text:
            text = text.replace(char, "|")
    if "&" in text:
        text = _ENTITY.sub(lambda found: "\x1f" * len(found[0]), text)
    return text


def is_page_number(line: str) -> bool:
    """Return whether a stripped line is the number of a page, with the signs or words that mark it as one."""
    return len(line) <= _LONGEST_PAGE and _PAGE.fullmatch(line) is not None


def shape_of(raw: str, line: str) -> Shape:
    """Return the shape of a line that is not blank.

    Args:
        raw: the whole line as `plain` gives it, without its ending.
        line: the same, stripped.
    """
    if line[0] == "<" and line.startswith("<!--") and line.endswith("-->"):
        return Shape.RULE
    if "|" in line:
        return _barred(line)
    if "\t" in raw:
        return _of_pieces(raw.split("\t"), line)
    if len(line) > LONGEST_SPACED and len(_GAP.sub("  ", line)) > LONGEST_SPACED:
        return Shape.PROSE
    if line[0] in _RULERS and len(line) > 2 and _is_ruler(line):
        return Shape.RULE
    if is_page_number(line):
        return Shape.RULE
    spans = spaced_spans(line)
    if len(spans) > 1:
        shape = _of_spaced([line[start:end] for start, end in spans])
        if shape is not None:
            return shape
    return _bare(line)


def _is_ruler(line: str) -> bool:
    """Return whether a line is drawn of dashes, two of them side by side at least."""
    signs = "".join(line.split())
    return not signs.strip(_RULER_SIGNS) and "--" in line.translate(_ONE_DASH)


def _barred(line: str) -> Shape:
    if not line.replace("|", "").strip():
        return Shape.BARS
    if _is_ruler(line):
        return Shape.RULE
    return _of_pieces(line.split("|"), line)


def _bare(line: str) -> Shape:
    if len(line) > LONGEST_CELL:
        return Shape.PROSE
    if is_figure_like(line):
        return Shape.FIGURE
    if _pauses(line) or len(line) > LONGEST_LABEL:
        return Shape.PROSE
    return Shape.LABEL


def _pauses(line: str) -> bool:
    """Return whether there is punctuation of sentences outside brackets."""
    return not (_PAUSES.isdisjoint(line) or _PAUSES.isdisjoint(_BRACKETED.sub("", line)))


def _is_prose(piece: str) -> bool:
    if len(piece) > LONGEST_CELL:
        return True
    if len(piece) <= 30:
        return False
    return not (_STOPS.isdisjoint(_BRACKETED.sub("", piece)) or ends_numbered(piece))


def ends_numbered(piece: str) -> bool:
    """Return whether words are numbered like a row and have their only stop at their end."""
    return piece[0] in "123456789（(" and piece.find("。") == len(piece) - 1


def _of_pieces(pieces: list[str], line: str) -> Shape:
    """Return the shape of a line with tabs or bars in it."""
    if len(pieces) > 3:
        return Shape.ROW
    full = [piece for raw in pieces if (piece := raw.strip())]
    if any(map(_is_prose, full)):
        return Shape.PROSE
    if _is_numbered(full):
        return _bare(line)
    return Shape.ROW if any(map(is_figure_like, full)) else Shape.WEAK


def _is_numbered(pieces: list[str]) -> bool:
    """Return whether an ordinal stands apart from the words that it numbers, as Word's text export has it."""
    return (
        len(pieces) == 2
        and is_ordinal_alone(pieces[0])
        and (not is_figure_like(pieces[0]) or pieces[0][-1] in ".．、")
        and not is_figure_like(pieces[1])
    )


def _of_spaced(pieces: list[str]) -> Shape | None:
    """Return the shape of a line whose columns are parted by spaces, or None if the spaces part no columns."""
    words = [piece for piece in pieces if not is_figure_like(piece)]
    figures = len(pieces) - len(words)
    if figures >= 4 and all(map(is_figure_like, pieces[-figures:])):
        return Shape.ROW
    # Where words go on after a figure, punctuation says that they are sentences.
    if any(map(_pauses, words)) or _is_numbered(pieces):
        return None
    if figures >= 2 and len(pieces) >= 3 and is_figure_like(pieces[-1]):
        return Shape.ROW
    return Shape.WEAK


def spaced_spans(line: str) -> list[tuple[int, int]]:
    """Return the pieces of a stripped line parted by runs of spaces, as offsets into it.

    Figures at the end of a piece are pieces of their own, even if single spaces part them: ``label 0 0 0``.
    """
    if " " not in line and "\u3000" not in line and "\x1f" not in line and "\xa0" not in line:
        return [(0, len(line))]
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _GAP.finditer(line):
        spans += _figures_apart(line, start, gap.start())
        start = gap.end()
    spans += _figures_apart(line, start, len(line))
    if len(spans) > _MANY and all(is_figure_like(line[a:b]) for a, b in spans[1:]):
        # A label so long that a single blank parts it from the first of its figures.
        first, end = spans[0]
        label, _, last = line[first:end].rpartition(" ")
        if label.strip() and is_figure_like(last):
            spans[:1] = [(first, first + len(label.rstrip())), (end - len(last), end)]
    return spans


def _figures_apart(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a piece without the other blanks at its edges, such as vertical tabs, and the figures at its end apart."""
    piece = line[start:end]
    end -= len(piece) - len(piece.rstrip())
    start += len(piece) - len(piece.lstrip())
    if start >= end:
        return []
    if not (line[end - 1].isdecimal() or line[end - 1] in "/-—%％元"):
        return [(start, end)]
    words = [found.span() for found in _WORD.finditer(line, start, end)]
    count = 0
    while count < len(words) and is_figure_like(line[slice(*words[-1 - count])]):
        count += 1
    if count < 2 and not (count == 1 and len(words) == 2):
        return [(start, end)]
    apart = words[len(words) - count :]
    return apart if count == len(words) else [(start, words[-count - 1][1]), *apart]
