"""Text measured, cut and broken by display cells: a Chinese character takes two."""

from __future__ import annotations

import re

from typing import Final
from unicodedata import east_asian_width

from rich.cells import cell_len


_CLOSING: Final = "，。、；：）》〉」』】〕”’！？…％%,.;:)]}"
_OPENING: Final = "（《〈「『【〔“‘([{"
_PIECE: Final = re.compile(rf"[{re.escape(_OPENING)}]*(?:[!-~]+|[^\s])[{re.escape(_CLOSING)}]*|\s+")
"""What a line is never broken within: a word or figure with the punctuation that clings to it."""

ELLIPSIS: Final = "…"
_console: Final = {"ambiguous": 1}
"""How many cells a character takes that Unicode calls ambiguous, such as │ · … “ ”: two on Chinese consoles."""


def count_ambiguous_as(cells: int) -> None:
    """Measure from now on for a console on which ambiguous characters take so many cells."""
    _console["ambiguous"] = cells


def width(text: str) -> int:
    """Return how many cells ``text`` takes."""
    taken = cell_len(text)
    if _console["ambiguous"] > 1 and not text.isascii():
        taken += sum(east_asian_width(char) == "A" for char in text)
    return taken


def head(text: str, cells: int) -> str:
    """Return the longest beginning of ``text`` that takes no more than ``cells``."""
    taken = 0
    for index, char in enumerate(text):
        taken += width(char)
        if taken > cells:
            return text[:index]
    return text


def tail(text: str, cells: int) -> str:
    """Return the longest end of ``text`` that takes no more than ``cells``."""
    taken = 0
    for index in range(len(text), 0, -1):
        taken += width(text[index - 1])
        if taken > cells:
            return text[index:]
    return text


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Return ``text`` filled up with blanks to ``cells``; ``right`` puts it at the right edge."""
    blanks = " " * (cells - width(text))
    return blanks + text if right else text + blanks


def _pieces(text: str, cells: int) -> list[str]:
    """Break a text with no place to break it into pieces of at most ``cells``, at least one."""
    pieces: list[str] = []
    start = taken = 0
    for index, char in enumerate(text):
        size = width(char)
        if taken + size > cells and index > start:
            pieces.append(text[start:index])
            start, taken = index, 0
        taken += size
    return [*pieces, text[start:]]


def wrap(text: str, cells: int) -> list[str]:
    """Break ``text`` into lines of at most ``cells``, at least one.

    A line neither begins with closing punctuation nor ends with an opening bracket; words and figures stay whole
    unless one alone is too long.
    """
    lines: list[str] = []
    line = ""
    for piece in _PIECE.findall(text):
        if width(line) + width(piece.rstrip()) <= cells:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        if len(line) * 2 > cells:
            *full, line = _pieces(line, cells)
            lines += full
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines
