"""A report as a file of Word 97, written as the bare structures ([MS-DOC], [MS-CFB])."""

from __future__ import annotations

import struct

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generate.document import Paragraph
from generate.grid import Grid
from generate.write.output import Written


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generate.document import Document


_PAGE: Final = 512
_TEXT_AT: Final = 2048
_NONE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

IN_TABLE: Final = struct.pack("<HB", 0x2416, 1)
ROW_END: Final = struct.pack("<HB", 0x2417, 1)
DELETED: Final = struct.pack("<HB", 0x0800, 1)
HIDDEN: Final = struct.pack("<HB", 0x083C, 1)
STRUCK: Final = struct.pack("<HB", 0x0837, 1)
RAISED: Final = struct.pack("<HB", 0x2A48, 1)
FIRST_LIST: Final = struct.pack("<HH", 0x460B, 1)


@dataclass(slots=True)
class Builder:
    """Collects paragraphs and runs of characters, each with its properties."""

    text: str = ""
    paragraphs: list[tuple[int, bytes]] = field(default_factory=list)
    runs: list[tuple[int, int, bytes]] = field(default_factory=list)

    def add(self, text: str, end: str = "\r", properties: bytes = b"") -> Builder:
        """Add a paragraph; ``end`` is its last character."""
        self.text += text + end
        self.paragraphs.append((len(self.text), properties))
        return self

    def mark(self, words: str, properties: bytes) -> Builder:
        """Give the last occurrence of some words properties of characters."""
        at = self.text.rindex(words)
        self.runs.append((at, at + len(words), properties))
        return self

    def grid(self, grid: Grid) -> Builder:
        """Add a table of the form; a cell that reaches down goes on as an empty one in every row it covers."""
        for y in range(grid.height):
            here = sorted(
                (c for c in grid.cells if c.row <= y < c.row + c.rows), key=lambda c: c.column
            )
            cells = [
                (
                    c.text if c.row == y else "",
                    c.columns,
                    (0x60 if c.row == y else 0x20) if c.rows > 1 else 0,
                )
                for c in here
            ]
            self.row(cells)
        return self

    def row(self, cells: Sequence[tuple[str, int, int]], start: int = 0) -> Builder:
        """Add a row of cells, each with its text, how many columns it takes and its flags."""
        for text, _, _ in cells:
            self.add(text, "\x07", IN_TABLE)
        edges = [start * 500]
        for _, columns, _ in cells:
            edges.append(edges[-1] + 500 * columns)
        body = struct.pack(f"<B{len(edges)}h", len(cells), *edges)
        body += b"".join(struct.pack("<H18x", flags) for _, _, flags in cells)
        definition = struct.pack("<HH", 0xD608, len(body) + 1) + body
        return self.add("", "\x07", IN_TABLE + ROW_END + definition)

    def bytes(
        self, lists: bytes = b"", uses: bytes = b"", *, narrow: bool = False, flags: int = 0
    ) -> bytes:
        """Return the file; ``narrow``: text in one byte a character."""
        width = 1 if narrow else 2
        content = self.text.encode("cp1252" if narrow else "utf-16-le")
        main = bytearray(_TEXT_AT) + content
        main += bytes(-len(main) % _PAGE)

        def offset(position: int) -> int:
            return _TEXT_AT + width * position

        paragraphs = []
        begin = 0
        for end, properties in self.paragraphs:
            paragraphs.append((offset(begin), offset(end), b"\0\0" + properties))
            begin = end
        table = bytearray(64)
        places = {0x1A2: _pieces(len(self.text), narrow=narrow)}
        places[0x102] = _listed(main, paragraphs, of_paragraphs=True)
        characters = []
        begin = 0
        for first, end, properties in [*sorted(self.runs), (len(self.text), len(self.text), b"")]:
            if first > begin:
                characters.append((offset(begin), offset(first), b""))
            if end > first:
                characters.append((offset(first), offset(end), properties))
            begin = end
        places[0xFA] = _listed(main, characters, of_paragraphs=False)
        places |= {0x2E2: lists, 0x2EA: uses}
        struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
        struct.pack_into("<H", main, 10, 0x0200 | flags)
        struct.pack_into("<I", main, 0x4C, len(self.text))
        for place, structure in places.items():
            # The levels of the lists stand behind their list and are not counted in its size.
            size = 2 + 28 * lists[0] if place == 0x2E2 and lists else len(structure)
            struct.pack_into("<II", main, place, len(table), size)
            table += structure
        return compound({"WordDocument": bytes(main), "1Table": bytes(table)})


