"""Web pages: the text as it is shown, tables by the rules by which browsers build them, places in the source."""

from __future__ import annotations

import re

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.document.errors import UnreadableFile
from govlint.document.figure import raised
from govlint.document.layout import Layout
from govlint.document.limits import MAX_NESTING
from govlint.document.message import Text
from govlint.readers.encoding import Decoded, decode
from govlint.readers.flow import FlowCell, Para, Rendering, Table, place
from govlint.readers.html.tags import RAW, pieces, spaced_pieces, stripped, tokens
from govlint.readers.places import SourceMap


if TYPE_CHECKING:
    from govlint.readers.flow import Piece


_CHARSET: Final = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_CHARSETS: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_HEAD: Final = 4096
"""Bytes in which a page says its encoding; browsers look at the first 1024."""

_BLOCK: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "ul",
        "caption",
    ]
)
_TABLE: Final = frozenset(["table", "tr", "td", "th", "thead", "tbody", "tfoot"])
_AROUND: Final = frozenset(["nav", "header", "footer", "aside", "select", "button"])
"""Elements that hold what stands around a report: dropped if they have little but links, kept if in doubt."""

_VOID: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|text-decoration[\w-]*\s*:[^;]*line-through",
    re.IGNORECASE,
)
_DELETED: Final = frozenset(["del", "s", "strike"])
"""Text that an author has taken back."""
_HIDDEN_ATTRIBUTE: Final = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_SPAN: Final = re.compile(r"""(?<![\w-])(row|col)span\s*=\s*["']?\s*(\d{1,9})""", re.IGNORECASE)

_LONGEST_ASIDE: Final = 400
"""Characters up to which hidden or surrounding text is dropped; a report that a script unfolds is longer."""

_MENU: Final = 3
"""Lines in a row that are nothing but links from which on they are a menu."""


def read_html(data: bytes, name: str = "") -> Layout:
    """Read a web page.

    Raises:
        UnreadableFile: it is no text, or tables are nested too deep.
    """
    del name
    decoded, items = items_of(data)
    rendering = Rendering()
    rendering.items(items)
    text, blocks = rendering.finish()
    locator = SourceMap(decoded.text, rendering.offsets, rendering.places)
    return Layout(text, blocks, locator, "html", decoded.encoding, decoded.doubt)


def named_charset(name: str) -> str | None:
    """Return the encoding that a page or a message means by a name, None for one that is not known."""
    return _CHARSETS.get(name.lower())


def items_of(data: bytes, declared: str | None = None) -> tuple[Decoded, list[Para | Table]]:
    """Return the text of a page, and the paragraphs and tables in it, placed by their offsets in that text.

    Args:
        data: the page.
        declared: the encoding that it came with; otherwise it may name one itself.

    Raises:
        UnreadableFile: it is no text, or tables are nested too deep.
    """
    found = _CHARSET.search(data[:_HEAD])
    if declared is None and found:
        declared = named_charset(found[1].decode("ascii", "replace"))
    decoded = decode(data, declared)
    builder = PageBuilder()
    for tag, text, offset in tokens(decoded.text):
        if tag:
            builder.tag(tag, text, offset)
        else:
            builder.text(text, offset)
    return decoded, _without_menus(builder.finish())


@dataclass(slots=True, eq=False)
class _Open:
    """An element that is to be dropped when it ends, if there is little in it."""

    tag: str
    hidden: bool
    flow: _Flow
    items: int
    pieces: int
    same: int = 0


@dataclass(slots=True, eq=False)
class _Flow:
    """A body or a cell that is being filled."""

    items: list[Para | Table] = field(default_factory=list)
    line: list[Piece] = field(default_factory=list)
    linked: int = 0
    size: int = 0


@dataclass(slots=True, eq=False)
class _OpenTable:
    table: Table = field(default_factory=Table)
    row: list[FlowCell] | None = None
    cell: FlowCell | None = None
    flow: _Flow = field(default_factory=_Flow)
    group: int = 0


