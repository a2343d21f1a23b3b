"""Tables of cells parted by bars, as web pages leave them when their text is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from random import Random

    from generate.grid import Grid
    from generate.write.output import Output


def write_bars(grid: Grid, out: Output, random: Random) -> None:
    """Write ``规章 | 0 | 0 | 0 |``; what merged cells cover is left out, or bars at the row's end stand for it."""
    counted = random.random() < 0.5
    for slots in grid.slots():
        cells = [c for c in slots if c is not None]
        for cell in cells:
            out.add(cell.text, cell.key)
            out.add(" | ")
        out.add("|" * (len(slots) - len(cells) if counted else 0) + "\n")


def write_leading_bars(grid: Grid, out: Output, random: Random) -> None:
    """Write ``| 规章 | 0 | 0 | 0 |``, what merged cells cover left out or left empty."""
    _between_bars(grid, out, rule=False, covered=random.random() < 0.5)


def write_markdown(grid: Grid, out: Output, random: Random) -> None:
    """Write a table as Markdown has it, with a rule under its first row."""
    del random
    _between_bars(grid, out, rule=True, covered=True)


def _between_bars(grid: Grid, out: Output, *, rule: bool, covered: bool) -> None:
    for y, slots in enumerate(grid.slots()):
        out.add("|")
        for cell in slots:
            if cell is not None:
                out.add(" ")
                out.add(cell.text, cell.key)
                out.add(" |")
            elif covered:
                out.add("  |")
        out.add("\n")
        if rule and not y:
            out.add("|" + "---|" * grid.width + "\n")


def write_cell_bars(grid: Grid, out: Output, random: Random) -> None:
    """Write one cell a line, each followed by a bar, a row's end marked by more of them."""
    marked = random.random() < 0.6
    for slots in grid.slots():
        cells = [c for c in slots if c is not None]
        for cell in cells:
            out.add(cell.text, cell.key)
            out.add(" |\n")
        if marked and len(cells) < len(slots):
            out.add("|" * (len(slots) - len(cells)) + "\n")


def write_bar_lines(grid: Grid, out: Output, random: Random) -> None:
    """Write one cell a line and the bars between them on lines of their own."""
    del random
    for line in grid.lines():
        for cell in line:
            out.add(cell.text, cell.key)
            out.add("\n|\n")