def write_doc(report: Document) -> Written:
    """Write a file of Word 97."""
    builder = Builder()
    for block in report.blocks:
        if isinstance(block, Grid):
            builder.grid(block)
        elif isinstance(block, Paragraph):
            builder.add(block.passage.text)
        else:
            builder.add(block.text)
    return Written("report.doc", builder.bytes())


def chinese_list() -> tuple[bytes, bytes]:
    """Return a list that numbers paragraphs 一、二、三、, and its use as the first list."""
    text = "\0、"
    level = struct.pack("<iBB9x8x", 1, 39, 0)[:24].ljust(24, b"\0")
    level = level[:24] + bytes(4) + struct.pack("<H", len(text)) + text.encode("utf-16-le")
    lists = struct.pack("<H", 1) + struct.pack("<i22xBB", 7, 1, 0) + level
    uses = (
        struct.pack("<I", 1)
        + struct.pack("<iIIBBBB", 7, 0, 0, 0, 0, 0, 0)
        + struct.pack("<I", _NONE)
    )
    return lists, uses


def _pieces(length: int, *, narrow: bool) -> bytes:
    place = _TEXT_AT * 2 | 0x4000_0000 if narrow else _TEXT_AT
    listed = struct.pack("<II", 0, length) + struct.pack("<HIH", 0, place, 0)
    return b"\2" + struct.pack("<I", len(listed)) + listed


def _listed(
    main: bytearray, runs: Sequence[tuple[int, int, bytes]], *, of_paragraphs: bool
) -> bytes:
    """Write runs into pages of the main stream; return what lists the pages."""
    pages: list[int] = []
    starts: list[int] = []
    at = 0
    while at < len(runs):
        count, low = 0, _PAGE - 1
        entry = 13 if of_paragraphs else 1
        while at + count < len(runs) and count < 20:
            packed = _packed(runs[at + count][2], of_paragraphs=of_paragraphs)
            room = (low - len(packed)) & ~1
            if room < 4 * (count + 2) + entry * (count + 1):
                break
            low = room
            count += 1
        assert count, "a run too long for a page"
        page = bytearray(_PAGE)
        low = _PAGE - 1
        for number in range(count):
            packed = _packed(runs[at + number][2], of_paragraphs=of_paragraphs)
            low = (low - len(packed)) & ~1
            page[low : low + len(packed)] = packed
            page[4 * (count + 1) + entry * number] = low // 2
        for number in range(count):
            struct.pack_into("<II", page, 4 * number, runs[at + number][0], runs[at + number][1])
        page[-1] = count
        pages.append(len(main) // _PAGE)
        starts.append(runs[at][0])
        main += page
        at += count
    if not pages:
        return b""
    return struct.pack(f"<{len(starts) + 1}I", *starts, runs[-1][1]) + struct.pack(
        f"<{len(pages)}I", *pages
    )


def _packed(properties: bytes, *, of_paragraphs: bool) -> bytes:
    if not of_paragraphs:
        return bytes([len(properties)]) + properties
    if len(properties) % 2:
        return bytes([len(properties) // 2 + 1]) + properties
    return bytes([0, len(properties) // 2]) + properties


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return an OLE container of these streams, none of them among the small ones."""
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    counts = {name: -(-len(content) // _PAGE) for name, content in padded.items()}
    directory_size = -(-(len(padded) + 1) // 4)
    total = directory_size + sum(counts.values())
    tables = -(-(total + 1) // 128)
    tables = -(-(total + tables) // 128)
    entries = [_TABLE] * tables
    at = tables

    def chain(count: int) -> None:
        nonlocal at
        entries.extend([*range(at + 1, at + count), _END])
        at += count

    chain(directory_size)
    listing = _entry("Root Entry", 5, 1, _END, 0, _NONE)
    body = b""
    for number, (name, content) in enumerate(padded.items(), 2):
        following = number if number <= len(padded) else _NONE
        listing += _entry(name, 2, _NONE, at, len(content), following)
        chain(counts[name])
        body += content.ljust(counts[name] * _PAGE, b"\0")
    entries += [_NONE] * (tables * 128 - len(entries))
    assert tables <= 109
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    )
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_NONE] * (109 - tables))
    table = struct.pack(f"<{tables * 128}I", *entries)
    return header + table + listing.ljust(directory_size * _PAGE, b"\0") + body


def _entry(name: str, kind: int, child: int, start: int, size: int, following: int) -> bytes:
    label = name.encode("utf-16-le")
    head = label.ljust(64, b"\0") + struct.pack("<HBB", len(label) + 2, kind, 1)
    return head + struct.pack("<III36xIII", _NONE, following, child, start, size, 0)
