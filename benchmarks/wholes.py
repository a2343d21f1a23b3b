"""Whole processes: cold start, a thousand reports, growth, memory, a country's year; others on files of like size."""

from __future__ import annotations

import json
import shutil
import sys

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.corpus import build, document, tab_text, write
from benchmarks.measure import Cost, answer, process, processes


if TYPE_CHECKING:
    from collections.abc import Sequence


GOVLINT = (sys.executable, "-m", "govlint")
CONCISE = ("--isolated", "--output-format", "concise")
SIZES = (1, 10, 100, 1000)


def cold(folder: Path, rounds: int) -> dict[str, Cost]:
    """Return the cost of starting: Python alone, the version, one report."""
    write(folder / "one", 1, 0)
    report = str(folder / "one" / "report-00000.txt")
    return processes(
        {
            "python -c pass": (sys.executable, "-c", "pass"),
            "python -c 'import click'": (sys.executable, "-c", "import click"),
            "python -c 'import lark'": (sys.executable, "-c", "import lark"),
            "govlint --version": (*GOVLINT, "--version"),
            "govlint one.txt": (*GOVLINT, report, *CONCISE),
        },
        rounds,
    )


def others(folder: Path, tools: Path | None) -> dict[str, tuple[str, Sequence[str]]]:
    """Return the other linters that are there, each with its version and its command."""
    reports, modules, documents = (str(folder / n) for n in ("reports", "modules", "documents"))
    where = {
        "autocorrect": ("--lint", reports),
        "ruff": ("check", "--no-cache", "--isolated", "--select", "ALL", "--exit-zero", modules),
        "yamllint": (documents,),
        "zhlint": (),
    }
    found: dict[str, tuple[str, Sequence[str]]] = {}
    for name, arguments in where.items():
        path = shutil.which(name, path=str(tools)) if tools else None
        path = (
            path or shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
        )
        version = answer((path, "--version")) if path else None
        if path and name == "zhlint":  # it does not tell its version itself
            version = _packaged(Path(path))
        if path and version:
            command: Sequence[str] = (path, *arguments)
            if name == "zhlint":  # it takes paths below where it runs only
                command = ("sh", "-c", f"cd '{folder}' && exec '{path}' 'reports/*.txt'")
            found[name] = (version, command)
    return found


def _packaged(path: Path) -> str:
    """Return the version in the package.json of a script that npm installed."""
    for folder in path.resolve().parents:
        if (folder / "package.json").is_file():
            about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
            return f"{about['name']} {about['version']}"
    return "?"


def thousand(
    folder: Path, count: int, rounds: int, tools: Path | None
) -> tuple[dict[str, Cost], dict[str, str], int]:
    """Return the cost of a thousand reports, the versions of the others, and the size of the reports in bytes."""
    size = write(folder / "reports", count, 20)
    _like(folder, count)
    there = others(folder, tools)
    commands: dict[str, Sequence[str]] = {
        "govlint": (*GOVLINT, str(folder / "reports"), *CONCISE, "--jobs", "2"),
        "govlint --jobs 1": (*GOVLINT, str(folder / "reports"), *CONCISE, "--jobs", "1"),
        **{name: command for name, (_, command) in there.items()},
    }
    return (
        processes(commands, rounds),
        {name: version for name, (version, _) in there.items()},
        size,
    )


def _like(folder: Path, count: int) -> None:
    """Write Python and YAML files, as many and as large as the reports."""
    for name in ("modules", "documents"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        size = (folder / "reports" / f"report-{number:05}.txt").stat().st_size
        code = "".join(
            f"def figure_{i}(first: int, second: int) -> int:\n    return first * {i} + second\n\n\n"
            for i in range(size // 80)
        )
        rows = "".join(f"figure_{i}:\n  first: {i}\n  second: {i * 7}\n" for i in range(size // 38))
        (folder / "modules" / f"m{number:05}.py").write_text(code, encoding="utf-8")
        (folder / "documents" / f"d{number:05}.yaml").write_text("---\n" + rows, encoding="utf-8")


def _grown(times: int, *, wrong: bool) -> bytes:
    """Return a report whose prose and tables stand in it that many times; wrong: each paragraph states a false sum."""
    random = Random(11)
    text = tab_text(document(build(random, edition="2021", size=200)), random).data.decode("utf-8")
    if not wrong:
        return (text + "\n").encode("utf-8") * times
    claim = "全年共收到政府信息公开申请9件，其中自然人申请5件，企业申请3件。\n"
    return (text + "\n一、总体情况\n" + claim * times).encode("utf-8")


def growth(folder: Path, *, wrong: bool) -> dict[int, Cost]:
    """Return the cost of one report by how many times its size, or its findings, it has."""
    folder.mkdir(parents=True, exist_ok=True)
    costs = {}
    for times in SIZES:
        path = folder / f"grown-{times}-{int(wrong)}.txt"
        path.write_bytes(_grown(times, wrong=wrong))
        costs[times] = process((*GOVLINT, str(path), *CONCISE))
    return costs


def country(folder: Path, count: int) -> tuple[Cost, Cost, int]:
    """Return the cost of a country's reports and of a hundredth of them, and the size of all in bytes."""
    reports, few = folder / "country", folder / "county"
    size = write(reports, count, 50)
    write(few, max(100, count // 100), 50)
    return (
        process((*GOVLINT, str(reports), *CONCISE)),
        process((*GOVLINT, str(few), *CONCISE)),
        size,
    )
