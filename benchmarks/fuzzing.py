"""What the last long run of the fuzzer found, as ``python -m fuzz`` wrote it to ``fuzz/counts.json``."""

from __future__ import annotations

import json

from typing import Any

from benchmarks.measure import ROOT
from benchmarks.page import Section, Target, Words


COUNTS = ROOT / "fuzz" / "counts.json"
_TITLE = Words("模糊测试", "Fuzzing")
_MANY = 1_000_000


def section(*_: object) -> Section:
    """Return the table of targets, or how to produce one."""
    if not COUNTS.is_file():
        how = "`python -m fuzz --help`"
        return Section(
            _TITLE,
            Words(f"还没有 `fuzz/counts.json`：{how}。", f"No `fuzz/counts.json` yet: {how}."),
        )
    counts: dict[str, Any] = json.loads(COUNTS.read_text(encoding="utf-8"))
    run = f"govlint {counts['version']}, Python {counts['python']}, {counts['date']}"
    return Section(
        _TITLE,
        Words(
            f"`python -m fuzz`（{run}），{counts['minutes']:g} 分钟：每个目标的输入数、崩溃数、"
            f"超过 {counts['limit']:g} 秒的输入数，以及最慢一个输入的处理器秒数。",
            f"`python -m fuzz` ({run}), {counts['minutes']:g} minutes: how many inputs each target was given, how "
            f"many crashed it, how many took more than {counts['limit']:g} s, and the processor time of the slowest.",
        ),
        (
            Words("目标", "target"),
            Words("用", "by"),
            Words("输入", "inputs"),
            Words("崩溃", "crashes"),
            Words("超时", "too slow"),
            Words("最慢（秒）", "slowest (s)"),
        ),
        [
            *(_row(f"`{one['target']}`", one["driver"], one) for one in counts["targets"]),
            _row(Words("合计", "all"), "", counts),
        ],
        targets=[
            Target(Words("模糊测试的输入", "fuzzed inputs"), counts["inputs"], least=_MANY),
            Target(Words("其中崩溃", "of which crashed"), counts["crashes"], most=0),
            Target(
                Words(
                    f"其中超过 {counts['limit']:g} 秒", f"of which took over {counts['limit']:g} s"
                ),
                counts["slow"],
                most=0,
            ),
        ],
    )


def _row(name: str | Words, driver: str, counts: dict[str, Any]) -> tuple[str | Words, ...]:
    return (
        name,
        driver,
        f"{counts['inputs']:,}",
        f"{counts['crashes']}",
        f"{counts['slow']}",
        f"{counts['slowest']:.3f}",
    )
