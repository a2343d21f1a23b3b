"""Tree and form to facts: every figure of the form with its cell, and what of the form is not there.

Which cell holds which figure depends only on the words of the tables and on which cells show anything
(`govlint.form.frame`). Reports made on the same form have the same words, so the result, a plan that names cells by
their numbers, is kept for the last frames met, and each report's figures are filled in. Binding without the plans was
measured at 2.0 ms a report against 0.3 ms with them, of some 6 ms that a report takes as a whole.
"""

from __future__ import annotations

import re

from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from govlint.document.normal import squeeze
from govlint.form.bound import Binding
from govlint.form.edition import all_editions
from govlint.form.fill import fill
from govlint.form.frame import take
from govlint.form.glued import glued
from govlint.form.labels import all_labels
from govlint.form.plan import work_out
from govlint.form.traces import labels_as_table
from govlint.syntax.tree import Table


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.form.frame import Stock
    from govlint.form.planned import Plan
    from govlint.syntax.tree import Report


# A frame takes about ten kilobytes; one of very many cells is nothing that another report has too.
_MOST_PLANS = 64
_MOST_CELLS = 2000
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
# A table with fewer labels of a table of the form is not that.
_LEAST_LABELS = 3

_Area: TypeAlias = tuple[str | None, list[Table]]
"""The tables of a part, and which one of the form belongs there, if one does."""


def bind(text: str, report: Report) -> Binding:
    """Return the facts of a report."""
    by_part = _tables_by_part()
    areas = [
        (
            by_part.get(part.heading.part or 0),
            [b for b in part.blocks if isinstance(b, Table) and not _compares_years(text, b)],
        )
        for part in report.parts
    ]
    areas = [
        (name, tables or (labels_as_table(text, part, name) if name else []))
        for part, (name, tables) in zip(report.parts, areas, strict=True)
    ]
    for area in (report.preamble, report.front):
        if area is not None:
            areas.insert(0, (None, [b for b in area.blocks if isinstance(b, Table)]))
    plan, stock = _planned(text, _without_own(text, areas))
    tables = {name: fill(text, table, stock) for name, table in plan.tables.items()}
    for table in glued(text, report, plan.edition):
        tables.setdefault(table.form.name, table)
    facts = {f.key: f for t in tables.values() for r in t.rows for f in r.facts}
    leftovers = tuple(tuple(stock.cells[at].content for at in row) for row in plan.leftovers)
    return Binding(plan.edition, plan.editions, tables, facts, leftovers)


def _compares_years(text: str, table: Table) -> bool:
    """Tell whether a table has a column for each of several years: no table of the form has."""
    first = (squeeze(cell.content.of(text)) for cell in table.rows[0].cells)
    return len({words for words in first if _YEAR.fullmatch(words)}) > 1


def _without_own(text: str, areas: Sequence[_Area]) -> Sequence[_Area]:
    """Return the tables without the report's own: those of parts that have none in the form.

    Only where every table of the form stands in its own part, for they may stand behind all parts.
    """
    if not any(tables for name, tables in areas if name is None):
        return areas
    there = {name for name, tables in areas if name is not None and _is_there(text, tables, name)}
    if there < set(filter(None, _tables_by_part().values())):
        return areas
    return [(name, tables if name else []) for name, tables in areas]


def _is_there(text: str, tables: Sequence[Table], name: str) -> bool:
    """Tell whether tables have labels of a table of the form in them."""
    cells = (cell for table in tables for row in table.rows for cell in row.cells)
    found = (match for cell in cells for match in all_labels().exact(cell.content.of(text)))
    return len({match.label for match in found if match.table == name}) >= _LEAST_LABELS


def _planned(text: str, areas: Sequence[_Area]) -> tuple[Plan, Stock]:
    """Return what the tables are, and their cells in the order in which the plan counts them."""
    frame, stock = take(text, areas, tight=True)
    if len(stock.cells) <= _MOST_CELLS:
        plan = _plan(frame)
        if plan.full:
            return plan, stock
    frame, stock = take(text, areas, tight=False)
    return _plan(frame) if len(stock.cells) <= _MOST_CELLS else work_out(frame), stock


@cache
def _tables_by_part() -> dict[int, str | None]:
    """Return the statutory table of each part that has one, in any edition."""
    return {p.number: p.table for e in all_editions() for p in e.parts}


_plan = lru_cache(maxsize=_MOST_PLANS)(work_out)
