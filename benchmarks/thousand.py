"""A thousand reports, the whole process, and other linters on as many files of like size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus import write
from benchmarks.measure import answer, processes
from benchmarks.page import Section, Target, Words
from benchmarks.run import CONCISE, COST, GOVLINT, costs
from benchmarks.tools import Tools, missing, npm_version
from govlint import __version__


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.measure import Cost
    from benchmarks.run import Run


OTHERS = ("autocorrect", "ruff", "yamllint", "zhlint")


def others(folder: Path, tools: Tools) -> dict[str, tuple[str, Sequence[str]]]:
    """Return the other linters that are there, each with its version and its command."""
    reports, modules, documents = (str(folder / n) for n in ("reports", "modules", "documents"))
    arguments = {
        "autocorrect": ("--lint", reports),
        "ruff": ("check", "--no-cache", "--isolated", "--select", "ALL", "--exit-zero", modules),
        "yamllint": (documents,),
    }
    found: dict[str, tuple[str, Sequence[str]]] = {}
    for name in OTHERS:
        program = tools.program(name)
        if program is None:
            continue
        if (
            name == "zhlint"
        ):  # it takes paths below where it runs only, and has no option for its version
            command = ("sh", "-c", f"cd '{folder}' && exec '{program}' 'reports/*.txt'")
            found[name] = (npm_version(program), command)
        elif (version := answer((program, "--version"))) is not None:
            found[name] = (version.split()[-1], (program, *arguments[name]))
    return found


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


def _targets(taken: dict[str, Cost]) -> list[Target]:
    if "autocorrect" not in taken:
        return []
    ours, theirs = taken["govlint"], taken["autocorrect"]
    wall = Words("一批报告的墙钟 ÷ autocorrect", "many reports, wall ÷ autocorrect")
    cpu = Words("一批报告的处理器时间 ÷ autocorrect", "many reports, CPU ÷ autocorrect")
    return [Target(wall, ours.wall / theirs.wall, 1), Target(cpu, ours.cpu / theirs.cpu)]


def section(run: Run) -> Section:
    """Return the table of govlint and the other linters."""
    folder = run.folder
    size = write(folder / "reports", run.reports, 20)
    _like(folder, run.reports)
    there = others(folder, run.tools)
    reports = (*GOVLINT, str(folder / "reports"), *CONCISE, "--jobs")
    taken = processes(
        {
            "govlint": (*reports, "2"),
            "govlint --jobs 1": (*reports, "1"),
            **{name: command for name, (_, command) in there.items()},
        },
        run.rounds,
    )
    versions = {name: version for name, (version, _) in there.items()} | {"govlint": __version__}
    absent = missing([name for name in OTHERS if name not in taken])
    return Section(
        Words("一批报告，整个进程", "Many reports, the whole process"),
        Words(
            f"{run.reports} 份、{size / 1e6:.1f} MB 文本报告，所有规则，两个进程和一个进程；"
            "autocorrect 和 zhlint 读同样的文件，ruff、yamllint 读同样多、同样大的 Python、YAML 文件。"
            f"做的不是同样的事。轮流运行取中位数，超过 30 秒的只运行一次；内存是最大的一个进程的。{absent.zh}",
            f"{run.reports} text reports of {size / 1e6:.1f} MB, all rules, by two processes and by one. autocorrect "
            "and zhlint read the same files, ruff and yamllint as many Python and YAML files of like size. They do "
            "other work. Run in turns, medians; what takes more than 30 seconds is run once; memory is that of the "
            f"largest process.{absent.en}",
        ),
        COST,
        costs(taken, "autocorrect" if "autocorrect" in taken else "govlint", versions),
        targets=_targets(taken),
    )
