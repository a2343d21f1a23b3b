"""PDF files: tables by their lines, paragraphs by their margins, and what cannot be read is refused with its reason."""

from __future__ import annotations

import json
import shutil
import subprocess

from collections import Counter
from importlib.resources import files
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import playa
import pytest

from generate import build, county, document
from generate.county import OWN
from generate.write.html import tidy_html
from generate.write.paper import Print
from generate.write.pdf import FONT, write_pdf
from layouts import CORPUS, assert_tiled, cells, grids, lines
from printed import HEIGHT, WIDTH, Sheet, pdf_of, stream
from reportlab.lib.pdfencrypt import StandardEncryption

from govlint.api import check
from govlint.build.font import box_font
from govlint.document import limits
from govlint.document.errors import MissingExtra, UnreadableFile
from govlint.engine.examine import examine
from govlint.readers import read
from govlint.readers.pages.page import LOST
from govlint.readers.pdf.pdfium import pages_of


if TYPE_CHECKING:
    from pathlib import Path

    from govlint.document.layout import Layout


XS = (70, 170, 270, 370, 470)
HEAD = ["项目", "自然人", "其他", "总计"]


def layout(sheet: Sheet) -> Layout:
    """Return what is read of a drawn file, its tiling checked."""
    found = read(sheet.bytes(), "a.pdf")
    assert_tiled(found)
    return found


