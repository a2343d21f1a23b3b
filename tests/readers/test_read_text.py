"""The text reader finds tables in every layout and loses nothing."""

from __future__ import annotations

import pytest

from hypothesis import example, given, settings
from hypothesis import strategies as st
from layouts import assert_tiled, cells, filled, grids, lines
from report_sample import FIGURES, pieces, report
from report_styles import TABLES, written
from work import assert_proportional

from govlint.document.limits import Limits
from govlint.readers import read


TYPICAL = ("0", "1", "39", "1052", "47129.1895", "-", "/", "12,345", "１２")

fragments = st.sampled_from(
    [
        *("规章", "总计", "一、", "（一）", "0", "12", "。", "，", "/", "-", "?"),
        *("\t", "|", " ", "  ", "\n", "\r", "\r\n", "||", "---", " |", "\n|", "\n\n"),
        *("\u3000", "&nbsp;", "\ufeff", "\x0b", "\u2028", "\x85", "\x1f", "长" * 50, "a" * 90),
    ]
)


@example("规章  \x0b0\n|")
@example("规章  \x0b  0\n|")
@given(st.lists(fragments, max_size=40).map("".join) | st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_tiled_and_kept(text: str) -> None:
    """Blocks, rows and cells tile the text, which is the file's own."""
    data = text.encode("utf-8", "surrogatepass")
    if b"\0" in data or any(char < " " and char not in "\t\n\r\x0b\x0c\x1a" for char in text):
        return
    if "<" in text or any("\ud800" <= char <= "\udfff" for char in text):
        return

    layout = read(data, "report.txt")

    assert layout.text == text
    assert_tiled(layout)


@pytest.mark.parametrize("blank", [True, False], ids=["spaced", "dense"])
@pytest.mark.parametrize("style", TABLES)
@given(figures=st.lists(st.sampled_from(TYPICAL), min_size=FIGURES, max_size=FIGURES))
@settings(max_examples=8, deadline=None)
def test_every_layout_gives_the_same_cells(style: str, blank: bool, figures: list[str]) -> None:  # noqa: FBT001
    """Whatever the layout, the same paragraphs and cells come out in the same order."""
    items = report(figures)

    layout = read(written(items, style, blank=blank).encode(), "report.txt")

    assert_tiled(layout)
    found = [text.replace("&nbsp;", "").replace("&emsp;", "") for text in filled(layout)]
    if "repeated" in style:
        # What is merged downwards is repeated in each row of the file, so it is in the layout.
        assert set(pieces(items)) == set(found)
        assert [text for text in found if text in TYPICAL] == figures
    else:
        assert pieces(items) == found


@pytest.mark.parametrize("style", TABLES)
def test_prose_stays_out_of_tables(style: str) -> None:
    """No paragraph becomes a cell, however near the table."""
    items = report(["0"] * FIGURES)

    layout = read(written(items, style, blank=False).encode(), "report.txt")

    prose = [item for item in items if isinstance(item, str) and "。" in item]
    assert set(prose) <= set(lines(layout))


def test_empty_cells_are_kept_where_bars_show_them() -> None:
    """A bar on its own after a closed cell is an empty cell, several are several."""
    layout = read("一、新收 |\n|\n|\n0 |\n||\n二、结转 |\n1 |\n".encode(), "report.txt")

    (grid,) = grids(layout)
    assert cells(layout, grid) == [["一、新收"], [""], [""], ["0"], [""], [""], ["二、结转"], ["1"]]


def test_a_bar_on_its_own_line_closes_the_cell_above() -> None:
    """Where every cell is followed by a bar line, one bar adds no empty cell and two add one."""
    layout = read("规章\n|\n3\n|\n||\n4\n|\n".encode(), "report.txt")

    (grid,) = grids(layout)
    assert cells(layout, grid) == [["规章"], ["3"], [""], [""], ["4"]]


def test_a_bar_row_keeps_its_empty_cells() -> None:
    """Empty pieces between bars are cells."""
    layout = read("申请人情况 | | |||\n规章 | 0 | | 3 |\n".encode(), "report.txt")

    (grid,) = grids(layout)
    assert cells(layout, grid) == [["申请人情况", "", "", "", ""], ["规章", "0", "", "3"]]


@pytest.mark.parametrize(
    "line",
    [
        "全年举行发布会4场 | 较上年增加，群众反映良好。办事窗口全年开放，评价系统覆盖全部事项，满意度保持稳定。",
        "首页 | 政务公开 | 年报",
        "\t2023年，全市主动公开信息1.2万条。",
        "三、\t收到和处理政府信息公开申请情况",
        "一、　　总体情况",
        "联系电话：0000-000000　　联系人：办公室",
        "规章000",
        "目    录",
        "政  府  信  息  公  开",
        "发布时间  2024年1月20日",
        "全年受理申请  1091  件（含上年结转  39  件），办结  1086  件，结转  5  件。",
    ],
)
def test_a_line_that_only_looks_like_a_row_is_a_line(line: str) -> None:
    """Stray bars, tabs and spaces in running text make no table."""
    layout = read(f"前一段。\n{line}\n后一段。\n".encode(), "report.txt")

    assert grids(layout) == []
    assert ["前一段。", line.strip(), "后一段。"] == lines(layout)


def test_numbers_parted_by_single_spaces_are_cells() -> None:
    """As text taken from a PDF has them."""
    layout = read("规章 0 0 12\n行政规范性文件 1 2 3\n".encode(), "report.txt")

    (grid,) = grids(layout)
    assert cells(layout, grid) == [["规章", "0", "0", "12"], ["行政规范性文件", "1", "2", "3"]]


def test_cells_split_over_two_lines_stay_two_cells() -> None:
    """A label that a line break cut is joined later, by those who know labels."""
    text = "信息内容\n\n本年新\n制作数量\n\n规章\n\n0\n\n1\n"

    layout = read(text.encode(), "report.txt")

    (grid,) = grids(layout)
    assert cells(layout, grid) == [["信息内容"], ["本年新"], ["制作数量"], ["规章"], ["0"], ["1"]]


@pytest.mark.parametrize("style", TABLES)
def test_a_comment_in_a_table_is_no_cell(style: str) -> None:
    """It belongs to the row above it, or to the first one; outside tables it is a line."""
    comment = "<!-- govlint: ignore GOV200 -- 理由 | 说明 -->"
    items = report([str(number % 9) for number in range(FIGURES)])
    plain = read(written(items, style).encode(), "report.txt")
    rows = written(items, style).split("\n")
    at = next(number for number, row in enumerate(rows) if "行政规范性文件" in row)

    layout = read("\n".join([comment, *rows[:at], comment, *rows[at:]]).encode(), "report.txt")

    assert_tiled(layout)
    assert [text for text in filled(layout) if text != comment] == filled(plain)
    assert filled(layout).count(comment) == 1


def test_layouts_may_be_mixed() -> None:
    """Each table of a report is read in its own layout."""
    text = "规章\t1\t2\t3\n\n三、申请\n\n一、新收 | 4 | 5 |\n\n四、复议\n\n结果\n\n维持\n\n6\n\n7\n"

    layout = read(text.encode(), "report.txt")

    assert filled(layout) == [
        "规章",
        "1",
        "2",
        "3",
        "三、申请",
        "一、新收",
        "4",
        "5",
        "四、复议",
        "结果",
        "维持",
        "6",
        "7",
    ]
    assert len(grids(layout)) == 3


def test_repeated_labels_of_two_columns_are_not_folded() -> None:
    """Two columns whose header was cut alike stay two columns."""
    text = "信息内容 | 本年新 | 本年新 | 总数量 |\n规章 | 0 | 0 | 3 |\n"

    layout = read(text.encode(), "report.txt")

    (grid,) = grids(layout)
    assert cells(layout, grid)[1] == ["规章", "0", "0", "3"]


HOSTILE = (
    ("", "a", ""),
    ("", "|", ""),
    ("", "\t", ""),
    ("", "0 ", ""),
    ("", "  ", "x"),
    ("", "规章 | 0\n", ""),
    ("", "规章\n0\n", ""),
    ("", "（", ""),
    ("（" * 70, "，\n", ""),
    ("", "-", "x"),
    ("", "&nbsp", ""),
    ("", "\r", ""),
)
"""What stands before, again and again, and after."""


def read_hostile(before: str, piece: str, after: str, size: int) -> None:
    """Read a text of about that many characters; its blocks cover all of it."""
    text = before + piece * (size // len(piece)) + after
    layout = read(text.encode(), "report.txt", Limits(cells=size))

    assert sum(block.span.end - block.span.start for block in layout.blocks) == len(text)


@pytest.mark.parametrize(("before", "piece", "after"), HOSTILE)
def test_work_is_proportional(before: str, piece: str, after: str) -> None:
    """Whatever a text repeats."""
    assert_proportional(lambda size: read_hostile(before, piece, after, size), 2_000)


@pytest.mark.slow
@pytest.mark.parametrize(("before", "piece", "after"), HOSTILE)
def test_a_hostile_megabyte(before: str, piece: str, after: str) -> None:
    """It is read whole."""
    read_hostile(before, piece, after, 600_000)
