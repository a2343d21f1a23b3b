"""Tables without anything between their cells but line breaks or blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from random import Random

    from generate.grid import Grid
    from generate.write.output import Output


def write_lines(grid: Grid, out: Output, random: Random) -> None:
    """Write one cell a line."""
    del random
    _one_a_line(grid, out, "\n")


def write_spaced_lines(grid: Grid, out: Output, random: Random) -> None:
    """Write one cell a line, with blank lines between."""
    del random
    _one_a_line(grid, out, "\n\n")


def _one_a_line(grid: Grid, out: Output, end: str) -> None:
    for line in grid.lines():
        for cell in line:
            out.add(cell.text, cell.key)
            out.add(end)


def write_columns(grid: Grid, out: Output, random: Random) -> None:
    """Write columns parted by runs of blanks, as the text of a PDF has them."""
    for line in grid.lines():
        if line and line[0].column:
            out.add(" " * (4 * line[0].column))
        for i, cell in enumerate(line):
            if i:
                out.add(" " * random.randint(3, 12))
            out.add(cell.text, cell.key)
        out.add("\n")
