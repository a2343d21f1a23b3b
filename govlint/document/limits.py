"""How much a reader takes before it calls a file unreadable.

The largest real report seen has 40 pages, 0.4 MB of markup and 600 cells; every limit is a hundredfold or more of that,
so what goes beyond it is no report, and reading on would only cost time and memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


MAX_FILE: Final = 64 * 1024 * 1024
"""Bytes of a file of any format."""

MAX_UNPACKED: Final = 128 * 1024 * 1024
"""Bytes that all members of a zip container that are read may have together when they are unpacked."""

MAX_XML: Final = 32 * 1024 * 1024
"""Bytes of one such member; as a tree it takes ten times that."""

MAX_DEPTH: Final = 256
"""Elements of an XML document within each other; a cell of a table in a table in a text box is 30 deep."""

MAX_ELEMENTS: Final = 2_000_000
"""Elements of an XML document; a Word file has ten for a table cell."""

MAX_RATIO: Final = 400
"""How many times larger than packed a member of a zip container may be, from one megabyte on."""

MAX_MEMBERS: Final = 10_000
"""Members of a zip container."""

MAX_PAGES: Final = 2_000
"""Pages of a file."""

MAX_GLYPHS: Final = 1_000_000
"""Glyphs of all pages; a page has a thousand."""

MAX_RULES: Final = 200_000
"""Ruled lines, and objects that may be some, of all pages."""

MAX_NESTING: Final = 64
"""Tables within tables, and content controls within content controls."""

MAX_COLUMNS: Final = 100
"""Columns of a table. Spans are clipped to it; cells beyond it stand in the last one."""

MAX_CELLS: Final = 200_000
"""Cells of a file, and of the used range of a sheet."""

MAX_TEXT: Final = 2_000_000
"""Code points of a report's text, tables included."""

MAX_RENDERED: Final = 32 * 1024 * 1024
"""Code points that a Word file, a workbook or a page may come to: a workbook can repeat a text in every cell."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that a configuration may change, under the key ``limits``.

    ``cells`` may only be lowered, since the readers of sheets stop at `MAX_CELLS` before anything is laid out.
    """

    file_size: int = MAX_FILE
    text_length: int = MAX_TEXT
    cells: int = MAX_CELLS


DEFAULT_LIMITS: Final = Limits()
