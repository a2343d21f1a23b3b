"""The result of binding: facts with their cells, rows, tables, and what is not as the form has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from govlint.document.figure import Doubt, State
    from govlint.document.source import Span
    from govlint.form.edition import BlockForm, ColumnForm, Edition, FactForm, RowForm, TableForm
    from govlint.syntax.tree import Cell, Row, Table


class Fact(NamedTuple):
    """A figure of the form in this report.

    A named tuple, like the cell it stands in, because a report has two hundred of them.

    ``span`` is that of the cell's content; of an empty cell, a place of no width in it; of one that is not there, its
    row's label. ``doubt`` says why the value is not sure, if so; ``note`` is a footnote mark behind it.
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
    doubt: Doubt | None = None
    note: str | None = None

    def __repr__(self) -> str:
        """Return the figure without the form that it belongs to, which would fill pages."""
        return (
            f"Fact(key={self.key!r}, value={self.value!r}, text={self.text!r}, span={self.span!r})"
        )


@dataclass(slots=True, eq=False)
class Departure:
    """A label that is not worded as in the form."""

    span: Span
    found: str
    statutory: str


class BoundRow(NamedTuple):
    """A row of the form in this report; ``number`` counts its table's rows from 1.

    ``complete``: each figure has its column. ``surplus``: there are more figures than columns.
    """

    form: RowForm
    block: BlockForm
    label: Span
    row: Row
    number: int
    facts: tuple[Fact, ...]
    complete: bool
    surplus: bool = False


class MovedColumn(NamedTuple):
    """The heading of a column that stands elsewhere than in the form."""

    span: Span
    column: ColumnForm


class Duplicate(NamedTuple):
    """A row of the form that stands there a second time: ``first`` is the first one's label, ``pairs`` what differs."""

    row: BoundRow
    first: Span
    pairs: tuple[tuple[Fact, Fact], ...]

    @property
    def same(self) -> bool:
        """Whether both rows have the same figures."""
        return not self.pairs


class Subtotal(NamedTuple):
    """A figure of a subtotal that is not the sum of its group's rows."""

    span: Span
    column: ColumnForm
    stated: int | Decimal
    total: int | Decimal


class ForeignRow(NamedTuple):
    """A row that the form does not have; of a subtotal, the ``group`` it sums up and its figures that are wrong."""

    span: Span
    text: str
    group: str | None
    subtotals: tuple[Subtotal, ...]


class BoundTable(NamedTuple):
    """A table of the form in this report.

    ``unreadable`` says why nothing may be computed from it, in a word: ``glued`` (labels and figures run together) or
    ``dropped`` (cells are gone without a trace). ``moved`` are columns that stand in another order than the form's,
    ``exchanged``: the figures do not, and are read in the form's order.
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
    moved: tuple[MovedColumn, ...] = ()
    exchanged: bool = False
    duplicates: tuple[Duplicate, ...] = ()
    foreign: tuple[ForeignRow, ...] = ()


@dataclass(frozen=True)
class Binding:
    """What the tables of a report hold.

    ``edition`` is the form that most of them are made on, None where no table is of either; ``editions`` all that were
    met with. ``leftovers`` are the places of what is neither heading nor label nor figure nor note, by row.
    """

    edition: Edition | None
    editions: tuple[str, ...]
    tables: Mapping[str, BoundTable]
    facts: Mapping[str, Fact]
    leftovers: tuple[tuple[Span, ...], ...] = ()

    @cached_property
    def doubts(self) -> Mapping[str, Doubt]:
        """The figures that are not sure, by their keys, each with the reason."""
        return {f.key: f.doubt for f in self.facts.values() if f.doubt is not None}
