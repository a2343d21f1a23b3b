"""The zip file of an office document: parts changed, added and related; the others are copied as they are."""

from __future__ import annotations

import posixpath
import zipfile

from io import BytesIO
from typing import Final
from xml.sax.saxutils import quoteattr

from govlint.output.annotate.tags import tags
from govlint.readers.container import Container
from govlint.readers.refusals import damaged


_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Package:
    """An office document whose parts are replaced in memory and written anew.

    Raises:
        UnreadableFile: it is no zip file that can be read.
    """

    def __init__(self, data: bytes) -> None:
        self.container = Container(data)
        self._data = data
        self._changed: dict[str, bytes] = {}

    def read(self, part: str) -> bytes:
        """Return the content of a part.

        Raises:
            UnreadableFile: it is missing or damaged.
        """
        content = self._changed.get(part) or self.container.read(part)
        if content is None:
            raise damaged(part)
        return content

    def replace(self, part: str, content: bytes) -> None:
        """Put another content into a part."""
        self._changed[part] = content

    def append(self, part: str, markup: str) -> None:
        """Add markup before the end of the root element of a part."""
        content = self.read(part)
        root = tags(content)[0]
        added = markup.encode()
        if root.is_empty:
            close = b"</" + root.name.encode() + b">"
            content = content[: root.inner - 2] + b">" + added + close + content[root.inner :]
        else:
            content = content[: root.close] + added + content[root.close :]
        self._changed[part] = content

    def unused(self, part: str) -> str:
        """Return the name of a part that is not there yet: this one, or with a number."""
        stem, suffix = posixpath.splitext(part)
        number = 0
        while part in self.container.names:
            number += 1
            part = f"{stem}{number}{suffix}"
        return part

    def add(self, part: str, content: bytes, content_type: str) -> None:
        """Add a part."""
        self._changed[part] = content
        prefix = tags(self.read(_TYPES))[0].prefix
        self.append(
            _TYPES,
            f"<{prefix}Override PartName={quoteattr('/' + part)} ContentType={quoteattr(content_type)}/>",
        )

    def relate(self, source: str, target: str, kind: str) -> None:
        """Relate one part to another in its folder."""
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        if part not in self.container.names:
            self._changed[part] = _RELATIONS.encode()
        content = self.read(part)
        number = 1
        while f'"rIdGovlint{number}"'.encode() in content:
            number += 1
        prefix = tags(content)[0].prefix
        self.append(
            part,
            f'<{prefix}Relationship Id="rIdGovlint{number}" Type={quoteattr(kind)} '
            f"Target={quoteattr(posixpath.basename(target))}/>",
        )

    def written(self) -> bytes:
        """Return the file: its members in their order, then what was added.

        Raises:
            UnreadableFile: a member is damaged.
        """
        out = BytesIO()
        left = dict(self._changed)
        with zipfile.ZipFile(BytesIO(self._data)) as old, zipfile.ZipFile(out, "w") as new:
            for info in old.infolist():
                content = left.pop(info.filename, None)
                if content is None:
                    content = self.container.read(info.filename) or b""
                new.writestr(info, content)
            for name, content in left.items():
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(info, content)
        return out.getvalue()
