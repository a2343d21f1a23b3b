"""The arithmetic alone, by govlint and by others: totals of a thousand tables, and repairs of a hundred wrong ones."""

from __future__ import annotations

import csv
import json
import sys

from random import Random
from typing import TYPE_CHECKING

from benchmarks.measure import Cost, answer, processes


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


COLUMNS = ("natural", "enterprise", "research", "interest", "legal", "other", "total")
ROWS = 21
TOTALS = {
    "govlint": "by_ledger",
    "pandera": "by_pandera",
    "frictionless": "by_frictionless",
    "vtlengine": "by_vtlengine",
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
    modules: dict[str, str], data: Path, rounds: int, tools: Path | None
) -> tuple[dict[str, Cost], dict[str, str]]:
    """Return what each took, and each one's version with its answer; those that are not installed are left out."""
    commands: dict[str, Sequence[str]] = {}
    said: dict[str, str] = {}
    for name, module in modules.items():
        python = str(tools / "python") if tools and name != "govlint" else sys.executable
        command = (python, f"benchmarks/rivals/{module}.py", str(data))
        found = answer(("env", "PYTHONPATH=.", *command))
        if found is None:
            continue
        code = f"import importlib.metadata as m; print(m.version({name!r}))"
        version = "" if name == "govlint" else answer((python, "-c", code)) or "?"
        said[name] = f"{version} → {found}".strip()
        commands[name] = command
    return processes(commands, rounds), said
