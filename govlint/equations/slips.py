"""Slips of the typist: how a figure may have become another one."""

from __future__ import annotations

from enum import StrEnum


class Slip(StrEnum):
    """A way of mistyping a figure, the likeliest first."""

    SWAPPED_DIGITS = "swapped-digits"
    """Two digits beside each other were exchanged: 52 and 25."""

    DOUBLED_DIGIT = "doubled-digit"
    """A digit was typed twice: 522 for 52."""

    SHIFTED_POINT = "shifted-point"
    """Zeros at the end are missing or too many: 520 for 52."""

    WRONG_DIGIT = "wrong-digit"
    """One digit is another one: 49 for 59."""

    EXTRA_DIGIT = "extra-digit"
    """One digit too many: 542 for 52."""

    MISSING_DIGIT = "missing-digit"
    """One digit too few: 5 for 52."""


def slip(stated: int, meant: int) -> Slip | None:
    """Return how ``meant`` could have been mistyped as ``stated``, or ``None``.

    A figure of one digit that is another digit is no slip worth the name: every two are alike in that way.
    """
    if stated == meant or stated < 0 or meant < 0:
        return None
    old, new = str(stated), str(meant)
    if len(old) == len(new):
        return _same_length(old, new)
    if stated and meant and old.rstrip("0") == new.rstrip("0"):
        return Slip.SHIFTED_POINT
    if _gaps(new, old):
        return Slip.MISSING_DIGIT
    return {0: None, 1: Slip.EXTRA_DIGIT}.get(_gaps(old, new), Slip.DOUBLED_DIGIT)


def _gaps(longer: str, shorter: str) -> int:
    """Return in how many places a digit can be taken out of one figure to give the other."""
    return sum(longer[:gap] + longer[gap + 1 :] == shorter for gap in range(len(longer)))


def _same_length(old: str, new: str) -> Slip | None:
    places = [place for place, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if len(old) > 1 and len(places) == 1:
        return Slip.WRONG_DIGIT
    if len(places) == 2:
        first, second = places
        if second == first + 1 and old[first] == new[second] and old[second] == new[first]:
            return Slip.SWAPPED_DIGITS
    return None
