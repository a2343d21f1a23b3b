"""Workbooks give numbers as they would be typed and cells where they stand."""

from __future__ import annotations

import zipfile

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import xlwt

from layouts import assert_tiled, cells, grids, lines, shape
from report_files import xls, xlsx, zipped
from report_sample import FIGURES, report

from govlint.readers import read


def book(rows: list[list[object]], *, name: str = "Sheet1", merged: str = "") -> bytes:
    """Return a workbook of one sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = name
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    if merged:
        sheet.merge_cells(merged)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_numbers_are_as_they_would_be_typed() -> None:
    """No decimals that are none, no noise in the last digits, no exponents."""
    layout = read(book([["规章", 39, 47129.189500000002, 0.1 + 0.2, 1e14, -3, 1e-7]]), "a.xlsx")

    assert cells(layout, grids(layout)[0]) == [
        ["规章", "39", "47129.1895", "0.3", "100000000000000", "-3", "0.0000001"]
    ]


def test_other_values_are_text() -> None:
    """Dates, truth values and line breaks in a cell."""
    layout = read(
        book([["本年新\n制作", date(2024, 1, 20), True, "  39 "], ["甲", 1, 2, 3]]), "a.xlsx"
    )

    assert cells(layout, grids(layout)[0])[0] == ["本年新 制作", "2024-01-20", "TRUE", "39"]


def test_empty_cells_of_a_table_are_cells() -> None:
    """They are unknown figures, not missing ones; a separate column further right is part of the table."""
    layout = read(book([["甲", 1, None, 2], ["乙", None, None, None], ["丙", 3, 4, 5]]), "a.xlsx")

    assert cells(layout, grids(layout)[0]) == [
        ["甲", "1", "", "2"],
        ["乙", "", "", ""],
        ["丙", "3", "4", "5"],
    ]


def test_blank_rows_part_tables() -> None:
    """And a merged cell keeps its rows together."""
    layout = read(book([["甲", 1], [None, None], ["乙", 2]]), "a.xlsx")
    assert [cells(layout, grid) for grid in grids(layout)] == [[["甲", "1"]], [["乙", "2"]]]

    layout = read(book([["甲", 1], [None, None], ["乙", 2]], merged="A1:A2"), "a.xlsx")
    assert shape(layout, grids(layout)[0]) == [
        [("甲", 0, 2, 1), ("1", 1, 1, 1)],
        [("", 1, 1, 1)],
        [("乙", 0, 1, 1), ("2", 1, 1, 1)],
    ]


def test_a_title_and_headings_in_the_sheet_are_lines() -> None:
    """A caption that belongs to the table stays in it."""
    rows: list[list[object]] = [
        ["云岭市2023年年报"],
        ["一、总体情况"],
        [
            "受理申请若干件，均按期办结。办事窗口全年开放，评价系统覆盖全部事项，满意度保持稳定，全年没有投诉。"
        ],
        ["二、主动公开"],
        ["第五项"],
        ["许可", 3],
    ]

    layout = read(book(rows), "a.xlsx")

    assert [line for line in lines(layout) if len(line) < 20] == [
        "云岭市2023年年报",
        "一、总体情况",
        "二、主动公开",
    ]
    assert cells(layout, grids(layout)[0]) == [["第五项", ""], ["许可", "3"]]


def test_a_sheet_named_by_its_part_has_its_name_as_heading() -> None:
    """Unless the name says nothing or the sheet has a heading itself."""
    rows: list[list[object]] = [["规章", 1, 2]]
    assert lines(read(book(rows, name="二、主动公开"), "a.xlsx")) == ["二、主动公开"]
    assert lines(read(book(rows, name="Sheet1"), "a.xlsx")) == []
    assert lines(read(book([["三、申请"], *rows], name="表三"), "a.xlsx")) == ["三、申请"]


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_places_are_cells(suffix: str) -> None:
    """By sheet, column and row."""
    items = report([str(number) for number in range(FIGURES)])
    layout = read(xlsx(items) if suffix == "xlsx" else xls(items), f"a.{suffix}")
    cell = grids(layout)[0].rows[2].cells[3]

    assert ("2", layout.format) == (cell.content.of(layout.text), suffix)
    place = layout.locator.locate(cell.content)
    assert place.address is not None
    assert place.address.split("!")[1] == "D8"
    assert_tiled(layout)


def test_formulas_count_by_their_stored_values() -> None:
    """One that was never calculated is an empty cell, and that is noted."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>规章</t></is></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1"><f>1+2</f></c><c r="D1"><v>4</v></c></row></sheetData></worksheet>'
    )

    layout = read(workbook_of(sheet), "a.xlsx")

    assert cells(layout, grids(layout)[0]) == [["规章", "2", "", "4"]]
    assert len(layout.notes) == 1


def workbook_of(sheet: str) -> bytes:
    """Return a workbook with this sheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
            f' Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
            f' Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def test_hidden_sheets_are_left_out() -> None:
    """They hold last year's figures more often than not."""
    workbook = openpyxl.Workbook()
    for name, state in (("甲", "visible"), ("乙", "hidden")):
        sheet = workbook.create_sheet(name)
        sheet.append([name, 1, 2])
        sheet.sheet_state = state
    del workbook["Sheet"]
    out = BytesIO()
    workbook.save(out)

    layout = read(out.getvalue(), "a.xlsx")

    assert cells(layout, grids(layout)[0]) == [["甲", "1", "2"]]
    assert len(grids(layout)) == 1


def test_an_old_workbook_is_read() -> None:
    """With merged cells and numbers as numbers."""
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("表二")
    sheet.write_merge(0, 1, 0, 0, "甲")
    sheet.write(0, 1, 39)
    sheet.write(1, 1, 47129.1895)
    out = BytesIO()
    workbook.save(out)

    layout = read(out.getvalue(), "a.xls")

    assert shape(layout, grids(layout)[0]) == [
        [("甲", 0, 2, 1), ("39", 1, 1, 1)],
        [("47129.1895", 1, 1, 1)],
    ]


def test_a_sheet_of_the_old_kind_in_a_new_file_is_told_by_its_content() -> None:
    """The suffix may be wrong."""
    assert read(book([["甲", 1, 2]]), "a.xls").format == "xlsx"
    assert zipfile.is_zipfile(BytesIO(book([["甲"]])))


def test_texts_of_an_old_workbook_may_be_cut_between_records() -> None:
    """A record holds 8 KB; longer lists of texts go on in the next, with other widths of characters."""
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Sheet1")
    texts = [("长" if row % 3 else "a") * 700 + str(row) for row in range(60)]
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
        sheet.write(row, 1, row)
    out = BytesIO()
    workbook.save(out)

    layout = read(out.getvalue(), "a.xls")

    assert cells(layout, grids(layout)[0]) == [[text, str(row)] for row, text in enumerate(texts)]
