"""The binary structures of a Word file: pieces of text, and runs of properties ([MS-DOC], sections 2.4 and 2.6).

Text stands in pieces, each at some place of the main stream; a character has a position (its number in the text) and
a file offset. Properties are listed for ranges of offsets, in pages of 512 bytes.
"""

from __future__ import annotations

import struct

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.errors import UnreadableFile
from govlint.document.limits import MAX_TEXT
from govlint.document.message import Text
from govlint.readers.refusals import damaged, locked, too_large


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.ole import Compound


MAIN: Final = "WordDocument"
_WORD_97: Final = 0xA5EC
_OLDER: Final = frozenset({0xA5DC, 0xA5DB, 0xA59B, 0xA59C})
_ENCRYPTED: Final = 0x0100
_SECOND_TABLE: Final = 0x0200

_TEXT_LENGTH: Final = 0x4C
STYLES: Final = 0xA2
CHARACTER_RUNS: Final = 0xFA
PARAGRAPH_RUNS: Final = 0x102
_PIECES: Final = 0x1A2
LISTS: Final = 0x2E2
LIST_USES: Final = 0x2EA
"""Where the head of the main stream says where a structure is in the table stream."""

_PAGE: Final = 512
_MOST_RUNS: Final = 1_000_000
_MOST_TEXT: Final = 2 * MAX_TEXT
_MOST_STEPS: Final = 10_000_000
"""Pieces that are looked at for all runs; a file has one piece, or some dozens."""

_COMPRESSED: Final = 0x4000_0000

_DEFINE_TABLE: Final = 0xD608
_HUGE: Final = frozenset({0x6645, 0x6646})
"""Properties too long for a page: what they say stands in the data stream."""

_SIZES: Final = (1, 1, 2, 4, 2, 2, None, 3)
"""Bytes of a property's value, by the upper three bits of its code; None: the first byte says how many."""


class Piece(NamedTuple):
    """A piece of text: its first position, where its bytes are, how many characters it has, bytes for each of them."""

    first: int
    offset: int
    length: int
    width: int


class Run(NamedTuple):
    """A range of file offsets with its properties."""

    start: int
    end: int
    properties: bytes


