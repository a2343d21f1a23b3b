"""Where the tags and texts of an XML document are, in bytes; the tree of the readers says nothing of that."""

from __future__ import annotations

import re

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from govlint.document.errors import GovlintError
from govlint.document.message import Text


_UTF_16: Final = "UTF-16"
_TAG_END: Final = re.compile(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")


class Chunk(NamedTuple):
    """A piece of an element's own text: its first character counted in that text, its first byte in the document."""

    first: int
    start: int
    text: str


@dataclass(slots=True)
class Tag:
    """An element in bytes.

    ``start`` and ``inner`` are where its start tag begins and ends, ``close`` and ``end`` where its end tag does; of an
    element without an end tag (``<p/>``) the last three are the same. ``chunks`` make up the text before its first
    child; ``plain`` says that the text may be parted anywhere: it has no CDATA section.
    """

    name: str
    start: int
    inner: int
    close: int = 0
    end: int = 0
    chunks: list[Chunk] = field(default_factory=list)
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether it is written without an end tag."""
        return self.inner == self.end

    @property
    def prefix(self) -> str:
        """The namespace prefix with its colon, as it is written; empty where there is none."""
        prefix, colon, _ = self.name.rpartition(":")
        return prefix + colon

    def byte(self, character: int) -> int | None:
        """Return where the byte of a character of the text is; None inside what is written as a reference."""
        for chunk in self.chunks:
            if chunk.first <= character <= chunk.first + len(chunk.text):
                return chunk.start + len(chunk.text[: character - chunk.first].encode())
        return None


def tags(content: bytes) -> list[Tag]:
    """Return the elements of a well-formed XML document in the order of their start tags.

    Raises:
        GovlintError: it is not in UTF-8.
    """
    scan = _Scan(content)
    return scan.found


class _Scan:
    """Runs expat over a document and notes where it is at each event."""

    def __init__(self, content: bytes) -> None:
        from xml.parsers import expat  # noqa: PLC0415 - as the readers import it

        self.found: list[Tag] = []
        self._content = content
        self._open: list[Tag] = []
        self._cdata = False
        self._length: dict[int, int] = {}
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = False
        parser.XmlDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartCdataSectionHandler = self._cdata_start
        parser.EndCdataSectionHandler = self._cdata_end
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise _not_utf8(_UTF_16)
        parser.Parse(content, True)  # noqa: FBT003 - as the readers call it

    def _declared(self, _: str, encoding: str | None, __: int) -> None:
        if encoding is not None and encoding.lower() not in {"utf-8", "us-ascii", "ascii"}:
            raise _not_utf8(encoding)

    def _start(self, name: str, _: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        match = _TAG_END.match(self._content, start)
        inner = start if match is None else match.end()
        tag = Tag(name, start, inner)
        self.found.append(tag)
        if self._open:
            # What follows a child is no text of its own.
            self._length[id(self._open[-1])] = -1
        self._open.append(tag)
        self._length[id(tag)] = 0

    def _end(self, _: str) -> None:
        tag = self._open.pop()
        del self._length[id(tag)]
        at = self._parser.CurrentByteIndex
        if self._content[tag.inner - 2 : tag.inner] == b"/>":
            tag.close = tag.end = tag.inner
        else:
            tag.close = at
            tag.end = self._content.index(b">", at) + 1

    def _data(self, text: str) -> None:
        if not self._open:
            return
        tag = self._open[-1]
        length = self._length[id(tag)]
        if length < 0:
            return
        if self._cdata:
            tag.plain = False
        at = self._parser.CurrentByteIndex
        written = text.encode()
        # A reference such as &amp; is a piece that can be parted from what is beside it and not within.
        plain = text != "&" and self._content[at : at + len(written)] == written
        tag.chunks.append(Chunk(length, at, text if plain else ""))
        self._length[id(tag)] = length + len(text)

    def _cdata_start(self) -> None:
        self._cdata = True

    def _cdata_end(self) -> None:
        self._cdata = False


def _not_utf8(encoding: str) -> GovlintError:
    return GovlintError(
        Text(
            f"文件内部的 XML 是 {encoding} 编码，不能加批注",
            f"the XML inside is in {encoding}, and gets no comments",
        ),
        Text("用 Word 打开并另存后再试", "open it in Word, save it again and retry"),
    )
