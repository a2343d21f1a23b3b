"""Cold starts: Python alone, the version, one report."""

from __future__ import annotations

import sys

from typing import TYPE_CHECKING

from benchmarks.corpus import write
from benchmarks.measure import processes
from benchmarks.page import Section, Target, Words
from benchmarks.run import CONCISE, GOVLINT


if TYPE_CHECKING:
    from benchmarks.run import Run


_MOST = 16


def section(run: Run) -> Section:
    """Return the table of what it costs to start."""
    write(run.folder / "one", 1, 0)
    report = str(run.folder / "one" / "report-00000.txt")
    taken = processes(
        {
            "python -c pass": (sys.executable, "-c", "pass"),
            "python -c 'import click'": (sys.executable, "-c", "import click"),
            "python -c 'import lark'": (sys.executable, "-c", "import lark"),
            "govlint --version": (*GOVLINT, "--version"),
            "govlint one.txt --output-format concise": (*GOVLINT, report, *CONCISE),
        },
        run.rounds * 3,
    )
    unit, *_, one = taken.values()
    return Section(
        Words("冷启动", "Cold start"),
        Words(
            f"整个进程，轮流运行取中位数。目标：检查一份报告的处理器时间不超过 `python -c pass` 的 {_MOST} 倍。",
            "Whole processes, run in turns, medians. The target: one report takes at most "
            f"{_MOST} times the processor time of `python -c pass`.",
        ),
        (
            Words("命令", "command"),
            Words("墙钟（毫秒）", "wall (ms)"),
            Words("倍数（墙钟）", "ratio (wall)"),
            Words("处理器（毫秒）", "CPU (ms)"),
            Words("倍数（处理器）", "ratio (CPU)"),
            Words("内存（MB）", "memory (MB)"),
        ),
        [
            (
                f"`{name}`",
                f"{cost.wall * 1000:.0f}",
                f"{cost.wall / unit.wall:.1f}",
                f"{cost.cpu * 1000:.0f}",
                f"{cost.cpu / unit.cpu:.1f}",
                f"{cost.memory:.0f}",
            )
            for name, cost in taken.items()
        ],
        targets=[
            Target(
                Words("检查一份报告 ÷ `python -c pass`", "one report ÷ `python -c pass`"),
                one.cpu / unit.cpu,
                _MOST,
            ),
        ],
    )
