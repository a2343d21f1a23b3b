"""Text made comparable: one width, one script, no blanks, no numbering."""

from __future__ import annotations

import re

from functools import cache, lru_cache
from unicodedata import is_normalized, normalize

from govlint.document.numerals import NUMERALS
from govlint.document.prepared import document


HAN = r"[^\W\d!-~]"
"""A character of a Chinese word in an expression: no mark, no digit, no ASCII. A range takes 1 ms to compile."""

_INVISIBLE = re.compile(r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_MARKUP = re.compile(r"&(?:nbsp|emsp|ensp);|<br ?/?>")
_WIDE = tuple(zip("，；：（）！？％", ",;:()!?%", strict=True))
_MARKS = re.compile(r"[^\w%]|_")
_NUMBERING = re.compile(
    rf"^(?:第[{NUMERALS}]{{1,3}}部分|\((?:[{NUMERALS}]{{1,3}}|\d{{1,2}})\)"
    rf"|(?:[{NUMERALS}]{{1,3}}|\d{{1,2}})[、.,:)]|\d{{1,2}}(?=[^\d.%年月日]))+"
)


@cache
def simplified() -> dict[int, str]:
    """Return the code points of traditional characters with those of the simplified ones."""
    data = document("characters")
    return {ord(a): b for a, b in zip(data["traditional"], data["simplified"], strict=True)}


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, simplified()))


_LONGEST_KEPT = 80
"""Labels, headings and cells are repeated in every report; a paragraph is not, and would only take up memory."""


def squeeze(text: str) -> str:
    """Return ``text`` in half width and simplified characters, without blanks."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _squeezed(text)


@lru_cache(maxsize=1024)
def _kept(text: str) -> str:
    return _squeezed(text)


def _squeezed(text: str) -> str:
    # Nearly all that there is to do is done by splitting and replacing; the others only look.
    if "&" in text or "<" in text:
        text = _MARKUP.sub("", text)
    text = "".join(text.split())
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    if not is_normalized("NFKC", text):
        text = normalize("NFKC", text).replace(" ", "")
    return text if _traditional().isdisjoint(text) else text.translate(simplified())


def is_numbered(text: str) -> bool:
    """Tell whether text has numbering in front."""
    return _NUMBERING.match(squeeze(text)) is not None


@lru_cache(maxsize=1024)
def bare(text: str) -> str:
    """Return squeezed text without numbering in front and without any punctuation.

    Two labels that differ in width, blanks, brackets, quotes or the dot after a number have the same bare form.
    """
    return _MARKS.sub("", _NUMBERING.sub("", squeeze(text), count=1))
