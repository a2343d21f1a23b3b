"""Figures of the page on accuracy: so many of so many, kept with what they were before."""

from __future__ import annotations

import json

from typing import TYPE_CHECKING, TypeAlias

from benchmarks.measure import ROOT


if TYPE_CHECKING:
    from pathlib import Path


Figures: TypeAlias = "dict[str, tuple[int, int]]"
"""A count and what it is out of, by name."""

KEPT = ROOT / "benchmarks" / "accuracy" / "figures.json"


def share(figure: tuple[int, int]) -> str:
    """Return a figure as a share in per cent; rounding never makes it 100."""
    count, whole = figure
    if not whole:
        return "—"
    return "100%" if count == whole else f"{min(count / whole, 0.9999):.2%}"


def load(path: Path = KEPT) -> tuple[str, Figures, str, Figures]:
    """Return where and when the last run was, its figures, and the same of the run before it."""
    if not path.is_file():
        return "", {}, "", {}
    kept = json.loads(path.read_text(encoding="utf-8"))
    now, before = kept["now"], kept["before"]
    return now["measured"], _pairs(now), before["measured"], _pairs(before)


def _pairs(run: dict[str, dict[str, list[int]]]) -> Figures:
    return {name: (count, whole) for name, (count, whole) in run["figures"].items()}


def save(
    measured: str, figures: Figures, measured_before: str, before: Figures, path: Path = KEPT
) -> None:
    """Keep a run and the one before it."""
    kept = {
        "now": {"measured": measured, "figures": figures},
        "before": {"measured": measured_before, "figures": before},
    }
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
