"""A plan filled in with what a report has in its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.figure import Doubt, State, fits
from govlint.document.source import Span
from govlint.form.bound import (
    BoundRow,
    BoundTable,
    Departure,
    Duplicate,
    Fact,
    ForeignRow,
    MovedColumn,
    Subtotal,
)
from govlint.form.planned import NO_CELL
from govlint.form.relations import relations_of, residual


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.form.frame import Stock
    from govlint.form.planned import PlannedForeign, PlannedRow, PlannedTable


# So many times more equations fail by the headings than in the form's order before the headings are called wrong.
_CLEARLY = 4


def fill(text: str, planned: PlannedTable, stock: Stock) -> BoundTable:
    """Return a table with what the report has in its cells."""
    rows = tuple(_row(text, row, stock, row.cells) for row in planned.rows)
    exchanged = False
    if planned.order:
        by_form = tuple(_row(text, row, stock, row.by_form or row.cells) for row in planned.rows)
        exchanged = _broken(planned, by_form) * _CLEARLY < _broken(planned, rows)
        rows = by_form if exchanged else rows
    duplicates = tuple(_duplicate(text, row, stock, rows) for row in planned.duplicates)
    unsure = {d.first for d in duplicates if not d.same}
    if unsure:
        rows = tuple(_doubted(row) if row.label in unsure else row for row in rows)
    nodes = tuple([stock.tables[number] for number in planned.tables])
    return BoundTable(
        planned.form,
        planned.edition,
        Span(nodes[0].span.start, nodes[-1].span.end),
        nodes,
        rows,
        planned.missing_rows,
        planned.missing_columns,
        tuple(Departure(stock.cells[at].content, *words) for at, *words in planned.departures),
        planned.unreadable,
        planned.editions,
        tuple(MovedColumn(stock.cells[at].content, column) for at, column in planned.order),
        exchanged,
        duplicates,
        tuple(_foreign(text, row, stock, rows) for row in planned.foreign),
    )


def _row(text: str, planned: PlannedRow, stock: Stock, cells: Sequence[int | None]) -> BoundRow:
    """Return a row with its figures in these cells."""
    node = stock.rows[planned.row]
    place = node.span if planned.label is None else stock.cells[planned.label].content
    facts = []
    for form, at in zip(planned.facts, cells, strict=True):
        if at is None or at == NO_CELL:
            state = State.UNCLEAR if at is None else State.EMPTY
            facts.append(Fact(form.key, form, state, None, "", place, None, None, node))
            continue
        cell, content = stock.cells[at], stock.contents[at]
        value, state, span = content.value, content.state, cell.content
        if value is not None and not fits(form.column.kind, value):
            state = State.INVALID
        doubt = content.doubt
        if doubt is None and form.column.key in planned.doubtful:
            doubt = Doubt.PLACED_BY_ORDER
        shown = text[span.start : span.end]
        unit = content.unit or (planned.unit if form.column.unit else None)
        fact = (form.key, form, state, value, shown, span, unit, cell, node)
        facts.append(Fact(*fact, doubt, content.note))
    return BoundRow(
        planned.form,
        planned.block,
        place,
        node,
        planned.number,
        tuple(facts),
        planned.complete,
        planned.surplus,
    )


def _doubted(row: BoundRow) -> BoundRow:
    """Return a row that stands there twice with its figures marked as not sure."""
    facts = tuple(f._replace(doubt=Doubt.DUPLICATE_ROW) for f in row.facts)
    return row._replace(facts=facts)


def _broken(planned: PlannedTable, rows: Sequence[BoundRow]) -> int:
    """Return how many of a table's equations do not hold."""
    figures = {
        f.key: f.value
        for row in rows
        for f in row.facts
        if f.state is State.VALUE and isinstance(f.value, int)
    }
    relations = relations_of(planned.edition.id, planned.form.name)
    return sum(bool(residual(relation, figures)) for relation in relations)


def _duplicate(text: str, planned: PlannedRow, stock: Stock, rows: Sequence[BoundRow]) -> Duplicate:
    row = _row(text, planned, stock, planned.cells)
    first = next(r for r in rows if r.facts[0].key == row.facts[0].key)
    pairs = tuple(
        (a, b)
        for a, b in zip(first.facts, row.facts, strict=False)
        if a.value != b.value or a.state is not b.state
    )
    return Duplicate(row, first.label, pairs)


def _foreign(
    text: str, planned: PlannedForeign, stock: Stock, rows: Sequence[BoundRow]
) -> ForeignRow:
    label = stock.cells[planned.label].content
    block, group = planned.block, planned.group
    values = [stock.contents[at].value for at in planned.cells]
    subtotals: list[Subtotal] = []
    if block is not None and group is not None and len(values) == len(block.columns):
        # The outer group sums up what (七) sums up in the form.
        summed = [
            row
            for row in rows
            if row.block is block
            and (row.form.group == group or group == block.groups[0])
            and row.form.group is not None
        ]
        for j, (at, value) in enumerate(zip(planned.cells, values, strict=True)):
            parts = [row.facts[j].value for row in summed]
            if value is not None and parts and group != block.groups[0] and None not in parts:
                total = sum(part for part in parts if part is not None)
                if total != value:
                    place = stock.cells[at].content
                    subtotals.append(Subtotal(place, block.columns[j], value, total))
    return ForeignRow(label, label.of(text), group, tuple(subtotals))
