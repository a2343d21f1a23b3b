"""Saved pages (.mht, .mhtml): the page among the parts of a message, in whatever encoding it travels."""

from __future__ import annotations

import email

from typing import TYPE_CHECKING, Final

from govlint.document.layout import Layout
from govlint.readers.flow import Para, Rendering
from govlint.readers.html.html import items_of, named_charset
from govlint.readers.places import Address, AddressMap, CellAddress, paragraph_address
from govlint.readers.refusals import damaged


if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from govlint.readers.flow import Piece, Table


_FORMAT: Final = "MHT"
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_mht(data: bytes, name: str = "") -> Layout:
    """Read a saved page. Places are paragraphs and cells: the lines of the file are those of the encoded message.

    Raises:
        UnreadableFile: there is no page in it, the page is no text, or tables are nested too deep.
    """
    del name
    try:
        part = _page(email.message_from_bytes(data))
        content = None if part is None else part.get_payload(decode=True)
        charset = "" if part is None else part.get_content_charset("")
    except (RecursionError, ValueError, LookupError) as error:
        raise damaged(_FORMAT) from error
    if part is None:
        raise damaged(_FORMAT)
    decoded, items = items_of(
        content if isinstance(content, bytes) else b"", named_charset(charset)
    )
    addresses: list[Address] = []
    _Addresses(addresses).give(items)
    rendering = Rendering()
    rendering.items(items)
    text, blocks = rendering.finish()
    locator = AddressMap(rendering.offsets, rendering.places, addresses)
    return Layout(text, blocks, locator, "mht", decoded.encoding, decoded.doubt)


def _page(message: Message) -> Message | None:
    """Return the part that is the page: the one that the message starts with, else the first one."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    for part in pages:
        # What is not ASCII comes as another object than a text.
        if start and str(part.get("Content-ID", "")).strip("<> ") == str(start).strip("<> "):
            return part
    return pages[0] if pages else None


class _Addresses:
    """Gives paragraphs and cells addresses in place of their offsets in the page."""

    def __init__(self, addresses: list[Address]) -> None:
        self._addresses = addresses
        self._paragraphs = 0
        self._tables = 0

    def give(self, items: Sequence[Para | Table], cell: int | None = None) -> None:
        """Give the items of a page, or of one of its cells, their addresses."""
        for item in items:
            if not isinstance(item, Para):
                self._table(item)
                continue
            where = cell
            if where is None:
                self._paragraphs += 1
                where = self._add(paragraph_address(self._paragraphs))
            pieces: list[Piece] = [(item.text, where)]
            item.pieces = pieces

    def _add(self, address: Address) -> int:
        self._addresses.append(address)
        return len(self._addresses) - 1

    def _table(self, table: Table) -> None:
        self._tables += 1
        number = self._tables
        for at, row in enumerate(table.rows, 1):
            for cell in row:
                cell.empty = self._add(CellAddress(number, at, cell))
                self.give(cell.items, cell.empty)
