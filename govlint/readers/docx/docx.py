"""Word files (.docx): tracked changes accepted, and the numbers that Word puts before paragraphs written out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govlint.document.errors import UnreadableFile
from govlint.document.figure import raised
from govlint.document.layout import Layout
from govlint.document.limits import MAX_COLUMNS, MAX_NESTING
from govlint.document.message import Text
from govlint.readers.container import Container
from govlint.readers.docx.numbering import STYLE_ELEMENTS, WordNumbers
from govlint.readers.flow import FlowCell, Para, Rendering, Table, place
from govlint.readers.places import Address, AddressMap, CellAddress, paragraph_address
from govlint.readers.refusals import damaged


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.elements import Element
    from govlint.readers.flow import Piece


_GONE: Final = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "rt", "fldData", "sdtPr", "sdtEndPr"}
)
"""What is not shown once all changes are accepted, and what is no text."""

_INLINE: Final = frozenset(
    [
        "r",
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "bdo",
        "dir",
        "ruby",
        "rubyBase",
        "oMath",
        "oMathPara",
    ]
)
"""What holds runs or their texts."""

DRAWINGS: Final = frozenset({"drawing", "pict", "object"})
"""What may hold text boxes."""

_BREAKS: Final = frozenset({"br", "cr"})
_SIGNS: Final = {"noBreakHyphen": "-", "ptab": "\t", "tab": "\t"}
_OFF: Final = frozenset({"0", "false", "off", "none"})


def read_docx(data: bytes, name: str = "") -> Layout:
    """Read a Word file.

    Raises:
        UnreadableFile: it is damaged, locked or too large.
    """
    del name
    container = Container(data)
    main = main_part(container)
    walker = Walker(list_numbers(container, main))
    rendering = walker.render(main_element(container, main))
    text, blocks = rendering.finish()
    locator = AddressMap(rendering.offsets, rendering.places, walker.addresses)
    return Layout(text, blocks, locator, "docx")


def main_part(container: Container) -> str:
    """Return the path of the part that holds the text."""
    return container.target("", "officeDocument") or "word/document.xml"


def main_element(container: Container, main: str) -> Element:
    """Return the root element of the part that holds the text.

    Raises:
        UnreadableFile: it is missing or damaged.
    """
    root = container.parse(main)
    if root is None or root.child("body") is None:
        raise damaged(main)
    return root


def list_numbers(container: Container, main: str) -> WordNumbers:
    """Return what numbers the paragraphs of the lists.

    Raises:
        UnreadableFile: the definitions of the lists are damaged.
    """
    numbering = container.target(main, "numbering")
    styles = container.target(main, "styles")
    return WordNumbers(
        container.parse(numbering) if numbering else None,
        container.parse(styles, STYLE_ELEMENTS) if styles and numbering else None,
    )


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get("val") not in _OFF


class Walker:
    """Walks through the XML of a document and collects paragraphs and tables."""

    def __init__(self, numbers: WordNumbers) -> None:
        self.addresses: list[Address] = []
        self._numbers = numbers
        self._paragraphs = 0
        self._tables = 0
        self._depth = 0
        self._joined = False

    def render(self, root: Element) -> Rendering:
        """Return the text of the document with this root; the places in it are numbers of `addresses`.

        Raises:
            UnreadableFile: it is nested too deep, or there is too much of it.
        """
        items: list[Para | Table] = []
        for child in root:
            if child.name == "body":
                self.blocks(child, items, None)
        rendering = Rendering()
        rendering.items(items)
        return rendering

    def blocks(self, parent: Element, items: list[Para | Table], cell: int | None) -> None:
        """Collect what stands in a body, a cell or a text box; ``cell`` is the number of the cell's address."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise UnreadableFile(
                Text(
                    f"内容嵌套超过 {MAX_NESTING} 层", f"content nested more than {MAX_NESTING} deep"
                ),
                Text("请另存为 txt 后再检查", "save it as txt"),
            )
        for child in parent:
            name = child.name
            if name == "p":
                self._paragraph(child, items, cell)
            elif name == "tbl":
                self._table(child, items)
            elif name == "AlternateContent":
                self.blocks(_chosen(child), items, cell)
            elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
                self.blocks(child, items, cell)
        self._depth -= 1

    def _paragraph(self, element: Element, items: list[Para | Table], cell: int | None) -> None:
        properties = element.child("pPr")
        lines: list[str] = [""]
        boxes: list[Element] = []
        for child, text in shown(element):
            name = child.name
            if name == "t":
                lines[-1] += text
            elif name in _SIGNS:
                lines[-1] += _SIGNS[name]
            elif name in _BREAKS:
                if child.get("type", "textWrapping") == "textWrapping":
                    lines.append("")
            elif name in DRAWINGS:
                boxes.extend(_boxes(child))
        marks = None if properties is None else properties.child("rPr")
        ends = marks is None or marks.child("del") is None
        # An empty paragraph counts, one that was deleted does not.
        number = self._numbers.number(properties) if ends or any(lines) else ""
        texts = [
            text
            for line in lines
            if (text := (line if cell is None else line.replace("\t", " ")).strip())
        ]
        if texts:
            texts[0] = number + texts[0]
            self._add(texts, items, cell)
        # A paragraph whose mark was deleted runs on into the next one.
        self._joined = not ends and bool(texts or self._joined)
        for box in boxes:
            self.blocks(box, items, cell)

    def _add(self, texts: list[str], items: list[Para | Table], cell: int | None) -> None:
        last = items[-1] if items else None
        if self._joined and isinstance(last, Para):
            last.pieces.append((texts[0], last.pieces[-1][1]))
            texts = texts[1:]
            where = last.pieces[-1][1]
        elif cell is not None:
            where = cell
        else:
            self._paragraphs += 1
            self.addresses.append(paragraph_address(self._paragraphs))
            where = len(self.addresses) - 1
        for text in texts:
            pieces: list[Piece] = [(text, where)]
            items.append(Para(pieces))

    def _table(self, element: Element, items: list[Para | Table]) -> None:
        self._joined = False
        self._tables += 1
        number = self._tables
        table = Table()
        reaching: dict[int, tuple[FlowCell, int]] = {}
        rows = [row for row in _inside(element, "tr") if _is_shown(row)]
        for at, row in enumerate(rows, 1):
            self._row(row, table.add_row(), reaching, (number, at))
        if any(table.rows):
            place(table)
            items.append(table)

    def _row(
        self,
        row: Element,
        cells: list[FlowCell],
        reaching: dict[int, tuple[FlowCell, int]],
        where: tuple[int, int],
    ) -> None:
        """Collect the cells of a row; ``reaching`` holds, by column, the merged cells that may reach into it."""
        column = _skipped(row)
        if column:
            cells.append(FlowCell(columns=column, empty=self._cell_address(where, None)))
        for element in _inside(row, "tc"):
            reach = _reach(element.child("tcPr"))
            if reach.deleted:
                continue
            start = column
            column += reach.columns
            if reach.across and start:
                if cells and not reach.down:
                    cells[-1].columns += reach.columns
                continue
            above, last = reaching.get(start, (None, 0))
            for covered in range(start, column):
                reaching.pop(covered, None)
            if reach.down == "continue" and above is not None and last == where[1] - 1:
                above.rows += 1
                reaching[start] = (above, where[1])
                continue
            cell = FlowCell(columns=reach.columns)
            cell.empty = self._cell_address(where, cell)
            self.blocks(element, cell.items, cell.empty)
            self._joined = False
            cells.append(cell)
            if reach.down:
                reaching[start] = (cell, where[1])

    def _cell_address(self, where: tuple[int, int], cell: FlowCell | None) -> int:
        self.addresses.append(CellAddress(*where, cell or FlowCell()))
        return len(self.addresses) - 1


