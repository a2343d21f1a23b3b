"""What all sections of a run share: its folder, its options, how costs are shown."""

from __future__ import annotations

import sys

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.page import Words


if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.measure import Cost
    from benchmarks.tools import Tools


GOVLINT = (sys.executable, "-m", "govlint")
CONCISE = ("--isolated", "--output-format", "concise")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmarks: a folder for what it writes, the other programs, and how much to do."""

    folder: Path
    tools: Tools
    reports: int
    rounds: int
    country: int


COST = (
    Words("程序", "program"),
    Words("版本", "version"),
    Words("墙钟（秒）", "wall (s)"),
    Words("倍数（墙钟）", "ratio (wall)"),
    Words("处理器（秒）", "CPU (s)"),
    Words("倍数（处理器）", "ratio (CPU)"),
    Words("内存（MB）", "memory (MB)"),
)
"""The columns of `costs`."""


def costs(
    taken: Mapping[str, Cost], base: str, versions: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Return a row for each program: its times, and their ratios to those of ``base``."""
    unit = taken[base]
    return [
        (
            f"`{name}`",
            versions.get(name, ""),
            f"{cost.wall:.3f}",
            f"{cost.wall / unit.wall:.2f}",
            f"{cost.cpu:.3f}",
            f"{cost.cpu / (unit.cpu or 0.001):.2f}",
            f"{cost.memory:.0f}",
        )
        for name, cost in taken.items()
    ]
