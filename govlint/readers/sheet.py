"""Workbooks (.xlsx, .xls): cells by their stored values, numbers as they would be typed, merged cells."""

from __future__ import annotations

import re

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeAlias

from govlint.errors import MissingExtra
from govlint.layout import Layout
from govlint.readers.addresses import AddressMap
from govlint.readers.container import Container, damaged, locked, too_large
from govlint.readers.flow import FlowCell, Para, Rendering, Table, is_prose, place
from govlint.readers.limits import MAX_CELLS, MAX_COLUMNS
from govlint.readers.shapes import is_heading_like
from govlint.records import dataclass


if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


Value: TypeAlias = int | float | str | bool | date | datetime | time | timedelta

_DEFAULT_NAME: Final = re.compile(r"(?:sheet|工作表|表格?)\s*\(?\d*\)?", re.IGNORECASE)
_REFERENCE: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,4})(\d{1,8})"')
_ROW: Final = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,8})"')
_UNCOUNTED: Final = re.compile(
    rb"</(?:\w+:)?f>\s*</(?:\w+:)?c>|<(?:\w+:)?f(?:\s[^>]*)?/>\s*</(?:\w+:)?c>|<(?:\w+:)?v\s*/>"
)


def read_sheet(data: bytes, name: str = "") -> Layout:
    """Read a workbook.

    Raises:
        UnreadableFile: it is damaged, locked or too large.
        MissingExtra: python-calamine is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415 -- optional
    except ImportError as error:
        raise MissingExtra("office", "xlsx、xls") from error
    zipped = data.startswith(b"PK")
    notes = _check(data) if zipped else ()
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            sheets = [_Sheet.of(workbook.get_sheet_by_index(at)) for at in _shown(workbook)]
    except PasswordError as error:
        raise locked() from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise damaged(name or "workbook") from error
    except BaseException as error:
        # The library's own failed assertions derive from BaseException alone.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name or "workbook") from error
    addresses: list[object] = []
    rendering = Rendering()
    for sheet in sheets:
        rendering.items(_items(sheet, addresses))
    text, blocks = rendering.finish()
    locator = AddressMap(rendering.offsets, rendering.places, addresses)
    return Layout(text, blocks, locator, "xlsx" if zipped else "xls", notes=notes)


def _check(data: bytes) -> tuple[str, ...]:
    """Refuse a workbook whose cells lie so far apart that laying them out would take all memory.

    Returns:
        What the user should know about the workbook's formulas.
    """
    container = Container(data)
    notes: tuple[str, ...] = ()
    for part in sorted(container.names):
        if not part.endswith((".xml", ".bin")):
            continue
        content = container.read(part) or b""
        if "/worksheets/" not in part or not part.endswith(".xml"):
            continue
        columns = [
            _column(letters) for letters in {found[0] for found in _REFERENCE.findall(content)}
        ]
        rows = [int(digits) for digits in _ROW.findall(content)]
        rows += [int(found[1]) for found in _REFERENCE.findall(content)]
        if (
            rows
            and (max(rows) - min(rows) + 1)
            * (max(columns, default=1) - min(columns, default=1) + 1)
            > MAX_CELLS
        ):
            raise too_large(part)
        if _UNCOUNTED.search(content):
            notes = ("有公式没有保存计算结果，这些单元格按空白读取",)
    return notes


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _shown(workbook: CalamineWorkbook) -> list[int]:
    """Return the numbers of the sheets that are shown; of all of them, if none is."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 -- optional

    sheets = workbook.sheets_metadata
    plain = [at for at, sheet in enumerate(sheets) if sheet.typ == SheetTypeEnum.WorkSheet]
    return [at for at in plain if sheets[at].visible == SheetVisibleEnum.Visible] or plain


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: the rows of its used range, where that begins, and its merged cells, counted from there."""

    name: str
    top: int
    left: int
    rows: list[list[str]]
    merged: dict[tuple[int, int], tuple[int, int]]
    covered: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, sheet: CalamineSheet) -> _Sheet:
        """Take over what a sheet holds, within limits."""
        start = sheet.start
        if start is None:
            return cls(sheet.name, 0, 0, [], {}, frozenset())
        height, width = sheet.height, sheet.width
        if height * width > MAX_CELLS:
            raise too_large(sheet.name)
        rows = [[_shown_as(value) for value in row[:MAX_COLUMNS]] for row in sheet.to_python()]
        merged: dict[tuple[int, int], tuple[int, int]] = {}
        covered: set[tuple[int, int]] = set()
        area = 0
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
            row, column = first_row - start[0], first_column - start[1]
            last_row = min(last_row - start[0], height - 1)
            last_column = min(last_column - start[1], width - 1, MAX_COLUMNS - 1)
            if row < 0 or column < 0 or row > last_row or column > last_column:
                continue
            merged[row, column] = (last_row - row + 1, last_column - column + 1)
            area += merged[row, column][0] * merged[row, column][1]
            if area > MAX_CELLS:
                raise too_large(sheet.name)
            covered.update(
                (below, right)
                for below in range(row, last_row + 1)
                for right in range(column, last_column + 1)
            )
            covered.discard((row, column))
        return cls(sheet.name, start[0], start[1], rows, merged, frozenset(covered))

    def address(self, row: int, column: int) -> str:
        """Return where a cell stands, as the program that made the sheet says it."""
        letters = ""
        number = column + self.left + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{self.name}!{letters}{row + self.top + 1}"

    def filled(self, row: int) -> list[int]:
        """Return the columns of a row's cells that hold something."""
        return [
            column
            for column, text in enumerate(self.rows[row])
            if text and (row, column) not in self.covered
        ]

    def is_covered(self, row: int) -> bool:
        """Tell whether a merged cell reaches into a row from above."""
        return any(
            (row, column) in self.covered
            and (row - 1, column) in (self.covered | self.merged.keys())
            for column in range(len(self.rows[row]))
        )


