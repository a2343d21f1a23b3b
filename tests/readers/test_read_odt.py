"""OpenDocument texts, read as they are shown once all changes are accepted."""

from __future__ import annotations

import pytest

from generate.write.odt import odt_of
from layouts import assert_tiled, cells, grids

from govlint.document.errors import UnreadableFile
from govlint.document.limits import MAX_NESTING
from govlint.readers import read


def shown(body: str, styles: str = "") -> list[str]:
    """Return the lines of a text."""
    found = read(odt_of(body, styles), "a.odt")
    assert_tiled(found)
    return found.text.rstrip().split("\n")


def refused(data: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.odt")
    assert caught.value.hint is not None
    return caught.value.text.zh


def table(rows: str) -> list[list[str]]:
    """Return the cells of a table."""
    found = read(odt_of(f"<table:table>{rows}</table:table>"), "a.odt")
    assert_tiled(found)
    return cells(found, grids(found)[0])


def row(*cells_of_row: str, more: str = "") -> str:
    """Return the XML of a row."""
    return f"<table:table-row {more}>{''.join(cells_of_row)}</table:table-row>"


def cell(text: str, more: str = "") -> str:
    """Return the XML of a cell."""
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def test_text_between_elements() -> None:
    """Blanks, tabs, breaks, spans, links; what was deleted, notes and comments are not read."""
    body = (
        "<text:tracked-changes><text:p>旧</text:p></text:tracked-changes>"
        "<text:p>公开<text:change-start/><text:span>12</text:span><text:change/>\n 件<text:s text:c='2'/>共<text:tab/>3"
        "<text:line-break/>另<text:a>见</text:a><text:note><text:note-citation>1</text:note-citation></text:note>网站"
        "<office:annotation><text:p>批注</text:p></office:annotation>。</text:p>"
    )
    assert shown(body) == ["公开12 件  共\t3", "另见网站。"]


def test_styles_that_change_what_is_read() -> None:
    """Hidden and struck text is not read, raised figures are marks."""
    styles = (
        '<style:style style:name="S"><style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="D"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    )
    body = "".join(
        f'<text:p>11<text:span text:style-name="{name}">2</text:span>件</text:p>' for name in "SDH"
    )
    assert shown(body, styles) == ["11²件", "11件", "11件"]


def test_numbers_of_lists() -> None:
    """Levels, lists that go on and lists that begin anew; the text of a number from its parts or its pattern."""
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
        ' style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
        '<text:list-level-style-number text:level="2" style:num-format="1"'
        ' style:num-list-format="（%2%）"/><text:list-level-style-bullet text:level="3"/></text:list-style>'
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('丙', '')}{item.format('丁', '')}</text:list>"
    body = (
        f'<text:list text:style-name="L" xml:id="a">{item.format("甲", inner)}</text:list><text:p>段</text:p>'
        f'<text:list text:style-name="L" text:continue-list="a">{item.format("乙", "")}</text:list>'
        f'<text:list text:style-name="L">{item.format("戊", "")}</text:list>'
    )
    assert shown(body, styles) == ["一、甲", "（1）丙", "（2）丁", "段", "二、乙", "一、戊"]


def test_cells_that_are_merged_and_repeated() -> None:
    """Covered cells are none; rows that fill the rest of a sheet are left out."""
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="1"'
    rows = "<table:table-header-rows>" + row(
        cell("甲"), cell("乙", spans), "<table:covered-table-cell/>"
    )
    rows += "</table:table-header-rows>" + row(
        cell("丙"), cell("0", 'table:number-columns-repeated="2"')
    )
    rows += row(cell("丁"), cell("1"), cell("2"), more='table:number-rows-repeated="2"')
    rows += row("<table:table-cell/>", more='table:number-rows-repeated="1048000"')

    assert table(rows) == [["甲", "乙"], ["丙", "0", "0"], ["丁", "1", "2"], ["丁", "1", "2"], [""]]


def test_what_is_not_read_says_why() -> None:
    """A password, another kind of document, damage, nesting without end."""
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    assert "加密" in refused(odt_of("", more=manifest))
    assert "已损坏" in refused(odt_of("")[:200])
    deep = "<text:section>" * (MAX_NESTING + 1) + "</text:section>" * (MAX_NESTING + 1)
    assert "过大" in refused(odt_of(deep))
    spans = "<text:span>" * (MAX_NESTING + 1) + "</text:span>" * (MAX_NESTING + 1)
    assert "过大" in refused(odt_of(f"<text:p>{spans}</text:p>"))
    lists = "<text:list><text:list-item>" * 90 + "</text:list-item></text:list>" * 90
    assert "过大" in refused(odt_of(lists))
