"""Workbooks of Excel 97 to 2003 (.xls): the records of the workbook stream that hold names, texts, values, merges."""

from __future__ import annotations

import struct

from typing import TYPE_CHECKING, Final

from govlint.document.errors import UnreadableFile
from govlint.document.limits import MAX_CELLS
from govlint.document.message import Text
from govlint.readers.ole import Compound
from govlint.readers.refusals import damaged, locked, too_large
from govlint.readers.workbook.values import day, is_date_format, number, text
from govlint.readers.workbook.worksheet import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator


_MAIN: Final = "Workbook"

_BOF: Final = 0x0809
_EOF: Final = 0x000A
_CONTINUE: Final = 0x003C
_FILEPASS: Final = 0x002F
_BOUNDSHEET: Final = 0x0085
_SST: Final = 0x00FC
_DATEMODE: Final = 0x0022
_FORMAT: Final = 0x041E
_XF: Final = 0x00E0
_LABELSST: Final = 0x00FD
_LABEL: Final = 0x0204
_RSTRING: Final = 0x00D6
_NUMBER: Final = 0x0203
_RK: Final = 0x027E
_MULRK: Final = 0x00BD
_FORMULA: Final = 0x0006
_STRING: Final = 0x0207
_BOOLERR: Final = 0x0205
_MERGEDCELLS: Final = 0x00E5

_BIFF8: Final = 0x0600
_WORKSHEET: Final = 0
_ERRORS: Final = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
}


def sheets_of_xls(data: bytes) -> list[Sheet]:
    """Return the worksheets of a workbook that are shown; all of them, if none is.

    Raises:
        UnreadableFile: it is damaged, locked, too large, or of an older kind.
    """
    compound = Compound(data)
    stream = compound.read(_MAIN)
    if stream is None:
        raise _too_old() if "Book" in compound.names else damaged(_MAIN)
    try:
        return _Book(stream).sheets()
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError) as error:
        raise damaged(_MAIN) from error


def _too_old() -> UnreadableFile:
    return UnreadableFile(
        Text("Excel 95 及更早的工作簿不能读取", "workbooks of Excel 95 and before are not read"),
        Text("请另存为 xlsx 后再检查", "save it as xlsx"),
    )


class _Book:
    """A workbook stream."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._strings: list[str] = []
        self._formats: dict[int, str] = {}
        self._styles: list[int] = []
        self._dates: dict[int, bool] = {}
        self._from_1904 = False
        self._cells = 0
        self._left = len(stream)

    def sheets(self) -> list[Sheet]:
        """Read the globals, then the sheets."""
        found: list[tuple[str, int, bool]] = []
        for kind, parts in self._records(0):
            body = parts[0]
            if kind == _BOF and struct.unpack_from("<H", body)[0] != _BIFF8:
                raise _too_old()
            if kind == _FILEPASS:
                raise locked()
            if kind == _BOUNDSHEET:
                start, state, sort = struct.unpack_from("<IBB", body)
                if sort == _WORKSHEET:
                    found.append((_short_string(body, 6), start, state & 3 == 0))
            elif kind == _SST:
                self._strings = list(_shared_strings(parts))
            elif kind == _DATEMODE:
                self._from_1904 = body[:1] == b"\1"
            elif kind == _FORMAT:
                self._formats[struct.unpack_from("<H", body)[0]] = _string([body[2:]])
            elif kind == _XF:
                self._styles.append(struct.unpack_from("<H", body, 2)[0])
        shown = [sheet for sheet in found if sheet[2]] or found
        return [self._sheet(name, start) for name, start, _ in shown]

    def _records(self, start: int) -> Iterator[tuple[int, list[bytes]]]:
        """Yield the records of a substream, each with its continuations; embedded substreams are passed over.

        Substreams do not overlap, so all together are no longer than the stream; thousands of sheets that are one and
        the same would be.

        Raises:
            UnreadableFile: the substream has no end, or the substreams overlap.
        """
        stream = self._stream
        depth = 0
        at = start
        while at + 4 <= len(stream):
            before = at
            kind, size = struct.unpack_from("<HH", stream, at)
            at += 4
            parts = [stream[at : at + size]]
            at += size
            while stream[at : at + 2] == b"\x3c\0" and at + 4 <= len(stream):
                (size,) = struct.unpack_from("<H", stream, at + 2)
                parts.append(stream[at + 4 : at + 4 + size])
                at += 4 + size
            self._left -= at - before
            if self._left < 0:
                break
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            if depth <= 1:
                yield kind, parts
        raise damaged(_MAIN)

    def _sheet(self, name: str, start: int) -> Sheet:
        cells: dict[tuple[int, int], str] = {}
        merged: list[tuple[int, int, int, int]] = []
        waiting: tuple[int, int] | None = None
        for kind, parts in self._records(start):
            body = parts[0]
            if kind == _STRING and waiting is not None:
                cells[waiting] = text(_string(parts))
            elif kind == _MERGEDCELLS:
                (count,) = struct.unpack_from("<H", body)
                for at in range(count):
                    first_row, last_row, first, last = struct.unpack_from("<4H", body, 2 + at * 8)
                    merged.append((first_row, first, last_row, last))
            elif kind in _VALUES:
                waiting = None
                for row, column, value in self._values(kind, parts):
                    cells[row, column] = value
                    if kind == _FORMULA and body[6:7] == b"\0" and body[12:14] == b"\xff\xff":
                        waiting = (row, column)
                if self._cells + len(cells) > MAX_CELLS:
                    raise too_large(name)
        self._cells += len(cells)
        return Sheet.of(name, cells, merged)

    def _values(self, kind: int, parts: list[bytes]) -> Iterator[tuple[int, int, str]]:
        """Yield row, column and value of the cells of a record."""
        body = parts[0]
        row, column, style = struct.unpack_from("<HHH", body)
        if kind == _MULRK:
            for at in range((len(body) - 6) // 6):
                style, packed = struct.unpack_from("<HI", body, 4 + at * 6)
                yield row, column + at, self._number(_unpacked(packed), style)
        elif kind == _LABELSST:
            (index,) = struct.unpack_from("<I", body, 6)
            yield row, column, text(self._strings[index])
        elif kind in {_LABEL, _RSTRING}:
            yield row, column, text(_string([body[6:], *parts[1:]]))
        elif kind == _BOOLERR:
            yield row, column, _truth(body[6], is_error=body[7] == 1)
        elif kind == _RK:
            (packed,) = struct.unpack_from("<I", body, 6)
            yield row, column, self._number(_unpacked(packed), style)
        elif kind == _FORMULA and body[12:14] == b"\xff\xff":
            if body[6] in {1, 2}:
                yield row, column, _truth(body[8], is_error=body[6] == 2)
            else:
                yield row, column, ""
        else:
            (value,) = struct.unpack_from("<d", body, 6)
            yield row, column, self._number(value, style)

    def _number(self, value: float, style: int) -> str:
        is_date = self._dates.get(style)
        if is_date is None:
            kind = self._styles[style] if style < len(self._styles) else 0
            is_date = self._dates[style] = is_date_format(kind, self._formats.get(kind))
        if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 -- not a number
            return ""
        return day(value, from_1904=self._from_1904) if is_date else number(value)


_VALUES: Final = frozenset({_LABELSST, _LABEL, _RSTRING, _NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR})


def _truth(value: int, *, is_error: bool) -> str:
    if is_error:
        return _ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"


def _unpacked(packed: int) -> float:
    """Return the number in an RK value: the upper half of a double or 30 bits, perhaps to be divided by 100."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x8000_0000 else 0))
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFF_FFFC) << 32))
    return value / 100 if packed & 1 else value


