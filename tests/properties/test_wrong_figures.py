"""One wrong figure is found where it stands, with the value that it should have; of two, the truth is among the repairs."""

from __future__ import annotations

import os

from random import Random
from typing import TYPE_CHECKING

import pytest

from generate import build, document, write_text
from generate.mutate import change_cell, change_claim
from generate.telling import Kind
from reading import errors_in, told


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generate.document import Document
    from generate.figures import Value
    from govlint.diagnostic import Diagnostic

REPORTS = 1_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 60
SURE = 0.99


def wrong_value(random: Random, value: Value) -> int:
    """Return another count, mistaken the way that people mistake one, or any."""
    right = str(value)
    at = random.randrange(len(right))
    slips = [
        right[:at] + str(random.randint(0, 9)) + right[at + 1 :],
        right[:at] + right[at + 1 :] or "0",
        right[: at + 1] + right[at:],
        str(random.randint(0, 2 * int(value) + 9)),
    ]
    wrong = int(random.choice(slips))
    return wrong if wrong != value else int(value) + random.randint(1, 9)


def reports(count: int = REPORTS) -> Iterator[tuple[Random, Document]]:
    """Yield reports with the randomness that made them."""
    for seed in range(count):
        random = Random(seed)
        yield random, document(build(random))


def one_error(report: Document, mark: object, right: Value) -> Callable[[], str]:
    """Return what is wrong with what is said about a report with one wrong figure; nothing, if all is well."""
    written = write_text(report, "tabs")
    errors = errors_in(written)
    if len(errors) != 1:
        return f"{len(errors)} errors: {told(errors)}"
    (error,) = errors
    place = (error.location.line, error.location.column)
    if place != written.place(mark):
        return f"at {place} instead of {written.place(mark)}: {told(errors)}"
    return "" if error.expected == right else f"expected {error.expected}, not {right}"


def share(complaints: list[str]) -> float:
    """Return the share of cases without a complaint."""
    return sum(not c for c in complaints) / len(complaints)


def test_wrong_cell() -> None:
    """A wrong cell of table 3 makes one error, at the cell, with the right value."""
    complaints = []
    for random, report in reports():
        key = random.choice([c.key for c in report.grid("requests").cells if c.key])
        right = report.model.facts[key]
        wrong = change_cell(report, key, wrong_value(random, right))
        complaints.append(one_error(wrong, key, right))

    assert share(complaints) >= SURE, [c for c in complaints if c][:5]
