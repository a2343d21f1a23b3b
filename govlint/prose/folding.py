"""Text as the reader of prose sees it: one width, one script, no blanks, every character still traceable."""

from __future__ import annotations

import re
import unicodedata

from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.normal import simplified
from govlint.document.source import Span


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# What may follow a line's end for it to be a paragraph's end: an ordinal in front of the next line.
_ORDINAL: Final = re.compile(
    r"[((]?[一二三四五六七八九十]{1,3}[))、.]|[((]?\d{1,2}[))、.](?!\d)|第[一二三四五六七八九十]{1,3}部分"
)
# Quotation marks around a label say nothing that its words do not.
_BLANK: Final = re.compile(r"[\s\u200b-\u200f\u2028-\u202f\u2060\ufeff“”‘’\"'「」『』]")
# A shorter line is a heading or a paragraph of its own; a longer one without a full stop was broken by the page.
_SHORT_LINE: Final = 18
_ENDINGS: Final = frozenset("。;:!?")


@cache
def _table() -> dict[int, int]:
    """Return the single characters that fold to a single other one: half width, simplified script."""
    table: dict[int, int] = {}
    for code in (*range(0x3000, 0x3040), *range(0xFE30, 0xFE70), *range(0xFF01, 0xFFEF)):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and chr(code) not in "。、〔〕《》「」":
            table[code] = ord(folded)
    for old, new in simplified().items():
        table[old] = ord(new)
    # One character is one number or one mark, however it is drawn.
    table.update(
        {ord("〇"): ord("零"), ord("﹒"): ord("."), ord("．"): ord("."), ord("・"): ord("、")}
    )
    return table


def fold(text: str) -> str:
    """Return ``text`` in half width and simplified characters, blanks left out."""
    return _BLANK.sub("", text).translate(_table())


class Folded(NamedTuple):
    """Folded text, and for each of its code points where it stands in the text that was given."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return the given text's span of ``text[start:end]``, which must not be empty."""
        return Span(self.places[start], self.places[end - 1] + 1)


def _ends_paragraph(line: str, following: str) -> bool:
    return (
        not line
        or line[-1] in _ENDINGS
        or len(line) < _SHORT_LINE
        or not following
        or _ORDINAL.match(following) is not None
        or (_ORDINAL.match(line) is not None and len(line) < 2 * _SHORT_LINE)
    )


def fold_paragraphs(paragraphs: Sequence[tuple[int, str]]) -> Folded:
    r"""Fold paragraphs, each given with its offset, into one text with ``\n`` between them.

    A line break inside a paragraph that a page or a terminal put there is taken out.
    """
    lines = [line for offset, paragraph in paragraphs for line in _lines(offset, paragraph)]
    pieces: list[str] = []
    places: list[int] = []
    for line, following in zip_longest(lines, lines[1:]):
        pieces.append(line.text)
        places.extend(line.places)
        joined = following is not None and following.start == line.end + 1
        if _ends_paragraph(line.text, following.text if joined and following else ""):
            pieces.append("\n")
            places.append(line.places[-1] if line.places else line.start)
    return Folded("".join(pieces), places)


class _Line(NamedTuple):
    """A folded line, where its code points stand, and where the line begins and ends."""

    text: str
    places: Sequence[int]
    start: int
    end: int


def _lines(offset: int, paragraph: str) -> Iterator[_Line]:
    """Yield the lines of a paragraph, folded, blanks left out."""
    folded = paragraph.translate(_table())
    start = 0
    for line in re.split(r"[\r\n\u2028\u2029]", folded):
        end = start + len(line)
        if _BLANK.search(line):
            kept = [i for i, char in enumerate(line, start) if not _BLANK.match(char)]
            text, places = "".join(folded[i] for i in kept), [offset + i for i in kept]
            yield _Line(text, places, offset + start, offset + end)
        else:
            yield _Line(line, range(offset + start, offset + end), offset + start, offset + end)
        start = end + 1
