"""For rules that look at words: text made comparable, Chinese numerals, words for messages."""

from __future__ import annotations

from govlint.document.message import counted_en, listed, listed_en
from govlint.document.normal import HAN, bare, simplified, squeeze
from govlint.document.numerals import NUMERALS, numeral, year_of


__all__ = [
    "HAN",
    "NUMERALS",
    "bare",
    "counted_en",
    "listed",
    "listed_en",
    "numeral",
    "simplified",
    "squeeze",
    "year_of",
]
