"""A report as a spreadsheet, in the format of today (xlsx) and that of before (xls)."""

from __future__ import annotations

import io

from typing import TYPE_CHECKING

import openpyxl
import xlwt

from generate.document import Heading, Paragraph
from generate.grid import Cell, Grid
from generate.write.output import Written


if TYPE_CHECKING:
    from collections.abc import Iterator

    from generate.document import Block, Document


def write_xlsx(report: Document, *, sheets: bool = False) -> Written:
    """Write a workbook, with a sheet for every part or one for all."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, blocks in _divided(report, sheets=sheets):
        sheet = book.create_sheet(name)
        for row, column, cell in _placed(blocks):
            sheet.cell(row + 1, column + 1, _value(cell.text))
            if cell.rows > 1 or cell.columns > 1:
                last = (row + cell.rows, column + cell.columns)
                sheet.merge_cells(
                    start_row=row + 1, start_column=column + 1, end_row=last[0], end_column=last[1]
                )
    buffer = io.BytesIO()
    book.save(buffer)
    return Written("report.xlsx", buffer.getvalue())


def write_xls(report: Document, *, sheets: bool = False) -> Written:
    """Write a workbook in the binary format."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, blocks in _divided(report, sheets=sheets):
        sheet = book.add_sheet(name)
        for row, column, cell in _placed(blocks):
            last = (row + cell.rows - 1, column + cell.columns - 1)
            sheet.write_merge(row, last[0], column, last[1], _value(cell.text))
    buffer = io.BytesIO()
    book.save(buffer)
    return Written("report.xls", buffer.getvalue())


def _value(text: str) -> str | int | float:
    """Return what a spreadsheet makes of a text that is typed into it."""
    if text.isascii() and text.isdigit():
        return int(text)
    number = text.replace(".", "", 1)
    return float(text) if number.isascii() and number.isdigit() else text


def _divided(report: Document, *, sheets: bool) -> Iterator[tuple[str, list[Block]]]:
    """Yield the sheets by name."""
    if not sheets:
        yield "年度报告", list(report.blocks)
        return
    name = "封面"
    blocks: list[Block] = []
    for block in report.blocks:
        if isinstance(block, Heading):
            yield name, blocks
            name, blocks = block.text[:30], []
        blocks.append(block)
    yield name, blocks


def _placed(blocks: list[Block]) -> Iterator[tuple[int, int, Cell]]:
    """Yield cells with their row and column: a line of text takes one cell, a table as many as it has."""
    y = 0
    for block in blocks:
        if isinstance(block, Grid):
            yield from ((y + c.row, c.column, c) for c in block.cells)
            y += block.height
        else:
            text = block.passage.text if isinstance(block, Paragraph) else block.text
            yield y, 0, Cell(0, 0, 1, 1, text)
            y += 1
