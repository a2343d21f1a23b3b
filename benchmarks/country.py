"""A country's year: very many generated reports, one command, watched from the first to the last."""

from __future__ import annotations

import shutil

from typing import TYPE_CHECKING

from benchmarks.corpus import write
from benchmarks.page import Section, Target, Words
from benchmarks.run import CONCISE, GOVLINT
from benchmarks.watched import watch


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.run import Run
    from benchmarks.watched import Watched


_FOLDER = 1000
_FAULTY = 50
_STEADY = 1.05
"""Memory does not grow, as far as it can be measured: the last quarter of the run against the first."""


def _corpus(folder: Path, count: int) -> int:
    """Write reports to folders of a thousand and return their size in bytes."""
    return sum(
        write(folder / f"{first // _FOLDER:04}", min(_FOLDER, count - first), _FAULTY, first)
        for first in range(0, count, _FOLDER)
    )


def section(run: Run) -> Section:
    """Return what was seen of the run: of each report by itself, then of all of them compared as well."""
    folder = run.folder / "country"
    size = _corpus(folder, run.country)
    single = _watched(folder, "--no-collection")
    compared = _watched(folder)
    shutil.rmtree(folder)
    targets = []
    if single.quarter(0):
        name = Words("内存，最后四分之一 ÷ 最初四分之一", "memory, last ÷ first quarter of the run")
        targets.append(Target(name, single.quarter(3) / single.quarter(0), _STEADY))
        name = Words("相互比较时每份报告多占的内存，kB", "more memory a report for comparing, kB")
        more = max(compared.samples) - max(single.samples)
        targets.append(Target(name, 1000 * more / run.country))
    return Section(
        Words("一个国家一年的报告", "A country's year"),
        Words(
            f"`python -m benchmarks --country {run.country}`：{run.country:,} 份生成的报告（{size / 1e6:.0f} MB，"
            f"每 {_FOLDER} 份一个目录，每 {_FAULTY} 份有一份算错），一条命令，所有规则："
            "先逐份检查（`--no-collection`），再把各份报告相互比较。"
            "结果经管道读取，每行记下到达的时间；"
            "内存是所有进程之和（共用的只算一次），每秒看四次，取各四分之一的中位数；每个进程的缓存（大小有限）"
            "读了几千份才满，因此份数少的时候看得到它们增长。",
            f"`python -m benchmarks --country {run.country}`: {run.country:,} generated reports ({size / 1e6:.0f} MB, "
            f"in folders of {_FOLDER}, one in {_FAULTY} with a wrong figure), one command, all rules: each report by "
            "itself (`--no-collection`), then with all reports compared with each other. The results are "
            "read from a pipe, each line timed; memory is that of all processes (what they share "
            "counted once), looked at four times a second, the median of each quarter of the run; caches of a "
            "process, whose size is bounded, are full after some thousand reports: a short run shows them fill.",
        ),
        (
            Words("量", "figure"),
            Words("逐份检查", "each by itself"),
            Words("相互比较", "compared"),
        ),
        [
            (name, one, other)
            for (name, one), (_, other) in zip(
                _rows(single, run.country), _rows(compared, run.country), strict=True
            )
        ],
        targets=targets,
    )


def _watched(folder: Path, *options: str) -> Watched:
    seen = watch((*GOVLINT, str(folder), *CONCISE, *options))
    if seen.status not in {0, 1}:
        message = f"status {seen.status} after {seen.wall:.0f} s"
        raise RuntimeError(message)
    return seen


def _rows(seen: Watched, count: int) -> Iterator[tuple[Words, str]]:
    yield Words("墙钟", "wall"), f"{seen.wall:,.0f} s"
    yield Words("处理器时间", "processor time"), f"{seen.cpu:,.0f} s"
    yield Words("每秒报告数", "reports a second"), f"{count / seen.wall:.0f}"
    yield Words("第一行结果", "first line of results"), f"{seen.first:.1f} s"
    yield Words("最后一行结果", "last line of results"), f"{seen.last:,.1f} s"
    yield Words("结果行数", "lines of results"), f"{seen.lines:,}"
    yield Words("进度行更新次数", "times the line of progress was written"), f"{seen.shown:,}"
    if any(seen.samples):
        names = ("一", "二", "三", "四"), ("first", "second", "third", "last")
        for number, (zh, en) in enumerate(zip(*names, strict=True)):
            name = Words(f"内存，第{zh}个四分之一", f"memory, {en} quarter")
            yield name, f"{seen.quarter(number):.1f} MB"
        yield Words("内存，最多", "memory, most"), f"{max(seen.samples):.1f} MB"
