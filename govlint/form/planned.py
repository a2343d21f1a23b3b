"""What a plan of a report's tables holds: cells, rows and tables go by their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.form.edition import BlockForm, ColumnForm, Edition, FactForm, RowForm, TableForm


NO_CELL: Final = -1
"""In the place of a cell's number: the table has no such cell at all."""


class PlannedRow(NamedTuple):
    """A row of the form: its label's cell, its row, and the cells of its figures in the order of the form's columns.

    A cell is None where the row does not show which it is, `NO_CELL` where the table has none at all. ``by_form`` are
    the cells as they would be if the columns stood in the form's order, None where they do. ``doubtful`` are the
    columns without a heading of their own among others that have theirs, ``unit`` that of amounts by their heading.
    """

    form: RowForm
    block: BlockForm
    label: int | None
    row: int
    number: int
    facts: tuple[FactForm, ...]
    cells: tuple[int | None, ...]
    by_form: tuple[int | None, ...] | None
    doubtful: frozenset[str]
    unit: str | None
    complete: bool
    surplus: bool


class PlannedForeign(NamedTuple):
    """A row that the form does not have: its label's cell, those of its figures, and the group that it may sum up."""

    label: int
    row: int
    cells: tuple[int, ...]
    block: BlockForm | None
    group: str | None


class PlannedTable(NamedTuple):
    """A `BoundTable` without its figures; ``departures`` are cell, wording found and wording of the form.

    ``order`` are the cells of the headings of a block whose columns stand in another order than the form's, each with
    the column that it names. ``duplicates`` are the rows that repeat one of ``rows``.
    """

    form: TableForm
    edition: Edition
    tables: tuple[int, ...]
    rows: tuple[PlannedRow, ...]
    missing_rows: tuple[tuple[BlockForm, RowForm], ...]
    missing_columns: tuple[tuple[BlockForm, ColumnForm], ...]
    departures: tuple[tuple[int, str, str], ...]
    unreadable: str | None
    editions: tuple[str, ...]
    order: tuple[tuple[int, ColumnForm], ...]
    duplicates: tuple[PlannedRow, ...]
    foreign: tuple[PlannedForeign, ...]


class Plan(NamedTuple):
    """What the tables of a frame are. ``full``: every row has all its figures, wherever its gaps may be.

    ``leftovers`` are the cells, table by table, that are neither heading nor label nor figure nor note.
    """

    edition: Edition | None
    editions: tuple[str, ...]
    tables: Mapping[str, PlannedTable]
    full: bool
    leftovers: tuple[tuple[int, ...], ...]
