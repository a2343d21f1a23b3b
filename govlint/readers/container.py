"""Zip containers with XML in them, read within limits: what such a file says of itself is checked."""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib

from io import BytesIO
from typing import TYPE_CHECKING, Final

from govlint.document.limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED, MAX_XML
from govlint.readers.elements import parse_elements
from govlint.readers.refusals import damaged, locked, too_large


if TYPE_CHECKING:
    from govlint.readers.elements import Element


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
        # The size in the directory may be false, so reading stops at the limit in any case.
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

    def parse(self, name: str, only: frozenset[str] = frozenset()) -> Element | None:
        """Return the root element of an XML member, or None if there is no such member.

        ``only`` names the elements that are wanted, as for `parse_elements`.

        Raises:
            UnreadableFile: the member is damaged, locked or too large.
        """
        content = self.read(name)
        return None if content is None else parse_elements(content, name, only)

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Return what a part (the container itself, if empty) is related to: id, kind, and path of the other part."""
        folder, name = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: list[tuple[str, str, str]] = []
        for relation in () if root is None else root:
            target = relation.get("Target")
            path = posixpath.normpath(posixpath.join("/", folder, target))[1:]
            if path in self.names:
                found.append((relation.get("Id"), relation.get("Type"), path))
        return found

    def target(self, part: str, kind: str) -> str | None:
        """Return the path of the part that ``part`` is related to in this way, if there is one."""
        for _, found, path in self.relations(part):
            if found.endswith(f"/{kind}"):
                return path
        return None


def _check_directory(data: bytes) -> None:
    """Refuse a directory with more entries than any office file has, before all of them are read."""
    at = data.rfind(_END_OF_DIRECTORY)
    if at < 0 or at + 22 > len(data):
        raise damaged(_PLACE)
    count, size = struct.unpack_from("<HI", data, at + 10)
    # The counts in the end record may be false, and the second end record of large files may contradict them.
    count = max(count, data.count(_ENTRY_OF_DIRECTORY))
    if count > MAX_MEMBERS or size > MAX_MEMBERS * _DIRECTORY_ENTRY:
        raise too_large(_PLACE)
