"""What the tables of a frame are: which cells are labels, which hold the figures of which row, and what is left over.

Nothing here looks at a figure, so that a plan holds for every report with the same frame (`govlint.form.bind`). Cells,
rows and tables go by their numbers.
"""

from __future__ import annotations

import re

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from govlint.document.normal import squeeze
from govlint.form.account import left_over
from govlint.form.assign import assign, filled, usual_offsets
from govlint.form.edition import all_editions, load
from govlint.form.labels import Role, all_labels
from govlint.form.order import Columns, columns_of
from govlint.form.planned import NO_CELL, Plan, PlannedForeign, PlannedRow, PlannedTable
from govlint.form.scan import scan


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint.form.edition import BlockForm, ColumnForm, Edition, TableForm
    from govlint.form.frame import Frame
    from govlint.form.runs import Label, Run, Scan


_MONEY = re.compile("[十百千万亿]*元")


@dataclass(slots=True)
class _Chosen:
    """A run with the block and row of the form it was found to be."""

    run: Run
    edition: Edition
    block: int
    index: int


def work_out(frame: Frame) -> Plan:
    """Return what the tables of a frame are."""
    scanner = scan(frame)
    scans, full = scanner.scans, scanner.sure
    evidence = Counter(_evidence(scans))
    edition = load(max(evidence, key=lambda e: (evidence[e], e))) if evidence else None
    if edition is None and scans:
        edition = all_editions()[0]
    tables: dict[str, PlannedTable] = {}
    used = set(scanner.used)
    for name, found in scans.items():
        if edition is not None and (found.runs or found.labels):
            binder = _Binder(found, edition)
            planned = binder.planned()
            full = full and binder.full
            used |= binder.used
            if planned is not None:
                tables[name] = planned
    unreadable = {n for t in tables.values() if t.unreadable for n in t.tables}
    leftovers = left_over(frame, used, unreadable) if edition is not None else ()
    editions = tuple(sorted({e for t in tables.values() for e in t.editions} | set(evidence)))
    return Plan(edition, editions, tables, full, leftovers)


def _evidence(scans: Mapping[str, Scan]) -> Iterable[str]:
    """Yield the edition of every label that only one edition has."""
    for found in scans.values():
        for run in found.runs:
            if run.label and run.label.exact and run.values and _only(run.label):
                yield from {m.edition for m in run.label.in_role(Role.ROW)}
        for label in found.labels:
            if label.exact and label.in_role(Role.COLUMN) and _only(label):
                yield label.matches[0].edition


def _only(label: Label) -> bool:
    return len({m.edition for m in label.matches}) == 1


@cache
def _owners(table: str, row: str, columns: tuple[str, ...]) -> frozenset[str]:
    """Return the editions in which a table has a block with this row and just these columns."""
    return frozenset(
        e.id
        for e in all_editions()
        for block in e.table(table).blocks
        if any(r.key == row for r in block.rows) and {c.key for c in block.columns} == set(columns)
    )