def _short_string(body: bytes, at: int) -> str:
    size, flags = body[at], body[at + 1]
    if flags & 1:
        return body[at + 2 : at + 2 + size * 2].decode("utf-16-le")
    return body[at + 2 : at + 2 + size].decode("latin-1")


def _string(parts: list[bytes]) -> str:
    """Return a text that begins with its length, and may go on in further records."""
    return _Texts(parts).one(plain=True)


def _shared_strings(parts: list[bytes]) -> Iterator[str]:
    _, count = struct.unpack_from("<II", parts[0])
    texts = _Texts(parts)
    texts.skip(8)
    for _ in range(min(count, sum(map(len, parts)))):
        yield texts.one()


class _Texts:
    """Reads texts from a record and its continuations; a text may be cut anywhere between two characters."""

    def __init__(self, parts: list[bytes]) -> None:
        self._parts = parts
        self._part = 0
        self._at = 0

    def skip(self, size: int) -> None:
        """Pass over bytes."""
        while size > 0:
            room = len(self._parts[self._part]) - self._at
            if size < room or (size == room and self._part + 1 == len(self._parts)):
                self._at += size
                return
            size -= room
            self._part += 1
            self._at = 0

    def _bytes(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            part = self._parts[self._part]
            piece = part[self._at : self._at + size - len(found)]
            found += piece
            self._at += len(piece)
            if len(found) < size:
                self._part += 1
                self._at = 0
        return found

    def one(self, *, plain: bool = False) -> str:
        """Return the next text; ``plain``: no formatting runs or phonetic data follow it."""
        size, flags = struct.unpack("<HB", self._bytes(3))
        runs = struct.unpack("<H", self._bytes(2))[0] if flags & 8 and not plain else 0
        extra = struct.unpack("<I", self._bytes(4))[0] if flags & 4 and not plain else 0
        found: list[str] = []
        wide = flags & 1
        while size > 0:
            part = self._parts[self._part]
            if self._at >= len(part):
                self._part += 1
                # Where a text goes on in another record, that says anew how wide its characters are.
                wide = self._parts[self._part][0] & 1
                self._at = 1
                continue
            width = 2 if wide else 1
            piece = part[self._at : self._at + size * width]
            found.append(piece.decode("utf-16-le" if wide else "latin-1", "replace"))
            self._at += len(piece)
            size -= max(1, len(piece) // width)
        self.skip(runs * 4 + extra)
        return "".join(found)
