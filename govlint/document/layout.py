"""What every reader makes of a file: lines and grids in reading order, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from govlint.document.source import LineIndex, Location, Span


if TYPE_CHECKING:
    from govlint.document.message import Text


@dataclass(slots=True, eq=False)
class Line:
    """One line of running text, or one paragraph of a format that has paragraphs.

    ``span`` runs to the start of the next block, so line ending and blank lines after it belong to it.
    """

    span: Span


class GridCell(NamedTuple):
    """A cell of a grid.

    ``span`` takes in the delimiter after the cell (and the one before it, where a row opens with one); ``content`` is
    the text proper, without surrounding blanks. ``column`` counts from 0. ``rows`` and ``columns`` are how far a
    merged cell reaches: it stands once, at its upper left corner.
    """

    span: Span
    content: Span
    column: int
    rows: int = 1
    columns: int = 1


class GridRow(NamedTuple):
    """A row of a grid; its cells tile it."""

    span: Span
    cells: tuple[GridCell, ...]


@dataclass(slots=True, eq=False)
class Grid:
    """A table.

    ``exact`` says that columns and merged cells are those of the file (a web page, Word, a sheet). Where it is false
    the grid was guessed from a text: merged cells may have left gaps anywhere, and a column number is a hint only.
    """

    span: Span
    rows: tuple[GridRow, ...]
    exact: bool


class Locator(Protocol):
    """Turns a span of a layout's text into a place that the reader of the file can find."""

    def locate(self, span: Span) -> Location:
        """Return the location of a span."""


@dataclass(slots=True, eq=False)
class Layout:
    """A file as its reader sees it.

    ``text`` is the file's own text where the file is text, and a rendering of it otherwise (one line a paragraph, one
    line a table row, cells parted by tabs). ``blocks`` tile ``text``; every later span counts in ``text``. ``doubt``
    says in what way the bytes could not be read for sure, if so, ``notes`` what was not read. ``source`` is that of a
    text whose HTML tables were rendered.
    """

    text: str
    blocks: tuple[Line | Grid, ...]
    locator: Locator
    format: str = "text"
    encoding: str | None = None
    doubt: str | None = None
    notes: tuple[Text, ...] = ()
    source: str | None = None

    @classmethod
    def of_lines(cls, text: str, blocks: tuple[Line | Grid, ...]) -> Layout:
        """Return the layout of a text whose places are its own lines and columns."""
        return cls(text, blocks, LineIndex(text))
