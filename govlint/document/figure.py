"""What a figure is: how reports write counts, amounts and changes in a cell, and how they write that there is none."""

from __future__ import annotations

import re

from dataclasses import dataclass, replace
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


class Doubt(StrEnum):
    """Why a figure is not sure: how it is written, how its cell was found, or that it stands there twice."""

    LEADING_ZERO = "leading-zero"
    NOTE_MARK = "note-mark"
    PLACED_BY_ORDER = "placed-by-order"
    DUPLICATE_ROW = "duplicate-row"


@dataclass(slots=True, eq=False)
class Content:
    """A cell's content: ``value`` for `State.VALUE`, with the unit printed beside it, if any.

    ``note`` is a footnote mark behind the figure, which is no part of it. ``doubt`` says why the value is not sure.
    """

    state: State
    value: int | Decimal | None = None
    unit: str | None = None
    note: str | None = None
    doubt: Doubt | None = None


_EMPTY = frozenset(
    ("", "/", "//", "\\", "-", "--", "---", "—", "——", "–", "−", "无", "~", "*", "|", "一")
)
_FIGURE = re.compile(
    r"[¥$]?(?P<sign>[+\-−–↑↓]|增加?|减少?|新增)?[¥$]?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    r"(?P<unit>万元|亿元|元|[件条部份项个宗起次篇人])?"
)
# What takes a figure's place in a table although no form asks for it: a rough number, a share, a change over another.
_LIKE_FIGURE = re.compile(
    r"[¥￥$]?(?:[+\-−－＋±约↑↓]|增加?|减少?|新增)?\s?\d[\d,，.．]*(?:/[+\-−－]?\d+)?\s?(?:万元|亿元|元|件|条|项|个|部|次|%|％)?"
    r"|[/／\-—–－?？]{1,4}|持平|零"
)
_LONGEST_FIGURE = 24
_MOST_PADDED = 3
_NO_CHANGE = re.compile(
    r"[+增]?0/[-−减]?0|持平|无变化|无增减|[零〇○](?P<unit>[件条部份项个宗起次篇人]|万元|元)?"
)
# Raised or circled digits are marks and no digits; what squeezing would make of them is not looked at.
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁽⁾①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"
_MARK = re.compile(
    rf"\s*(?P<mark>[{_RAISED}]+|[*＊※†‡]{{1,3}}|[\[［【〔]\s*注?\s*\d{{0,2}}\s*[\]］】〕]"
    r"|[(（]\s*注\s*\d{0,2}\s*[)）]|注\s*\d{0,2})\s*\Z"
)
# A bracketed digit may be a mark, or a second figure.
_MARK_OR_FIGURE = re.compile(r"(?P<mark>[(（]\s*\d{1,2}\s*[)）])\s*\Z")
_MARKS_BEFORE = re.compile(r"\s*(?P<mark>[*＊※†‡]{1,3})\s*(?=\d)")
_HAS_MARK = re.compile(rf"[{_RAISED}*＊※†‡注\])）］】〕]")
_LONGEST_MARKED = 40

_DOWN = frozenset("-−–减↓")


@lru_cache(maxsize=1024)
def read_cell(text: str) -> Content:
    """Return what a cell holds, whatever column it stands in.

    Signs are read (``+2``, ``减3``; ``0/0`` is no change); thousands separators, blanks and full-width digits do not
    matter. A footnote mark is no part of the figure. A number of more than 18 digits is no figure; one that begins with
    a needless 0 is not sure, since it may be several figures run together, and more than three digits are.
    """
    if len(text) <= _LONGEST_MARKED and _HAS_MARK.search(text) is not None:
        figure, mark, doubt = without_mark(text)
        if mark is not None and figure.strip():
            content = _read(figure)
            if content.state in {State.VALUE, State.EMPTY}:
                return replace(content, note=mark, doubt=content.doubt or doubt)
        elif mark is not None and not mark.isascii():
            return Content(State.INVALID)
    return _read(text)


_TO_RAISED = str.maketrans("0123456789+()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁽⁾")


def raised(text: str) -> str:
    """Return a superscript run of a file as raised characters, one for each, so that its digits stay marks."""
    return text.translate(_TO_RAISED)


def without_mark(text: str) -> tuple[str, str | None, Doubt | None]:
    """Return a cell's text without its footnote mark, the mark, and a doubt where it may be a figure of its own."""
    match = _MARKS_BEFORE.match(text)
    if match is not None and text.count(match["mark"]) == 1:
        return text[match.end() :], match["mark"], None
    match = _MARK.search(text)
    if match is not None:
        return text[: match.start()], match["mark"], None
    match = _MARK_OR_FIGURE.search(text)
    if match is not None:
        return text[: match.start()], match["mark"], Doubt.NOTE_MARK
    return text, None, None


def _read(text: str) -> Content:
    """Return what a cell without footnote marks holds."""
    squeezed = squeeze(text)
    if squeezed.startswith("**") and squeezed.endswith("**"):
        squeezed = squeezed.strip("*")  # bold type in Markdown
    if squeezed in _EMPTY:
        return Content(State.EMPTY)
    match = _FIGURE.fullmatch(squeezed)
    if match is None:
        none = _NO_CHANGE.fullmatch(squeezed)
        return Content(State.VALUE, 0, none["unit"]) if none else Content(State.INVALID)
    whole = match["whole"].replace(",", "")
    fraction = match["fraction"] or ""
    if len(whole) + len(fraction) > MOST_DIGITS:
        return Content(State.INVALID)
    doubt = None
    if whole[0] == "0" and len(whole) > 1:
        if len(whole) > _MOST_PADDED or not whole.strip("0"):
            return Content(State.UNCLEAR)  # 000: as many cells run together
        doubt = Doubt.LEADING_ZERO
    # 21.0 is what a spreadsheet makes of 21.
    value = Decimal(whole + fraction) if fraction.strip(".0") else int(whole)
    sign = match["sign"]
    return Content(
        State.VALUE, -value if sign and sign[0] in _DOWN else value, match["unit"], doubt=doubt
    )


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure or visibly nothing, so that it can be no label."""
    return read_cell(text).state is not State.INVALID


def is_figure_like(text: str) -> bool:
    """Tell whether a piece of a line has the shape of a figure or of a sign in its stead, whether it is one or not.

    Cells are parted by this before anybody knows their columns, so a share (``12%``) or a rough number (``约12``)
    counts, and words such as 无 do not.
    """
    if len(text) >= _LONGEST_FIGURE:
        return False
    if _LIKE_FIGURE.fullmatch(text) is not None:
        return True
    if _HAS_MARK.search(text) is None:
        return False
    figure, mark, _ = without_mark(text)
    return mark is not None and _LIKE_FIGURE.fullmatch(figure.strip()) is not None


def fits(kind: Kind, value: int | Decimal) -> bool:
    """Tell whether a value may stand in a column of that kind: a count is a whole number and not below 0."""
    if kind == "count":
        return isinstance(value, int) and value >= 0
    return kind != "amount" or value >= 0