@dataclass(frozen=True, slots=True)
class Tables:
    """The streams of a file, and its pieces in the order of the text."""

    main: bytes
    table: bytes
    data: bytes
    pieces: tuple[Piece, ...]
    text: str
    _steps: list[int] = field(default_factory=lambda: [_MOST_STEPS])

    @classmethod
    def of(cls, compound: Compound) -> Tables:
        """Return the streams of a file.

        Raises:
            UnreadableFile: it is locked, of an older kind, or damaged.
        """
        main = compound.read(MAIN) or b""
        (magic,) = struct.unpack_from("<H", main)
        if magic in _OLDER:
            raise _too_old()
        if magic != _WORD_97:
            raise damaged(MAIN)
        (flags,) = struct.unpack_from("<H", main, 10)
        if flags & _ENCRYPTED:
            raise locked()
        name = "1Table" if flags & _SECOND_TABLE else "0Table"
        table = compound.read(name)
        if table is None:
            raise damaged(name)
        pieces = tuple(_pieces(main, table))
        (length,) = struct.unpack_from("<I", main, _TEXT_LENGTH)
        text = "".join(_text(main, piece) for piece in pieces)[:length]
        return cls(main, table, compound.read("Data") or b"", pieces, text)

    def structure(self, place: int) -> bytes:
        """Return a structure of the table stream."""
        return _structure(self.main, self.table, place)

    def runs(self, place: int) -> Iterator[Run]:
        """Yield the runs of properties of one kind, in the order of the pages that list them."""
        listed = self.structure(place)
        count = max(0, (len(listed) - 4) // 8)
        left = _MOST_RUNS
        of_paragraphs = place == PARAGRAPH_RUNS
        for at in range(count):
            (number,) = struct.unpack_from("<I", listed, 4 * (count + 1) + 4 * at)
            page = self.main[(number & 0x3F_FFFF) * _PAGE :][:_PAGE]
            if len(page) < _PAGE:
                raise damaged(MAIN)
            left -= page[-1]
            if left < 0:
                raise too_large(MAIN)
            yield from _paragraphs(page) if of_paragraphs else _characters(page)

    def positions(self, run: Run) -> Iterator[tuple[int, int]]:
        """Yield the ranges of positions that a range of offsets stands for.

        Raises:
            UnreadableFile: there are more runs and pieces than any report has.
        """
        self._steps[0] -= len(self.pieces)
        if self._steps[0] < 0:
            raise too_large(MAIN)
        for piece in self.pieces:
            start = max(run.start, piece.offset)
            end = min(run.end, piece.offset + piece.length * piece.width)
            if start < end:
                yield (
                    piece.first + (start - piece.offset) // piece.width,
                    piece.first + -((piece.offset - end) // piece.width),
                )

    def offset(self, position: int) -> int:
        """Return the file offset of a character."""
        at = max(0, bisect_right(self.pieces, position, key=lambda piece: piece.first) - 1)
        piece = self.pieces[at]
        return piece.offset + (position - piece.first) * piece.width

    def properties(self, packed: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield codes and values of properties, those in the data stream among them."""
        for code, value in properties_of(packed):
            if code in _HUGE and len(value) == 4:
                (place,) = struct.unpack("<I", value)
                (size,) = struct.unpack("<H", self.data[place : place + 2].ljust(2, b"\0"))
                yield from properties_of(self.data[place + 2 : place + 2 + size])
            else:
                yield code, value


def properties_of(packed: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield codes and values of properties."""
    at = 0
    while at + 2 <= len(packed):
        (code,) = struct.unpack_from("<H", packed, at)
        at += 2
        size = _SIZES[code >> 13]
        if code == _DEFINE_TABLE:
            size = int.from_bytes(packed[at : at + 2], "little") + 1
        elif size is None:
            size = packed[at] + 1 if at < len(packed) else 1
        yield code, packed[at : at + size]
        at += size


def _structure(main: bytes, table: bytes, place: int) -> bytes:
    start, size = struct.unpack_from("<II", main, place)
    return table[start : start + size]


def _pieces(main: bytes, table: bytes) -> Iterator[Piece]:
    """Yield the pieces of the text, all that is hidden in headers and notes among them.

    Raises:
        UnreadableFile: they come to more than any report.
    """
    listed = _structure(main, table, _PIECES)
    at = 0
    while listed[at : at + 1] == b"\1":
        at += 3 + struct.unpack_from("<H", listed, at + 1)[0]
    if listed[at : at + 1] != b"\2":
        raise damaged(MAIN)
    (size,) = struct.unpack_from("<I", listed, at + 1)
    count = (size - 4) // 12
    begin = at + 5
    positions = struct.unpack_from(f"<{count + 1}I", listed, begin)
    for number in range(count):
        (place,) = struct.unpack_from("<I", listed, begin + 4 * (count + 1) + 8 * number + 2)
        first, following = positions[number], positions[number + 1]
        if following < first:
            raise damaged(MAIN)
        if following > _MOST_TEXT:
            raise too_large(MAIN)
        if place & _COMPRESSED:
            yield Piece(first, (place & ~_COMPRESSED) // 2, following - first, 1)
        else:
            yield Piece(first, place, following - first, 2)


def _text(main: bytes, piece: Piece) -> str:
    data = main[piece.offset : piece.offset + piece.length * piece.width]
    if len(data) < piece.length * piece.width:
        raise damaged(MAIN)
    if piece.width == 1:
        return data.decode("cp1252", "replace")
    # Character by character: half of a pair counts as one, as in the positions.
    return "".join(map(chr, struct.unpack(f"<{piece.length}H", data)))


def _paragraphs(page: bytes) -> Iterator[Run]:
    count = page[-1]
    for at in range(count):
        start, end = struct.unpack_from("<II", page, 4 * at)
        place = page[4 * (count + 1) + 13 * at] * 2
        packed = b""
        if place:
            size = page[place]
            # An odd number of bytes is given by half of the next even one; an even one by 0 and its half.
            packed = (
                page[place + 1 : place + 2 * size]
                if size
                else page[place + 2 :][: 2 * page[place + 1]]
            )
        yield Run(start, end, packed)


def _characters(page: bytes) -> Iterator[Run]:
    count = page[-1]
    for at in range(count):
        start, end = struct.unpack_from("<II", page, 4 * at)
        place = page[4 * (count + 1) + at] * 2
        packed = page[place + 1 : place + 1 + page[place]] if place else b""
        yield Run(start, end, packed)


def _too_old() -> UnreadableFile:
    return UnreadableFile(
        Text("Word 95 及更早的文档不能读取", "documents of Word 95 and before are not read"),
        Text("另存为 docx 后再检查", "save it as docx"),
    )
