"""Zip containers with XML in them, opened with distrust."""

from __future__ import annotations

import struct
import zipfile
import zlib

from io import BytesIO
from typing import TYPE_CHECKING, Final

from govlint.errors import UnreadableFile
from govlint.message import Text
from govlint.readers.limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED, MAX_XML


if TYPE_CHECKING:
    from lxml.etree import _Element


_END_OF_DIRECTORY: Final = b"PK\x05\x06"
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
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise damaged("zip") from error
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
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
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
        """
        content = self.read(name)
        if content is None:
            return None
        from lxml import etree  # noqa: PLC0415 -- only these formats pay for loading it

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
            raise damaged(f"{name} DOCTYPE")
        return root


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
        raise damaged("zip")
    count, size = struct.unpack_from("<HI", data, at + 10)
    if count > MAX_MEMBERS or size > MAX_MEMBERS * _DIRECTORY_ENTRY:
        raise too_large("zip")