class _Binder:
    """Binds the runs of one statutory table; ``full``: each has as many figures as the form has columns."""

    def __init__(self, found: Scan, edition: Edition) -> None:
        self.found = found
        self.full = True
        self.edition = edition
        self._above: dict[int, Counter[tuple[str, int]]] = {}
        self.departures: list[tuple[int, str, str]] = []
        self.missing_columns: list[tuple[BlockForm, ColumnForm]] = []
        self.order: list[tuple[int, ColumnForm]] = []
        self.used: set[int] = set()
        self.subtotals: list[Run] = []

    def planned(self) -> PlannedTable | None:
        """Return the table, None where its labels turn up without any row of it."""
        chosen = [c for c in map(self._choose, self.found.runs) if c is not None]
        chosen = self._without_groups(chosen)
        if not chosen and not self.found.runs and len(self.found.labels) < 3:
            return None
        rows: list[PlannedRow] = []
        duplicates: list[PlannedRow] = []
        unreadable = None
        valueless = len(chosen) > 1 and not any(filled(c.run.values) for c in chosen)
        # A label without its cell among rows that have theirs is one row left short.
        by_line = 2 * sum(c.run.alone for c in chosen) > len(chosen)
        seen: set[str] = set()
        for (edition_id, b), runs in _grouped(chosen).items():
            block = load(edition_id).table(self.found.name).blocks[b]
            columns = columns_of(block, [c.run for c in runs])
            self._note_columns(columns)
            offsets = usual_offsets([c.run for c in runs], len(columns.printed))
            for c in runs:
                row, lost = self._row(c, block, columns, offsets, valueless=valueless)
                first = row.facts[0].key
                if first in seen:
                    if filled(c.run.values):
                        duplicates.append(row)
                    continue
                seen.add(first)
                rows.append(row)
                if lost and by_line and not valueless:
                    unreadable = "dropped"
        if unreadable is None and self._fragments(rows):
            unreadable = "dropped"
        return self._table(rows, duplicates, unreadable, chosen)

    def _note_columns(self, columns: Columns) -> None:
        """Keep what is to be said of a block's columns."""
        self.missing_columns += [(columns.block, column) for column in columns.missing]
        self.order += [(head.slot.index, column) for head, column in columns.reordered]

    def _table(
        self,
        rows: list[PlannedRow],
        duplicates: list[PlannedRow],
        unreadable: str | None,
        chosen: list[_Chosen],
    ) -> PlannedTable:
        editions = self._editions(rows)
        edition = self.edition
        if len(editions) == 1:
            edition = load(editions[0])
        form = edition.table(self.found.name)
        present = {fact.key for row in rows for fact in row.facts}
        missing = [
            (block, row)
            for b, block in enumerate(self._forms(rows, form))
            for i, row in enumerate(block.rows)
            if not any(block.key(i, j) in present for j in range(len(block.columns)))
        ]
        self.used.update(label.slot.index for label in self.found.labels)
        foreign = self._foreign(chosen)
        self.departures += [
            (label.slot.index, label.text, label.matches[0].label)
            for label in self.found.labels
            if not label.exact and not label.in_role(Role.ROW) and label.in_role(Role.COLUMN)
        ]
        return PlannedTable(
            form,
            edition,
            tuple(self.found.tables),
            tuple(rows),
            () if unreadable else tuple(missing),
            () if unreadable else tuple(self.missing_columns),
            tuple(self.departures),
            unreadable,
            editions,
            tuple(self.order),
            tuple(duplicates),
            foreign,
        )

    def _foreign(self, chosen: list[_Chosen]) -> tuple[PlannedForeign, ...]:
        """Return the rows that the form does not have, a subtotal with the group that it stands for."""
        found = []
        for run in (*self.found.foreign, *self.subtotals):
            label = run.label
            if label is None:
                continue
            before = [c for c in chosen if c.run.label and c.run.line.index < run.line.index]
            near = max(before, key=lambda c: c.run.line.index, default=None)
            group = next((m.label for m in label.in_role(Role.GROUP)), None)
            block = None
            if near is not None:
                block = near.edition.table(self.found.name).blocks[near.block]
                if group is None and label.in_role(Role.COLUMN):
                    group = block.rows[near.index].group
            cells = tuple(slot.index for slot in filled(run.values))
            self.used.update(slot.index for slot in run.values)
            self.used.add(label.slot.index)
            found.append(PlannedForeign(label.slot.index, run.line.index, cells, block, group))
        return tuple(found)

    def _forms(self, rows: list[PlannedRow], form: TableForm) -> tuple[BlockForm, ...]:
        """Return the blocks to expect: those of the table's edition, or the other edition's where that is met."""
        met = {id(row.block) for row in rows}
        blocks = list(form.blocks)
        for other in all_editions():
            for b, block in enumerate(other.table(form.name).blocks[: len(blocks)]):
                if id(block) in met:
                    blocks[b] = block
        return tuple(blocks)

    def _editions(self, rows: list[PlannedRow]) -> tuple[str, ...]:
        """Return the editions whose own blocks were met; a block that both have alike is no evidence."""
        met: set[str] = set()
        for row in rows:
            columns = tuple(c.key for c in row.block.columns)
            owners = _owners(self.found.name, row.form.key, columns)
            if len(owners) == 1:
                met |= owners
        return tuple(sorted(met))

    def _choose(self, run: Run) -> _Chosen | None:
        """Return the block and row of the form that a run is."""
        if run.label is None:
            return _Chosen(run, self.edition, 0, 0)
        best: tuple[int, int, int] | None = None
        chosen: _Chosen | None = None
        known = {(m.edition, m.block): m.index for m in reversed(run.label.in_role(Role.ROW))}
        above = self._blocks_above(run.heads)
        full = len(filled(run.values))
        for edition in all_editions():
            for b, block in enumerate(edition.table(self.found.name).blocks):
                index = known.get((edition.id, b))
                if index is None:
                    index = self._row_index(run.label, edition, b)
                    if index is None:
                        continue
                fit = full == len(block.columns)
                score = (above[edition.id, b], int(fit), int(edition is self.edition))
                if best is None or score > best:
                    best, chosen = score, _Chosen(run, edition, b, index)
        return chosen

    def _blocks_above(self, heads: tuple[Label, ...]) -> Counter[tuple[str, int]]:
        """Return how many of a run's heads are columns of each block, by edition and number of the block."""
        found = self._above.get(id(heads))
        if found is None:
            met = [{(m.edition, m.block) for m in h.in_role(Role.COLUMN)} for h in heads]
            found = self._above[id(heads)] = Counter(place for places in met for place in places)
        return found

    def _row_index(self, label: Label, edition: Edition, block: int) -> int | None:
        """Return the row that a label is in a block in which none is worded so: one much alike, or the other form's."""
        for m in all_labels().close(label.text, self.found.name):
            if m.role is Role.ROW and m.edition == edition.id and m.block == block:
                return m.index
        own = edition.table(self.found.name).blocks[block].rows
        mine = {
            e.table(self.found.name).blocks[m.block].rows[m.index].key
            for m in label.in_role(Role.ROW)
            for e in all_editions()
            if e.id == m.edition
        }
        return next((i for i, row in enumerate(own) if row.key in mine), None)

    def _without_groups(self, chosen: list[_Chosen]) -> list[_Chosen]:
        """Leave out labels that are a row in one edition and a group in the other, where their rows are there."""
        keys = {c.edition.table(self.found.name).blocks[c.block].rows[c.index].key for c in chosen}
        kept = []
        for c in chosen:
            if (
                c.run.label is not None
                and c.run.label.in_role(Role.GROUP)
                and any(k.startswith(_key(c) + ".") for k in keys)
            ):
                if filled(c.run.values):
                    self.subtotals.append(c.run)
                continue
            kept.append(c)
        return kept

    def _row(
        self,
        c: _Chosen,
        block: BlockForm,
        columns: Columns,
        offsets: dict[int, int],
        *,
        valueless: bool,
    ) -> tuple[PlannedRow, bool]:
        """Return the row with the cells of its facts, and whether cells were lost on the way."""
        run, form = c.run, block.rows[c.index]
        self.full = self.full and len(filled(run.values)) == len(block.columns)
        cells = assign(run, len(columns.printed), offsets, columns.grid(run))
        label = run.label
        if label is not None and (not label.exact or not self._statutory(label, c)):
            self.departures.append((label.slot.index, label.text, form.label))
        facts = c.edition.facts
        at: list[int | None] = (
            [slot.index for slot in cells] if cells else [None] * len(columns.printed)
        )
        if valueless and not cells:
            at = [NO_CELL] * len(at)
        # The cells of a row that does not show which is which are spoken of together (GOV107).
        self.used.update(i for i in at if i is not None)
        if not cells:
            self.used.update(slot.index for slot in run.values)
        placed = sorted(zip(columns.printed, at, strict=True), key=lambda pair: pair[0])
        row = PlannedRow(
            form,
            block,
            label.slot.index if label is not None else None,
            run.line.index,
            run.line.number,
            tuple(facts[block.key(c.index, j)] for j, _ in placed),
            tuple(i for _, i in placed),
            tuple(at) if columns.reordered and cells else None,
            columns.doubtful,
            _heading_unit(run),
            cells is not None or valueless,
            len(filled(run.values)) > len(columns.printed),
        )
        return row, cells is None and run.alone and not run.last

    def _statutory(self, label: Label, c: _Chosen) -> bool:
        """Tell whether the wording is one that the chosen edition accepts."""
        return any(m.edition == c.edition.id and m.role is Role.ROW for m in label.matches)

    def _fragments(self, rows: list[PlannedRow]) -> bool:
        """Tell whether figures turn up where no row's label stands before them, in a table of one cell a line."""
        return bool(self.found.unassigned or self.found.foreign) and any(
            r.complete is False for r in rows
        )


def _heading_unit(run: Run) -> str | None:
    """Return the unit that a row's headings state for its amounts, where it is not the form's."""
    words = squeeze("".join(h.text for h in run.heads if h.in_role(Role.COLUMN)))
    named = None if "万元" in words else _MONEY.search(words)
    return named and named[0]


def _key(c: _Chosen) -> str:
    return (
        c.edition.table(c.run.label.table if c.run.label else "cases")
        .blocks[c.block]
        .rows[c.index]
        .key
    )


def _grouped(chosen: list[_Chosen]) -> dict[tuple[str, int], list[_Chosen]]:
    groups: dict[tuple[str, int], list[_Chosen]] = {}
    for c in chosen:
        groups.setdefault((c.edition.id, c.block), []).append(c)
    return groups
