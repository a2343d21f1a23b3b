"""Word files are read as Word shows them once all changes are accepted."""

from __future__ import annotations

from io import BytesIO

import docx as python_docx
import pytest

from layouts import assert_tiled, cells, grids, lines, shape
from report_files import docx_of, paragraph, word_table
from report_sample import Cell

from govlint.document.layout import Line
from govlint.readers import read
from govlint.readers.list_numbers import written


def run(text: str, properties: str = "") -> str:
    """Return the XML of a run."""
    return f"<w:r>{properties}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def level(at: int, kind: str, text: str, extra: str = "") -> str:
    """Return the XML of a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(text: str, at: int = 0, of: int = 1) -> str:
    """Return the XML of a paragraph that Word numbers."""
    return paragraph(
        text, f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{of}"/></w:numPr></w:pPr>'
    )


def abstract(levels: str, of: int = 0) -> str:
    """Return the XML of a list and its number."""
    return f'<w:abstractNum w:abstractNumId="{of}">{levels}</w:abstractNum>'


NUM = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def test_changes_are_accepted() -> None:
    """Insertions and the new place of what was moved are read, deletions and the old place are not."""
    body = (
        f"<w:p>{run('受理')}<w:ins>{run('39')}</w:ins><w:del><w:r><w:delText>38</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('件')}</w:moveTo></w:p>"
        f"<w:ins>{paragraph('新段')}</w:ins><w:del>{paragraph('旧段')}</w:del>"
    )

    assert lines(read(docx_of(body), "a.docx")) == ["受理39件", "新段"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    """As Word does when the change is accepted."""
    body = (
        paragraph("前半", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>")
        + paragraph("后半")
        + paragraph("下一段")
    )

    assert lines(read(docx_of(body), "a.docx")) == ["前半后半", "下一段"]


def test_deleted_rows_and_cells_are_gone() -> None:
    """A row that was inserted is there."""
    body = (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
        f"<w:tr><w:trPr><w:ins/></w:trPr><w:tc>{paragraph('规章')}</w:tc>"
        f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('8')}</w:tc><w:tc>{paragraph('1')}</w:tc></w:tr></w:tbl>"
    )

    layout = read(docx_of(body), "a.docx")

    assert cells(layout, grids(layout)[0]) == [["规章", "1"]]


def test_content_controls_are_looked_through() -> None:
    """Around paragraphs, tables, rows, cells and runs."""

    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{control('<w:tc>' + paragraph('规章') + '</w:tc>')}<w:tc><w:p>{control(run('1'))}</w:p></w:tc></w:tr>"
    body = control(paragraph("一、总体情况")) + control(f"<w:tbl>{control(row)}{row}</w:tbl>")

    layout = read(docx_of(body), "a.docx")

    assert lines(layout) == ["一、总体情况"]
    assert cells(layout, grids(layout)[0]) == [["规章", "1"], ["规章", "1"]]


def test_what_is_no_text_is_left_out() -> None:
    """Field codes, hidden text and footnote marks; the result of a field is text."""
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>SUM(A1)</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('39')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        f"{run('密', '<w:rPr><w:vanish/></w:rPr>')}"
        f"""{run("显", "<w:rPr><w:vanish w:val='0'/></w:rPr>")}"""
        f"<w:r><w:footnoteReference w:id='1'/></w:r><w:hyperlink>{run('件')}</w:hyperlink></w:p>"
    )

    assert lines(read(docx_of(body), "a.docx")) == ["39显件"]


def test_a_text_box_is_read_once() -> None:
    """Word writes it twice, for programs of different age."""
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    body = (
        f"<w:p>{run('段落')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    assert lines(read(docx_of(body), "a.docx")) == ["段落", "框内"]


def test_merged_cells_stand_once() -> None:
    """However far they reach, also where the continuing cell is alone in its row."""
    table = [
        [Cell("甲", 3), Cell("乙", 2, 2), Cell("1")],
        [Cell("2")],
        [Cell("丙"), Cell("3"), Cell("4")],
    ]

    layout = read(docx_of(word_table(table)), "a.docx")

    assert shape(layout, grids(layout)[0]) == [
        [("甲", 0, 3, 1), ("乙", 1, 2, 2), ("1", 3, 1, 1)],
        [("2", 3, 1, 1)],
        [("丙", 1, 1, 1), ("3", 2, 1, 1), ("4", 3, 1, 1)],
    ]


def test_cells_merged_sideways_by_continuing_cells_stand_once() -> None:
    """As old programs write them."""

    def cell(text: str, merge: str) -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(text)}</w:tc>"

    first, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    body = (
        f"<w:tbl><w:tr>{cell('甲', first)}{cell('', on)}{cell('', on)}{cell('乙', '')}</w:tr>"
        f"<w:tr>{cell('1', '')}{cell('2', '')}{cell('3', '')}{cell('4', '')}</w:tr></w:tbl>"
    )

    layout = read(docx_of(body), "a.docx")

    assert shape(layout, grids(layout)[0])[0] == [("甲", 0, 1, 3), ("乙", 3, 1, 1)]


def test_a_merge_that_continues_nothing_is_a_cell() -> None:
    """Nothing is lost where a file contradicts itself."""
    body = (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('甲')}</w:tc>"
        f"<w:tc>{paragraph('1')}</w:tc></w:tr></w:tbl>"
    )

    layout = read(docx_of(body), "a.docx")

    assert cells(layout, grids(layout)[0]) == [["甲", "1"]]


def test_a_table_in_a_layout_table_is_a_table() -> None:
    """And what stands beside it are paragraphs."""
    inner = word_table([[Cell("规章"), Cell("1"), Cell("2")]])
    body = f"<w:tbl><w:tr><w:tc>{paragraph('一、总体情况')}{inner}<w:p/></w:tc></w:tr></w:tbl>"

    layout = read(docx_of(body), "a.docx")

    assert lines(layout) == ["一、总体情况"]
    assert cells(layout, grids(layout)[0]) == [["规章", "1", "2"]]


def test_breaks_and_tabs() -> None:
    """A line break ends a line, a page break does not; a tab stays in a paragraph and is a blank in a cell."""
    inside = (
        f"{run('甲')}<w:r><w:br/></w:r>{run('乙')}<w:r><w:br w:type='page'/></w:r>"
        f"<w:r><w:tab/></w:r>{run('丙')}"
    )
    cell = f"<w:tc><w:p>{inside}</w:p></w:tc>"
    body = f"<w:p>{inside}</w:p><w:tbl><w:tr>{cell}<w:tc>{paragraph('1')}</w:tc></w:tr></w:tbl>"

    layout = read(docx_of(body), "a.docx")

    assert lines(layout) == ["甲", "乙\t丙"]
    assert cells(layout, grids(layout)[0]) == [["甲 乙 丙", "1"]]


def test_numbers_that_word_writes_are_read() -> None:
    """On several levels, starting anew below each higher one."""
    levels = level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCounting", "（%2）")
    body = (
        numbered("总体情况")
        + numbered("主动公开", 1)
        + numbered("依申请公开", 1)
        + numbered("公开情况")
        + numbered("其他", 1)
        + paragraph("正文")
    )

    layout = read(docx_of(body, numbering=abstract(levels) + NUM), "a.docx")

    assert lines(layout) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "二、公开情况", "（一）其他", "正文",
    ]  # fmt: skip


def test_numbers_come_through_styles() -> None:
    """A heading style may carry the list, its level from the style it is based on or its own."""
    levels = level(0, "japaneseCounting", "第%1部分") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    style = (
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(
        paragraph(text, f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>')
        for text, name in (("总体情况", "H1"), ("甲", "H2"), ("公开情况", "H1"), ("乙", "H2"))
    )

    layout = read(docx_of(body, numbering=abstract(levels) + NUM, styles=style), "a.docx")

    assert lines(layout) == ["第一部分 总体情况", "1.1 甲", "第二部分 公开情况", "2.1 乙"]


def test_lists_share_their_counter_unless_they_start_anew() -> None:
    """Two lists of one kind go on counting; one with a start of its own does not."""
    numbering = (
        abstract(level(0, "decimal", "%1."))
        + NUM
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = numbered("甲", of=1) + numbered("乙", of=2) + numbered("丙", of=3) + numbered("丁", of=0)

    layout = read(docx_of(body, numbering=numbering), "a.docx")

    assert lines(layout) == ["1.甲", "2.乙", "5.丙", "丁"]


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (
            "chineseCountingThousand",
            {
                1: "一",
                10: "十",
                12: "十二",
                20: "二十",
                21: "二十一",
                101: "一百零一",
                110: "一百一十",
            },
        ),
        ("chineseCounting", {9: "九", 11: "十一", 99: "九十九"}),
        ("japaneseCounting", {1: "一", 10: "十", 31: "三十一"}),
        ("ideographDigital", {1: "一", 10: "一〇", 12: "一二"}),
        ("ideographTraditional", {1: "甲", 10: "癸"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {7: "07", 12: "12"}),
        ("upperRoman", {4: "IV", 19: "XIX"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa"}),
        ("decimal", {3: "3"}),
        ("unheardOf", {3: "3"}),
    ],
)
def test_numbers_are_written_as_word_writes_them(kind: str, numbers: dict[int, str]) -> None:
    """Each format in its own signs."""
    assert numbers == {number: written(number, kind) for number in numbers}


def test_places_are_addresses() -> None:
    """A paragraph by its number, a cell by its table, row and column."""
    body = (
        paragraph("一、总体情况")
        + "<w:p/>"
        + paragraph("正文。")
        + word_table([[Cell("甲", 2), Cell("1")], [Cell("2")]])
    )
    layout = read(docx_of(body), "a.docx")
    line = [block for block in layout.blocks if isinstance(block, Line)][1]
    cell = grids(layout)[0].rows[1].cells[0]

    assert layout.locator.locate(line.span).address == "第2段"
    assert layout.locator.locate(cell.content).address == "第1个表格 第2行 第2列"
    assert_tiled(layout)


def test_a_file_by_another_writer_is_read() -> None:
    """With everything that it puts around the text."""
    document = python_docx.Document()
    document.add_heading("云岭市年报", 0)
    document.add_paragraph("一、总体情况")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "甲"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "乙"
    table.cell(1, 1).text, table.cell(1, 2).text = "1", "2"
    table.cell(2, 1).text, table.cell(2, 2).text = "", "3"
    out = BytesIO()
    document.save(out)

    layout = read(out.getvalue(), "a.docx")

    assert lines(layout) == ["云岭市年报", "一、总体情况"]
    assert shape(layout, grids(layout)[0]) == [
        [("甲", 0, 3, 1), ("乙", 1, 1, 2)],
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("", 1, 1, 1), ("3", 2, 1, 1)],
    ]
