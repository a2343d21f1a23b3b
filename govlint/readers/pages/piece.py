"""A table on a page: its edges, and its cells with their texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Area(NamedTuple):
    """A cell: its first row and column in its piece, and how many of each it takes."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Piece:
    """A table, or the part of one that stands on a page.

    ``xs`` and ``ys`` are its edges, ``cells`` its cells with their texts in reading order. ``open_head`` and
    ``open_foot`` say that no line closes it there: where both are open, a row goes on over the page.
    """

    xs: list[float]
    ys: list[float]
    cells: dict[Area, str] = field(default_factory=dict)
    open_head: bool = False
    open_foot: bool = False

    @property
    def left(self) -> float:
        """The left edge."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.xs[-1]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.ys[-1]
