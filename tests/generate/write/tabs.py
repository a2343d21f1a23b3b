"""Tables of cells parted by tabs, as a copy out of a word processor leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from random import Random

    from tests.generate.grid import Cell, Grid
    from tests.generate.write.output import Output


def write_tabs(grid: Grid, out: Output, random: Random, *, ragged: bool = True) -> None:
    """Write a table; where it is ragged, merged cells leave their tabs at the row's end, or none."""
    for slots in grid.slots():
        row = _ragged(slots, random) if ragged else slots
        for i, cell in enumerate(row):
            if cell is not None:
                out.add(cell.text, cell.key)
            if i < len(row) - 1:
                out.add("\t")
        out.add("\n")


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
