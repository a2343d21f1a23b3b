"""A wrong figure is found where it stands, with the value it should have; of two, the truth is among the repairs.

Not every report can meet this: figures may be wrong in a way that another reading explains as well. So these are shares
over many reports, not properties of each.
"""

from __future__ import annotations

import os

from random import Random
from typing import TYPE_CHECKING

from generate import build, document, write_text
from generate.mutate import change_cell, change_claim, wrong_value
from generate.passages import Kind
from reading import errors_in, shown


if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from generate.document import Document
    from generate.figures import Value

    from govlint.rule.diagnostic import Diagnostic

REPORTS = 1_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 60
SURE = 0.99


def reports(count: int = REPORTS) -> Iterator[tuple[Random, Document]]:
    """Yield reports with the randomness that made them."""
    for seed in range(count):
        random = Random(seed)
        yield random, document(build(random))


def keys_of(report: Document, table: str) -> list[str]:
    """Return the keys of a table's figures."""
    return [c.key for c in report.grid(table).cells if c.key]


def complaint(report: Document, mark: Hashable, right: Value) -> str:
    """Return what is wrong with the findings in a report with one wrong figure, nothing where they are right."""
    written = write_text(report, "tabs")
    errors = errors_in(written)
    if len(errors) != 1:
        return f"{len(errors)} errors: {shown(errors)}"
    place = (errors[0].location.line, errors[0].location.column)
    if place != written.place(mark):
        return f"at {place} instead of {written.place(mark)}: {shown(errors)}"
    return "" if errors[0].expected == right else f"expected {errors[0].expected}, not {right}"


def is_count(report: Document, block: int, index: int) -> bool:
    """Tell whether a number of the prose is a count of the form; amounts may be rounded, so they make warnings only."""
    claim = report.claim(block, index)
    return claim.kind is Kind.CLAIM and claim.name != "fees"


def repairs_of(errors: Iterable[Diagnostic]) -> set[tuple[object, object]]:
    """Return all figures that any finding would change, with the values they would have."""
    found: set[tuple[object, object]] = set()
    for error in errors:
        found |= {(step.fact, step.new) for repair in error.repairs for step in repair}
        if error.code == "GOV200":
            found.add((error.facts[0], error.expected))
    return found


def check_share(complaints: Iterable[str]) -> None:
    """Check that nearly all is well."""
    cases = list(complaints)
    amiss = [c for c in cases if c]

    assert 1 - len(amiss) / len(cases) >= SURE, amiss[:5]


def wrong_cells(count: int = REPORTS) -> Iterator[str]:
    """Yield what is amiss with reports that have a wrong cell in table 3."""
    for random, report in reports(count):
        key = random.choice(keys_of(report, "requests"))
        right = report.model.facts[key]
        yield complaint(change_cell(report, key, wrong_value(random, right)), key, right)


def wrong_claims(count: int = REPORTS) -> Iterator[str]:
    """Yield what is amiss with reports that have a wrong figure in the prose."""
    for random, report in reports(count):
        marks = [m for m in report.claims() if is_count(report, *m)]
        if not marks:
            continue
        mark = random.choice(marks)
        claim = report.claim(*mark)
        wrong = wrong_value(random, claim.value)
        facts = report.model.facts
        if wrong in {sum(facts[key] for key in keys) for keys in (claim.keys, *claim.alt)}:
            continue  # true by another fair reading
        amiss = complaint(change_claim(report, *mark, wrong), mark, claim.value)
        yield amiss and f"{claim.name} {claim.value} -> {wrong}: {amiss}"


def two_wrong_cells(count: int = REPORTS) -> Iterator[str]:
    """Yield what is amiss with reports that have two wrong cells in table 3 and do not show both right values."""
    for random, report in reports(count):
        keys = random.sample(keys_of(report, "requests"), 2)
        facts = report.model.facts
        wrong = report
        for key in keys:
            wrong = change_cell(wrong, key, wrong_value(random, facts[key]))
        errors = errors_in(write_text(wrong, "tabs"))
        missing = {(key, facts[key]) for key in keys} - repairs_of(errors)
        yield f"{missing} not among the repairs: {shown(errors)}" if missing else ""


def test_wrong_cell() -> None:
    """A wrong cell of table 3 makes one error, at the cell, with the right value."""
    check_share(wrong_cells())


def test_wrong_claim() -> None:
    """A wrong figure in the prose makes one error, at the figure, with the right value."""
    check_share(wrong_claims())


def test_two_wrong_cells() -> None:
    """Of two wrong cells both right values are shown."""
    check_share(two_wrong_cells())


def test_wrong_case() -> None:
    """A wrong figure of table 4 makes an error in its block; the right value is among those shown."""
    for random, report in reports():
        key = random.choice(keys_of(report, "cases"))
        right = report.model.facts[key]
        errors = errors_in(write_text(change_cell(report, key, wrong_value(random, right)), "tabs"))

        assert (key, right) in repairs_of(errors), shown(errors)
