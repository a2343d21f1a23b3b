"""A file's bytes, its text and encoding, and places in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``text[start:end]``.

    A named tuple, because a report has a thousand of them and a frozen dataclass takes four times as long to make.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the piece of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> Span:
        """Return the span moved by ``offset`` code points."""
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a reader of the file finds a place.

    Lines and columns count from 1, columns in code points; the end is exclusive. A format without lines (docx, xlsx)
    has an ``address`` instead, in Chinese, and in ``address_en`` the same in English; None where it is a name that is
    the same in both, say of a sheet and its cell.
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    address: str | None = None
    address_en: str | None = None

    def address_in(self, lang: str) -> str:
        """Return the address in a language, ``zh`` or ``en``; empty where there is none."""
        return (self.address_en if lang == "en" else None) or self.address or ""

    def __str__(self) -> str:
        """Return ``line:column``, or the address."""
        return self.address if self.line is None else f"{self.line}:{self.column}"  # type: ignore[return-value]


class LineIndex:
    """Offsets of a text to its lines and columns, and back.

    A line ends with LF, CR LF or a lone CR; no other character ends one.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        starts = [0]
        offset = 0
        for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
            offset += len(line) + 1
            starts.append(offset)
        starts.pop()
        self._starts = starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a code point offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def locate(self, span: Span) -> Location:
        """Return the location of a span."""
        line, column = self.line_column(span.start)
        end_line, end_column = self.line_column(max(span.start, span.end))
        return Location(line, column, end_line, end_column)

    def line_span(self, line: int) -> Span:
        """Return the span of a line, its line ending left out.

        Raises:
            IndexError: there is no such line.
        """
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)