class PageBuilder:
    """Builds paragraphs and tables from tags and texts as they come."""

    def __init__(self) -> None:
        self._root = _Flow()
        self._flow = self._root
        self._tables: list[_OpenTable] = []
        self._open: list[_Open] = []
        self._link = False
        self._pre = 0
        self._raised = 0

    def finish(self) -> list[Para | Table]:
        """Close what is open and return what the page holds."""
        while self._tables:
            self._end_table()
        self._end_line()
        return self._root.items

    def text(self, text: str, offset: int) -> None:
        """Add a text to the line that is open."""
        if self._pre and "\n" in text:
            for line in text.splitlines(keepends=True):
                self.text_run(line, offset, kept=True)
                offset += len(line)
                if line.endswith(("\n", "\r")):
                    self._end_line()
            return
        self.text_run(text, offset)

    def text_run(self, text: str, offset: int, *, kept: bool = False) -> None:
        """Add a text without line breaks that count; ``kept`` says that its runs of blanks do."""
        flow = self._flow
        if not flow.line and (text.isspace() or not text):
            return
        size = len(text)
        if self._raised:
            text = raised(text)
        flow.line += spaced_pieces(text, offset) if kept else pieces(text, offset)
        flow.size += size
        if self._link:
            flow.linked += size

    def tag(self, tag: str, attributes: str, offset: int) -> None:
        """Take note of a tag."""
        if tag[0] == "/":
            self._end_tag(tag[1:])
        else:
            self._start_tag(tag, attributes, offset)

    def _end_tag(self, name: str) -> None:
        if name in _TABLE:
            self._end_line()
            self._close_table_part(name)
        elif name in _BLOCK:
            self._end_line()
            if name == "pre":
                self._pre = max(0, self._pre - 1)
        elif name == "a":
            self._link = False
        elif name == "sup":
            self._raised = max(0, self._raised - 1)
        if self._open:
            self._close(name)

    def _start_tag(self, name: str, attributes: str, offset: int) -> None:
        for element in self._open:
            element.same += element.tag == name
        if name in _TABLE:
            self._end_line()
            self._open_table_part(name, attributes, offset + len(name) + len(attributes) + 2)
            return
        if name in _BLOCK:
            self._end_line()
            self._pre += name == "pre"
        elif name == "a":
            self._link = "href" in attributes
        elif name == "sup":
            self._raised += 1
        if name in _VOID or name in RAW or attributes.endswith("/"):
            return
        hidden = name in _DELETED or _is_hidden(attributes)
        if (hidden or name in _AROUND) and len(self._open) < MAX_NESTING:
            flow = self._flow
            self._open.append(_Open(name, hidden, flow, len(flow.items), len(flow.line)))

    def _close(self, name: str) -> None:
        """Close an element, and drop it if it is hidden or stands around the report."""
        matching = [element for element in self._open if element.tag == name]
        if not matching:
            return
        for outer in matching[:-1]:
            outer.same -= 1
        element = matching[-1]
        if element.same:
            element.same -= 1
            return
        while self._open.pop() is not element:
            pass
        if element.flow is self._flow and self._to_drop(element):
            flow = element.flow
            whole = len(flow.items) == element.items
            del flow.items[element.items :]
            del flow.line[element.pieces if whole else 0 :]

    def _to_drop(self, element: _Open) -> bool:
        inside = element.flow.items[element.items :]
        if any(isinstance(item, Table) for item in inside):
            return False
        paras = [item for item in inside if isinstance(item, Para)]
        size = sum(len(para.text) for para in paras)
        if element.hidden:
            return size < _LONGEST_ASIDE
        if element.tag == "nav" or element.tag in {"select", "button"}:
            return size < _LONGEST_ASIDE * 5
        linked = sum(len(para.text) for para in paras if para.linked)
        return linked * 2 > size

    def _end_line(self) -> None:
        flow = self._flow
        if flow.line:
            line = stripped(flow.line)
            if line:
                flow.items.append(Para(line, linked=flow.linked >= flow.size))
            flow.line = []
        flow.linked = flow.size = 0
        # A link that was left open must not make links of the paragraphs after it.
        self._link = False
        self._raised = 0

    def _open_table_part(self, name: str, attributes: str, offset: int) -> None:
        tables = self._tables
        if name == "table":
            if tables and tables[-1].cell is None:
                self._end_table()
            self._begin_table()
            return
        if not tables:
            # A row or a cell without a table: browsers ignore the tag.
            return
        table = tables[-1]
        self._end_cell(table)
        if name in {"td", "th"}:
            if table.row is None:
                table.row = table.table.add_row(table.group)
            cell = FlowCell(empty=offset)
            for which, number in _SPAN.findall(attributes):
                if which.lower() == "row":
                    cell.rows = int(number)
                else:
                    cell.columns = max(1, int(number))
            table.cell = cell
            table.flow = self._flow = _Flow(cell.items)
            if not _is_hidden(attributes):
                table.row.append(cell)
        elif name == "tr":
            table.row = [] if _is_hidden(attributes) else table.table.add_row(table.group)
        else:
            table.row = None
            table.group += 1

    def _close_table_part(self, name: str) -> None:
        if not self._tables:
            return
        if name == "table":
            self._end_table()
            return
        table = self._tables[-1]
        self._end_cell(table)
        if name not in {"td", "th"}:
            table.row = None
        if name in {"thead", "tbody", "tfoot"}:
            table.group += 1

    def _begin_table(self) -> None:
        if len(self._tables) >= MAX_NESTING:
            raise UnreadableFile(
                Text(
                    f"表格嵌套超过 {MAX_NESTING} 层", f"tables nested more than {MAX_NESTING} deep"
                ),
                Text("请另存为 docx 或 txt 后再检查", "save it as docx or txt"),
            )
        self._tables.append(_OpenTable())

    def _end_cell(self, table: _OpenTable) -> None:
        if table.cell is not None:
            self._end_line()
            table.cell = None
            self._flow = self._around(len(self._tables) - 1)

    def _end_table(self) -> None:
        table = self._tables[-1]
        self._end_cell(table)
        self._tables.pop()
        self._flow = self._around(len(self._tables))
        self._end_line()
        if any(table.table.rows):
            place(table.table)
            self._flow.items.append(table.table)

    def _around(self, depth: int) -> _Flow:
        """Return the flow that tables deeper than ``depth`` stand in: the innermost open cell, or the page."""
        for table in reversed(self._tables[:depth]):
            if table.cell is not None:
                return table.flow
        return self._root


def _is_hidden(attributes: str) -> bool:
    if "hidden" in attributes and _HIDDEN_ATTRIBUTE.search(_QUOTED.sub("", attributes)):
        return True
    return "style" in attributes.lower() and _HIDDEN.search(attributes) is not None


def _without_menus(items: list[Para | Table]) -> list[Para | Table]:
    """Leave out runs of lines that are nothing but short links."""
    kept: list[Para | Table] = []
    run: list[Para | Table] = []
    for item in items:
        if isinstance(item, Para) and item.linked and len(item.text) < 40:
            run.append(item)
            continue
        kept += run if len(run) < _MENU else []
        run = []
        kept.append(item)
    return kept + (run if len(run) < _MENU else [])
