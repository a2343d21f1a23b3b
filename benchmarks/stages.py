"""The stages of a lint, one by one, against a hand-written scanner of the same text."""

from __future__ import annotations

import io

from random import Random
from typing import TYPE_CHECKING

from benchmarks import scanner
from benchmarks.corpus import build, document, tab_text
from benchmarks.measure import functions
from benchmarks.page import Section, Target, Words
from govlint.engine.examine import examine, read_prose
from govlint.engine.lint import lint, lint_context
from govlint.engine.registry import all_rules
from govlint.equations.system import System
from govlint.form.bind import bind
from govlint.form.identity import identify
from govlint.output.formats import open_writer
from govlint.output.writer import OutputOptions
from govlint.readers import read
from govlint.rule.diagnostic import FileResult
from govlint.syntax.parser import parse


if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.run import Run


_NAMES = {
    "scanner": Words("手写扫描器", "hand-written scanner"),
    "read": Words("读取", "read"),
    "parse": Words("解析", "parse"),
    "bind": Words("对应", "bind"),
    "prose": Words("正文", "prose"),
    "ledger": Words("等式", "ledger"),
    "rules": Words("规则", "rules"),
    "output": Words("输出", "output"),
    "whole": Words("全部", "whole"),
}


def sample() -> bytes:
    """Return a generated report of the size of a city's."""
    random = Random(7)
    return tab_text(document(build(random, edition="2021", size=2000)), random).data


def measure(rounds: int) -> dict[str, float]:
    """Return milliseconds of processor time by stage; ``scanner`` is the hand-written one."""
    data = sample()
    text = data.decode("utf-8")
    rules = all_rules()
    layout = read(data, "a.txt")
    tree = parse(layout)
    binding = bind(layout.text, tree)
    identity = identify(layout.text, tree)
    reading = read_prose(layout, tree, binding, identity)
    found = FileResult("a.txt", lint(data, "a.txt", rules).diagnostics)

    def run_rules() -> None:
        context = examine(data, "a.txt")
        lint_context(context, "a.txt", rules)

    def write() -> None:
        writer = open_writer("concise", io.StringIO(), OutputOptions())
        writer.begin()
        writer.file(found)
        writer.end()

    calls: dict[str, Callable[[], object]] = {
        "scanner": lambda: scanner.scan(text),
        "read": lambda: read(data, "a.txt"),
        "parse": lambda: parse(layout),
        "bind": lambda: bind(layout.text, tree),
        "prose": lambda: read_prose(layout, tree, binding, identity),
        "ledger": lambda: System(binding, reading).verdicts,
        "examine": lambda: examine(data, "a.txt"),
        "examine and rules": run_rules,
        "output": write,
        "whole": lambda: lint(data, "a.txt", rules),
    }
    taken = functions(calls, rounds)
    taken["rules"] = max(
        0.0, taken.pop("examine and rules") - taken.pop("examine") - taken["ledger"]
    )
    return {name: taken[name] for name in _NAMES}


def section(run: Run) -> Section:
    """Return the table of the stages."""
    taken = measure(run.rounds * 8)
    unit = taken["scanner"]
    both = taken["read"] + taken["parse"]
    return Section(
        Words("各个阶段", "Stages"),
        Words(
            f"一份 {len(sample())} 字节的报告，处理器毫秒数（中位数），以及与手写扫描器（`benchmarks/scanner.py`）"
            "读同一文本之比。规则一行不含等式的求值。",
            f"One report of {len(sample())} bytes, milliseconds of processor time (medians), and the ratio to a "
            "scanner written by hand (`benchmarks/scanner.py`) on the same text. Rules are without the "
            "evaluation of the ledger.",
        ),
        (Words("阶段", "stage"), Words("毫秒", "ms"), Words("倍数", "ratio")),
        [(_NAMES[name], f"{ms:.3f}", f"{ms / unit:.1f}") for name, ms in taken.items()],
        targets=[
            Target(
                Words("解析 ÷ 手写扫描器", "parse ÷ hand-written scanner"), taken["parse"] / unit, 4
            ),
            Target(
                Words("读取加解析 ÷ 手写扫描器", "read and parse ÷ hand-written scanner"),
                both / unit,
            ),
        ],
    )
