"""Workbooks (.xlsx, .xls): cells by their stored values, numbers as they would be typed, merged cells."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Final

from govlint.document.layout import Layout
from govlint.document.limits import MAX_CELLS
from govlint.document.ordinals import has_top_ordinal
from govlint.readers.flow import FlowCell, Para, Rendering, Table, is_prose, place
from govlint.readers.places import Address, AddressMap
from govlint.readers.refusals import too_large


if TYPE_CHECKING:
    from govlint.document.message import Text
    from govlint.readers.workbook.worksheet import Sheet


_DEFAULT_NAME: Final = re.compile(r"(?:sheet|工作表|表格?)\s*\(?\d*\)?", re.IGNORECASE)


def read_sheet(data: bytes, name: str = "") -> Layout:
    """Read a workbook.

    Raises:
        UnreadableFile: it is damaged, locked or too large.
    """
    del name
    zipped = data.startswith(b"PK")
    notes: tuple[Text, ...] = ()
    if zipped:
        from govlint.readers.workbook.xlsx import sheets_of_xlsx  # noqa: PLC0415 -- only what the file needs

        sheets, notes = sheets_of_xlsx(data)
    else:
        from govlint.readers.workbook.biff import sheets_of_xls  # noqa: PLC0415 -- the same

        sheets = sheets_of_xls(data)
    addresses: list[Address] = []
    rendering = Rendering()
    for sheet in sheets:
        rendering.items(_Items(sheet.without_numbering(), addresses).all())
    text, blocks = rendering.finish()
    locator = AddressMap(rendering.offsets, rendering.places, addresses)
    return Layout(text, blocks, locator, "xlsx" if zipped else "xls", notes=notes)


class _Items:
    """Collects the paragraphs and tables of a sheet."""

    def __init__(self, sheet: Sheet, addresses: list[Address]) -> None:
        self._sheet = sheet
        self._addresses = addresses
        self._items: list[Para | Table] = []
        self._size = 0

    def all(self) -> list[Para | Table]:
        """Return them in order."""
        sheet = self._sheet
        pending: list[int] = []
        for row in sorted(sheet.filled.keys() | sheet.reached):
            if pending and row != pending[-1] + 1:
                self._add_table(pending)
                pending = []
            column = sheet.alone(row)
            if column is not None and _is_line(sheet.texts[row, column]):
                self._add_table(pending)
                pending = []
                self._add_line(row, column)
            else:
                pending.append(row)
        self._add_table(pending)
        untitled = not any(isinstance(item, Para) for item in self._items)
        if self._items and untitled and not _DEFAULT_NAME.fullmatch(sheet.name):
            self._items.insert(0, Para([(sheet.name, self._address(sheet.name))]))
        return self._items

    def _address(self, address: str) -> int:
        self._addresses.append(address)
        return len(self._addresses) - 1

    def _add_line(self, row: int, column: int) -> None:
        where = self._address(self._sheet.address(row, column))
        self._items.append(Para([(self._sheet.texts[row, column], where)]))

    def _add_table(self, rows: list[int]) -> None:
        """Add rows that follow each other; of several texts that stand alone at their head all but the last are titles.

        The last one may be the caption of a part of the table.
        """
        sheet = self._sheet
        alone = [sheet.alone(row) for row in rows]
        titles = 0
        while titles < len(rows) and (column := alone[titles]) is not None:
            following = alone[titles + 1] if titles + 1 < len(rows) else 0
            if following is None:
                break
            self._add_line(rows[titles], column)
            titles += 1
        if titles < len(rows):
            self._add_grid(rows[titles:])

    def _add_grid(self, rows: list[int]) -> None:
        sheet = self._sheet
        if sheet.filled.keys().isdisjoint(rows):
            return  # reached by a merged cell whose own corner is empty
        left, right = self._edges(rows)
        self._size += len(rows) * (right - left)
        if self._size > MAX_CELLS:
            raise too_large(sheet.name)
        table = Table()
        for row in rows:
            cells = table.add_row()
            for column in range(left, right):
                if (row, column) in sheet.covered:
                    continue
                height, width = sheet.merged.get((row, column), (1, 1))
                where = self._address(sheet.address(row, column))
                text = sheet.texts.get((row, column), "")
                cells.append(
                    FlowCell(
                        [Para([(text, where)])] if text else [],
                        rows=min(height, rows[-1] - row + 1),
                        columns=min(width, right - column),
                        empty=where,
                    )
                )
        place(table)
        self._items.append(table)

    def _edges(self, rows: list[int]) -> tuple[int, int]:
        """Return the first column that a table uses and the one after its last.

        What stands alone in its row may be merged over more columns than the table has.
        """
        sheet = self._sheet
        used = [
            (column, column + sheet.merged.get((row, column), (1, 1))[1])
            for row in rows
            if sheet.alone(row) is None
            for column in sheet.filled.get(row, [])
        ]
        if not used:
            used = [(column, column + 1) for row in rows for column in sheet.filled.get(row, [])]
        return min(left for left, _ in used), max(right for _, right in used)


def _is_line(text: str) -> bool:
    return is_prose(text) or has_top_ordinal(text)
