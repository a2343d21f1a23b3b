"""Which format a file has: what is in it decides, and its suffix only where that leaves a choice."""

from __future__ import annotations

import os.path
import re

from typing import Final

from govlint.document.errors import UnreadableFile
from govlint.readers.refusals import damaged, locked, not_read


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
    ".mht": "mht",
    ".mhtml": "mht",
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".odt": "odt",
    ".doc": "doc",
    ".wps": "doc",
    ".pdf": "pdf",
    ".ofd": "ofd",
}
"""The format that a suffix usually means; a folder is walked for files with these suffixes."""

_READ: Final = frozenset(SUFFIXES.values())
_BINARY: Final = frozenset({"docx", "xlsx", "xls", "doc", "odt", "pdf", "ofd"})

_MARKUP: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|div|meta|p|span)(?=[\s>])", re.IGNORECASE
)
_MESSAGE: Final = re.compile(
    rb"(?im)\A(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*(?:multipart/related|text/html)"
)
_OPENING: Final = 2048
"""Bytes of a file in which markup shows itself as such."""

_ZIP_START: Final = b"PK"
_OLE_START: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_START: Final = b"%PDF-"
_PDF_OPENING: Final = 1024
"""Bytes in which a PDF file has to say that it is one."""

_CONTENT_TYPES: Final = "[Content_Types].xml"
_ZIP: Final = "zip"
_OLE: Final = "OLE"

_MEMBERS: Final = (
    ("xl/workbook.bin", "xlsb"),
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "PowerPoint"),
    ("ofd.xml", "ofd"),
    ("content.xml", "odt"),
)
"""The members by which the format of a zip container is known."""

_STREAMS: Final = (
    ("EncryptedPackage", ""),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
"""The streams by which the format of an OLE container is known; an empty format is a locked file."""

_OTHERS: Final = (
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


def format_of(data: bytes, name: str) -> str:
    """Return the format of a file, one of the values of `SUFFIXES`.

    Raises:
        UnreadableFile: it is of a kind that is not read.
    """
    if data.startswith(_ZIP_START):
        return _zipped(data)
    if data.startswith(_OLE_START):
        return _compound(data)
    if _PDF_START in data[:_PDF_OPENING]:
        return "pdf"
    for start, kind in _OTHERS:
        if data.startswith(start):
            raise not_read(kind)
    if _MESSAGE.match(data[:_OPENING].lstrip(b"\xef\xbb\xbf\r\n")):
        return "mht"
    suffix = os.path.splitext(name)[1].lower()
    usual = SUFFIXES.get(suffix)
    if usual in _BINARY and not _looks_like_markup(data):
        raise damaged(suffix)
    if usual == "html":
        return "html"
    # A text may quote a tag; Markdown may hold some. Only a page begins with them.
    if suffix not in {".md", ".markdown"} and _looks_like_markup(data):
        return "html"
    return "text"


def _looks_like_markup(data: bytes) -> bool:
    opening = data[:_OPENING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return opening.startswith(b"<") and _MARKUP.search(opening) is not None


def _zipped(data: bytes) -> str:
    """Return the format of the file in a zip container, by the names of its members."""
    from govlint.readers.container import Container  # noqa: PLC0415 - a text needs no zipfile

    names = [name.replace("\\", "/").lstrip("/") for name in Container(data).names]
    for start, kind in _MEMBERS:
        if any(name.startswith(start) or name.lower() == start for name in names):
            return _if_read(kind)
    if _CONTENT_TYPES in names:
        raise damaged(_CONTENT_TYPES)
    raise not_read(_ZIP)


def _compound(data: bytes) -> str:
    """Return the format of the file in an OLE container, by the names in its directory."""
    from govlint.readers.ole import Compound  # noqa: PLC0415 - the same

    damage: UnreadableFile | None = None
    try:
        names = Compound(data).names
    except UnreadableFile as error:
        # A container that was cut: what it was may still show.
        damage, names = error, frozenset()
    for name, kind in _STREAMS:
        if name in names or (damage and name.encode("utf-16-le") in data):
            if not kind:
                raise locked()
            return _if_read(kind)
    raise damage or not_read(_OLE)


def _if_read(kind: str) -> str:
    if kind not in _READ:
        raise not_read(kind)
    return kind
