"""OpenDocument texts (.odt): changes accepted, numbers of lists written out, merged and repeated cells."""

from __future__ import annotations

import re

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.document.figure import raised
from govlint.document.layout import Layout
from govlint.document.limits import MAX_COLUMNS, MAX_NESTING
from govlint.readers.container import Container
from govlint.readers.flow import FlowCell, Para, Rendering, Table, place
from govlint.readers.list_numbers import Level, ListCounter, NumberedList
from govlint.readers.places import Address, AddressMap, CellAddress, paragraph_address
from govlint.readers.refusals import damaged, locked, not_read, too_large


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.readers.elements import Element
    from govlint.readers.flow import Piece


_FAMILY: Final = "ODF"
_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_MANIFEST: Final = "META-INF/manifest.xml"

_UNSHOWN: Final = frozenset(
    {"tracked-changes", "note", "annotation", "ruby-text", "hidden-text", "desc", "title"}
)
"""What is no text of the document: what was deleted, footnotes, comments, readings, descriptions."""

_FLOWS: Final = frozenset(
    {
        *("section", "index-body", "index-title", "table-of-content", "text-box", "frame", "g"),
        *("table-header-rows", "table-rows", "table-row-group", "alphabetical-index"),
    }
)
"""What holds paragraphs, tables or rows."""

_MOST_REPEATED: Final = 1000
"""Rows that one row stands for; a sheet of an office program repeats empty ones a million times."""

_KINDS: Final = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一, 二, 三, ...": "chineseCountingThousand",
    "一, 十, 一百(一千), ...": "chineseCounting",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
}
"""The formats of numbers, named as in a docx file."""

_PLACE: Final = re.compile(r"%(\d)%")


def read_odt(data: bytes, name: str = "") -> Layout:
    """Read an OpenDocument text.

    Raises:
        UnreadableFile: it is damaged, locked, too large, or another kind of document.
    """
    del name
    container = Container(data)
    manifest = container.read(_MANIFEST) if _MANIFEST in container.names else None
    if manifest is not None and b"encryption-data" in manifest:
        raise locked()
    root = container.parse(_CONTENT)
    body = None if root is None else root.child("body")
    if root is None or body is None:
        raise damaged(_CONTENT)
    text = body.child("text")
    if text is None:
        raise not_read(_FAMILY)
    walker = _Walker(_Styles.of(root, container.parse(_STYLES)))
    items: list[Para | Table] = []
    walker.blocks(text, items, None)
    rendering = Rendering()
    rendering.items(items)
    written, blocks = rendering.finish()
    locator = AddressMap(rendering.offsets, rendering.places, walker.addresses)
    return Layout(written, blocks, locator, "odt")


@dataclass(slots=True)
class _Styles:
    """What styles say that matters here: text that is hidden or struck out, text that is raised, lists."""

    hidden: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: str = ""

    @classmethod
    def of(cls, *roots: Element | None) -> _Styles:
        """Return the styles of these parts."""
        styles = cls()
        for root in roots:
            for element in () if root is None else root.descendants():
                if element.name == "style":
                    styles._add(element)
                elif element.name in {"list-style", "outline-style"}:
                    levels = dict(_levels(element))
                    styles.lists[element.get("name")] = levels
                    if element.name == "outline-style":
                        styles.outline = element.get("name")
        return styles

    def _add(self, style: Element) -> None:
        name = style.get("name")
        properties = style.child("text-properties")
        if properties is None:
            return
        struck = properties.get("text-line-through-style", "none") != "none"
        if struck or properties.get("display") == "none":
            self.hidden.add(name)
        if properties.get("text-position").startswith("super"):
            self.raised.add(name)


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for element in style:
        number = element.get("level")
        if not number.isdigit() or not element.name.endswith(("number", "outline-level-style")):
            continue
        level = int(number[:2]) - 1
        kind = _KINDS.get(
            element.get("num-format"), "decimal" if element.get("num-format") else "none"
        )
        text = _PLACE.sub(r"%\1", element.get("num-list-format"))
        if not text and kind != "none":
            shown = element.get("display-levels", "1")
            first = level - (int(shown[:2]) if shown.isdigit() else 1) + 1
            marks = ".".join(f"%{at + 1}" for at in range(max(0, first), level + 1))
            text = element.get("num-prefix") + marks + element.get("num-suffix")
        start = element.get("start-value", "1")
        yield level, Level(int(start[:6]) if start.isdigit() else 1, kind, text)


