"""Figures that are right but in the wrong places.

Exchanging two cells or shifting a row changes many figures and is one mistake. Counting figures, as
`govlint.equations.repair` does, finds several wrong, or too many to name. So a few such moves are tried by themselves:
one is reported when it alone makes every equation hold, and no single figure does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from govlint.equations.repair import consistent


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.equations.ledger import Ledger
    from govlint.equations.repair import Diagnosis

Changes = dict[int, int | None]


class Kind(StrEnum):
    """What happened to the figures."""

    EXCHANGED_CELLS = "exchanged-cells"
    """Two figures beside each other in a row were exchanged."""

    SHIFTED_CELLS = "shifted-cells"
    """A row, or a run of cells in it, stands one column too far to one side."""

    EXCHANGED_ROWS = "exchanged-rows"
    """The figures of two rows, one below the other, were exchanged."""


@dataclass(slots=True, eq=False)
class Move:
    """A move of figures that makes all relations of a component hold.

    Attributes:
        kind: what happened.
        rows: indices in the grid of the row or the two rows concerned.
        cells: the mentions whose figures move, in the order of the grid.
        step: by how many columns figures must go to the right (1) or left (-1) to stand rightly; 0 for an exchange.
        changes: mention ids and their values after the move, by id; ``None`` where a cell becomes empty.
    """

    kind: Kind
    rows: tuple[int, ...]
    cells: tuple[int, ...]
    step: int
    changes: tuple[tuple[int, int | None], ...]


def moves(ledger: Ledger, diagnosis: Diagnosis, grid: Sequence[Sequence[int]]) -> list[Move]:
    """Return every move that alone makes the broken relations of a diagnosis hold; none if a single figure does.

    Args:
        ledger: the ledger that was diagnosed.
        diagnosis: one of its diagnoses.
        grid: the mentions of a table by row, each row from left to right.
    """
    if diagnosis.least == 1 and not diagnosis.gave_up:
        return []
    found: dict[tuple[tuple[int, int | None], ...], Move] = {}
    for move in _candidates(ledger, grid):
        if move.changes not in found and _makes_hold(ledger, diagnosis, dict(move.changes)):
            found[move.changes] = move
    return sorted(found.values(), key=lambda move: (len(move.changes), move.rows, move.cells))


def _candidates(ledger: Ledger, grid: Sequence[Sequence[int]]) -> Iterator[Move]:
    values = [mention.value for mention in ledger.mentions]

    def move(
        kind: Kind, rows: tuple[int, ...], cells: Sequence[int], new: Changes, step: int = 0
    ) -> Move:
        changes = tuple(sorted((id_, v) for id_, v in new.items() if v != values[id_]))
        return Move(kind, rows, tuple(cells), step, changes)

    for number, row in enumerate(grid):
        for pair in pairwise(row):
            one, other = pair
            yield move(
                Kind.EXCHANGED_CELLS, (number,), pair, {one: values[other], other: values[one]}
            )
        for cells, new, step in _shifts(ledger, row):
            yield move(Kind.SHIFTED_CELLS, (number,), cells, new, step)
    for (number, row), (after, below) in pairwise(enumerate(grid)):
        if len(row) == len(below):
            new = {id_: values[beside] for id_, beside in zip(row, below, strict=True)}
            new |= {id_: values[beside] for beside, id_ in zip(row, below, strict=True)}
            yield move(Kind.EXCHANGED_ROWS, (number, after), (*row, *below), new)


def _shifts(ledger: Ledger, row: Sequence[int]) -> Iterator[tuple[Sequence[int], Changes, int]]:
    """Yield ways to shift a run of cells back: its cells, their new values, and the direction.

    Where a run was shifted, a 0 or an empty cell was left out at one end of it or put in, and takes its place at the
    other end again. Where the whole row was, a figure may have been lost beyond its end; the relations give it.
    """
    values = [ledger.mentions[id_].value for id_ in row]
    size = len(row)
    for start in range(size):
        for end in range(start + 3, size + 1):
            cells, run = row[start:end], values[start:end]
            if not run[0]:
                yield cells, dict(zip(cells, (*run[1:], run[0]), strict=True)), -1
            if not run[-1]:
                yield cells, dict(zip(cells, (run[-1], *run[:-1]), strict=True)), 1
    if size > 2 and not values[0]:
        new: Changes = dict(zip(row, values[1:], strict=False))
        for lost in _given(ledger, row[-1], new):
            yield row, {**new, row[-1]: lost}, -1
    if size > 2 and not values[-1]:
        new = dict(zip(row[1:], values, strict=False))
        for lost in _given(ledger, row[0], new):
            yield row, {**new, row[0]: lost}, 1


def _given(ledger: Ledger, id_: int, changes: Changes) -> set[int]:
    """Return the values that the relations of a mention give it, the others being changed."""
    given = set()
    for relation_id, factor in ledger.standing(id_).items():
        relation = ledger.relations[relation_id]
        residual = ledger.residual(relation, {**changes, id_: 0})
        if residual is not None and len(relation.readings) == 1:
            value, remainder = divmod(-residual, factor)
            if value >= 0 and not remainder:
                given.add(value)
    return given


def _makes_hold(ledger: Ledger, diagnosis: Diagnosis, changes: Changes) -> bool:
    """Tell whether a component holds after the changes; the cheap and decisive tests come first.

    An empty cell that moves must hold as a 0: as an unknown it would make the relations that it comes to stand in
    unknown too, and so seem to make them hold.
    """
    read = {id_: value or 0 for id_, value in changes.items()}
    relations = ledger.relations
    touched = {number for id_ in read for number in ledger.standing(id_)}
    return (
        bool(read)
        and not any(ledger.residual(relation, read) for relation in diagnosis.broken)
        and touched.issubset(diagnosis.component.relations)
        and not any(ledger.residual(relations[number], read) for number in touched)
        and consistent(ledger, read, diagnosis.component)
    )
