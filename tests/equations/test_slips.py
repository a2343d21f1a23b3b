"""Slips of the typist are known by their names."""

from __future__ import annotations

import pytest

from hypothesis import given
from hypothesis import strategies as st

from govlint.equations.slips import Slip, slip


@pytest.mark.parametrize(
    ("stated", "meant", "expected"),
    [
        (52, 25, Slip.SWAPPED_DIGITS),
        (1086, 1068, Slip.SWAPPED_DIGITS),
        (1086, 6801, None),
        (49, 59, Slip.WRONG_DIGIT),
        (4, 5, None),
        (522, 52, Slip.DOUBLED_DIGIT),
        (542, 52, Slip.EXTRA_DIGIT),
        (5, 52, Slip.MISSING_DIGIT),
        (52, 522, Slip.MISSING_DIGIT),
        (520, 52, Slip.SHIFTED_POINT),
        (52, 5200, Slip.SHIFTED_POINT),
        (0, 10, Slip.MISSING_DIGIT),
        (0, 7, None),
        (100, 0, None),
        (7, 7, None),
        (49, 52, None),
    ],
)
def test_slips_of_the_typist(stated: int, meant: int, expected: Slip | None) -> None:
    """Each way of mistyping is known by its name, and what is none has none."""
    assert slip(stated, meant) == expected


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_exchanged_digits_read_the_same_both_ways(stated: int, meant: int) -> None:
    """Swapped and wrong digits and shifted points are slips in both directions."""
    mutual = {Slip.SWAPPED_DIGITS, Slip.WRONG_DIGIT, Slip.SHIFTED_POINT, None}
    if slip(stated, meant) in mutual:
        assert slip(meant, stated) == slip(stated, meant)
