"""What tests ask of a layout."""

from __future__ import annotations

import os

from pathlib import Path
from typing import TYPE_CHECKING

from govlint.document.layout import Grid, Line


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document.layout import GridCell, GridRow, Layout
    from govlint.document.source import Span


CORPUS = Path(
    os.environ.get("GOVLINT_CORPUS", Path(__file__).parents[2].parent / "shared" / "corpus")
)


def assert_tiled(layout: Layout) -> None:
    """Assert that blocks tile the text, rows their grid, cells their row, and that contents lie in their cells."""
    _assert_covers(layout.blocks, 0, len(layout.text))
    for block in layout.blocks:
        if isinstance(block, Grid):
            _assert_covers(block.rows, block.span.start, block.span.end)
            for row in block.rows:
                _assert_covers(row.cells, row.span.start, row.span.end)
                for cell in row.cells:
                    assert cell.span.start <= cell.content.start
                    assert cell.content.end <= cell.span.end
                    content = cell.content.of(layout.text)
                    assert content == content.strip()


def _assert_covers(parts: Sequence[Line | Grid | GridRow | GridCell], start: int, end: int) -> None:
    at = start
    for part in parts:
        span: Span = part.span
        assert at == span.start
        at = span.end
    assert at == end


def grids(layout: Layout) -> list[Grid]:
    """Return the grids of a layout."""
    return [block for block in layout.blocks if isinstance(block, Grid)]


def lines(layout: Layout) -> list[str]:
    """Return the lines of a layout, stripped."""
    return [
        block.span.of(layout.text).strip() for block in layout.blocks if isinstance(block, Line)
    ]


def cells(layout: Layout, grid: Grid) -> list[list[str]]:
    """Return the contents of a grid's cells."""
    return [[cell.content.of(layout.text) for cell in row.cells] for row in grid.rows]


def shape(layout: Layout, grid: Grid) -> list[list[tuple[str, int, int, int]]]:
    """Return content, column and reach of a grid's cells."""
    return [
        [(cell.content.of(layout.text), cell.column, cell.rows, cell.columns) for cell in row.cells]
        for row in grid.rows
    ]


def filled(layout: Layout) -> list[str]:
    """Return lines and cells that hold something, in reading order."""
    return [text for text in _all(layout) if text]


def _all(layout: Layout) -> Iterator[str]:
    for block in layout.blocks:
        if isinstance(block, Line):
            yield block.span.of(layout.text).strip(" \n\r\t\u3000\ufeff")
        else:
            for row in cells(layout, block):
                yield from row
