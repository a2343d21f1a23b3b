"""Kinds of faults: each makes one right report wrong and says what a finding about it has to name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generate import mutate
from generate.passages import Kind

from benchmarks.page import Words


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from random import Random

    from generate.document import Document
    from generate.figures import Value

    from govlint.rule.diagnostic import Diagnostic

TABLES = ("disclosed", "requests", "cases")
NO_COUNTS = ("若干", "-3", "2.5", "N/A")


_FIGURE, _MOVED = "GOV200", "GOV208"
"""The rules that name a wrong figure, and figures that stand in each other's places."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A wrong report, and the truth about it.

    ``codes`` are the rules one of which has to report it; ``values`` are the figures that a finding has to propose,
    each with its key, None for a figure of the prose; ``keys`` are the figures concerned.
    """

    report: Document
    codes: frozenset[str] = frozenset()
    values: frozenset[tuple[str | None, Value]] = frozenset()
    keys: frozenset[str] = frozenset()

    def proposed(self, diagnostic: Diagnostic) -> set[tuple[str | None, Value]]:
        """Return the right values that a finding proposes, as the only ones or among several choices."""
        steps: set[tuple[str | None, object]] = {
            (step.fact, step.new) for repair in diagnostic.repairs for step in repair
        }
        if diagnostic.expected is not None:
            steps |= {(key, diagnostic.expected) for key in diagnostic.facts or (None,)}
        if diagnostic.code == _MOVED and self.keys <= set(diagnostic.facts):
            return set(self.values)
        return {
            (key, value)
            for key, value in self.values
            if (key, value) in steps or (key is None and value in {new for _, new in steps})
        }

    def is_named_by(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a finding is about this fault."""
        return (
            diagnostic.code in self.codes
            or not self.keys.isdisjoint(diagnostic.facts)
            or bool(self.proposed(diagnostic))
        )

    def is_misled(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a finding names a figure that is right as the wrong one."""
        return diagnostic.code in {_FIGURE, _MOVED} and not self.proposed(diagnostic)

    def is_found(self, diagnostics: tuple[Diagnostic, ...]) -> bool:
        """Tell whether all of it was found."""
        proposed: set[tuple[str | None, Value]] = set()
        for diagnostic in diagnostics:
            proposed |= self.proposed(diagnostic)
        if self.values:
            return proposed == self.values
        return any(diagnostic.code in self.codes for diagnostic in diagnostics)


def _keys(report: Document, table: str) -> list[str]:
    return [cell.key for cell in report.grid(table).cells if cell.key]


def _wrong(report: Document, random: Random, *keys: str) -> Fault:
    facts = report.model.facts
    changed = report
    for key in keys:
        changed = mutate.change_cell(changed, key, mutate.wrong_value(random, facts[key]))
    return _of_cells(changed, report, keys)


def _of_cells(changed: Document, report: Document, keys: Iterable[str]) -> Fault:
    """Return the fault of cells that no longer have the value that they had."""
    facts = report.model.facts
    values = frozenset((key, facts[key]) for key in keys)
    return Fault(changed, values=values, keys=frozenset(key for key, _ in values if key))


def _cell(table: str, count: int = 1) -> Callable[[Document, Random], Fault | None]:
    return lambda report, random: _wrong(
        report, random, *random.sample(_keys(report, table), count)
    )


def _claim(report: Document, random: Random) -> Fault | None:
    marks = [mark for mark in report.claims() if _is_count(report, *mark)]
    if not marks:
        return None
    mark = random.choice(marks)
    claim, facts = report.claim(*mark), report.model.facts
    wrong = mutate.wrong_value(random, claim.value)
    if wrong in {sum(facts[key] for key in keys) for keys in (claim.keys, *claim.alt)}:
        return None  # true by another fair reading
    changed = mutate.change_claim(report, *mark, wrong)
    return Fault(changed, values=frozenset({(None, claim.value)}), keys=frozenset(claim.keys))


def _is_count(report: Document, block: int, index: int) -> bool:
    claim = report.claim(block, index)
    return claim.kind is Kind.CLAIM and claim.name != "fees"


def _rows(report: Document, table: str) -> list[list[str]]:
    """Return the keys of each row whose figures are not all the same."""
    rows: dict[int, list[str]] = {}
    for cell in report.grid(table).cells:
        if cell.key:
            rows.setdefault(cell.row, []).append(cell.key)
    facts = report.model.facts
    return [keys for keys in rows.values() if len({facts[key] for key in keys}) > 1]


def _exchanged(report: Document, random: Random) -> Fault | None:
    facts = report.model.facts
    pairs = [
        pair
        for keys in _rows(report, "requests")
        for pair in pairwise(keys)
        if facts[pair[0]] != facts[pair[1]]
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    return _of_cells(mutate.swap_cells(report, one, other), report, (one, other))


def _shifted(report: Document, random: Random) -> Fault | None:
    rows = _rows(report, "requests")
    if not rows:
        return None
    keys, facts = tuple(random.choice(rows)), report.model.facts
    sources = zip(keys, (keys[-1], *keys[:-1]), strict=True)
    wrong = [key for key, source in sources if facts[key] != facts[source]]
    return _of_cells(mutate.shift_row(report, keys), report, wrong)


def _row(report: Document, random: Random) -> Fault | None:
    table = random.choice(TABLES[:2])
    rows = sorted({c.row_key for c in report.grid(table).cells if c.row_key and not c.key})
    return Fault(mutate.drop_row(report, random.choice(rows)), frozenset({"GOV105"}))


def _column(report: Document, random: Random) -> Fault | None:
    labels = [c.column_key for c in report.grid("requests").cells if c.column_key]
    dropped = mutate.drop_column(report, "requests", random.choice(labels))
    return Fault(dropped, frozenset({"GOV106"}))


def _changed(text: Callable[[Random], str], *codes: str) -> Callable[[Document, Random], Fault]:
    def make(report: Document, random: Random) -> Fault:
        key = random.choice(_keys(report, random.choice(TABLES[1:])))
        return Fault(mutate.change_cell(report, key, text(random)), frozenset(codes))

    return make


KINDS: dict[str, tuple[Words, Callable[[Document, Random], Fault | None]]] = {
    "cell": (Words("表三一个数填错", "one wrong figure in table 3"), _cell("requests")),
    "case": (Words("表四一个数填错", "one wrong figure in table 4"), _cell("cases")),
    "claim": (Words("正文一个数填错", "one wrong figure in the prose"), _claim),
    "cells": (Words("表三两个数填错", "two wrong figures in table 3"), _cell("requests", 2)),
    "exchanged": (Words("表三相邻两数互换", "two neighbours of table 3 exchanged"), _exchanged),
    "shifted": (Words("表三一行错开一格", "a row of table 3 shifted by a cell"), _shifted),
    "title": (
        Words("缺标题", "no title"),
        lambda report, _: Fault(mutate.drop_title(report), frozenset({"GOV110"})),
    ),
    "part": (
        Words("缺一部分", "a part missing"),
        lambda report, random: Fault(
            mutate.drop_part(report, random.randint(1, 6)), frozenset({"GOV101"})
        ),
    ),
    "table": (
        Words("缺一张表", "a table missing"),
        lambda report, random: Fault(
            mutate.drop_table(report, random.choice(TABLES)), frozenset({"GOV104"})
        ),
    ),
    "row": (Words("表中缺一行", "a row missing"), _row),
    "column": (Words("表三缺一列", "a column of table 3 missing"), _column),
    "empty": (Words("一格空着", "an empty cell"), _changed(lambda _: "", "GOV107", "GOV002")),
    "no count": (
        Words("一格不是件数", "a cell that is no count"),
        _changed(lambda random: random.choice(NO_COUNTS), "GOV205"),
    ),
}
"""Each kind's name on the page, and what makes it of a right report (None where the report has no place for it)."""


def drawn(kind: str, report: Document, random: Random) -> Iterator[Fault]:
    """Yield the fault of a kind, where the report has a place for it."""
    fault = KINDS[kind][1](report, random)
    if fault is not None:
        yield fault
