"""Writes a report as a web page, a Word file and a workbook."""

from __future__ import annotations

import zipfile

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import xlwt

from report_sample import placed


if TYPE_CHECKING:
    from report_sample import Item, Table


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def html(items: list[Item], *, closed: bool = True, charset: str = "utf-8") -> bytes:
    """Return a report as a page, with end tags or without those that may be left out."""
    end = {tag: f"</{tag}>" if closed else "" for tag in ("td", "tr", "p")}
    out = [
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>x</title></head><body>\n'
    ]
    for item in items:
        if isinstance(item, str):
            out.append(f"<p>{escape(item)}{end['p']}\n")
            continue
        out.append('<table border="1">\n')
        for row in item:
            out.append("<tr>")
            for cell in row:
                spans = f' rowspan="{cell.rows}"' * (cell.rows > 1)
                spans += f" colspan='{cell.columns}'" * (cell.columns > 1)
                out.append(f"<td{spans}><p>{escape(cell.text)}{end['p']}{end['td']}")
            out.append(f"{end['tr']}\n")
        out.append("</table>\n")
    out.append("</body></html>")
    return "".join(out).encode(charset)


def paragraph(text: str, properties: str = "") -> str:
    """Return the XML of a paragraph."""
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r></w:p>"


def word_table(table: Table) -> str:
    """Return the XML of a table, merged downwards by continuing cells as Word does it."""
    rows = placed(table)
    out = ["<w:tbl><w:tblPr/><w:tblGrid/>"]
    for at in range(len(rows)):
        cells = [
            (cell, start)
            for start, row in enumerate(rows)
            for cell in row
            if start <= at < start + cell.rows
        ]
        out.append("<w:tr>")
        for cell, start in sorted(cells, key=lambda found: found[0].column):
            merge = ""
            if cell.rows > 1:
                merge = '<w:vMerge w:val="restart"/>' if start == at else "<w:vMerge/>"
            out.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.columns}"/>{merge}</w:tcPr>')
            out.append(paragraph(cell.text if start == at else "") + "</w:tc>")
        out.append("</w:tr>")
    return "".join([*out, "</w:tbl>"])


def docx_of(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """Return a Word file with this body."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{WORD}"'
            ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:v="urn:schemas-microsoft-com:vml"'
            ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f"<w:body>{body}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{RELATIONS}/numbering" Target="numbering.xml"/>'
            f'<Relationship Id="r2" Type="{RELATIONS}/styles" Target="/word/styles.xml"/>'
            "</Relationships>"
        ),
    }
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{WORD}">{numbering}</w:numbering>'
    if styles:
        parts["word/styles.xml"] = f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'
    return zipped(
        {name: f'<?xml version="1.0" encoding="UTF-8"?>{xml}' for name, xml in parts.items()}
    )


def zipped(parts: dict[str, str]) -> bytes:
    """Return a zip container with these members."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in parts.items():
            container.writestr(name, text)
    return out.getvalue()


def docx(items: list[Item]) -> bytes:
    """Return a report as a Word file."""
    return docx_of(
        "".join(paragraph(item) if isinstance(item, str) else word_table(item) for item in items)
    )


def value(text: str) -> str | int | float:
    """Return a figure as a sheet stores it."""
    if not text.isascii() or not text.replace(".", "").isdigit():
        return text
    return float(text) if "." in text else int(text)


def xlsx(items: list[Item], *, by_part: bool = False) -> bytes:
    """Return a report as a workbook: all of it in one sheet, or each table in one named by the heading above it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    row = 1
    heading = ""
    for item in items:
        if isinstance(item, str):
            heading = item
            if not by_part:
                sheet.cell(row, 1, item)
                row += 1
            continue
        if by_part:
            sheet = book.create_sheet(heading)
            row = 1
        for at, cells in enumerate(placed(item)):
            for cell in cells:
                where = (row + at, cell.column + 1)
                sheet.cell(*where, value(cell.text))
                if cell.rows > 1 or cell.columns > 1:
                    sheet.merge_cells(
                        start_row=where[0],
                        start_column=where[1],
                        end_row=where[0] + cell.rows - 1,
                        end_column=where[1] + cell.columns - 1,
                    )
        row += len(item)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def xls(items: list[Item]) -> bytes:
    """Return a report as a workbook of the old kind."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("年报")
    row = 0
    for item in items:
        if isinstance(item, str):
            sheet.write(row, 0, item)
            row += 1
            continue
        for at, cells in enumerate(placed(item)):
            for cell in cells:
                top, left = row + at, cell.column
                sheet.write_merge(
                    top, top + cell.rows - 1, left, left + cell.columns - 1, value(cell.text)
                )
        row += len(item)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
