"""Text made comparable: one width, one script, no blanks, no numbering."""

from __future__ import annotations

import re
import unicodedata

from functools import cache, lru_cache

from govlint.prepared import document


_BLANK = re.compile(r"[\s\u200b-\u200f\u2028-\u202f\u2060\ufeff]+|&(?:nbsp|emsp|ensp);|<br ?/?>")
_MARKS = re.compile(r"[^\w%]|_")
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}部分|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)"
    r"|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.,:)]|\d{1,2}(?=[^\d.%年月日]))+"
)


@cache
def simplified() -> dict[int, str]:
    """Return the code points of traditional characters with those of the simplified ones."""
    data = document("characters")
    return {ord(a): b for a, b in zip(data["traditional"], data["simplified"], strict=True)}


_LONGEST_KEPT = 256
"""Labels, headings and cells come again and again; a paragraph does not, and would only take up memory."""


def squeeze(text: str) -> str:
    """Return ``text`` in half width and simplified characters, without blanks."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _squeezed(text)


@lru_cache(maxsize=8192)
def _kept(text: str) -> str:
    return _squeezed(text)


def _squeezed(text: str) -> str:
    text = unicodedata.normalize("NFKC", _BLANK.sub("", text))
    return text.translate(simplified()).replace(" ", "")


def is_numbered(text: str) -> bool:
    """Tell whether text has numbering in front."""
    return _NUMBERING.match(squeeze(text)) is not None


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Return squeezed text without numbering in front and without any punctuation.

    Two labels that differ in width, blanks, brackets, quotes or the dot after a number have the same bare form.
    """
    return _MARKS.sub("", _NUMBERING.sub("", squeeze(text), count=1))
