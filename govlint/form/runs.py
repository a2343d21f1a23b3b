"""What tables are sorted into: labels, each followed by the cells that are its row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from govlint.form.frame import Line, Slot
    from govlint.form.labels import Match, Role


@dataclass(slots=True, eq=False)
class Label:
    """A label as the report has it: what it may be, where it stands, whether it is worded as in the form."""

    text: str
    slot: Slot
    line: Line
    matches: tuple[Match, ...]
    exact: bool

    @property
    def table(self) -> str:
        """The name of the statutory table it belongs to."""
        return self.matches[0].table

    def in_role(self, role: Role) -> tuple[Match, ...]:
        """Return what it may be in one role."""
        return tuple(m for m in self.matches if m.role is role)


@dataclass(slots=True, eq=False)
class Run:
    """A row's label with the cells that follow it. The one row of table 4 has no label.

    The label of a row that the form does not have, a subtotal among them, matches no row of the form.

    ``heads`` are the column labels above it; ``alone``: the label stands by itself in its row, so that an empty
    cell would have left no trace.
    """

    label: Label | None
    line: Line
    heads: tuple[Label, ...]
    alone: bool
    exact_grid: bool
    values: list[Slot] = field(default_factory=list)
    last: bool = False


@dataclass(slots=True, eq=False)
class Scan:
    """What was found of one statutory table.

    ``tables`` are the numbers of those it was found in, ``unassigned`` figures that stand behind no row's label,
    ``foreign`` the rows that the form does not have.
    """

    name: str
    runs: list[Run] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    unassigned: list[Slot] = field(default_factory=list)
    foreign: list[Run] = field(default_factory=list)
