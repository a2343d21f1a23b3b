"""Growth of hostile texts: each of a catalogue, and the same eight times as long, in processor time.

The tests count the lines of Python that are executed; what regular expressions and the standard library do in C is
measured here.
"""

from __future__ import annotations

import gc
import os
import sys

from typing import TYPE_CHECKING

from benchmarks.measure import ROOT, functions
from benchmarks.page import Section, Target, Words


sys.path.insert(0, str(ROOT / "tests" / "hostile"))

from hostile_files import PAGES, TEXTS

from fuzz.targets import every_output, linter


if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.run import Run


SIZE = 4_000
TIMES = 8
_MOST = 16
"""Times as long, at most: quadratic cost would be 64, and the smallest measurements are not exact."""
_SHOWN = 10
_LEAST = 1.0
"""Milliseconds below which a measurement says nothing."""


def _lint(data: bytes, name: str) -> Callable[[], None]:
    def call() -> None:
        settings = linter().finder.for_folder(os.getcwd())
        for _ in every_output(linter().lint_bytes(data, name, settings).result):
            pass

    return call


def measure(rounds: int) -> dict[str, tuple[float, float]]:
    """Return the milliseconds of each kind of text at `SIZE` and at `TIMES` times `SIZE` characters."""
    found = {}
    kinds = [(kind, made, "a.txt") for kind, made in TEXTS.items()]
    kinds += [(f"{kind} (html)", made, "a.html") for kind, made in PAGES.items()]
    for kind, made, name in kinds:
        gc.collect()
        calls = {
            "small": _lint(made(SIZE).encode(), name),
            "large": _lint(made(SIZE * TIMES).encode(), name),
        }
        taken = functions(calls, rounds)
        found[kind] = (taken["small"], taken["large"])
    return found


def section(run: Run) -> Section:
    """Return the table of the texts whose cost grows most."""
    taken = measure(max(1, run.rounds // 2))
    ratios = {kind: large / max(_LEAST, small) for kind, (small, large) in taken.items()}
    worst = sorted(ratios, key=lambda kind: -ratios[kind])
    return Section(
        Words("异常文本的增长", "Growth of hostile texts"),
        Words(
            f"`tests/hostile/hostile_files.py` 的 {len(taken)} 种文本，各 {SIZE:,} 字和它的 {TIMES} 倍，检查并写成所有"
            f"输出格式的处理器毫秒数（中位数）；列出倍数最大的 {_SHOWN} 种，线性是 {TIMES} 倍，平方是 {TIMES**2} 倍。",
            f"The {len(taken)} kinds of `tests/hostile/hostile_files.py`, {SIZE:,} characters and {TIMES} times "
            "as many: milliseconds of processor time (medians) to lint one and write every output format. The "
            f"{_SHOWN} with the largest ratios are listed; {TIMES} is linear, {TIMES**2} quadratic.",
        ),
        (
            Words("文本", "text"),
            Words("毫秒", "ms"),
            Words(f"{TIMES} 倍长的毫秒", f"ms, {TIMES} times as long"),
            Words("倍数", "ratio"),
        ),
        [
            (kind, f"{taken[kind][0]:.1f}", f"{taken[kind][1]:.1f}", f"{ratios[kind]:.1f}")
            for kind in worst[:_SHOWN]
        ],
        targets=[
            Target(
                Words(
                    f"异常文本，{TIMES} 倍长 ÷ 原长", f"hostile text, {TIMES} times as long ÷ once"
                ),
                max(ratios.values()),
                _MOST,
            )
        ],
    )
