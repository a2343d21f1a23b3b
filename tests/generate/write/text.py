"""A report as a text file, in any of the layouts that tables are found in."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.generate.document import Document, Heading, Paragraph, SubHeading, Title
from tests.generate.grid import Grid
from tests.generate.write.output import Output, Written
from tests.generate.write.tabs import write_tabs


if TYPE_CHECKING:
    from tests.generate.document import Block


def tab_text(report: Document, random: Random | None = None, *, ragged: bool = True) -> Written:
    """Write a report with its tables' cells parted by tabs."""
    random = random or Random(0)
    out = Output()
    for number, block in enumerate(report.blocks):
        if isinstance(block, Grid):
            write_tabs(block, out, random, ragged=ragged)
            out.add("\n")
        else:
            write_line(block, out, number)
            out.add("\n\n")
    return out.written("report.txt")


def write_line(block: Block, out: Output, number: int) -> None:
    """Write a block that is no table, without a line ending."""
    match block:
        case Paragraph():
            out.passage(block.passage, number)
        case Title() | Heading() | SubHeading():
            out.add(block.text)
