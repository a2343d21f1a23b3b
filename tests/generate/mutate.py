"""Ways to make a right report wrong: each leaves everything else as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generate.document import Heading, Paragraph, Title
from generate.grid import Grid
from generate.passages import spell


if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from generate.document import Block, Document
    from generate.figures import Value
    from generate.grid import Cell


def drop_title(report: Document) -> Document:
    """Leave out the title."""
    return _without(report, lambda b: isinstance(b, Title))


def drop_part(report: Document, part: int) -> Document:
    """Leave out a part, heading and content."""
    kept: list[Block] = []
    here = 0
    for block in report.blocks:
        if isinstance(block, Heading):
            here = block.part
        if here != part:
            kept.append(block)
    return replace(report, blocks=tuple(kept))


def drop_heading(report: Document, part: int) -> Document:
    """Leave out a part's heading."""
    return _without(report, lambda b: isinstance(b, Heading) and b.part == part)


def drop_table(report: Document, name: str) -> Document:
    """Leave out a table."""
    return _without(report, lambda b: isinstance(b, Grid) and b.name == name)


def drop_row(report: Document, row_key: str) -> Document:
    """Leave out the row of the form with that key."""

    def dropped(grid: Grid) -> Grid:
        rows = {c.row for c in grid.cells if c.row_key == row_key}
        return grid.without_row(min(rows)) if rows else grid

    return _grids(report, dropped)


def drop_column(report: Document, name: str, column_key: str) -> Document:
    """Leave out a column of a table, with its label."""

    def dropped(grid: Grid) -> Grid:
        columns = {c.column for c in grid.cells if c.column_key == column_key}
        return grid.without_column(min(columns)) if grid.name == name and columns else grid

    return _grids(report, dropped)


def drop_cell(report: Document, key: str) -> Document:
    """Leave out a cell; those on its right move up."""

    def dropped(grid: Grid) -> Grid:
        gone = next((c for c in grid.cells if c.key == key), None)
        if gone is None:
            return grid
        moved = [
            replace(c, column=c.column - gone.columns) if _right_of(gone, c) else c
            for c in grid.cells
            if c is not gone
        ]
        return replace(grid, cells=tuple(moved))

    def _right_of(gone: Cell, c: Cell) -> bool:
        return c.row == gone.row and c.column > gone.column

    return _grids(report, dropped)


def change_cell(report: Document, key: str, new: Value | str) -> Document:
    """Put something else into a cell; an empty text empties it."""
    return _grids(report, lambda grid: grid.with_text(key, str(new)))


def swap_cells(report: Document, one: str, other: str) -> Document:
    """Exchange what two cells say."""
    texts = {c.key: c.text for b in report.blocks if isinstance(b, Grid) for c in b.cells}
    return change_cell(change_cell(report, one, texts[other]), other, texts[one])


def shift_row(report: Document, keys: tuple[str, ...]) -> Document:
    """Move the figures of a row one column to the right, the last one to the front."""
    texts = {c.key: c.text for b in report.blocks if isinstance(b, Grid) for c in b.cells}
    for key, source in zip(keys, (keys[-1], *keys[:-1]), strict=True):
        report = change_cell(report, key, texts[source])
    return report


def change_claim(report: Document, block: int, index: int, new: Value) -> Document:
    """Put another number into the prose, written as the one before."""
    paragraph = report.blocks[block]
    assert isinstance(paragraph, Paragraph)
    claim = paragraph.passage.claims[index]
    comma = "," in paragraph.passage.text[claim.start : claim.end]
    text = spell(new, "comma" if comma else "plain")
    return replace_block(report, block, Paragraph(paragraph.passage.changed(index, text, new)))


def replace_block(report: Document, index: int, block: Block) -> Document:
    """Put another block in the place of one."""
    return replace(report, blocks=(*report.blocks[:index], block, *report.blocks[index + 1 :]))


def _without(report: Document, unwanted: Callable[[Block], bool]) -> Document:
    return replace(report, blocks=tuple(b for b in report.blocks if not unwanted(b)))


def _grids(report: Document, change: Callable[[Grid], Grid]) -> Document:
    blocks = tuple(change(b) if isinstance(b, Grid) else b for b in report.blocks)
    return replace(report, blocks=blocks)


def wrong_value(random: Random, value: Value) -> int:
    """Return another count: one digit wrong, missing or doubled, or any."""
    right = str(value)
    at = random.randrange(len(right))
    slips = (
        right[:at] + str(random.randint(0, 9)) + right[at + 1 :],
        right[:at] + right[at + 1 :] or "0",
        right[: at + 1] + right[at:],
        str(random.randint(0, 2 * int(value) + 9)),
    )
    wrong = int(random.choice(slips))
    return wrong if wrong != value else int(value) + random.randint(1, 9)
