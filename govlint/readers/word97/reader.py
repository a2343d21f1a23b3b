"""Files of Word 97 to 2003: changes accepted, fields by their results, tables by the properties of their rows."""

from __future__ import annotations

import re
import struct

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.document.figure import raised
from govlint.document.layout import Layout
from govlint.document.limits import MAX_COLUMNS
from govlint.readers.flow import FlowCell, Para, Rendering, Table, place
from govlint.readers.ole import Compound
from govlint.readers.places import Address, AddressMap, CellAddress, paragraph_address
from govlint.readers.refusals import damaged
from govlint.readers.word97.binary import CHARACTER_RUNS, MAIN, PARAGRAPH_RUNS, Tables
from govlint.readers.word97.lists import InList, Numbers


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.flow import Piece
    from govlint.readers.word97.binary import Run


_HIDING: Final = frozenset({0x0800, 0x083C, 0x0837, 0x2A53})
"""Properties of characters: deleted, hidden, struck out once or twice."""

_POSITION: Final = 0x2A48

_IN_TABLE: Final = 0x2416
_ROW_END: Final = 0x2417
_DEPTH: Final = 0x6649
_DEFINE_TABLE: Final = 0xD608

_CELL: Final = "\x07"
_ENDS: Final = re.compile("[\r\x07\x0c]")
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_UNSHOWN: Final = re.compile("[\x00-\x08\x0e-\x1d\x1f\xad]")
_SIGNS: Final = str.maketrans({"\x1e": "-", "\xa0": " "})

_MERGED: Final = 0x02
_DOWN: Final = 0x20
_DOWN_FIRST: Final = 0x40
"""Flags of a cell: merged with the one before it; merged with the one above; the first of those."""

_NOT_SAID: Final = InList()

_NEAR: Final = 20
"""Twentieths of a point between edges that are one."""


def read_doc(data: bytes, name: str = "") -> Layout:
    """Read a Word 97 file.

    Raises:
        UnreadableFile: it is damaged, locked, too large or of an older kind.
    """
    del name
    try:
        tables = Tables.of(Compound(data))
        document = _Document(tables)
        items = document.items()
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise damaged(MAIN) from error
    rendering = Rendering()
    rendering.items(items)
    text, blocks = rendering.finish()
    locator = AddressMap(rendering.offsets, rendering.places, document.addresses)
    return Layout(text, blocks, locator, "doc")


@dataclass(slots=True)
class _Row:
    """A row of a table: the paragraphs of its cells, the edges of these, and their flags."""

    cells: list[list[str]]
    edges: list[int]
    flags: list[int]


@dataclass(slots=True)
class _Paragraph:
    """What is known of a paragraph: its shown text, its last character, its style, its properties."""

    text: str
    end: str
    style: int = 0
    in_list: InList = _NOT_SAID
    in_table: bool = False
    row_end: bool = False
    depth: int = 1
    definition: bytes = b""


