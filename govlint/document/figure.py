"""What a figure is: how reports write counts, amounts and changes in a cell, and how they write that there is none."""

from __future__ import annotations

import re

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from govlint.document.normal import squeeze
from govlint.document.numerals import MOST_DIGITS


Kind = Literal["count", "change", "amount"]
"""What a column of the form holds: a whole number not below 0, a signed one, or money."""


class State(StrEnum):
    """What is known of a figure: its value; that its cell is empty; that the cell holds no figure; nothing."""

    VALUE = "value"
    EMPTY = "empty"
    INVALID = "invalid"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Content:
    """A cell's content: ``value`` for `State.VALUE`, with the unit printed beside it, if any."""

    state: State
    value: int | Decimal | None = None
    unit: str | None = None


_EMPTY = frozenset(
    ("", "/", "//", "\\", "-", "--", "---", "—", "——", "–", "−", "无", "~", "*", "|", "一")
)
_FIGURE = re.compile(
    r"(?P<sign>[+\-−–↑↓]|增加?|减少?|新增)?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?P<unit>万元|亿元|元|[件条部份项个宗起次篇人])?"
)
# What takes a figure's place in a table although no form asks for it: a rough number, a share, a change over another.
_LIKE_FIGURE = re.compile(
    r"(?:[+\-−－＋±约↑↓]|增加?|减少?|新增)?\s?\d[\d,，.．]*(?:/[+\-−－]?\d+)?\s?(?:万元|亿元|元|件|条|项|个|部|次|%|％)?"
    r"|[/／\-—–－?？]{1,4}|持平"
)
_LONGEST_FIGURE = 24
_NO_CHANGE = re.compile(r"[+增]?0/[-−减]?0|持平|无变化|无增减")
_DOWN = frozenset("-−–减↓")


@lru_cache(maxsize=8192)
def read_cell(text: str) -> Content:
    """Return what a cell holds, whatever column it stands in.

    Signs are read (``+2``, ``减3``; ``0/0`` is no change); thousands separators, blanks and full-width digits do not
    matter. A number of more than 18 digits is no figure, and one that begins with a needless 0 is several run together.
    """
    squeezed = squeeze(text)
    if squeezed.startswith("**") and squeezed.endswith("**"):
        squeezed = squeezed.strip("*")  # bold type in Markdown
    if squeezed in _EMPTY:
        return Content(State.EMPTY)
    match = _FIGURE.fullmatch(squeezed)
    if match is None:
        return Content(State.VALUE, 0) if _NO_CHANGE.fullmatch(squeezed) else Content(State.INVALID)
    whole = match["whole"].replace(",", "")
    fraction = match["fraction"] or ""
    if len(whole) + len(fraction) > MOST_DIGITS:
        return Content(State.INVALID)
    if whole[0] == "0" and len(whole) > 1:
        return Content(State.UNCLEAR)  # 000: as many cells run together
    # 21.0 is what a spreadsheet makes of 21.
    value = Decimal(whole + fraction) if fraction.strip(".0") else int(whole)
    sign = match["sign"]
    return Content(State.VALUE, -value if sign and sign[0] in _DOWN else value, match["unit"])


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure or visibly nothing, so that it can be no label."""
    return read_cell(text).state is not State.INVALID


def is_figure_like(text: str) -> bool:
    """Tell whether a piece of a line has the shape of a figure or of a sign in its stead, whether it is one or not.

    Cells are parted by this before anybody knows their columns, so a share (``12%``) or a rough number (``约12``)
    counts, and words such as 无 do not.
    """
    return len(text) < _LONGEST_FIGURE and _LIKE_FIGURE.fullmatch(text) is not None


def fits(kind: Kind, value: int | Decimal) -> bool:
    """Tell whether a value may stand in a column of that kind: a count is a whole number and not below 0."""
    if kind == "count":
        return isinstance(value, int) and value >= 0
    return kind != "amount" or value >= 0
