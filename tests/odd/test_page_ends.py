"""A page may end anywhere in a table."""

from __future__ import annotations

import pytest

from generate.write.ofd import write_ofd
from generate.write.paper import PLAIN, Print
from odd_reports import FIRST, Odd, figures, shown


@pytest.mark.parametrize("way", [PLAIN, Print(heads=True, open=True), Print(wide=True, bits=True)])
def test_a_page_may_end_anywhere(way: Print) -> None:
    """Also within the head of a table, through merged cells and their words: all figures are read by their headings."""
    for lines_before in range(0, 46, 3):
        odd = Odd(first=(*FIRST, *("完善制度。" for _ in range(lines_before))))
        file = write_ofd(odd.document(), way)

        assert shown(file) == []
        assert figures(file) == odd.facts
