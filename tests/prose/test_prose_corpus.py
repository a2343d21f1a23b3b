"""The corpus of reworded sentences, where it is there to be read."""

from __future__ import annotations

import pytest

from benchmarks.prose import default_path, load, score


def test_the_corpus_is_read() -> None:
    """Claims, closed sums, absences and percentages are read; no decoy is taken."""
    path = default_path()
    if not path.exists():
        pytest.skip("no corpus here")
    misses: list[str] = []

    counts = score(load(path), misses)

    listed = "\n".join(misses)
    assert counts["claims read"] >= 0.95 * counts["claims"], listed
    assert counts["certain right"] >= 0.99 * counts["certain given"], listed
    assert counts["decoys taken"] == 0, listed
    assert counts["closed sums read"] == counts["closed sums"], listed
    assert counts["closed sums too many"] == 0, listed
    assert counts["absences read"] == counts["absences"], listed
    assert counts["percentages read"] == counts["percentages"], listed
    assert counts["percentages too many"] == 0, listed
