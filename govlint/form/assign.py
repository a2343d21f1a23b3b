"""Cells to columns: which of the cells after a label stands in which column.

In a text, merged cells leave gaps that look like empty cells. A figure is put into a column only where the cells say
so; otherwise the row is left open, since a figure in the wrong column is worse than none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.form.frame import Slot
    from govlint.form.runs import Run


def filled(cells: Sequence[Slot]) -> list[Slot]:
    """Return the cells that show anything at all."""
    return [cell for cell in cells if cell.shown]


def usual_offsets(runs: Sequence[Run], width: int) -> dict[int, int]:
    """Return, by the column a label stands in, how many cells lie between it and its first figure.

    Learned from the rows that have all their figures; a label column on which they disagree is left out. -1 stands for
    every label column, where all agree.
    """
    seen: dict[int, Counter[int]] = {}
    for run in runs:
        shown = filled(run.values)
        if run.label is not None and len(shown) == width and not run.alone:
            offset = run.values.index(shown[0])
            for column in (run.label.slot.column, -1):
                seen.setdefault(column, Counter())[offset] += 1
    return {column: next(iter(found)) for column, found in seen.items() if len(found) == 1}


def assign(
    run: Run, width: int, offsets: dict[int, int], columns: Sequence[int] | None
) -> list[Slot] | None:
    """Return the cells of a run's columns, None where the cells do not say which is which.

    ``columns`` are the grid columns of the column labels, where the file has true columns.
    """
    cells = run.values
    if columns is not None and run.exact_grid:
        by_column = {c.column: c for c in cells}
        if all(column in by_column for column in columns):
            return [by_column[column] for column in columns]
    shown = filled(cells)
    if len(shown) == width:
        return shown
    if len(cells) == width:
        return list(cells)
    return None if len(cells) < width else _window(run, width, offsets, shown)


def _window(run: Run, width: int, offsets: dict[int, int], shown: list[Slot]) -> list[Slot] | None:
    """Return the stretch of cells that holds all figures, if only one can."""
    cells = run.values
    first = cells.index(shown[0]) if shown else 0
    last = cells.index(shown[-1]) if shown else 0
    starts = [k for k in range(len(cells) - width + 1) if k <= first and last < k + width]
    if not starts:
        return None
    column = run.label.slot.column if run.label else -1
    usual = offsets.get(column, offsets.get(-1, 0 if not offsets else None))
    if len(starts) == 1:
        return cells[starts[0] : starts[0] + width]
    if usual in starts:
        return cells[usual : usual + width]
    return cells[starts[0] : starts[0] + width] if not shown else None