class _Walker:
    """Walks through a document and collects paragraphs and tables."""

    def __init__(self, styles: _Styles) -> None:
        self.addresses: list[Address] = []
        self._styles = styles
        self._known: dict[str, NumberedList] = {}
        self._counter = ListCounter(self._known)
        self._latest: dict[str, str] = {}
        self._paragraphs = 0
        self._tables = 0
        self._depth = 0

    def blocks(
        self, parent: Iterable[Element], items: list[Para | Table], cell: int | None
    ) -> None:
        """Collect what stands in a body, a cell or a text box; ``cell`` is the number of the cell's address."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise too_large(_CONTENT)
        for element in parent:
            if element.name in {"p", "h"}:
                self._paragraph(element, items, cell, self._heading_number(element))
            elif element.name == "list":
                self._list(element, items, cell, "", 0)
            elif element.name == "table":
                self._table(element, items)
            elif element.name in _FLOWS:
                self.blocks(element, items, cell)
        self._depth -= 1

    def _heading_number(self, element: Element) -> str:
        level = element.get("outline-level")
        outline = self._styles.outline
        if (
            element.name != "h"
            or not outline
            or not level.isdigit()
            or element.get("is-list-header")
        ):
            return ""
        self._known.setdefault(outline, NumberedList(outline, self._styles.lists[outline]))
        return self._counter.number(outline, int(level[:2]) - 1)

    def _list(
        self, element: Element, items: list[Para | Table], cell: int | None, key: str, level: int
    ) -> None:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise too_large(_CONTENT)
        style = element.get("style-name")
        if not key:
            key = self._key(element, style)
        for item in element:
            numbered = item.name == "list-item"
            for block in item:
                if block.name == "list":
                    self._list(block, items, cell, key, level + 1)
                elif block.name in {"p", "h"}:
                    number = self._counter.number(key, level) if numbered else ""
                    self._paragraph(block, items, cell, number)
                    numbered = False
                else:
                    self.blocks([block], items, cell)
        self._depth -= 1

    def _key(self, element: Element, style: str) -> str:
        """Return which list an element is, or goes on: by its identity, or as the last one of its style."""
        goes_on = element.get("continue-list") or (
            style if element.get("continue-numbering") == "true" else ""
        )
        key = self._latest.get(goes_on) or f"{style}#{len(self._known)}"
        self._known.setdefault(key, NumberedList(key, self._styles.lists.get(style, {})))
        self._latest[style] = key
        if element.get("id"):
            self._latest[element.get("id")] = key
        return key

    def _paragraph(
        self, element: Element, items: list[Para | Table], cell: int | None, number: str
    ) -> None:
        lines: list[str] = [""]
        boxes: list[Element] = []
        self._words(element, lines, boxes, superscript=False)
        texts = [
            text
            for line in lines
            if (text := (line if cell is None else line.replace("\t", " ")).strip())
        ]
        if texts:
            texts[0] = number + texts[0]
        for text in texts:
            where = cell
            if where is None:
                self._paragraphs += 1
                where = self._address(paragraph_address(self._paragraphs))
            pieces: list[Piece] = [(text, where)]
            items.append(Para(pieces))
        for box in boxes:
            self.blocks([box], items, cell)

    def _address(self, address: Address) -> int:
        self.addresses.append(address)
        return len(self.addresses) - 1

    def _words(
        self, parent: Element, lines: list[str], boxes: list[Element], *, superscript: bool
    ) -> None:
        """Add the text of a paragraph to ``lines``, a new one at each break, and its text boxes to ``boxes``."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise too_large(_CONTENT)
        lines[-1] += _one_line(parent.text, superscript=superscript)
        for child in parent:
            name, style = child.name, child.get("style-name")
            if name == "s":
                count = child.get("c", "1")
                lines[-1] += " " * (min(int(count[:4]), 100) if count.isdigit() else 1)
            elif name == "tab":
                lines[-1] += "\t"
            elif name == "line-break":
                lines.append("")
            elif name in {"frame", "g", "text-box"}:
                boxes.append(child)
            elif name not in _UNSHOWN and style not in self._styles.hidden:
                is_raised = superscript or style in self._styles.raised
                self._words(child, lines, boxes, superscript=is_raised)
            lines[-1] += _one_line(child.tail, superscript=superscript)
        self._depth -= 1

    def _table(self, element: Element, items: list[Para | Table]) -> None:
        self._tables += 1
        number = self._tables
        table = Table()
        count = 0
        for row in _rows(element):
            repeated = _repeated(row, "number-rows-repeated", _MOST_REPEATED)
            # A row that is empty and repeated fills the rest of a sheet.
            filled = any(child.text or child.children for cell in row for child in cell)
            for _ in range(repeated if filled else 1):
                count += 1
                self._row(row, table.add_row(), (number, count))
        if any(table.rows):
            place(table)
            items.append(table)

    def _row(self, row: Element, cells: list[FlowCell], where: tuple[int, int]) -> None:
        for element in row:
            if element.name != "table-cell":
                continue
            for _ in range(_repeated(element, "number-columns-repeated", MAX_COLUMNS)):
                cell = FlowCell(
                    rows=max(1, _repeated(element, "number-rows-spanned", _MOST_REPEATED)),
                    columns=max(1, _repeated(element, "number-columns-spanned", MAX_COLUMNS)),
                )
                cell.empty = self._address(CellAddress(*where, cell))
                self.blocks(element, cell.items, cell.empty)
                cells.append(cell)


def _one_line(text: str, *, superscript: bool) -> str:
    """Return text with its runs of blanks as one, as the format has it."""
    words = re.sub(r"[ \t\r\n]+", " ", text) if text else ""
    return raised(words) if superscript else words


def _rows(parent: Element) -> Iterator[Element]:
    waiting = parent.children[::-1]
    while waiting:
        element = waiting.pop()
        if element.name == "table-row":
            yield element
        elif element.name in _FLOWS:
            waiting += element.children[::-1]


def _repeated(element: Element, name: str, most: int) -> int:
    value = element.get(name, "1")
    return min(int(value[:9]), most) if value.isdigit() else 1
