"""A worksheet as its file has it, whichever program made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.document.limits import MAX_CELLS, MAX_COLUMNS
from govlint.readers.refusals import too_large


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


# Fewer numbers at the head of rows may be anything.
_LEAST_NUMBERED = 10


@dataclass(slots=True, eq=False)
class Sheet:
    """A worksheet, its rows and columns counted from 0.

    ``texts`` are the cells that hold something; ``filled`` the columns of those, by row; ``merged`` says of a merged
    cell how many rows and columns it takes; ``covered`` are the cells that it reaches over, its own corner left out,
    and ``reached`` the rows that one reaches into from above.
    """

    name: str
    texts: Mapping[tuple[int, int], str]
    filled: Mapping[int, list[int]]
    merged: Mapping[tuple[int, int], tuple[int, int]]
    covered: frozenset[tuple[int, int]]
    reached: frozenset[int]

    @classmethod
    def of(
        cls,
        name: str,
        cells: Mapping[tuple[int, int], str],
        merges: Iterable[tuple[int, int, int, int]],
    ) -> Sheet:
        """Return a sheet of what a file says.

        Merged cells are clipped to the range that is in use.

        Args:
            name: the sheet's name.
            cells: texts by row and column.
            merges: first row, first column, last row and last column of each merged cell.

        Raises:
            UnreadableFile: merged cells take more room than any report has.
        """
        texts = {at: text for at, text in cells.items() if text and at[1] < MAX_COLUMNS}
        bottom = max((row for row, _ in texts), default=-1)
        right = max((column for _, column in texts), default=-1)
        merged: dict[tuple[int, int], tuple[int, int]] = {}
        covered: set[tuple[int, int]] = set()
        reached: set[int] = set()
        area = 0
        for row, column, last_row, last_column in merges:
            height = min(last_row, bottom) - row + 1
            width = min(last_column, right) - column + 1
            if height < 1 or width < 1:
                continue
            area += height * width
            if area > MAX_CELLS:
                raise too_large(name)
            merged[row, column] = (height, width)
            reached.update(range(row + 1, row + height))
            covered.update(
                (row + down, column + across) for down in range(height) for across in range(width)
            )
            covered.discard((row, column))
        filled: dict[int, list[int]] = {}
        for row, column in sorted(texts.keys() - covered):
            filled.setdefault(row, []).append(column)
        return cls(name, texts, filled, merged, frozenset(covered), frozenset(reached))

    def address(self, row: int, column: int) -> str:
        """Return where a cell stands, as the program that made the sheet says it."""
        letters = ""
        number = column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{self.name}!{letters}{row + 1}"

    @property
    def left(self) -> int:
        """The first column that is in use."""
        return min((columns[0] for columns in self.filled.values()), default=0)

    def without_numbering(self) -> Sheet:
        """Return the sheet without a first column that only numbers its rows."""
        left = self.left
        rows = [row for row in sorted(self.filled) if self.filled[row][0] == left]
        numbers = [self.texts[row, left] for row in rows]
        first = numbers[0] if numbers else ""
        if len(rows) < _LEAST_NUMBERED or first not in {"0", "1"} or len(rows) < len(self.filled):
            return self
        if any(text != str(int(first) + at) for at, text in enumerate(numbers)):
            return self
        texts = {at: text for at, text in self.texts.items() if at[1] != left}
        filled = {row: columns[1:] for row, columns in self.filled.items() if columns[1:]}
        return Sheet(self.name, texts, filled, self.merged, self.covered, self.reached)

    def alone(self, row: int) -> int | None:
        """Return the column of the only text of a row that no other row has a share in, from the left edge on."""
        columns = self.filled.get(row, [])
        if len(columns) != 1 or columns[0] > self.left + 1 or row in self.reached:
            return None
        height, _ = self.merged.get((row, columns[0]), (1, 1))
        return columns[0] if height == 1 else None
