"""The same report says the same in every file format: figures, claims, findings."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from generate.mutate import change_cell
from generate.strategies import SEEDS, documents
from generate.write.text import write_text
from generate.write.ways import FORMATS
from hypothesis import given
from hypothesis import strategies as st
from reading import errors_in, figures_of, found_in, shown

from govlint.engine.examine import examine


if TYPE_CHECKING:
    from generate.document import Document
    from generate.write.output import Written

NAMES = st.sampled_from(tuple(FORMATS))


def claims_of(file: Written) -> list[tuple[tuple[str, ...], object]]:
    """Return what the prose of a file states, places apart."""
    claims = examine(file.data, file.name).reading.claims
    return [(claim.keys, claim.figure.value) for claim in claims]


@given(documents(), SEEDS, NAMES)
def test_same_everywhere(report: Document, seed: int, name: str) -> None:
    """All figures are read back, the prose says the same, and there is nothing to say about it."""
    file = FORMATS[name](report, Random(seed))

    assert report.model.facts == figures_of(file)
    assert claims_of(write_text(report)) == claims_of(file)
    assert shown(d for d in found_in(file) if d.severity == "error" or d.code[3] in "23") == []


@given(documents(), SEEDS, NAMES)
def test_same_error(report: Document, seed: int, name: str) -> None:
    """A wrong figure is the same error in every format."""
    key = Random(seed).choice([c.key for c in report.grid("requests").cells if c.key])
    wrong = change_cell(report, key, report.model.facts[key] + 1)
    expected = [(d.code, d.message) for d in errors_in(write_text(wrong))]

    assert expected
    assert expected == [(d.code, d.message) for d in errors_in(FORMATS[name](wrong, Random(seed)))]
