"""Workbooks (.xlsx): worksheets cell by cell, so that the cost does not depend on how far apart the cells are."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Final

from govlint.document.figure import raised
from govlint.document.limits import MAX_CELLS
from govlint.document.message import Text
from govlint.readers.container import Container
from govlint.readers.refusals import damaged, too_large
from govlint.readers.workbook.values import day, is_date_format, number, text
from govlint.readers.workbook.worksheet import Sheet


if TYPE_CHECKING:
    from govlint.readers.elements import Element


_STRINGS: Final = "sharedStrings"

_LACKS_RESULTS: Final = Text(
    "工作簿中有公式没有保存计算结果，这些单元格按空白读取",
    "some formulas of the workbook have no saved results; their cells are read as empty",
)

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def sheets_of_xlsx(data: bytes) -> tuple[list[Sheet], tuple[Text, ...]]:
    """Return the worksheets that are shown (all, if none is), and what the user should know about them.

    Raises:
        UnreadableFile: the workbook is damaged, locked or too large.
    """
    container = Container(data)
    main = container.target("", "officeDocument") or "xl/workbook.xml"
    root = container.parse(main)
    if root is None:
        raise damaged(main)
    book = _Book(container, main, root)
    listed = root.child("sheets")
    found: list[tuple[str, str, bool]] = []
    for sheet in () if listed is None else listed:
        path = book.sheet_path(sheet.get("id"))
        if path is not None:
            name = sheet.get("name")
            found.append((name, path, sheet.get("state", "visible") == "visible"))
    shown = [sheet for sheet in found if sheet[2]] or found
    sheets = [book.sheet(name, path) for name, path, _ in shown]
    return sheets, (_LACKS_RESULTS,) * book.lacks_results


class _Book:
    """What the sheets of a workbook have in common."""

    def __init__(self, container: Container, main: str, root: Element) -> None:
        self._container = container
        self._relations = {
            key: path
            for key, kind, path in container.relations(main)
            if kind.endswith("/worksheet")
        }
        strings = container.target(main, _STRINGS)
        self._strings = [] if strings is None else _shared_strings(container.parse(strings))
        styles = container.target(main, "styles")
        self._dates = set() if styles is None else _date_styles(container.parse(styles))
        properties = root.child("workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in {
            "1",
            "true",
        }
        self._cells = 0
        self.lacks_results = False

    def sheet_path(self, key: str) -> str | None:
        """Return the part of a worksheet, None if it is another kind of sheet."""
        return self._relations.get(key)

    def sheet(self, name: str, path: str) -> Sheet:
        """Read a worksheet."""
        root = self._container.parse(path)
        if root is None:
            raise damaged(path)
        cells: dict[tuple[int, int], str] = {}
        merged: list[tuple[int, int, int, int]] = []
        for part in root:
            kind = part.name
            if kind == "sheetData":
                self._rows(part, cells)
            elif kind == "mergeCells":
                for merge in part:
                    reach = _reach(merge.get("ref"))
                    if reach is not None:
                        merged.append(reach)
        self._cells += len(cells)
        if self._cells > MAX_CELLS or len(merged) > MAX_CELLS:
            raise too_large(path)
        return Sheet.of(name, cells, merged)

    def _rows(self, data: Element, cells: dict[tuple[int, int], str]) -> None:
        row = -1
        for element in data:
            row += 1
            given = element.get("r")
            if given.isascii() and given.isdigit() and len(given) < 8:
                row = int(given) - 1
            column = -1
            for cell in element:
                column += 1
                match = _REFERENCE.fullmatch(cell.get("r"))
                if match is not None:
                    column = _column(match[1])
                value = self._value(cell)
                if value:
                    cells[row, column] = value

    def _value(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        stored = ""
        formula = False
        for part in cell:
            name = part.name
            if name == "v":
                stored = part.text
            elif name == "is":
                return text(_words(part))
            elif name == "f":
                formula = True
        if not stored:
            self.lacks_results = self.lacks_results or (formula and kind != "str")
            return ""
        if kind == "s":
            return self._string(stored)
        if kind == "b":
            return "TRUE" if stored.strip() == "1" else "FALSE"
        if kind != "n":
            return text(stored)
        if stored.isascii() and stored.isdigit() and len(stored) < 10 and not self._dates:
            return str(int(stored))
        return self._number(stored, cell.get("s", "0"))

    def _string(self, stored: str) -> str:
        at = int(stored) if stored.isascii() and stored.isdigit() and len(stored) < 10 else -1
        if not 0 <= at < len(self._strings):
            raise damaged(_STRINGS)
        return self._strings[at]

    def _number(self, stored: str, style: str) -> str:
        try:
            value = float(stored)
        except ValueError:
            return text(stored)
        if value - value != 0:
            return text(stored)
        return day(value, from_1904=self._from_1904) if style in self._dates else number(value)


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _reach(reference: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row and last column of ``A1:C3``."""
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    first, last = ends[0], ends[1]
    return int(first[2]) - 1, _column(first[1]), int(last[2]) - 1, _column(last[1])


def _words(element: Element) -> str:
    """Return the text of a string: its runs, but not how it is pronounced."""
    found: list[str] = []
    for part in element:
        kind = part.name
        if kind == "t":
            found.append(part.text)
        elif kind == "r":
            found += _run(part)
    return "".join(found)


def _run(run: Element) -> list[str]:
    """Return the text of a run: none where it is struck out, marks for digits where it is raised."""
    properties = run.child("rPr")
    texts = [part.text for part in run if part.name == "t"]
    if properties is None:
        return texts
    struck = properties.child("strike")
    if struck is not None and struck.get("val", "1") not in {"0", "false"}:
        return []
    align = properties.child("vertAlign")
    if align is not None and align.get("val") == "superscript":
        return [raised(text) for text in texts]
    return texts


def _shared_strings(root: Element | None) -> list[str]:
    return [] if root is None else [text(_words(item)) for item in root if item.name == "si"]


def _date_styles(root: Element | None) -> set[str]:
    """Return the numbers of the cell styles that write dates."""
    codes: dict[int, str] = {}
    dates: set[str] = set()
    for part in () if root is None else root:
        if part.name == "numFmts":
            for each in part:
                codes[_integer(each.get("numFmtId"))] = each.get("formatCode")
        elif part.name == "cellXfs":
            for at, style in enumerate(part):
                number_id = _integer(style.get("numFmtId"))
                if is_date_format(number_id, codes.get(number_id)):
                    dates.add(str(at))
    return dates


def _integer(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
