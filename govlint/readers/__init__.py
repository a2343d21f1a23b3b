"""Readers: one module a file format, each makes a `govlint.document.layout.Layout`.

Which reader takes a file is decided by what is in it, and by its name where that does not tell. A reader knows how a
file is built and nothing of the statutory form.
"""

from __future__ import annotations

import os.path
import re

from importlib import import_module
from typing import TYPE_CHECKING, Final

from govlint.document.errors import UnreadableFile
from govlint.document.layout import Grid
from govlint.document.limits import DEFAULT_LIMITS
from govlint.document.message import Text
from govlint.readers.text.text import read_text


if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.document.layout import Layout
    from govlint.document.limits import Limits


__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".tsv": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
}
"""Which format a suffix stands for; these are the files that a directory is walked for."""

_READERS: Final = {
    "html": ("govlint.readers.html.html", "read_html"),
    "docx": ("govlint.readers.docx.docx", "read_docx"),
    "xlsx": ("govlint.readers.workbook.workbook", "read_sheet"),
    "xls": ("govlint.readers.workbook.workbook", "read_sheet"),
}

_MARKUP: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|div|meta|p|span)(?=[\s>])", re.IGNORECASE
)
_OPENING: Final = 2048
"""Bytes of a file in which markup shows itself as such."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_ZIP: Final = "zip"
_OLE_KIND: Final = "OLE"

_MEMBERS: Final = (
    ("xl/workbook.bin", "xlsb"),
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "PowerPoint"),
    ("OFD.xml", "OFD"),
    ("content.xml", "ODF"),
)
"""What members a zip container has, by the kind of file that it is."""

_STREAMS: Final = (
    ("EncryptedPackage", ""),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
"""What streams an OLE container has, by the kind of file that it is; one of no kind is locked."""

_SAVE_AS: Final = Text("请另存为 docx 或 txt 后再检查", "save it as docx or txt")

_OTHERS: Final = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
)
"""How files begin that are no text and are not read."""


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Layout:
    """Read a file of any format.

    Args:
        data: the whole file.
        name: its name or path, for the suffix.
        limits: how much it may hold.

    Raises:
        UnreadableFile: the file is damaged, locked, too large, or no report at all.
        MissingExtra: reading it needs a package that is not installed.
    """
    if len(data) > limits.file_size:
        size = f"{limits.file_size / (1 << 20):g} MB"
        raise _too_much(Text(f"文件超过 {size}", f"more than {size}"), "file-size")
    kind = format_of(data, name)
    if kind == "text":
        return _within(read_text(data, name, limits.text_length), limits)
    module, function = _READERS[kind]
    # Imported only when such a file comes: lxml costs more than reading a text.
    reader: Callable[[bytes, str], Layout] = getattr(import_module(module), function)
    return _within(reader(data, name), limits)


def _within(layout: Layout, limits: Limits) -> Layout:
    """Return a layout that keeps to the limits.

    Raises:
        UnreadableFile: it does not.
    """
    if len(layout.text) > limits.text_length:
        most = limits.text_length
        raise _too_much(Text(f"正文超过 {most} 字", f"over {most} characters"), "text-length")
    cells = sum(len(r.cells) for b in layout.blocks if isinstance(b, Grid) for r in b.rows)
    if cells > limits.cells:
        most = limits.cells
        raise _too_much(Text(f"表格超过 {most} 个单元格", f"over {most} table cells"), "cells")
    return layout


def _too_much(what: Text, key: str) -> UnreadableFile:
    return UnreadableFile(
        Text(f"{what.zh}，不像年度报告", what.en),
        Text(
            f"请确认这是年度报告；确实这样长，可在配置中调整 limits.{key}",
            f"check that this is an annual report; the setting limits.{key} allows more",
        ),
    )


def format_of(data: bytes, name: str) -> str:
    """Return the format of a file, one of the values of `SUFFIXES`.

    Raises:
        UnreadableFile: it is of a kind that is not read.
    """
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLE):
        return _compound(data)
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            raise _not_read(kind)
    suffix = os.path.splitext(name)[1].lower()
    if SUFFIXES.get(suffix) in {"docx", "xlsx", "xls"} and not _looks_like_markup(data):
        from govlint.readers.container import damaged  # noqa: PLC0415 -- only for broken files

        raise damaged(suffix)
    if SUFFIXES.get(suffix) == "html":
        return "html"
    # A text may quote a tag; Markdown may hold some. Only a page begins with them.
    if suffix not in {".md", ".markdown"} and _looks_like_markup(data):
        return "html"
    return "text"


def _looks_like_markup(data: bytes) -> bool:
    opening = data[:_OPENING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return opening.startswith(b"<") and _MARKUP.search(opening) is not None


def _zipped(data: bytes) -> str:
    """Tell what kind of file a zip container holds, by the names of its members."""
    from govlint.readers.container import Container, damaged  # noqa: PLC0415 -- only for zip files

    names = Container(data).names
    for start, kind in _MEMBERS:
        if any(name.startswith(start) for name in names):
            if kind in _READERS:
                return kind
            raise _not_read(kind)
    if _CONTENT_TYPES in names:
        raise damaged(_CONTENT_TYPES)
    raise _not_read(_ZIP)


def _compound(data: bytes) -> str:
    """Tell what kind of file an OLE container holds, by the names in its directory."""
    for name, kind in _STREAMS:
        if name.encode("utf-16-le") in data:
            if kind in _READERS:
                return kind
            if kind:
                raise _not_read(kind)
            from govlint.readers.container import locked  # noqa: PLC0415 -- only for locked files

            raise locked()
    from govlint.readers.ole import Compound  # noqa: PLC0415 -- only for such containers

    # A container that was cut has lost its directory: that is said first.
    Compound(data)
    raise _not_read(_OLE_KIND)


def _not_read(kind: str) -> UnreadableFile:
    return UnreadableFile(Text(f"{kind} 文件不能直接读取", f"{kind} files are not read"), _SAVE_AS)
