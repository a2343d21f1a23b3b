"""Places of a text as an editor counts them: lines and characters from 0, characters in the units of an encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsprotocol import types

from govlint.document.source import LineIndex, Location, Span


if TYPE_CHECKING:
    from govlint.rule import Context


_UNITS: Final = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}
"""The codec of each encoding, and the bytes of one of its units."""


class Positions:
    """Offsets and locations of a text as positions of the protocol, and back.

    Lines end with LF, CR LF or a lone CR, in the protocol as in `LineIndex`; U+2028 ends none.
    """

    __slots__ = ("_codec", "_index", "_text", "_unit")

    def __init__(self, text: str, encoding: str) -> None:
        self._codec, self._unit = _UNITS[types.PositionEncodingKind(encoding)]
        self._text = text
        self._index = LineIndex(text)

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one behind the end of its line is the end of the line."""
        try:
            line = self._index.line_span(position.line + 1)
        except IndexError:
            return len(self._text)
        units = line.of(self._text).encode(self._codec)[: position.character * self._unit]
        return line.start + len(units.decode(self._codec, "ignore"))

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset."""
        line, column = self._index.line_column(offset)
        before = self._text[offset - column + 1 : offset]
        return types.Position(line - 1, len(before.encode(self._codec)) // self._unit)

    def range(self, span: Span) -> types.Range:
        """Return the range of a span of the text."""
        return types.Range(self.position(span.start), self.position(span.end))

    def span(self, location: Location) -> Span | None:
        """Return the span of a place that was found in the text; None for one without lines."""
        if location.line is None or location.column is None:
            return None
        start = self._of(location.line, location.column)
        end = self._of(location.end_line or location.line, location.end_column or location.column)
        return Span(start, max(start, end))

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of an offset begins."""
        return offset - self._index.line_column(offset)[1] + 1

    def place(self, report: Context, span: Span) -> Span:
        """Return where the source has a span of the report's text."""
        return self.span(report.locate(span)) or Span(0, 0)

    def _of(self, line: int, column: int) -> int:
        return min(self._index.line_span(line).start + column - 1, len(self._text))
