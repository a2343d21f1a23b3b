"""A report as a text file, in any of the layouts that tables are found in."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from generate.document import Document, Heading, Paragraph, SubHeading, Title
from generate.grid import Grid
from generate.write import bars, lines
from generate.write.output import Output, Written
from generate.write.tabs import write_ragged_tabs, write_tabs


if TYPE_CHECKING:
    from collections.abc import Callable

    from generate.document import Block

LAYOUTS: Final[dict[str, Callable[[Grid, Output, Random], None]]] = {
    "tabs": write_tabs,
    "ragged": write_ragged_tabs,
    "bars": bars.write_bars,
    "leading-bars": bars.write_leading_bars,
    "markdown": bars.write_markdown,
    "cell-bars": bars.write_cell_bars,
    "bar-lines": bars.write_bar_lines,
    "lines": lines.write_lines,
    "spaced-lines": lines.write_spaced_lines,
    "columns": lines.write_columns,
}
"""How to write a table, by the name of the layout."""

ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030")


def write_text(report: Document, layout: str = "ragged", random: Random | None = None) -> Written:
    """Write a report with its tables in one layout."""
    random = random or Random(0)
    out = Output()
    markdown = layout == "markdown"
    for number, block in enumerate(report.blocks):
        if isinstance(block, Grid):
            LAYOUTS[layout](block, out, random)
            out.add("\n")
        else:
            if markdown and isinstance(block, (Title, Heading, SubHeading)):
                out.add({Title: "# ", Heading: "## ", SubHeading: "### "}[type(block)])
            write_line(block, out, number)
            out.add("\n\n")
    return out.written("report.md" if markdown else "report.txt")


def tab_text(report: Document, random: Random | None = None, *, ragged: bool = True) -> Written:
    """Write a report with its tables' cells parted by tabs."""
    return write_text(report, "ragged" if ragged else "tabs", random)


def write_line(block: Block, out: Output, number: int) -> None:
    """Write a block that is no table, without a line ending."""
    match block:
        case Paragraph():
            out.passage(block.passage, number)
        case Title() | Heading() | SubHeading():
            out.add(block.text)
