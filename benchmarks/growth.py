"""Growth: one report up to a thousand times its size, and with up to a thousand times its findings."""

from __future__ import annotations

import subprocess

from random import Random
from typing import TYPE_CHECKING

from benchmarks.corpus import build, document, tab_text
from benchmarks.measure import ROOT, environment, processes
from benchmarks.page import Section, Target, Words
from benchmarks.run import CONCISE, GOVLINT


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.measure import Cost
    from benchmarks.run import Run


SIZES = {False: (1, 10, 100, 1000), True: (1, 10, 100, 1000, 10_000)}
"""How many times the report stands there, and how many false sums there are."""
ROWS = 10
"""So many rows of table 3 are kept, since a thousand whole ones have more cells than are read of a file."""
_LINEAR = 1.1
"""Linear, as far as it can be measured: what each costs at the most times, against a tenth of them."""
_NOISE = 0.05
"""Seconds; smaller differences are left out."""
_LIMITS = ("--config", "limits = { text-length = 100000000 }")


def grown(times: int, *, wrong: bool) -> bytes:
    """Return a report that many times over; ``wrong``: once, with that many false sums in its prose."""
    random = Random(11)
    text = tab_text(document(build(random, edition="2021", size=200)), random).data.decode("utf-8")
    before, third, after = text.partition("\n三、")
    table, fourth, rest = after.partition("\n\n四、")
    text = before + third + "\n".join(table.splitlines()[: ROWS + 4]) + fourth + rest
    if not wrong:
        return (text + "\n").encode("utf-8") * times
    claim = "全年共收到政府信息公开申请9件，其中自然人申请5件，企业申请3件。\n"
    return (text + "\n一、总体情况\n" + claim * times).encode("utf-8")


def _findings(path: Path) -> int:
    """Return how many findings a report has."""
    done = subprocess.run(  # noqa: S603 - our own program
        (*GOVLINT, str(path), *CONCISE, *_LIMITS),
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        check=False,
    )
    return done.stdout.count(b"\n")


def section(run: Run) -> Section:
    """Return the tables of both kinds of growth."""
    paths: dict[tuple[int, bool], Path] = {}
    for wrong, sizes in SIZES.items():
        for times in sizes:
            path = paths[times, wrong] = run.folder / f"grown-{times}-{int(wrong)}.txt"
            path.write_bytes(grown(times, wrong=wrong))
    commands = {str(path): (*GOVLINT, str(path), *CONCISE, *_LIMITS) for path in paths.values()}
    taken = processes(commands, min(run.rounds, 3))
    costs = {what: taken[str(path)] for what, path in paths.items()}
    return Section(
        Words("增长", "Growth"),
        Words(
            f"一份报告（表三只留 {ROWS} 行，因为一个文件最多读二十万个单元格）重复若干遍；"
            "一份报告，正文里有若干句合计不对的话。整个进程的中位数；"
            "“每份毫秒”是减去一份的时间以后，每多一份的处理器毫秒数，线性则不变。",
            f"One report several times over (with {ROWS} rows of its table 3, since no more than 200,000 cells of a "
            "file are read), and one report with several false sums in its prose. Whole processes, medians; ms each is "
            "processor time for each one more, which stays the same where cost is linear.",
        ),
        (
            Words("增长的是", "what grows"),
            Words("倍数", "times"),
            Words("大小（KB）", "size (KB)"),
            Words("发现", "findings"),
            Words("处理器（秒）", "CPU (s)"),
            Words("每份毫秒", "ms each"),
            Words("内存（MB）", "memory (MB)"),
        ),
        list(_rows(costs, paths)),
        targets=[
            _linear(costs, Words("大小", "the size"), wrong=False),
            _linear(costs, Words("发现", "the findings"), wrong=True),
        ],
    )


def _rows(
    costs: dict[tuple[int, bool], Cost], paths: dict[tuple[int, bool], Path]
) -> Iterator[tuple[str | Words, ...]]:
    for (times, wrong), cost in costs.items():
        path = paths[times, wrong]
        more = cost.cpu - costs[1, wrong].cpu
        yield (
            Words("发现", "findings") if wrong else Words("大小", "size"),
            f"{times:,}",
            f"{path.stat().st_size / 1000:,.0f}",
            f"{_findings(path):,}",
            f"{cost.cpu:.2f}",
            f"{_each(costs, times, wrong=wrong):.2f}" if more > _NOISE else "",
            f"{cost.memory:.0f}",
        )


def _linear(costs: dict[tuple[int, bool], Cost], what: Words, *, wrong: bool) -> Target:
    """Return what each costs at the most times, against a tenth of them."""
    *_, tenth, most = SIZES[wrong]
    name = Words(
        f"每份毫秒，{what.zh} {most:,} 倍 ÷ {tenth:,} 倍",
        f"ms each, {most:,} ÷ {tenth:,} times {what.en}",
    )
    ratio = _each(costs, most, wrong=wrong) / _each(costs, tenth, wrong=wrong)
    return Target(name, ratio, _LINEAR)


def _each(costs: dict[tuple[int, bool], Cost], times: int, *, wrong: bool) -> float:
    """Return the milliseconds of each one more."""
    return (costs[times, wrong].cpu - costs[1, wrong].cpu) * 1000 / (times - 1)
