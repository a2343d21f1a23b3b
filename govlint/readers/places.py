"""Places of a rendered text: in the source that it was made of, or by address where a file has no lines."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from govlint.document.message import Text
from govlint.document.source import LineIndex, Location, Span


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.flow import FlowCell


class CellAddress(NamedTuple):
    """The address of a cell; its column is known only when the whole table is.

    ``page`` is 0 where the format has no pages.
    """

    table: int
    row: int
    cell: FlowCell
    page: int = 0

    @property
    def text(self) -> Text:
        """The address, such as ``第1个表格 第2行 第3列``."""
        column = self.cell.column + 1
        return _on(
            self.page,
            f"第{self.table}个表格 第{self.row}行 第{column}列",
            f"table {self.table}, row {self.row}, column {column}",
        )


def paragraph_address(number: int, page: int = 0) -> Text:
    """Return the address of a paragraph, such as ``第5段``; ``page`` is 0 where the format has no pages."""
    return _on(page, f"第{number}段", f"paragraph {number}")


def _on(page: int, zh: str, en: str) -> Text:
    return Text(f"第{page}页 {zh}", f"page {page}, {en}") if page else Text(zh, en)


Address = Text | CellAddress | str
"""Of a paragraph, of a cell, or a name that is the same in every language: ``Sheet1!B7``."""


class AddressMap:
    """Gives a span of a rendered text the address of the paragraph or cell that it stands in."""

    __slots__ = ("_addresses", "_offsets", "_places")

    def __init__(
        self, offsets: Sequence[int], places: Sequence[int], addresses: Sequence[Address]
    ) -> None:
        self._offsets = offsets
        self._places = places
        self._addresses = addresses

    def locate(self, span: Span) -> Location:
        """Return the address of the span's first character."""
        if not self._offsets:
            return Location(address="")
        at = max(0, bisect_right(self._offsets, span.start) - 1)
        address = self._addresses[self._places[at]]
        if isinstance(address, str):
            return Location(address=address)
        text = address.text if isinstance(address, CellAddress) else address
        return Location(address=text.zh, address_en=text.en)


class SourceMap:
    """Places in the source of what was written from it piece by piece."""

    __slots__ = ("_index", "_offsets", "_places", "_source")

    def __init__(self, source: str, offsets: list[int], places: list[int]) -> None:
        self._source = source
        self._index: LineIndex | None = None
        self._offsets = offsets
        self._places = places

    def locate(self, span: Span) -> Location:
        """Return line and column of the source."""
        if self._index is None:
            self._index = LineIndex(self._source)
        if not self._offsets:
            return self._index.locate(Span(0, 0))
        return self._index.locate(self.source_span(span))

    @property
    def source(self) -> str:
        """The text of the source."""
        return self._source

    def source_span(self, span: Span) -> Span:
        """Return where in the source the characters of a span stand."""
        start = self.source_offset(span.start)
        end = self.source_offset(span.end - 1) + 1 if span.end > span.start else start
        return Span(start, max(start, end))

    def source_offset(self, offset: int) -> int:
        """Return where in the source the character at ``offset`` of the text stands."""
        at = max(0, bisect_right(self._offsets, offset) - 1)
        place_of = self._places[at] + max(0, offset - self._offsets[at])
        # A delimiter of the rendering stands nowhere: it takes the place just before the next piece at the latest.
        if at + 1 < len(self._offsets) and self._places[at + 1] > self._places[at]:
            place_of = min(place_of, self._places[at + 1])
        return min(place_of, len(self._source))
