"""Sentences as reports put them, each with all that is to be read from it and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.prose import (
    Case,
    edition_of,
    load,
    read_case,
    same_claim,
    same_percentage,
    same_sum,
)
from govlint.prose import Vocabulary


if TYPE_CHECKING:
    from govlint.prose import Reading


CASES = load(Path(__file__).with_name("cases.jsonl"))


@pytest.fixture(name="reading")
def _reading(case: Case) -> Reading:
    return read_case(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_claims_and_absences(case: Case, reading: Reading) -> None:
    """Every figure of the form is read with its keys and its certainty, and no other is."""
    vocabulary = Vocabulary.load(edition_of(case))
    listed = [*case.get("claims", []), *case.get("absences", [])]
    for stated in listed:
        found = [claim for claim in reading.claims if same_claim(claim, stated, vocabulary)]

        assert found, stated["text"]
        assert any(claim.certain == stated.get("certain", True) for claim in found), stated["text"]
    for claim in reading.claims:
        assert any(same_claim(claim, stated, vocabulary) for stated in listed), claim


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_sums(case: Case, reading: Reading) -> None:
    """Every list is read with its whole, its parts and whether it is closed."""
    listed = case.get("sums", [])

    assert len(listed) == len(reading.sums)
    for stated in listed:
        assert any(
            same_sum(found, stated) and found.closed == stated["closed"] for found in reading.sums
        ), stated


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_percentages(case: Case, reading: Reading) -> None:
    """Every percentage is read that has both its figures in the text."""
    listed = case.get("percentages", [])

    assert len(listed) == len(reading.percentages)
    for stated in listed:
        assert any(same_percentage(found, stated) for found in reading.percentages), stated


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_figure_s_span_covers_its_digits(case: Case, reading: Reading) -> None:
    """An error is drawn at the figure: its span begins and ends with a digit, inside the claim's."""
    for claim in reading.claims:
        assert claim.span.of(case["text"])
        if claim.absence:
            continue
        written = claim.figure.span.of(case["text"])

        assert written[0].isnumeric() or written[0] in "零两", written
        assert written[-1].isnumeric() or written[-1] in "零两", written
        assert claim.span.start <= claim.figure.span.start
        assert claim.figure.span.end <= claim.span.end