@dataclass(slots=True)
class _Document:
    """Puts together the paragraphs and tables of a document."""

    tables: Tables
    addresses: list[Address] = field(default_factory=list)
    _items: list[Para | Table] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    _cells: list[list[str]] = field(default_factory=lambda: [[]])
    _paragraphs: int = 0
    _tables: int = 0

    def items(self) -> list[Para | Table]:
        """Return them in order."""
        numbers = Numbers(self.tables)
        for paragraph in _paragraphs(self.tables):
            text = paragraph.text.strip()
            number = numbers.number(paragraph.style, paragraph.in_list) if text else ""
            if not paragraph.in_table:
                self._end_table()
                self._add(number + text)
            elif paragraph.row_end and paragraph.depth <= 1:
                self._end_row(paragraph.definition)
            else:
                if text:
                    self._cells[-1].append(number + text)
                if paragraph.end == _CELL:
                    self._cells.append([])
        self._end_table()
        return self._items

    def _add(self, text: str) -> None:
        for line in filter(None, map(str.strip, text.split("\x0b"))):
            self._paragraphs += 1
            pieces: list[Piece] = [(line, self._address(paragraph_address(self._paragraphs)))]
            self._items.append(Para(pieces))

    def _address(self, address: Address) -> int:
        self.addresses.append(address)
        return len(self.addresses) - 1

    def _end_row(self, definition: bytes) -> None:
        """Close a row: one byte says how many cells it has, then come their edges and what is known of each."""
        count = definition[0] if definition else 0
        edges = list(struct.unpack_from(f"<{count + 1}h", definition, 1)) if count else []
        flags = [0] * count
        start = 1 + 2 * (count + 1)
        for at in range(count):
            flags[at] = int.from_bytes(definition[start + 20 * at :][:2], "little")
        self._rows.append(_Row(self._cells[:count], edges, flags))
        self._cells = [[]]

    def _end_table(self) -> None:
        rows, self._rows = [row for row in self._rows if row.edges], []
        loose, self._cells = self._cells, [[]]
        if rows:
            self._items.append(self._table(rows))
        # Cells without the end of their row, in a damaged table, are lines.
        for cell in loose:
            for text in cell:
                self._add(text)

    def _table(self, rows: list[_Row]) -> Table:
        self._tables += 1
        edges: list[int] = []
        for edge in sorted(edge for row in rows for edge in row.edges):
            if not edges or edge - edges[-1] > _NEAR:
                edges.append(edge)
        table = Table()
        above: dict[tuple[int, int], FlowCell] = {}
        for number, row in enumerate(rows, 1):
            above = self._row(row, table.add_row(), edges, above, number)
        place(table)
        return table

    def _row(
        self,
        row: _Row,
        cells: list[FlowCell],
        edges: list[int],
        above: dict[tuple[int, int], FlowCell],
        number: int,
    ) -> dict[tuple[int, int], FlowCell]:
        """Add the cells of a row; return those of them that may go on below, by their first and last column."""
        columns = [max(0, bisect_right(edges, edge) - 1) for edge in row.edges]
        if columns[0]:
            cells.append(self._cell(number, columns[0], []))
        going_on: dict[tuple[int, int], FlowCell] = {}
        last: FlowCell | None = None
        for at, flags in enumerate(row.flags):
            first, following = columns[at], columns[at + 1]
            texts = row.cells[at] if at < len(row.cells) else []
            if following <= first:
                continue
            if flags & _MERGED and last is not None:
                last.columns += following - first
                continue
            upper = above.get((first, following))
            if flags & _DOWN and not flags & _DOWN_FIRST and upper is not None:
                upper.rows += 1
                going_on[first, following] = upper
                last = None
                continue
            last = self._cell(number, following - first, texts)
            cells.append(last)
            if flags & _DOWN:
                going_on[first, following] = last
        return going_on

    def _cell(self, row: int, columns: int, texts: list[str]) -> FlowCell:
        cell = FlowCell(columns=min(columns, MAX_COLUMNS))
        cell.empty = self._address(CellAddress(self._tables, row, cell))
        for text in texts:
            line = " ".join(text.replace("\x0b", " ").replace("\t", " ").split())
            cell.items.append(Para([(line, cell.empty)]))
        return cell


def _paragraphs(tables: Tables) -> Iterator[_Paragraph]:
    """Yield the paragraphs of the text; one whose end was deleted runs on into the next."""
    shown = _shown(tables)
    runs = sorted(tables.runs(PARAGRAPH_RUNS))
    starts = [run.start for run in runs]
    carried = ""
    begin = 0
    for found in _ENDS.finditer(tables.text):
        at = found.start()
        text = carried + "".join(shown[begin:at])
        begin = at + 1
        if not shown[at] and found[0] == "\r":
            carried = text
            continue
        carried = ""
        number = bisect_right(starts, tables.offset(at)) - 1
        yield _described(tables, text, found[0], runs[number] if number >= 0 else None)
    rest = carried + "".join(shown[begin:])
    if rest:
        yield _described(tables, rest, "\r", None)


def _described(tables: Tables, text: str, end: str, run: Run | None) -> _Paragraph:
    paragraph = _Paragraph(_UNSHOWN.sub("", text).translate(_SIGNS), end)
    if run is None:
        return paragraph
    paragraph.style = int.from_bytes(run.properties[:2], "little")
    properties = list(tables.properties(run.properties[2:]))
    paragraph.in_list = InList.of(iter(properties))
    for code, value in properties:
        if code == _IN_TABLE:
            paragraph.in_table = value[:1] == b"\1"
        elif code == _ROW_END:
            paragraph.row_end = value[:1] == b"\1"
        elif code == _DEPTH:
            paragraph.depth = int.from_bytes(value, "little")
        elif code == _DEFINE_TABLE:
            paragraph.definition = value[2:]
    return paragraph


def _shown(tables: Tables) -> list[str]:
    """Return the characters of the text as they are shown: what is deleted, hidden or no result of a field is empty."""
    shown = list(tables.text)
    for run in tables.runs(CHARACTER_RUNS):
        hidden = superscript = False
        for code, value in tables.properties(run.properties):
            hidden = hidden or (code in _HIDING and value[:1] == b"\1")
            superscript = superscript or (code == _POSITION and value[:1] == b"\1")
        if hidden or superscript:
            for first, last in tables.positions(run):
                for at in range(first, min(last, len(shown))):
                    shown[at] = "" if hidden else raised(shown[at])
    for at in _instructions(tables.text):
        shown[at] = ""
    return shown


def _instructions(text: str) -> Iterator[int]:
    """Yield the positions of what is no result of a field, ends of paragraphs and cells left out."""
    instructions = 0
    fields: list[bool] = []
    for at, char in enumerate(text):
        if char == _FIELD:
            fields.append(True)
            instructions += 1
        elif char == _RESULT and fields and fields[-1]:
            fields[-1] = False
            instructions -= 1
        elif char == _FIELD_END and fields:
            instructions -= fields.pop()
        if instructions and char not in "\r\x07\x0c":
            yield at
