"""Tables of cells parted by tabs, as a copy out of a word processor leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from random import Random

    from generate.grid import Cell, Grid
    from generate.write.output import Output


def write_tabs(grid: Grid, out: Output, random: Random) -> None:
    """Write a table with a tab for every gap that a merged cell leaves."""
    del random
    for slots in grid.slots():
        _row(slots, out)


def write_ragged_tabs(grid: Grid, out: Output, random: Random) -> None:
    """Write a table whose merged cells leave their tabs in place, at the row's end, or none, row by row."""
    for slots in grid.slots():
        _row(_ragged(slots, random), out)


def _row(slots: list[Cell | None], out: Output) -> None:
    for i, cell in enumerate(slots):
        if cell is not None:
            out.add(cell.text, cell.key)
        out.add("\t" if i < len(slots) - 1 else "\n")


def _ragged(slots: list[Cell | None], random: Random) -> list[Cell | None]:
    """Return a row with some of its gaps gone or moved to the end."""
    style = random.choice(("full", "full", "front", "moved", "tight"))
    if style == "full":
        return slots
    first = next((i for i, c in enumerate(slots) if c is not None), 0)
    if style == "front":
        return slots[first:]
    if style == "moved":
        gap = next((i for i, c in enumerate(slots) if i > first and c is None), None)
        return slots if gap is None else [*slots[:gap], *slots[gap + 1 :], None]
    return [c for c in slots if c is not None]
