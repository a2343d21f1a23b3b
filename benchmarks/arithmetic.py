"""The arithmetic alone, by govlint and by others: totals of a thousand tables, and repairs of a hundred wrong ones."""

from __future__ import annotations

import csv
import json
import sys

from random import Random
from typing import TYPE_CHECKING

from benchmarks import xbrl
from benchmarks.measure import ROOT, Cost, answer, processes
from benchmarks.page import Section, Words
from benchmarks.run import COST, costs
from benchmarks.tools import Tools, missing
from govlint import __version__


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.run import Run


COLUMNS = ("natural", "enterprise", "research", "interest", "legal", "other", "total")
ROWS = 21
TABLES = 1000
WRONG = 100
TOTALS = {
    "govlint": "by_ledger",
    "pandera": "by_pandera",
    "frictionless": "by_frictionless",
    "vtlengine": "by_vtlengine",
    "arelle-release": "by_arelle",
}
REPAIRS = {"govlint": "by_diagnosis", "highspy": "by_highs"}


def tables(path: Path, count: int) -> None:
    """Write tables as CSV, a line a row, of which every hundredth has a wrong total."""
    random = Random(3)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("report", "row", *COLUMNS))
        for report in range(count):
            for row in range(ROWS):
                parts = [random.randint(0, 60) for _ in COLUMNS[1:]]
                total = sum(parts) + (1 if report % 100 == 0 and row == 3 else 0)
                writer.writerow((report, row, *parts, total))


def spoiled(path: Path, count: int) -> None:
    """Write tables with totals, each with one cell wrong, as JSON."""
    random = Random(5)
    found = []
    for _ in range(count):
        table = [[random.randint(0, 60) for _ in COLUMNS[1:]] for _ in range(ROWS)]
        for row in table:
            row.append(sum(row))
        table.append([sum(column) for column in zip(*table, strict=True)])
        i, j = random.randrange(ROWS), random.randrange(len(COLUMNS) - 1)
        table[i][j] += random.randint(1, 9)
        found.append(table)
    path.write_text(json.dumps(found), encoding="utf-8")


def compare(
    modules: dict[str, str], data: Path, rounds: int, tools: Tools
) -> tuple[dict[str, Cost], dict[str, str], dict[str, str]]:
    """Return what each took, the versions, and the answers; those that are not installed are left out.

    Raises:
        RuntimeError: one that is installed gives no answer.
    """
    commands: dict[str, Sequence[str]] = {}
    versions: dict[str, str] = {}
    answers: dict[str, str] = {}
    for name, module in modules.items():
        ours = name == "govlint"
        version = __version__ if ours else tools.version(name)
        if version is None:
            continue
        python = sys.executable if ours else tools.python()
        commands[name] = (python, f"benchmarks/rivals/{module}.py", str(data))
        found = answer(("env", f"PYTHONPATH={ROOT}", *commands[name]))
        if found is None:
            message = f"no answer: {' '.join(commands[name])}"
            raise RuntimeError(message)
        versions[name], answers[name] = version, found
    return processes(commands, rounds), versions, answers


def totals(run: Run) -> Section:
    """Return the table of those that check totals."""
    data = run.folder / "totals.csv"
    tables(data, TABLES)
    xbrl.write(data)
    return _section(
        run,
        TOTALS,
        data,
        Words("一千张表的合计", "Totals of a thousand tables"),
        Words(
            f"{TABLES} 张表，每张 {ROWS} 行，{TABLES // 100} 张各有一处错误；整个进程，轮流运行取中位数。"
            "Arelle 读的是同样的数写成的 XBRL（`benchmarks/xbrl.py`），按计算链接库检查。",
            f"{TABLES} tables of {ROWS} rows each, {TABLES // 100} of them with an error; whole processes, run in "
            "turns, medians. Arelle reads the same figures as XBRL (`benchmarks/xbrl.py`) and checks them by a "
            "calculation linkbase.",
        ),
        Words("找到的错误", "errors found"),
    )


def repairs(run: Run) -> Section:
    """Return the table of those that repair tables."""
    data = run.folder / "wrong.json"
    spoiled(data, WRONG)
    return _section(
        run,
        REPAIRS,
        data,
        Words("一百张错表的最小修改", "Smallest repairs of a hundred wrong tables"),
        Words(
            f"{WRONG} 张表各错一个数。HiGHS 解同一个问题的混合整数规划，只给一个解；"
            "govlint 给出全部最小修改，并判断是否唯一。",
            f"{WRONG} tables with a wrong figure each. HiGHS solves the same as a mixed-integer program and gives one "
            "solution; govlint gives all that are smallest, and says whether there is but one.",
        ),
        Words("修改的单元格", "cells changed"),
    )


def _section(
    run: Run, modules: dict[str, str], data: Path, title: Words, about: Words, asked: Words
) -> Section:
    taken, versions, answers = compare(modules, data, min(run.rounds, 3), run.tools)
    absent = missing([name for name in modules if name not in taken])
    rows = zip(costs(taken, "govlint", versions), answers.values(), strict=True)
    return Section(
        title,
        Words(about.zh + absent.zh, about.en + absent.en),
        (*COST, asked),
        [(*row, found) for row, found in rows],
    )
