"""Web pages give the text that a browser shows and the tables that it builds, with places in the source."""

from __future__ import annotations

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import assert_tiled, cells, filled, grids, lines, shape
from work import assert_proportional

from govlint.document.errors import UnreadableFile
from govlint.document.layout import Grid
from govlint.document.source import LineIndex
from govlint.readers import read


def page(body: str, head: str = "") -> bytes:
    """Return a page with this body."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_spans_reach_as_browsers_let_them() -> None:
    """A cell stands in the first column that no cell from above reaches into."""
    layout = read(
        page(
            "<table><tr><td rowspan=2>甲<td colspan='2'>乙<td>1"
            "<tr><td rowspan=3>丙<td>2<td>3<tr><td>丁<td>4<td>5</table>"
        ),
        "a.html",
    )

    (grid,) = grids(layout)
    assert_tiled(layout)
    assert shape(layout, grid) == [
        [("甲", 0, 2, 1), ("乙", 1, 1, 2), ("1", 3, 1, 1)],
        [("丙", 1, 2, 1), ("2", 2, 1, 1), ("3", 3, 1, 1)],
        [("丁", 0, 1, 1), ("4", 2, 1, 1), ("5", 3, 1, 1)],
    ]


def test_spans_end_with_their_group_of_rows() -> None:
    """A head that claims to reach into the body does not, and 0 means to the end of the group."""
    layout = read(
        page(
            "<table><thead><tr><th rowspan=9>甲<th>乙</thead>"
            "<tbody><tr><td rowspan=0>丙<td>1<tr><td>2</tbody></table>"
        ),
        "a.html",
    )

    (grid,) = grids(layout)
    assert shape(layout, grid) == [
        [("甲", 0, 1, 1), ("乙", 1, 1, 1)],
        [("丙", 0, 2, 1), ("1", 1, 1, 1)],
        [("2", 1, 1, 1)],
    ]


def test_rows_without_cells_shorten_the_cells_that_reach_through_them() -> None:
    """A row that browsers draw with no height is no row."""
    layout = read(page("<table><tr><td rowspan=3>甲<td>1<tr></tr><tr><td>2</table>"), "a.html")

    (grid,) = grids(layout)
    assert shape(layout, grid) == [[("甲", 0, 2, 1), ("1", 1, 1, 1)], [("2", 1, 1, 1)]]


def test_a_layout_table_is_looked_through() -> None:
    """What stands in its cells stands in the page, tables among it."""
    layout = read(
        page(
            "<table><tr><td><a href=/>首页</a></td><td><p>云岭市年报</p>"
            "<table><tr><td>规章<td>1<td>2</table><p>完。</p></td></tr></table>"
        ),
        "a.html",
    )

    assert lines(layout) == ["首页", "云岭市年报", "完。"]
    assert cells(layout, grids(layout)[0]) == [["规章", "1", "2"]]


def test_a_table_inside_a_table_of_figures_comes_after_it() -> None:
    """It does not tear the outer one."""
    layout = read(
        page(
            "<table><tr><td>甲<td>1<td>2<tr><td>乙<table><tr><td>丙<td>3</table><td>4<td>5</table>"
        ),
        "a.html",
    )

    assert [cells(layout, grid) for grid in grids(layout)] == [
        [["甲", "1", "2"], ["乙", "4", "5"]],
        [["丙", "3"]],
    ]


def test_a_whole_report_in_one_table_is_taken_apart() -> None:
    """Rows with nothing but a heading or a paragraph are lines."""
    layout = read(
        page(
            "<table><tr><td colspan=3>云岭市2023年年报<tr><td colspan=3>一、总体情况"
            "<tr><td colspan=3>受理申请若干件，均按期办结，群众满意。窗口全年开放，评价系统覆盖全部事项，满意度稳定。"
            "<tr><td colspan=3>二、主动公开<tr><td>规章<td>1<td>2"
            "<tr><td colspan=3>第五项<tr><td>许可<td colspan=2>3</table>"
        ),
        "a.html",
    )

    assert [line for line in lines(layout) if len(line) < 20] == [
        "云岭市2023年年报",
        "一、总体情况",
        "二、主动公开",
    ]
    assert cells(layout, grids(layout)[0]) == [["规章", "1", "2"], ["第五项"], ["许可", "3"]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<script>var a = '<td>9</td>';</script>", "<style>td{}</style>"),
        ("<!-- <table><tr><td>9</table> -->", "<!--[if gte mso 9]><xml>9</xml><![endif]-->"),
        (
            "<nav><ul><li><a href=a>九</a><li>十</ul></nav>",
            "<footer><a href=b>联系我们</a></footer>",
        ),
        ("<div style='display:none'>九</div>", "<span hidden>十</span>"),
        ("<select><option>2022<option>2023</select>", "<button>打印</button>"),
        ("<ul><li><a href=a>甲</a><li><a href=b>乙</a><li><a href=c>丙</a></ul>", ""),
        ("<title>九</title><textarea>九</textarea>", "<noscript>九</noscript>"),
        ("<?php echo 9 ?><![CDATA[9]]>", "<p></p><div> &nbsp; </div>"),
    ],
)
def test_what_stands_around_a_report_is_left_out(before: str, after: str) -> None:
    """Scripts, comments, hidden text and menus are no part of it."""
    layout = read(page(f"{before}<p>云岭市年报</p><p>完。</p>{after}"), "a.html")

    assert lines(layout) == ["云岭市年报", "完。"]


@pytest.mark.parametrize(
    "around",
    [
        "<form id=aspnet>{}</form>",
        "<form>{}",
        "<nav>{}",
        "<header><div>{}",
        "<div style='display:none'>{}",
        "<a name=top>{}",
        "<a href=x>{}",
        "<div style='overflow: hidden !important'>{}</div>",
        "<div aria-hidden=false class=hidden>{}</div>",
        "<aside>{}</aside>",
        "<div hidden>{}</div>",
    ],
)
def test_a_report_is_never_lost(around: str) -> None:
    """However odd the element around it, and whether or not it ends."""
    report = (
        "<p>云岭市年报</p><p>受理申请若干件。</p><table><tr><td>规章<td>1<td>2</table><p>完。</p>"
    )

    layout = read(page(around.format(report)), "a.html")

    assert filled(layout) == ["云岭市年报", "受理申请若干件。", "规章", "1", "2", "完。"]


def test_hidden_rows_and_cells_are_no_part_of_a_table() -> None:
    """Office programs leave them in the pages that they write."""
    layout = read(
        page(
            "<table><tr><td>甲<td style='display:none'>9<td>1"
            "<tr style='display: none'><td>8<td>8<tr><td>乙<td>2</table>"
        ),
        "a.html",
    )

    assert cells(layout, grids(layout)[0]) == [["甲", "1"], ["乙", "2"]]


def test_lines_end_where_blocks_do() -> None:
    """At block elements and line breaks, and nowhere else; preformatted text keeps its own lines."""
    layout = read(
        page("<div>甲\n  <span>乙</span><b>丙</b>&nbsp;丁<br>戊</div>己<li>庚<pre>辛\n壬</pre>"),
        "a.html",
    )

    assert lines(layout) == ["甲 乙丙 丁", "戊", "己", "庚", "辛", "壬"]


def test_paragraphs_of_a_cell_are_parted_by_a_blank() -> None:
    """So that two numbers never become one."""
    layout = read(page("<table><tr><td><p>结果</p><p>维持</p><td>1<br>2<td>3</table>"), "a.html")

    assert cells(layout, grids(layout)[0]) == [["结果 维持", "1 2", "3"]]


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "一",
                    "规章",
                    "12",
                    " ",
                    "\n",
                    "\r\n",
                    "\t",
                    "&nbsp;",
                    "&#49;",
                    "&amp;",
                    "&lt;",
                    "&emsp;",
                ),
                *(
                    "<b>",
                    "</b>",
                    "<p>",
                    "<br>",
                    "<td>",
                    "<tr>",
                    "<table>",
                    "</table>",
                    "<",
                    "&",
                    "<!-- x -->",
                ),
            ]
        ),
        max_size=40,
    ).map("".join)
)
@settings(max_examples=150, deadline=None)
def test_every_character_is_found_in_the_source(body: str) -> None:
    """The place of each character of the text is where the source has it, or a reference to it."""
    data = page(body)
    source = data.decode()
    starts = LineIndex(source)

    layout = read(data, "a.html")

    assert_tiled(layout)
    for block in layout.blocks:
        spans = (
            [cell.content for row in block.rows for cell in row.cells]
            if isinstance(block, Grid)
            else [block.span]
        )
        for span in spans:
            for offset in range(span.start, span.end):
                char = layout.text[offset]
                if char.isspace():
                    continue
                place = layout.locator.locate(type(span)(offset, offset + 1))
                assert place.line is not None
                assert place.column is not None
                at = starts.line_span(place.line).start + place.column - 1
                assert source[at] in {char, "&"}


def test_a_place_is_exact_behind_a_reference() -> None:
    """Lines and columns count in the source, not in the text that is shown."""
    layout = read(page("\n<p>&nbsp;&nbsp;受理\n <b>39</b> 件</p>"), "a.html")
    start = layout.text.index("39")

    place = layout.locator.locate(type(layout.blocks[0].span)(start, start + 2))

    assert (place.line, place.column, place.end_line, place.end_column) == (3, 5, 3, 7)


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "utf-8", "big5"])
def test_the_charset_of_the_page_counts(charset: str) -> None:
    """Declared by either kind of meta element."""
    text = "政府信息公開" if charset == "big5" else "政府信息公开"
    for meta in (
        f'<meta charset="{charset}">',
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">',
    ):
        layout = read(page(f"<p>{text}</p>", meta).decode().encode(charset), "a.html")
        assert [text] == lines(layout)


def test_a_wrong_charset_is_not_believed() -> None:
    """Pages that were saved anew often keep the old declaration."""
    layout = read(page("<p>政府信息公开</p>", "<meta charset=gb2312>"), "a.html")

    assert lines(layout) == ["政府信息公开"]
    assert layout.encoding == "utf-8"


def test_a_page_is_known_by_its_content() -> None:
    """Whatever its name says, as with sheets that are pages in disguise."""
    for name in ("a.txt", "a.xls", "a.doc", "a"):
        assert read(page("<p>年报</p>"), name).format == "html"


def test_tables_typed_as_text_are_found_in_a_page() -> None:
    """One paragraph a row, cells parted by bars."""
    layout = read(page("<p>信息内容 | 制发 | 废止</p><p>规章 | 1 | 2</p>"), "a.html")

    (grid,) = grids(layout)
    assert not grid.exact
    assert cells(layout, grid) == [["信息内容", "制发", "废止"], ["规章", "1", "2"]]


HOSTILE = (
    ("", "<table>", ""),
    ("", "<div style='display:none'>", ""),
    ("<table><tr>", "<td rowspan=1000000 colspan=1000000>1", ""),
    ("<table>", "<tr><td rowspan=65534>1<td colspan=1000>2", ""),
    ("", "<a ", ""),
    ("", "<a '", ""),
    ("", '<a "x', ""),
    ("", "<", ">"),
    ("", "<!--", ""),
    ("", "<script>", ""),
    ("", "<title>", ""),
    ("", "&#", ""),
    ("", "&a", ""),
    ("", "<p>", ""),
    ("", "<nav>", "</nav>"),
    ("", " ", ""),
)
"""What stands before, again and again, and after; a closing tag as often as the opening one."""


def read_hostile(before: str, piece: str, after: str, size: int) -> None:
    """Read a page of about that many characters; nothing but a clear error is raised."""
    times = max(1, size // len(piece))
    closing = after * times if after.startswith("</") else after
    try:
        read(page(before + piece * times + closing), "a.html")
    except UnreadableFile:
        assert piece == "<table>"


@pytest.mark.parametrize(("before", "piece", "after"), HOSTILE)
def test_work_of_hostile_pages_is_proportional(before: str, piece: str, after: str) -> None:
    """Whatever is left open or repeated."""
    assert_proportional(lambda size: read_hostile(before, piece, after, size), 2_000)


@pytest.mark.slow
@pytest.mark.parametrize(("before", "piece", "after"), HOSTILE)
def test_a_hostile_megabyte(before: str, piece: str, after: str) -> None:
    """It is read, or refused with a clear error."""
    read_hostile(before, piece, after, 1_000_000)
