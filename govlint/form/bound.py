"""The result of binding: facts with their cells, rows, tables, and what is not as the form has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from govlint.document.figure import State
    from govlint.document.source import Span
    from govlint.form.edition import BlockForm, ColumnForm, Edition, FactForm, RowForm, TableForm
    from govlint.syntax.tree import Cell, Row, Table


class Fact(NamedTuple):
    """A figure of the form in this report.

    A named tuple, like the cell it stands in, because a report has two hundred of them.

    ``span`` is that of the cell's content; of an empty cell, a place of no width in it; of one that is not there, its
    row's label.
    """

    key: str
    form: FactForm
    state: State
    value: int | Decimal | None
    text: str
    span: Span
    unit: str | None
    cell: Cell | None
    row: Row

    def __repr__(self) -> str:
        """Return the figure without the form that it belongs to, which would fill pages."""
        return (
            f"Fact(key={self.key!r}, value={self.value!r}, text={self.text!r}, span={self.span!r})"
        )


@dataclass(frozen=True, slots=True)
class Departure:
    """A label that is not worded as in the form."""

    span: Span
    found: str
    statutory: str


@dataclass(frozen=True, slots=True)
class BoundRow:
    """A row of the form in this report; ``number`` counts its table's rows from 1. ``complete``: no cell is missing."""

    form: RowForm
    block: BlockForm
    label: Span
    row: Row
    number: int
    facts: tuple[Fact, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class BoundTable:
    """A table of the form in this report.

    ``unreadable`` says why nothing may be computed from it, in a word: ``glued`` (labels and figures run together) or
    ``dropped`` (cells are gone without a trace).
    """

    form: TableForm
    edition: Edition
    span: Span
    nodes: tuple[Table, ...]
    rows: tuple[BoundRow, ...] = ()
    missing_rows: tuple[tuple[BlockForm, RowForm], ...] = ()
    missing_columns: tuple[tuple[BlockForm, ColumnForm], ...] = ()
    departures: tuple[Departure, ...] = ()
    unreadable: str | None = None
    editions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Binding:
    """What the tables of a report hold.

    ``edition`` is the form that most of them are made on, None where no table is of either; ``editions`` all that were
    met with.
    """

    edition: Edition | None
    editions: tuple[str, ...]
    tables: Mapping[str, BoundTable]
    facts: Mapping[str, Fact]
