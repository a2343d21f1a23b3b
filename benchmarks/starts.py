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
    unit, *_, version, one = taken.values()
    return Section(
        Words("冷启动", "Cold start"),
        Words(
            "整个进程，轮流运行取中位数。目标：`--version` 不超过 1.5 倍，检查一份报告尽量接近 5 倍。",
            "Whole processes, run in turns, medians. The targets: 1.5 at most for `--version`, as near to 5 "
            "as can be for one report.",
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
                Words("`--version` ÷ `python -c pass`", "`--version` ÷ `python -c pass`"),
                version.wall / unit.wall,
                1.5,
            ),
            Target(
                Words("检查一份报告 ÷ `python -c pass`", "one report ÷ `python -c pass`"),
                one.wall / unit.wall,
                5,
            ),
        ],
    )
