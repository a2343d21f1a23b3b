"""Passages by two people who did not look at the reader: what their first reading showed has been mended, by kind.

At first 83 % of the claims and 34 % of the absences were read, 96 % of the certain claims were right, 12 of 332 decoys
taken and 6 of 130 reports that agree called wrong.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.prose import load, score


CASES = load(Path(__file__).with_name("blind.jsonl"))


def test_figures() -> None:
    """Hardly anything is read wrongly; what is missed is known to be more than in the other collections."""
    counts = score(CASES, [])

    assert counts["certain right"] >= 0.99 * counts["certain given"]
    assert counts["claims read"] >= 0.84 * counts["claims"]
    assert counts["closed sums read"] >= 0.79 * counts["closed sums"]
    assert counts["decoys taken"] <= 10
