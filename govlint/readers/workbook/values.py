"""Values of sheet cells, as somebody would type them."""

from __future__ import annotations

import re

from datetime import date, timedelta
from decimal import Decimal
from typing import Final


_DATES: Final = frozenset({*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)})
"""Number formats that every workbook has and that write a date, the Chinese ones among them."""

_DATE_SIGNS: Final = re.compile(r"[yd]", re.IGNORECASE)
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|General', re.IGNORECASE)
_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_LAST_DAY: Final = 2_958_465
"""31 December 9999."""

_DIGITS: Final = 15
"""Digits that a sheet keeps of a number: what follows is noise of the binary form."""


def number(value: float) -> str:
    """Return a number without decimals that are none, noise or exponent: 39, 47129.1895."""
    if value.is_integer() and abs(value) < 10**_DIGITS:
        return str(int(value))
    text = f"{value:.{_DIGITS}g}"
    return format(Decimal(text), "f") if "e" in text else text


def is_date_format(number_id: int, code: str | None) -> bool:
    """Return whether a number format writes a date.

    Args:
        number_id: the format's number.
        code: the format itself, where the workbook defines it.
    """
    if code is None:
        return number_id in _DATES
    return _DATE_SIGNS.search(_LITERAL.sub("", code)) is not None


def day(value: float, *, from_1904: bool) -> str:
    """Return the date that a number means, in ISO form; a number outside the range of dates as a number."""
    if not 1 <= value <= _LAST_DAY:
        return number(value)
    return ((_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(value))).isoformat()


def text(value: str) -> str:
    """Return a text in one line."""
    return " ".join(value.split())