def _chosen(alternatives: Element) -> Element:
    """Return the one of several ways to say the same that Word itself writes first."""
    for name in ("Choice", "Fallback"):
        way = alternatives.child(name)
        if way is not None:
            return way
    return alternatives


def _inside(parent: Element, name: str) -> list[Element]:
    """Return the rows of a table or the cells of a row, those in content controls among them."""
    found: list[Element] = []
    waiting = parent.children[::-1]
    while waiting:
        element = waiting.pop()
        kind = element.name
        if kind == name:
            found.append(element)
        elif kind in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            waiting += element.children[::-1]
    return found


def _is_shown(row: Element) -> bool:
    properties = row.child("trPr")
    return properties is None or (
        properties.child("del") is None and not _is_on(properties.child("hidden"))
    )


def _skipped(row: Element) -> int:
    properties = row.child("trPr")
    before = None if properties is None else properties.child("gridBefore")
    return 0 if before is None else min(_number(before), MAX_COLUMNS)


def _number(element: Element) -> int:
    value = element.get("val")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


@dataclass(slots=True, eq=False)
class _Reach:
    """How many columns a cell takes, and whether it goes on the cell above (``down``) or before it (``across``).

    ``down`` is empty for a cell that is not merged downwards.
    """

    columns: int = 1
    down: str = ""
    across: bool = False
    deleted: bool = False


def _reach(properties: Element | None) -> _Reach:
    columns, down, across, deleted = 1, "", False, False
    for child in () if properties is None else properties:
        name = child.name
        if name == "gridSpan":
            columns = max(1, min(_number(child), MAX_COLUMNS))
        elif name == "vMerge":
            down = child.get("val", "continue")
        elif name == "hMerge":
            across = child.get("val", "continue") == "continue"
        elif name == "cellDel":
            deleted = True
    return _Reach(columns, down, across, deleted)


def shown(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """Yield what a paragraph shows, in its order: texts (``t``), signs, breaks, drawings; with a text what it reads.

    What was deleted or is hidden is not shown.
    """
    waiting = [(child, False) for child in reversed(paragraph.children)]
    while waiting:
        child, superscript = waiting.pop()
        name = child.name
        if name == "t":
            yield child, raised(child.text) if superscript else child.text
        elif name in _GONE or (name == "r" and _is_hidden(child)):
            continue
        elif name == "AlternateContent":
            inner = _chosen(child).children
            waiting += [(one, superscript) for one in reversed(inner)]
        elif name in _INLINE:
            above = superscript or _is_raised(child)
            waiting += [(one, above) for one in reversed(child.children)]
        else:
            yield child, ""


def _is_hidden(run: Element) -> bool:
    """Tell whether a run is not shown, or struck out."""
    properties = run.child("rPr")
    return properties is not None and any(
        _is_on(properties.child(name)) for name in ("vanish", "strike", "dstrike")
    )


def _is_raised(run: Element) -> bool:
    properties = run.child("rPr")
    align = None if properties is None else properties.child("vertAlign")
    return align is not None and align.get("val") == "superscript"


def _boxes(drawing: Element) -> list[Element]:
    """Return the text boxes of a drawing, those in alternatives once, those in other boxes not."""
    found: list[Element] = []
    waiting = drawing.children[::-1]
    while waiting:
        element = waiting.pop()
        name = element.name
        if name == "txbxContent":
            found.append(element)
        elif name == "AlternateContent":
            waiting.append(_chosen(element))
        else:
            waiting += element.children[::-1]
    return found
