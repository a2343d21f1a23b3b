"""What an ordinal is: how parts, sections and rows are numbered, ``三、``, ``第三部分``, ``（三）``, ``3.``, ``(3)``.

`ordinal_of` squeezes the text itself; the other functions take a line as it is printed, stripped.
"""

from __future__ import annotations

import re

from dataclasses import dataclass
from typing import Final

from govlint.document.normal import squeeze
from govlint.document.numerals import NUMERALS, spelt


OPENERS: Final = frozenset(f"{NUMERALS}第(（㈠㈡㈢㈣㈤㈥⼀⼆⼋123456789１２３４５６７８９")
"""The characters that an ordinal may begin with, in any text."""

_CHINESE: Final = f"[{NUMERALS}]{{1,3}}"

_ORDINAL = re.compile(
    rf"(?P<head>第(?P<part>[{NUMERALS}])部分[、.,:]?"
    rf"|(?P<top>[{NUMERALS}])[、.,:]"
    rf"|\((?P<inner>[{NUMERALS}])\)[、.,:]?"
    r"|(?P<digit>[1-9])[、.,](?!\d))"
)
_SUB = re.compile(rf"[（(](?P<one>{_CHINESE})[)）]|(?P<two>\d{{1,2}})[.．、]|[（(]\d{{1,2}}[)）]")
_ALONE = re.compile(rf"[（(]?(?:第?{_CHINESE}(?:部分|章|节)?|\d{{1,2}})[)）]?[、.．:：]?")
_TOP = re.compile(
    r"(?:[#*\s]|</?(?:b|strong|u|center|h[1-6])>)*"
    rf"第?{_CHINESE}(?:\s*(?:[、.．]|部分|章)|\s+(?=\S{{4}}))",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Ordinal:
    """A printed ordinal: its number, whether it is one of the top level, and the words after it, squeezed."""

    number: int
    top: bool
    words: str


def ordinal_of(text: str) -> Ordinal | None:
    """Return the ordinal of up to ten that a line opens with, if any."""
    squeezed = squeeze(text)
    match = _ORDINAL.match(squeezed)
    if not match:
        return None
    number = match["digit"] or match["part"] or match["top"] or match["inner"]
    value = int(number) if match["digit"] else spelt(number)
    return Ordinal(value or 0, bool(match["part"] or match["top"]), squeezed[match.end() :])


def sub_level(text: str) -> int | None:
    """Return the level of the section that a line numbers: 1 for ``（一）``, 2 for ``1.``, 3 for ``(1)``."""
    match = _SUB.match(text)
    if match is None:
        return None
    return 1 if match["one"] else 2 if match["two"] else 3


def is_ordinal_alone(text: str) -> bool:
    """Tell whether a piece of a line is an ordinal without the words that it numbers."""
    return _ALONE.fullmatch(text) is not None


def has_top_ordinal(text: str) -> bool:
    """Tell whether a line begins with an ordinal of the highest level, ``三、`` or ``第三部分``, marks aside."""
    return _TOP.match(text) is not None
