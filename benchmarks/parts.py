"""The benchmarks of single parts, as they print themselves: repair, readers, prose."""

from __future__ import annotations

import os
import subprocess
import sys

from typing import TYPE_CHECKING

from benchmarks.measure import ROOT, environment
from benchmarks.page import Section, Words
from benchmarks.prose import default_path


if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.run import Run


CASES = ("cases.jsonl", "independent.jsonl")


def _said(*command: str) -> str:
    """Return what a module of this folder prints.

    Raises:
        RuntimeError: it fails.
    """
    done = subprocess.run(  # noqa: S603 - a module of this folder
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"{' '.join(command)}: {(done.stderr.splitlines() or ['?'])[-1]}"
        raise RuntimeError(message)
    return done.stdout.strip()


def repair(_: Run) -> Section:
    """Return what the search for wrong figures takes, and how often it is right."""
    return Section(
        Words("修正", "Repair"),
        Words(
            "`python -m benchmarks.repair`：各有 0 到 4 个错数的一千张表，找出所有最小修改的时间，"
            "与把全部等式算一遍之比（ratio），以及找对的次数。",
            "`python -m benchmarks.repair`: a thousand tables with 0 to 4 wrong figures each, the time to find all "
            "smallest repairs, its ratio to evaluating all equations once, and how often the truth is found.",
        ),
        block=_said("benchmarks.repair"),
    )


def readers(_: Run) -> Section:
    """Return what each format takes to read."""
    return Section(
        Words("各种格式的读取", "Readers"),
        Words(
            "`python -m benchmarks.readers`：同一份报告写成各种格式，读取的处理器毫秒数，与制表符分隔的文本之比。",
            "`python -m benchmarks.readers`: the same report in each format, milliseconds of processor time to read "
            "it, and the ratio to text with tabs.",
        ),
        block=_said("benchmarks.readers"),
    )


def prose(_: Run) -> Section:
    """Return how well and how fast prose is read, for each file of cases that is there."""
    paths = [ROOT / "tests" / "prose" / name for name in CASES]
    if os.environ.get("GOVLINT_CORPUS"):
        paths.append(default_path())
    blocks = [f"{_named(path)}\n{_said('benchmarks.prose', str(path))}" for path in paths]
    return Section(
        Words("正文", "Prose"),
        Words(
            "`python -m benchmarks.prose FILE`：读出的数和列表与例句所写的相比，以及速度（和只找数字相比）。"
            "例句在 `tests/prose`；设了 `GOVLINT_CORPUS` 时，还有那里的 `prose.jsonl`。",
            "`python -m benchmarks.prose FILE`: what is read of cases against what they state, and the pace (against "
            "searching for digits alone). The cases are in `tests/prose`, and, with `GOVLINT_CORPUS` set, in its "
            "`prose.jsonl`.",
        ),
        block="\n\n".join(blocks),
    )


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
