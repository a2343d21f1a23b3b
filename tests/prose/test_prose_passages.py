"""Passages in the manner of real reports: what is sure, what is fair, what is a decoy, each said beside the passage.

They were labelled by hand, before the reader was first run on them: p001 to p154 before its wordings were last gone
over, q001 and s001 on after that.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.prose import Case, edition_of, load, read_case, same_claim, score
from govlint.prose import Vocabulary


CASES = load(Path(__file__).with_name("passages.jsonl"))


def test_figures() -> None:
    """Nearly all is read, hardly anything wrongly."""
    counts = score(CASES, [])

    assert counts["claims read"] >= 0.94 * counts["claims"]
    assert counts["certain right"] >= 0.995 * counts["certain given"]
    assert counts["closed sums read"] >= 0.92 * counts["closed sums"]
    assert counts["absences read"] == counts["absences"]
    assert counts["decoys taken"] <= 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_nothing_is_certain_that_is_not_said(case: Case) -> None:
    """A claim that is certain is one that the passage is labelled with, in one of its fair readings."""
    vocabulary = Vocabulary.load(edition_of(case))
    listed = [*case.get("claims", []), *case.get("absences", [])]
    for claim in read_case(case).claims:
        if claim.certain and claim.figure.value and not claim.implied:
            assert any(same_claim(claim, stated, vocabulary) for stated in listed), claim
