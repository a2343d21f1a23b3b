"""Workbooks of Excel 97 to 2003 as small as they can be: the records, and the container around them."""

from __future__ import annotations

import struct

from io import BytesIO
from typing import Final


_SECTOR: Final = 512
_SMALL: Final = 64
_CUTOFF: Final = 4096
_FREE: Final = 0xFFFFFFFF
_END: Final = 0xFFFFFFFE
_TABLE: Final = 0xFFFFFFFD


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of a workbook stream."""
    return struct.pack("<HH", kind, len(body)) + body


def _text(given: str, *, wide: bool = True) -> bytes:
    return struct.pack("<HB", len(given), wide) + given.encode("utf-16-le" if wide else "latin-1")


def stream() -> bytes:
    """Return a workbook stream with one sheet and every kind of cell; its second text goes on in another record."""
    shared = (
        struct.pack("<II", 2, 2)
        + _text("规章")
        + struct.pack("<HB", 4, 1)
        + "收到".encode("utf-16-le")
    )
    begin = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    rest = (
        record(0x0022, b"\0\0")
        + record(0x041E, struct.pack("<H", 164) + _text("yyyy-mm-dd", wide=False))
        + b"".join(record(0x00E0, struct.pack("<HH", 0, kind) + bytes(16)) for kind in (0, 164))
        + record(0x00FC, shared)
        + record(0x003C, b"\1" + "申请".encode("utf-16-le"))
        + record(0x000A)
    )
    name = b"\2\1" + "表一".encode("utf-16-le")
    start = len(begin) + len(record(0x0085, bytes(6) + name)) + len(rest)
    formula = struct.pack("<HHHB5xHHI", 1, 2, 0, 0, 0xFFFF, 0, 0)
    sheet = (
        record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
        + record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 0))
        + record(0x00FD, struct.pack("<HHHI", 0, 1, 0, 1))
        + record(0x0203, struct.pack("<HHHd", 0, 2, 0, 12.5))
        + record(0x027E, struct.pack("<HHHI", 0, 3, 1, 45000 << 2 | 2))
        + record(0x00BD, struct.pack("<HHHIHIH", 1, 0, 0, 8 << 2 | 2, 0, 700 << 2 | 3, 1))
        + record(0x0006, formula)
        + record(0x0207, _text("合计"))
        + record(0x0006, struct.pack("<HHHdHI", 1, 3, 0, 39.0, 0, 0))
        + record(0x0204, struct.pack("<HHH", 2, 0, 0) + _text("total", wide=False))
        + record(0x0205, struct.pack("<HHHBB", 2, 1, 0, 7, 1))
        + record(0x00E5, struct.pack("<H4H", 1, 0, 1, 0, 0))
        + record(0x000A)
    )
    return begin + record(0x0085, struct.pack("<IBB", start, 0, 0) + name) + rest + sheet


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END] if count else []


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    label = name.encode("utf-16-le")
    head = label.ljust(64, b"\0") + struct.pack("<HBB", len(label) + 2, kind, 1)
    child = 1 if kind == 5 else _FREE
    return head + struct.pack("<III36xIII", _FREE, _FREE, child, start, size, 0)


def container(content: bytes, name: str = "Workbook") -> bytes:
    """Return a compound file with this one stream, among the small ones if it is one."""
    small = len(content) < _CUTOFF
    sectors = -(-len(content) // _SECTOR)
    pieces = -(-len(content) // _SMALL)
    tables = (sectors + 3) // 126 + 1
    first = tables + 2
    links = [_TABLE] * tables + [_END, _END, *_chain(first, sectors)]
    minis = _chain(0, pieces) if small else []
    root = _entry("Root Entry", 5, first if small else _END, pieces * _SMALL if small else 0)
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, tables, tables, 0, _CUTOFF, tables + 1, 1, _END, 0),
    )
    where = [*range(tables), *[_FREE] * (109 - tables)]
    return (
        head
        + struct.pack("<109I", *where)
        + _table(links, tables)
        + (root + _entry(name, 2, 0 if small else first, len(content))).ljust(_SECTOR, b"\0")
        + _table(minis, 1)
        + content.ljust(sectors * _SECTOR, b"\0")
    )


def _table(numbers: list[int], sectors: int) -> bytes:
    room = sectors * _SECTOR // 4
    return struct.pack(f"<{room}I", *numbers, *[_FREE] * (room - len(numbers)))


def of_another_program() -> tuple[bytes, ...]:
    """Return a workbook that xlwt made, where it is installed."""
    try:
        import xlwt  # noqa: PLC0415 - of the tests, and not needed for more than this
    except ImportError:
        return ()
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    sheet.write_merge(0, 0, 0, 2, "一、总体情况")
    for column, value in enumerate(("规章", 12, 1.5)):
        sheet.write(1, column, value)
    out = BytesIO()
    book.save(out)
    return (out.getvalue(),)
