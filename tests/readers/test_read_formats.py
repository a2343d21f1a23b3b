"""The same report comes out of every format, figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import CORPUS, assert_tiled, filled, grids, shape
from report_files import docx, html, xls, xlsx
from report_sample import FIGURES, pieces, placed, report

from govlint.readers import read


if TYPE_CHECKING:
    from collections.abc import Callable

    from report_sample import Item

    from govlint.document.layout import Layout


FORMATS: dict[str, tuple[str, Callable[[list[Item]], bytes]]] = {
    "html": ("a.html", html),
    "html without end tags": ("a.htm", lambda items: html(items, closed=False)),
    "html in GB18030": ("a.html", lambda items: html(items, charset="gb2312")),
    "docx": ("a.docx", docx),
    "xlsx": ("a.xlsx", xlsx),
    "xls": ("a.xls", xls),
}

FIGURE = st.sampled_from(["0", "1", "39", "1052", "47129.1895", "-", "/", "0.1", "１２", "12,345"])


def tables(layout: Layout) -> list[list[list[tuple[str, int, int, int]]]]:
    """Return the tables of a layout: content, column and reach of every cell."""
    return [shape(layout, grid) for grid in grids(layout)]


@pytest.mark.parametrize("kind", FORMATS)
@given(figures=st.lists(FIGURE, min_size=FIGURES, max_size=FIGURES))
@settings(max_examples=6, deadline=None)
def test_every_format_gives_the_same_report(kind: str, figures: list[str]) -> None:
    """Paragraphs, cells, columns, and how far merged cells reach."""
    name, write = FORMATS[kind]
    items = report(figures)

    layout = read(write(items), name)

    assert_tiled(layout)
    assert filled(layout) == pieces(items)
    assert all(grid.exact for grid in grids(layout))
    assert tables(layout) == [
        [
            [(cell.text, cell.column, cell.rows, cell.columns) for cell in row]
            for row in placed(item)
        ]
        for item in items
        if not isinstance(item, str)
    ]


def test_a_workbook_with_a_sheet_for_each_part() -> None:
    """Has the sheets' names as headings."""
    items = report([str(number) for number in range(FIGURES)])

    layout = read(xlsx(items, by_part=True), "a.xlsx")

    assert filled(layout) == pieces(items[4:10])


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize(
    "name", ["xuchang-2023.messy.html", "xuchang-2023.sample.docx", "xuchang-2023.sample.xlsx"]
)
def test_one_real_report_in_many_formats(name: str) -> None:
    """Has the same tables as the plain page, 280 places of table 3 among them, and the figures of the text."""
    folder = CORPUS / "docs"
    page = read((folder / "xuchang-2023.sample.html").read_bytes(), "a.html")
    text = read((CORPUS / "xuchang-2023.txt").read_bytes(), "a.txt")

    layout = read((folder / name).read_bytes(), name)

    assert_tiled(layout)
    assert tables(layout) == tables(page)
    assert [cell for cell in filled(layout) if cell[0].isdigit()] == [
        cell for cell in filled(text) if cell[0].isdigit()
    ]
    requests = tables(layout)[1]
    assert sum(rows * columns for row in requests for _, _, rows, columns in row) == 280


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_real_texts_are_tiled() -> None:
    """Every dump of the corpus, and no line of one is lost."""
    paths = [path for path in (CORPUS / "tables").iterdir() if path.suffix != ".json"]
    assert paths
    for path in paths:
        layout = read(path.read_bytes(), path.name)
        assert_tiled(layout)
        assert layout.text.encode() == path.read_bytes()