def _shown_as(value: Value) -> str:
    """Return a value as it would be typed: 39, not 39.0, and 15 digits as sheets keep them."""
    if isinstance(value, str):
        return " ".join(value.split("\n")).replace("\t", " ").strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        text = f"{value:.15g}"
        return format(Decimal(text), "f") if "e" in text else text
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _items(sheet: _Sheet, addresses: list[object]) -> list[Para | Table]:
    """Return the paragraphs and tables of a sheet."""
    items: list[Para | Table] = []
    pending: list[int] = []
    for row in range(len(sheet.rows)):
        filled = sheet.filled(row)
        if _is_line(sheet, row, filled):
            _add_table(sheet, pending, items, addresses)
            pending = []
            items.append(_para(sheet, row, filled[0], addresses))
        elif filled or sheet.is_covered(row):
            pending.append(row)
        else:
            _add_table(sheet, pending, items, addresses)
            pending = []
    _add_table(sheet, pending, items, addresses)
    if (
        items
        and not any(isinstance(item, Para) for item in items)
        and not _DEFAULT_NAME.fullmatch(sheet.name)
    ):
        addresses.append(sheet.name)
        items.insert(0, Para([(sheet.name, len(addresses) - 1)]))
    return items


def _is_line(sheet: _Sheet, row: int, filled: list[int]) -> bool:
    """Tell whether a row is a heading or a paragraph: one text alone, from the left edge on."""
    if len(filled) != 1 or filled[0] > 1 or sheet.is_covered(row):
        return False
    if sheet.merged.get((row, filled[0]), (1, 1))[0] > 1:
        return False
    text = sheet.rows[row][filled[0]]
    return is_prose(text) or is_heading_like(text)


def _para(sheet: _Sheet, row: int, column: int, addresses: list[object]) -> Para:
    addresses.append(sheet.address(row, column))
    return Para([(sheet.rows[row][column], len(addresses) - 1)])


def _add_table(
    sheet: _Sheet, rows: list[int], items: list[Para | Table], addresses: list[object]
) -> None:
    """Add rows without a blank one between them: what stands alone above the last such row is a title."""
    filled = {row: sheet.filled(row) for row in rows}
    while len(rows) > 1 and all(len(filled[row]) == 1 and filled[row][0] <= 1 for row in rows[:2]):
        if sheet.is_covered(rows[1]):
            break
        items.append(_para(sheet, rows[0], filled[rows[0]][0], addresses))
        rows = rows[1:]
    if not rows:
        return
    if all(len(filled[row]) == 1 for row in rows) and len(rows) == 1:
        items.append(_para(sheet, rows[0], filled[rows[0]][0], addresses))
        return
    left, right = _edges(sheet, rows, filled)
    table = Table()
    last = rows[-1]
    for row in rows:
        cells = table.add_row()
        column = left
        while column < right:
            if (row, column) in sheet.covered:
                column += 1
                continue
            height, width = sheet.merged.get((row, column), (1, 1))
            addresses.append(sheet.address(row, column))
            where = len(addresses) - 1
            text = sheet.rows[row][column]
            cell = FlowCell(
                [Para([(text, where)])] if text else [],
                rows=min(height, last - row + 1),
                columns=min(width, right - column),
                empty=where,
            )
            cells.append(cell)
            column += 1
    place(table)
    items.append(table)


def _edges(sheet: _Sheet, rows: list[int], filled: dict[int, list[int]]) -> tuple[int, int]:
    """Return the first column that a table uses and the one after its last."""
    left = min((columns[0] for columns in filled.values() if columns), default=0)
    right = left + 1
    for row in rows:
        for column in filled[row]:
            width = sheet.merged.get((row, column), (1, 1))[1]
            # What stands alone above a table may be merged over more columns than the table has.
            if len(filled[row]) > 1 or width == 1:
                right = max(right, column + width)
    if all(len(columns) <= 1 for columns in filled.values()):
        right = max(len(sheet.rows[row]) for row in rows)
    return left, right