def refused(data: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.pdf")
    assert caught.value.hint is not None
    return caught.value.text.zh


def table() -> Sheet:
    """Return a page with a table of two rows."""
    sheet = Sheet().grid(XS, (100, 120, 140))
    return sheet.row(XS, 114, HEAD).row(XS, 134, ["规章", "1", "20", "21"])


def test_a_table_by_its_lines() -> None:
    """Each cell has its text, each text its place."""
    found = layout(table().text(70, 60, "一、总体情况"))

    assert cells(found, grids(found)[0]) == [HEAD, ["规章", "1", "20", "21"]]
    assert lines(found) == ["一、总体情况"]
    cell = grids(found)[0].rows[1].cells[2]
    assert found.locator.locate(cell.content).address == "第1页 第1个表格 第2行 第3列"


def test_merged_cells() -> None:
    """Where no line parts two fields they are one cell, downwards and across."""
    sheet = Sheet().grid((70, 170), (100, 160)).grid((170, 270, 370), (100, 120, 160))
    sheet.line(170, 140, 370, 140).line(70, 100, 370, 100)
    sheet.text(75, 134, "合并").text(180, 114, "甲").text(280, 114, "乙").text(180, 134, "1")
    sheet.text(280, 134, "2").text(180, 154, "3").text(280, 154, "4")
    grid = grids(layout(sheet))[0]

    assert [(c.column, c.rows, c.columns) for c in grid.rows[0].cells] == [
        (0, 3, 1),
        (1, 1, 1),
        (2, 1, 1),
    ]


def test_borders_in_bits() -> None:
    """A line that is drawn cell by cell is one line, whether stroked or filled."""
    sheet = Sheet()
    for row in (100, 120, 140):
        for left, right in pairwise(XS):
            sheet.line(left, row, right - 1, row)
    for x in XS:
        sheet.canvas.rect(x - 0.3, HEIGHT - 120, 0.6, 20, stroke=0, fill=1)
        sheet.canvas.rect(x - 0.3, HEIGHT - 140, 0.6, 20, stroke=0, fill=1)
    sheet.row(XS, 114, HEAD).row(XS, 134, ["规章", "1", "20", "21"])
    found = layout(sheet)

    assert cells(found, grids(found)[0]) == [HEAD, ["规章", "1", "20", "21"]]


def test_text_that_runs_down_or_up() -> None:
    """A column of characters is read downwards, several from the right; turned text along its own lines."""
    sheet = Sheet().grid((70, 110, 210, 310), (100, 200, 240))
    sheet.down(92, 112, "三本年").down(76, 112, "度结果")
    sheet.canvas.saveState()
    sheet.canvas.translate(150, HEIGHT - 190)
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("STSong-Light", 10)
    sheet.canvas.drawString(0, 0, "行政许可")
    sheet.canvas.restoreState()
    sheet.text(220, 150, "12").text(220, 230, "34").text(120, 230, "5").text(75, 230, "甲")
    found = layout(sheet)

    assert cells(found, grids(found)[0]) == [["三本年度结果", "行政许可", "12"], ["甲", "5", "34"]]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned(turn: int) -> None:
    """The page is read as it is shown: what is upright there is drawn turned the other way."""
    sheet = Sheet()
    sheet.canvas.setPageRotation(turn)
    x, y = {90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turn]
    sheet.canvas.translate(x, y)
    sheet.canvas.rotate(turn)
    sheet.grid(XS, (100, 120, 140)).row(XS, 114, HEAD).row(XS, 134, ["规章", "1", "20", "21"])
    sheet.text(70, 60, "一、总体情况")
    found = layout(sheet)

    assert cells(found, grids(found)[0]) == [HEAD, ["规章", "1", "20", "21"]]
    assert found.text.startswith("一、总体情况\n")


def test_glyphs_printed_twice_are_read_once() -> None:
    """Twice, a little shifted, is how some programs print bold: 11 is not 1111."""
    sheet = table()
    for shift in (0.0, 0.3):
        sheet.text(70 + shift, 60, "一、总体情况").text(480 + shift, 60, "11")

    assert lines(layout(sheet)) == ["一、总体情况  11"]


def test_narrow_figures_are_not_taken_for_one_printed_twice() -> None:
    """In a font pressed to a third of its width, 11 is 11."""
    sheet = Sheet().grid(XS, (100, 120, 140)).row(XS, 114, HEAD)
    canvas = sheet.row(XS, 134, ["规章", "", "20", "21"]).canvas
    written = canvas.beginText(XS[1] + 4, HEIGHT - 134)
    written.setFont(FONT, 10)
    written.setHorizScale(33)
    written.textLine("11")
    canvas.drawText(written)
    found = layout(sheet)

    assert cells(found, grids(found)[0])[1] == ["规章", "11", "20", "21"]


def test_superscripts_are_no_digits_of_a_figure() -> None:
    """A raised small figure is a mark; so are lowered ones."""
    sheet = Sheet().grid(XS, (100, 120, 140)).row(XS, 114, HEAD)
    sheet.row(XS, 134, ["规章", "1", "20", "21"])
    sheet.text(177.2, 130, "2", 5).text(282.3, 136, "3", 5)
    found = layout(sheet)

    assert cells(found, grids(found)[0])[1] == ["规章", "1²", "20₃", "21"]


def test_a_line_through_a_word_parts_no_cell() -> None:
    """A stray line cuts a figure, a border that goes on from the row above cuts a label: both stay whole."""
    sheet = Sheet().grid(XS, (100, 120, 140, 160)).row(XS, 114, HEAD)
    sheet.row(XS, 134, ["规章", "2433", "20", "21"]).row(XS, 154, ["许可", "11", "12", "13"])
    sheet.line(XS[1] + 12.9, 120, XS[1] + 12.9, 140)
    found = layout(sheet)
    grid = grids(found)[0]
    rows = [[text for text in row if text] for row in cells(found, grid)]

    assert rows[1:] == [["规章", "2433", "20", "21"], ["许可", "11", "12", "13"]]

    xs = (70, 130, *XS[1:])
    sheet = Sheet().grid(xs, (100, 120, 140, 160)).row(xs, 114, ["项目", "名称", *HEAD[1:]])
    sheet.row(xs, 134, ["第一", "规章", "1", "20", "21"])
    sheet.text(72, 154, "四、结转下年度继续办理", 8).row(xs, 154, ["", "", "11", "12", "13"])
    found = layout(sheet)
    rows = [[text for text in row if text] for row in cells(found, grids(found)[0])]

    assert rows[2] == ["四、结转下年度继续办理", "11", "12", "13"]


def test_a_border_that_two_rows_have_parts_figures_that_nearly_touch() -> None:
    """Narrow columns under merged ones are no stray lines, however little room their figures leave."""
    ys = (100, 120, 140, 160, 180, 200, 220)
    sheet = Sheet().grid(XS, ys).row(XS, 114, HEAD).row(XS, 134, ["许可", "11", "12", "13"])
    sheet.row(XS, 154, ["处罚", "14", "15", "16"])
    middle = (XS[1] + XS[2]) / 2
    sheet.line(middle, 160, middle, 200)
    for y, figures in ((174, ("333", "444")), (194, ("555", "666"))):
        sheet.row(XS, y, ["强制", "", "17", "18"])
        sheet.text(middle - 1 - 3 * 5, y, figures[0], 10).text(middle + 1, y, figures[1], 10)
    sheet.row(XS, 214, ["规章", "1", "20", "21"])
    found = layout(sheet)
    rows = [[text for text in row if text] for row in cells(found, grids(found)[0])]

    assert rows[3:5] == [["强制", "333", "444", "17", "18"], ["强制", "555", "666", "17", "18"]]


def test_what_is_struck_out_is_no_text() -> None:
    """A digit and a word with a line through them are left out; an underlined digit stays, and the table is whole."""
    sheet = Sheet().grid(XS, (100, 120, 140)).row(XS, 114, HEAD)
    sheet.row(XS, 134, ["规章", "71", "20", "21"])
    sheet.line(XS[1] + 2, 131, XS[1] + 7.6, 131)  # the 7
    sheet.line(XS[1] + 7.6, 135.5, XS[1] + 13, 135.5)  # below the 1
    sheet.text(60, 180, "本机关收到申请不予受理办理3件。").line(130, 177, 170, 177)
    found = layout(sheet)

    assert cells(found, grids(found)[0])[1] == ["规章", "1", "20", "21"]
    assert "".join(lines(found)[-1].split()) == "本机关收到申请办理3件。"


def test_a_table_over_two_pages() -> None:
    """One table, with the rows that are repeated at the head of the page left out, and the page in each address."""
    sheet = table()
    sheet.turn().grid(XS, (60, 80, 100)).row(XS, 74, HEAD).row(XS, 94, ["许可", "3", "4", "7"])
    found = layout(sheet)
    grid = grids(found)[0]

    assert len(grids(found)) == 1
    assert cells(found, grid) == [HEAD, ["规章", "1", "20", "21"], ["许可", "3", "4", "7"]]
    last = grid.rows[2].cells[0].content
    assert found.locator.locate(last).address == "第2页 第1个表格 第3行 第1列"


def test_a_merged_cell_that_takes_a_whole_page() -> None:
    """On the page in the middle nothing shows its edges: the columns stay where they are."""
    sheet = Sheet().grid(XS, (100, 120)).row(XS, 114, HEAD).grid(XS[1:], (120, 140))
    sheet.line(70, 120, 70, 140).line(70, 140, 170, 140).text(75, 134, "组").text(175, 134, "1")
    sheet.row(XS[2:], 134, ["2", "3"])
    for number in range(2):
        sheet.turn().grid(XS[1:], (60, 80, 100)).row(XS[1:], 74, [f"{number}4", "5", "6"])
        sheet.row(XS[1:], 94, ["7", "8", "9"])
    sheet.line(70, 60, 70, 120).line(70, 60, 170, 60).grid(XS, (100, 120))
    sheet.row(XS, 114, ["末", "1", "1", "2"])
    found = layout(sheet)

    assert len(grids(found)) == 1
    assert cells(found, grids(found)[0]) == [
        HEAD,
        ["组", "1", "2", "3"],
        ["04", "5", "6"],
        ["7", "8", "9"],
        ["14", "5", "6"],
        ["7", "8", "9"],
        ["末", "1", "1", "2"],
    ]
    assert [c.column for c in grids(found)[0].rows[2].cells] == [1, 2, 3]


def test_two_tables_on_two_pages() -> None:
    """A heading between them, or other edges, parts them."""
    for text, left in (("三、收到", 70), ("", 90)):
        xs = (left, *XS[1:])
        sheet = table().turn().text(70, 50, text)
        sheet.grid(xs, (60, 80, 100)).row(xs, 74, HEAD).row(xs, 94, ["许可", "3", "4", "7"])
        assert len(grids(layout(sheet))) == 2


def test_a_row_that_is_cut_by_the_page() -> None:
    """Both halves of a label are put together where its row has no figures of its own on the next page."""
    sheet = Sheet().grid(XS, (700, 720, 740)).row(XS, 714, HEAD)
    sheet.row(XS, 734, ["其他法律行政法规", "1", "20", "21"])
    sheet.turn().grid(XS, (60, 80, 100)).row(XS, 74, ["禁止公开"])
    sheet.row(XS, 94, ["2.许可", "3", "4", "7"])
    found = layout(sheet)

    assert cells(found, grids(found)[0]) == [
        HEAD,
        ["其他法律行政法规禁止公开", "1", "20", "21"],
        ["2.许可", "3", "4", "7"],
    ]


@pytest.mark.parametrize("label", ["2.重复申请", "（四）无法提供"])
def test_a_row_without_figures_is_not_the_rest_of_another(label: str) -> None:
    """A label with an ordinal begins a row, even if its figures were left out."""
    sheet = Sheet().grid(XS, (700, 720, 740)).row(XS, 714, HEAD)
    sheet.row(XS, 734, ["1.信访", "1", "20", "21"])
    sheet.turn().grid(XS, (60, 80, 100)).row(XS, 74, [label])
    sheet.row(XS, 94, ["3.许可", "3", "4", "7"])
    found = layout(sheet)

    assert [row[0] for row in cells(found, grids(found)[0])] == ["项目", "1.信访", label, "3.许可"]


def test_a_missing_line_at_the_foot() -> None:
    """Where only the foot of the page has none, the next row is a row; where the head has none either, it goes on."""
    for head in (True, False):
        sheet = Sheet().grid(XS, (700, 720)).row(XS, 714, HEAD)
        for x in XS:
            sheet.line(x, 720, x, 760)
        sheet.row(XS, 734, ["规章制发", "", "20", "21"])
        sheet.turn().grid(XS, (100, 120)).row(XS, 114, ["许可", "3", "4", "7"])
        for x in XS:
            sheet.line(x, 60, x, 100)
        if head:
            sheet.line(XS[0], 60, XS[-1], 60)
        sheet.row(XS, 74, ["数量", "5"])
        found = layout(sheet)
        rows = cells(found, grids(found)[0])
        middle = (
            [["规章制发", "", "20", "21"], ["数量", "5", "", ""]]
            if head
            else [["规章制发数量", "5", "20", "21"]]
        )
        assert rows == [HEAD, *middle, ["许可", "3", "4", "7"]]


def test_paragraphs_are_put_together() -> None:
    """Lines that reach the margin go on, over the page too; an indent, an end or a heading begins a new one."""
    full = "政府信息公开工作情况如下所示并持续加强管理工作情况如下所示并持续加强"
    sheet = Sheet().text(90, 100, full[:-2]).text(70, 116, full).text(70, 132, "结束。")
    sheet.text(90, 148, full[:-2]).turn().text(70, 60, "新的一页。").text(70, 76, "二、标题")

    assert lines(layout(sheet)) == [
        f"{full[:-2]}{full}结束。",
        f"{full[:-2]}新的一页。",
        "二、标题",
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """What stands at the edge of most pages, and the numbers that count them; figures elsewhere stay."""
    sheet = Sheet()
    for number in range(1, 5):
        sheet.text(250, 40, "青石县年报").text(290, 815, str(number))
        sheet.text(70, 300, f"第{number}段正文。").text(70, 330, f"其中{number}件。").turn()

    assert lines(layout(sheet)) == [
        line for number in range(1, 5) for line in (f"第{number}段正文。", f"其中{number}件。")
    ]


def test_radicals_are_characters() -> None:
    """Some fonts map characters to the radicals that look the same."""
    from govlint.readers.pages.radicals import characters  # noqa: PLC0415 - this test only

    assert characters("⻚") == "页"
    assert characters("⾏") == "行"
    assert characters("⼀⼆，公开") == "一二，公开"


def test_a_frame_around_a_page_is_no_table() -> None:
    """Neither is a line under a heading, nor a box around a text; a table inside is one."""
    sheet = Sheet().grid((40, 555), (40, 800)).line(70, 66, 500, 66).text(70, 60, "一、总体情况")
    sheet.grid(XS, (100, 120, 140)).row(XS, 114, HEAD).row(XS, 134, ["规章", "1", "20", "21"])
    found = layout(sheet)

    assert cells(found, grids(found)[0]) == [HEAD, ["规章", "1", "20", "21"]]
    assert lines(found) == ["一、总体情况"]


def test_fonts_are_those_of_the_file_and_none_of_the_machine() -> None:
    """The font is not in the file: each glyph has a box of the usual size, the same on every machine."""
    report = county.build(3, members=1).documents[OWN, 2022]
    glyphs = [glyph for page in pages_of(write_pdf(report).data) for glyph in page.glyphs]
    wide = {round((g.right - g.left) / g.size, 2) for g in glyphs if "\u4e00" <= g.char < "\ua000"}
    stops = {round((g.right - g.left) / g.size, 2) for g in glyphs if g.char in "，。、"}

    assert (wide, stops) == ({1.0}, {0.5})


def test_the_font_of_boxes_is_what_its_source_makes() -> None:
    """Nothing else is in the file."""
    assert (files("govlint.readers.pdf") / "boxes.ttf").read_bytes() == box_font()


def test_lost_characters_show() -> None:
    """A glyph without a character stands for itself: 1?3 is no figure, and never 13."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]"
        b" /CharProcs << /a 6 0 R >> /Encoding << /Type /Encoding /Differences [1 /a] >>"
        b" /FirstChar 1 /LastChar 1 /Widths [1000] >>"
    )
    content = b"BT /F1 12 Tf 100 700 Td <" + b"01" * 40 + b"> Tj ET"
    data = pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(content),
        font,
        stream(b"1000 0 0 0 1000 1000 d1 0 0 800 800 re f"),
    )

    assert "没有对应的文字" in refused(data)
    assert LOST == "\ufffd"


def test_what_cannot_be_read_is_told_apart() -> None:
    """A scan, a password, letters instead of Chinese, a table without lines: each for its reason."""
    scan = Sheet()
    scan.canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
    assert "扫描" in refused(scan.bytes())

    canvas = (recognised := Sheet()).canvas
    canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
    written = canvas.beginText(70, 700)
    written.setFont(FONT, 12)
    written.setTextRenderMode(3)
    written.textLine("一、总体情况 12 件")
    canvas.drawText(written)
    assert "扫描" in refused(recognised.bytes())

    curves = Sheet()
    for at in range(60):
        curves.canvas.circle(50 + 8 * at, 700, 3)
    assert "图片" in refused(curves.bytes())

    locked = Sheet(encrypt=StandardEncryption("secret", canPrint=0))
    assert "加密" in refused(locked.text(70, 100, "一、总体情况").bytes())

    garbled = Sheet()
    garbled.canvas.drawString(100, 700, "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEF")
    assert "没有对应的文字" in refused(garbled.bytes())

    bare = Sheet()
    for y in (100, 140, 180):
        bare.text(70, y, "1.申请人无正当理由逾期").text(70, y + 14, "不补正")
        for x in (240, 290, 340, 390):
            bare.text(x, y + 7, "12")
    assert "第1页的表格没有框线" in refused(bare.bytes())


def test_pages_that_are_pictures_among_others_are_named() -> None:
    """What stands on them was not read, so the result must not look complete."""
    sheet = table().text(70, 60, "一、总体情况").turn().text(70, 60, "二、主动公开").turn()
    sheet.canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
    found = [d for d in check(sheet.bytes(), name="a.pdf").diagnostics if d.code == "GOV004"]

    assert [d.message.zh for d in found] == ["第 3 页是扫描的图片，其中的文字没有读取"]
    assert found[0].hint is not None


def test_a_table_without_lines_whose_rows_are_lines_is_read() -> None:
    """Columns are parted by the gaps between them."""
    sheet = Sheet().text(70, 80, "二、主动公开政府信息情况")
    for y, row in ((100, ["规章", "1", "2", "3"]), (116, ["行政许可", "4", "5", "6"])):
        sheet.row(XS, y, row)
    found = layout(sheet)

    assert cells(found, grids(found)[0]) == [["规章", "1", "2", "3"], ["行政许可", "4", "5", "6"]]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it; all other formats do without."""
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)

    with pytest.raises(MissingExtra) as caught:
        read(table().bytes(), "a.pdf")

    assert caught.value.hint is not None
    assert "pip install 'govlint[pdf]'" in caught.value.hint.en
    result = check(table().bytes(), name="a.pdf")
    assert result.failure is not None
    assert "govlint[pdf]" in result.failure.zh


PAGES = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /XObject << /F 5 0 R >> >> >>"
)
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >>"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            pdf_of(
                PAGES,
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                PAGE,
                stream(b"/F Do"),
                stream(b"/F Do /F Do", FORM),
            ),
            id="a form in itself",
        ),
        pytest.param(
            pdf_of(PAGES, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), id="pages in themselves"
        ),
        pytest.param(
            pdf_of(
                PAGES,
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                PAGE,
                stream(b"1 w " + b"1e30 -1e30 m 1e38 nan l S 0 0 m 99999999999 0 l S " * 500),
                stream(b"", FORM),
            ),
            id="absurd coordinates",
        ),
        pytest.param(
            pdf_of(
                PAGES,
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                PAGE.replace(b"595 842", b"1e9 -1e9"),
                stream(b"q " * 100_000),
                stream(b"", FORM),
            ),
            id="a page of absurd size, states without end",
        ),
        pytest.param(
            pdf_of(PAGES, b"<< /Type /Pages /Kids [] /Count 0 >>"), id="a file without pages"
        ),
        pytest.param(b"%PDF-1.7\n", id="nothing but the first line"),
        pytest.param(table().bytes()[:700], id="a file that was cut"),
    ],
)
def test_hostile_files(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read as empty or refused, without a crash, and the file after them is read."""
    monkeypatch.setattr("govlint.readers.pdf.reader._SECONDS", 2)
    try:
        assert_tiled(read(data, "a.pdf"))
    except UnreadableFile as error:
        assert error.hint is not None  # noqa: PT017 - either is right
    assert grids(read(table().bytes(), "a.pdf"))


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams that unpack to far more than they are, pages, glyphs and lines without end."""
    one = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    for packed in (1, 2):
        bomb = stream(b" " * (limits.MAX_UNPACKED + 1), packed=packed)
        assert "过大" in refused(pdf_of(PAGES, one, PAGE, bomb, stream(b"", FORM)))

    many = b"<< /Type /Pages /Kids [" + b"3 0 R " * 10_000 + b"] /Count 10000 >>"
    assert "过大" in refused(pdf_of(PAGES, many, PAGE, stream(b""), stream(b"", FORM)))

    for limit in ("MAX_GLYPHS", "MAX_RULES"):
        with monkeypatch.context() as patched:
            patched.setattr(f"govlint.readers.pages.page.{limit}", 3)
            with pytest.raises(UnreadableFile) as caught:
                pages_of(table().bytes())
            assert "过大" in caught.value.text.zh


def test_a_lattice_of_very_many_cells_is_refused() -> None:
    """A thousand lines each way are no table of a report."""
    sheet = Sheet()
    for at in range(500):
        sheet.line(at, 0, at, 800).line(0, at * 1.5, 590, at * 1.5)
    try:
        assert_tiled(read(sheet.text(50, 50, "一").bytes(), "a.pdf"))
    except UnreadableFile as error:
        assert "过大" in error.text.zh  # noqa: PT017 - either is right


@pytest.mark.parametrize(
    "way", [Print(numbered=False), Print(wide=True, bits=True), Print(size=9, heads=True)]
)
def test_another_reader_sees_the_same_glyphs(way: Print) -> None:
    """What is read of a file holds the characters that another library finds in it, in any order."""
    data = write_pdf(document(build(Random(7), edition="2021", year=2023)), way).data
    found = read(data, "a.pdf").text
    with playa.parse(data) as other:
        printed = Counter(
            char
            for page in other.pages
            for glyph in page.glyphs
            for char in glyph.text or ""
            if not char.isspace()
        )
    # Heads, numbers of pages and rows that are repeated were left out of ours, and nothing was added.
    left_out = printed - Counter(char for char in found if not char.isspace())
    assert not Counter(char for char in found if not char.isspace()) - printed
    if not way.numbered and not way.heads:
        assert not left_out


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_real_pages_with_their_published_errors() -> None:
    """All figures of two pages of a real report; the totals that are wrong there are found, and nothing false."""
    path = CORPUS / "files" / "district-2023-pages-3-4.pdf"
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["facts"]
    context = examine(path.read_bytes(), path.name)
    found = {key: fact.value for key, fact in context.binding.facts.items()}

    assert {key: float(found[key] or 0) for key in expected} == {
        key: float(value) for key, value in expected.items()
    }
    wrong = [d for d in check(path).diagnostics if d.code[3] in "23"]
    assert {(d.code, d.facts[0]) for d in wrong} == {
        ("GOV200", "reconsideration.total"),
        ("GOV204", "litigation_after_reconsideration.total"),
    }
    assert str(wrong[0].location) == "第2页 表四 第4行 总计"


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_the_sample() -> None:
    """The sample report has the figures as PDF that it has as a text."""
    as_text = examine((CORPUS / "xuchang-2023.txt").read_bytes(), "a.txt").binding.facts
    path = CORPUS / "docs" / "xuchang-2023.sample.pdf"
    as_pdf = examine(path.read_bytes(), path.name).binding.facts

    assert {k: f.value for k, f in as_pdf.items()} == {k: f.value for k, f in as_text.items()}


@pytest.mark.slow
def test_a_report_as_a_browser_prints_it(tmp_path: Path) -> None:
    """Borders in bits, glyphs in an order of their own: all figures, nothing false."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("Chromium is not installed")
    report = document(build(Random(5), edition="2021", year=2023))
    style = b"<style>table{border-collapse:collapse}td{border:1px solid}</style></head>"
    page = tmp_path / "a.html"
    page.write_bytes(tidy_html(report).data.replace(b"</head>", style))
    printed = tmp_path / "a.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={printed}"]
    subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True, timeout=120)
    facts = examine(printed.read_bytes(), "a.pdf").binding.facts

    assert {key: fact.value for key, fact in facts.items()} == report.model.facts
    assert not [d for d in check(printed).diagnostics if d.severity == "error"]


def _picture() -> object:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    return ImageReader(Image.new("RGB", (60, 80), "white"))
