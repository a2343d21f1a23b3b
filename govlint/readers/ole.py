"""OLE compound files: the container of .xls and .doc, read as far as a stream by its name needs."""

from __future__ import annotations

import struct

from dataclasses import dataclass
from typing import Final

from govlint.readers.refusals import damaged


_PLACE: Final = "OLE"
_ENTRY: Final = 128
_LAST_SECTOR: Final = 0xFFFF_FFFA
_IN_HEADER: Final = 109
"""Numbers of the table's own sectors that the header has room for."""

_ROOT: Final = 5
_STREAM: Final = 2


@dataclass(slots=True, eq=False)
class _Entry:
    name: str
    kind: int
    start: int
    size: int
    links: tuple[int, int, int]


class Compound:
    """A compound file; ``names`` are those of its streams."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (struct.error, UnicodeDecodeError) as error:
            raise damaged(_PLACE) from error
        self._streams = self._own_streams()
        self.names = frozenset(self._streams)

    def _open(self) -> None:
        unpack = struct.unpack_from
        shift, mini_shift = unpack("<HH", self._data, 30)
        tables, directory, _, cutoff, mini, _, more, _ = unpack("<IIIIIIII", self._data, 44)
        if shift not in {9, 12} or mini_shift != 6:
            raise damaged(_PLACE)
        self._size = 1 << shift
        self._cutoff = cutoff
        where = list(unpack(f"<{_IN_HEADER}I", self._data, 76))
        seen: set[int] = set()
        while more < _LAST_SECTOR and more not in seen:
            seen.add(more)
            numbers = unpack(f"<{self._size // 4}I", self._sector(more))
            where += numbers[:-1]
            more = numbers[-1]
        self._next: list[int] = []
        for sector in where[:tables]:
            # A table has an entry for each sector; one that is named again and again would grow without end.
            if sector < _LAST_SECTOR and len(self._next) * self._size < len(self._data):
                self._next += unpack(f"<{self._size // 4}I", self._sector(sector))
        listing = self._chain(directory)
        self._entries = [self._entry(listing, at) for at in range(0, len(listing) - 127, _ENTRY)]
        self._links = self._chain(mini) if mini < _LAST_SECTOR else b""
        roots = [entry for entry in self._entries if entry.kind == _ROOT]
        self._mini = self._chain(roots[0].start) if roots and self._links else b""

    def _entry(self, listing: bytes, at: int) -> _Entry:
        length, kind = struct.unpack_from("<HB", listing, at + 64)
        start, size = struct.unpack_from("<II", listing, at + 116)
        name = listing[at : at + min(max(0, length - 2), 62)].decode("utf-16-le")
        return _Entry(name, kind, start, size, struct.unpack_from("<III", listing, at + 68))

    def _own_streams(self) -> dict[str, _Entry]:
        """Return the streams of the file itself; what is embedded in it has streams of the same names."""
        found: dict[str, _Entry] = {}
        waiting = [entry.links[2] for entry in self._entries[:1] if entry.kind == _ROOT]
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            entry = self._entries[number]
            waiting += entry.links[:2]
            if entry.kind == _STREAM:
                found.setdefault(entry.name, entry)
        return found or {e.name: e for e in reversed(self._entries) if e.kind == _STREAM}

    def _sector(self, number: int) -> bytes:
        # The header takes the place of one sector, whatever their size.
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise damaged(_PLACE)
        return sector.ljust(self._size, b"\0")

    def _chain(self, number: int) -> bytes:
        """Return the content of a chain of sectors.

        Raises:
            UnreadableFile: the chain leaves the file or comes back to itself.
        """
        sectors: list[bytes] = []
        limit = len(self._data) // self._size + 1
        while number < _LAST_SECTOR:
            if number >= len(self._next) or len(sectors) > limit:
                raise damaged(_PLACE)
            sectors.append(self._sector(number))
            number = self._next[number]
        return b"".join(sectors)

    def read(self, name: str) -> bytes | None:
        """Return a stream, or None if there is none of this name.

        Raises:
            UnreadableFile: the container is damaged.
        """
        entry = self._streams.get(name)
        if entry is None:
            return None
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        pieces: list[bytes] = []
        number = entry.start
        links = len(self._links) // 4
        while number < _LAST_SECTOR:
            if number >= links or len(pieces) > links:
                raise damaged(_PLACE)
            pieces.append(self._mini[number * 64 : number * 64 + 64])
            (number,) = struct.unpack_from("<I", self._links, number * 4)
        return b"".join(pieces)[: entry.size]
