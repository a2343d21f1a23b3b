"""The table of cases where it was not printed as one row of fifteen figures: a table or a row for each kind of case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govlint.form.assign import filled
from govlint.form.edition import load
from govlint.form.labels import Role


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.form.edition import BlockForm
    from govlint.form.labels import Match
    from govlint.form.runs import Label, Run


@dataclass(slots=True, eq=False)
class Pieces:
    """Runs that hold the figures of some of the table's groups, kept until all groups are there.

    ``runs`` are the runs as they came, ``by_group`` the run of each group with where in it the group's figures begin.
    """

    runs: list[Run] = field(default_factory=list)
    by_group: dict[str, tuple[Run, int]] = field(default_factory=dict)

    def take(self, run: Run) -> bool:
        """Keep a run if it is a piece, and tell whether it is."""
        block = _block_of(run.heads)
        if block is None:
            return False
        sizes = _sizes(block)
        groups = [g for g in dict.fromkeys(m.label for m in _heads(run.heads)) if g in sizes]
        if not groups or len(groups) == len(sizes) or any(g in self.by_group for g in groups):
            return False
        needed = sum(sizes[g] for g in groups)
        values = run.values if len(run.values) == needed else filled(run.values)
        if len(values) != needed or not _in_order(run.heads, block):
            return False
        run.values = values
        at = 0
        for group in groups:
            self.by_group[group] = run, at
            at += sizes[group]
        self.runs.append(run)
        return True

    def whole(self) -> Run | None:
        """Return the one run that the pieces make together, None as long as one is missing."""
        block = _block_of(self.runs[-1].heads) if self.runs else None
        if block is None or self.by_group.keys() != _sizes(block).keys():
            return None
        first = self.runs[0]
        run = type(first)(None, first.line, (), first.alone, exact_grid=False)
        for group, size in _sizes(block).items():
            piece, at = self.by_group[group]
            run.values += piece.values[at : at + size]
        return run


def _heads(heads: Sequence[Label]) -> Iterator[Match]:
    for head in heads:
        yield from head.in_role(Role.HEAD)


def _block_of(heads: Sequence[Label]) -> BlockForm | None:
    """Return the block that the heads stand over; editions that share its heads have it alike."""
    match = next(_heads(heads), None)
    return None if match is None else load(match.edition).table(match.table).blocks[match.block]


def _sizes(block: BlockForm) -> dict[str, int]:
    """Return how many columns each group of the block has."""
    sizes: dict[str, int] = {}
    for column in block.columns:
        if column.group is not None:
            sizes[column.group] = sizes.get(column.group, 0) + 1
    return sizes


def _in_order(heads: Sequence[Label], block: BlockForm) -> bool:
    """Tell whether the columns' labels, as often as they are repeated, stand in the form's order."""
    shown = [m.label for h in heads for m in h.in_role(Role.COLUMN)[:1]]
    own = list(dict.fromkeys(c.label for c in block.columns))
    return all(label == own[i % len(own)] for i, label in enumerate(shown))
