"""Zip containers with XML in them, opened with distrust."""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib

from io import BytesIO
from typing import TYPE_CHECKING, Final

from govlint.document.errors import MissingExtra, UnreadableFile
from govlint.document.limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED, MAX_XML
from govlint.document.message import Text


if TYPE_CHECKING:
    from lxml.etree import _Element


_EXTRA: Final = "office"
_FORMATS: Final = "docx、xlsx"

_PLACE: Final = "zip"
_END_OF_DIRECTORY: Final = b"PK\x05\x06"
_ENTRY_OF_DIRECTORY: Final = b"PK\x01\x02"
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
"""What `zipfile` raises on a damaged file; an unknown compression is a NotImplementedError, so a RuntimeError."""

_DIRECTORY_ENTRY: Final = 2048
"""Bytes of a directory entry that are more than any name needs."""


def damaged(detail: str) -> UnreadableFile:
    """Return the error for a container that does not hold what it should; ``detail`` names the place."""
    return UnreadableFile(
        Text(f"文件已损坏或不完整（{detail}）", f"the file is damaged or cut short ({detail})"),
        Text("请用办公软件打开并另存后再检查", "open it in an office program and save it again"),
    )


def too_large(detail: str) -> UnreadableFile:
    """Return the error for a file that goes beyond a limit; ``detail`` names the place."""
    return UnreadableFile(
        Text(
            f"文件内容过大（{detail}），不像年度报告",
            f"the file holds too much ({detail}) to be a report",
        ),
        Text("请去掉多余内容后另存再检查", "save it without what does not belong to the report"),
    )


class Container:
    """A zip file whose members are read one by one, within limits."""

    def __init__(self, data: bytes) -> None:
        _check_directory(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _BROKEN as error:
            raise damaged(_PLACE) from error
        self._left = MAX_UNPACKED

    def read(self, name: str) -> bytes | None:
        """Return a member's content, or None if there is no such member.

        Raises:
            UnreadableFile: it is damaged, locked or too large.
        """
        if name not in self.names:
            return None
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise locked()
        # What the directory says of the size is checked, but not believed: reading stops at the limit.
        room = min(self._left, MAX_XML)
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > room or (info.file_size > 1 << 20 and ratio > MAX_RATIO):
            raise too_large(name)
        try:
            with self._zip.open(info) as member:
                content = member.read(room + 1)
        except _BROKEN as error:
            raise damaged(name) from error
        if len(content) > room:
            raise too_large(name)
        self._left -= len(content)
        return content

    def parse(self, name: str) -> _Element | None:
        """Return the root element of an XML member, or None if there is no such member.

        No entity is expanded, no file or address is opened, and a document type declaration is refused: no office
        program writes one.

        Raises:
            UnreadableFile: the member is damaged, locked or too large.
            MissingExtra: lxml is not installed.
        """
        content = self.read(name)
        if content is None:
            return None
        try:
            from lxml import etree  # noqa: PLC0415 -- only these formats pay for loading it
        except ImportError as error:
            raise MissingExtra(_EXTRA, _FORMATS) from error

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise damaged(name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise damaged(name)
        return root

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Return what a part (the container itself, if empty) is related to: id, kind, and path of the other part."""
        folder, name = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: list[tuple[str, str, str]] = []
        for relation in () if root is None else root:
            target = str(relation.get("Target", ""))
            path = posixpath.normpath(posixpath.join("/", folder, target))[1:]
            if path in self.names:
                found.append((str(relation.get("Id", "")), str(relation.get("Type", "")), path))
        return found

    def target(self, part: str, kind: str) -> str | None:
        """Return the path of the part that ``part`` is related to in this way, if there is one."""
        for _, found, path in self.relations(part):
            if found.endswith(f"/{kind}"):
                return path
        return None


def locked() -> UnreadableFile:
    """Return the error for a file that is encrypted."""
    return UnreadableFile(
        Text("文件已加密，无法读取", "the file is encrypted"),
        Text("请解除密码后另存再检查", "save it without a password"),
    )


def _check_directory(data: bytes) -> None:
    """Refuse a directory with more entries than any office file has, before all of them are read."""
    at = data.rfind(_END_OF_DIRECTORY)
    if at < 0 or at + 22 > len(data):
        raise damaged(_PLACE)
    count, size = struct.unpack_from("<HI", data, at + 10)
    # What the end says of the directory may be a lie, and a second end of large files may say another thing.
    count = max(count, data.count(_ENTRY_OF_DIRECTORY))
    if count > MAX_MEMBERS or size > MAX_MEMBERS * _DIRECTORY_ENTRY:
        raise too_large(_PLACE)
