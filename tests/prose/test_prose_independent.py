"""Sentences written before the reader was looked at: what it has to reach on phrases that it was not made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.prose import Case, load, read_case, score, taken_decoys


CASES = load(Path(__file__).with_name("independent.jsonl"))


def test_figures() -> None:
    """Nearly all claims are read, hardly one wrongly."""
    counts = score(CASES, [])

    assert counts["claims read"] >= 0.95 * counts["claims"]
    assert counts["certain right"] >= 0.99 * counts["certain given"]
    assert counts["closed sums read"] >= 0.95 * counts["closed sums"]
    assert counts["closed sums too many"] == 0
    assert counts["absences read"] == counts["absences"]
    assert counts["percentages read"] >= 0.95 * counts["percentages"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_no_decoy(case: Case) -> None:
    """What is no figure of the form is not taken for one."""
    assert list(taken_decoys(case, read_case(case))) == []
