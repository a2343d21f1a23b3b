"""Pages to a layout: tables by their ruled lines, paragraphs by their margins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.document.errors import UnreadableFile
from govlint.document.layout import Layout
from govlint.document.message import Text
from govlint.readers.flow import FlowCell, Para, Rendering, Table
from govlint.readers.pages.lattice import pieces_of
from govlint.readers.pages.lines import TextLine, lines_of
from govlint.readers.pages.page import LOST
from govlint.readers.pages.paragraphs import Margins, without_heads
from govlint.readers.pages.stitch import PagedTable, table_of
from govlint.readers.pages.struck import without_struck
from govlint.readers.pages.unruled import refuse_unruled
from govlint.readers.places import Address, AddressMap, CellAddress, paragraph_address


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.readers.flow import Piece as TextPiece
    from govlint.readers.pages.page import Page
    from govlint.readers.pages.piece import Piece


_MOST_LOST: Final = 0.3
"""The share of glyphs without a character from which on the text of a file cannot be read."""

_FEW: Final = 20
"""Glyphs up to which nothing is said about what they are."""


def layout_of(pages: Sequence[Page], name: str) -> Layout:
    """Return the layout of a file of this format.

    Raises:
        UnreadableFile: its pages are pictures, or its glyphs have no characters, or it holds too much.
    """
    _refuse_unreadable(pages)
    pages = [without_struck(page) for page in pages]
    found = [pieces_of(page, f"第{number}页") for number, page in enumerate(pages, 1)]
    tables = [pieces for pieces, _ in found]
    lines = without_heads(pages, [lines_of(rest) for _, rest in found])
    refuse_unruled(lines, tables)
    assembly = _Assembly(Margins.of(lines))
    for number, (pieces, rest) in enumerate(zip(tables, lines, strict=True), 1):
        assembly.page(number, pieces, rest)
    rendering = Rendering()
    rendering.items(list(assembly.items()))
    text, blocks = rendering.finish()
    locator = AddressMap(rendering.offsets, rendering.places, assembly.addresses)
    scans = [number for number, page in enumerate(pages, 1) if page.is_picture]
    return Layout(text, blocks, locator, name, notes=(_unread(scans),) if scans else ())


def _unread(scans: Sequence[int]) -> Text:
    listed = "、".join(map(str, scans))
    return Text(
        f"第 {listed} 页是扫描的图片，其中的文字没有读取",
        f"scanned pictures, whose text is not read, on page {', '.join(map(str, scans))}",
    )


def _refuse_unreadable(pages: Sequence[Page]) -> None:
    glyphs = [glyph.char for page in pages for glyph in page.glyphs if not glyph.char.isspace()]
    scans = [number for number, page in enumerate(pages, 1) if page.is_picture]
    if scans and (not glyphs or len(scans) * 2 > len(pages)):
        raise UnreadableFile(
            Text(
                f"{len(pages)} 页中有 {len(scans)} 页是扫描的图片，没有文字",
                f"{len(scans)} of {len(pages)} pages are scanned pictures without text",
            ),
            Text("用制作时的 Word 文件检查", "check the Word file that it was made of"),
        )
    lost = sum(char == LOST for char in glyphs)
    chinese = any("一" <= char <= "鿿" for char in glyphs)
    if len(glyphs) > _FEW and (lost > _MOST_LOST * len(glyphs) or not chinese):
        raise UnreadableFile(
            Text(
                "文件中的字形没有对应的文字，复制出来是乱码",
                "the glyphs of the file have no characters: what is copied from it is garbled",
            ),
            Text(
                "用制作时的 Word 文件检查，或者嵌入字体后重新导出",
                "check the Word file that it was made of, or export it again with its fonts embedded",
            ),
        )


@dataclass(slots=True)
class _Assembly:
    """Puts together what goes on over the end of a line or a page."""

    margins: Margins
    addresses: list[Address] = field(default_factory=list)
    _parts: list[Para | PagedTable] = field(default_factory=list)
    _last: TextLine | None = None
    _page: int = 0
    _paragraphs: int = 0

    def page(self, number: int, pieces: Sequence[Piece], lines: Sequence[TextLine]) -> None:
        """Add a page."""
        self._page = number
        self._paragraphs = 0
        first = True
        for item in _in_order(pieces, lines):
            if isinstance(item, TextLine):
                self._line(item)
            else:
                self._piece(item, first=first)
            first = False

    def items(self) -> Iterator[Para | Table]:
        """Yield the paragraphs and tables of the file."""
        tables = 0
        for part in self._parts:
            if isinstance(part, Para):
                yield part
                continue
            tables += 1
            yield self._table(part, tables)

    def _table(self, paged: PagedTable, number: int) -> Table:
        def address(page: int, row: int, cell: FlowCell) -> int:
            self.addresses.append(CellAddress(number, row, cell, page))
            return len(self.addresses) - 1

        return table_of(paged, address)

    def _line(self, line: TextLine) -> None:
        last = self._parts[-1] if self._parts else None
        if (
            isinstance(last, Para)
            and self._last is not None
            and self.margins.runs_on(self._last, line)
        ):
            gap = " " if _is_word(last.pieces[-1][0][-1:]) and _is_word(line.text[:1]) else ""
            last.pieces.append((gap + line.text, last.pieces[-1][1]))
        else:
            self._paragraphs += 1
            self.addresses.append(paragraph_address(self._paragraphs, self._page))
            pieces: list[TextPiece] = [(line.text, len(self.addresses) - 1)]
            self._parts.append(Para(pieces))
        self._last = line

    def _piece(self, piece: Piece, *, first: bool) -> None:
        last = self._parts[-1] if self._parts else None
        if (
            first
            and isinstance(last, PagedTable)
            and last.pages[-1] == self._page - 1
            and last.goes_on_in(piece)
        ):
            last.pieces.append(piece)
            last.pages.append(self._page)
        else:
            self._parts.append(PagedTable([piece], [self._page]))
        self._last = None


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _in_order(pieces: Sequence[Piece], lines: Sequence[TextLine]) -> list[Piece | TextLine]:
    """Return what stands on a page from top to bottom."""
    items: list[tuple[float, Piece | TextLine]] = [(piece.top, piece) for piece in pieces]
    items += [(line.baseline, line) for line in lines]
    return [item for _, item in sorted(items, key=lambda each: each[0])]
