"""Run every benchmark and write the page of results: ``python -m benchmarks``.

Options:
    --tools FOLDER    where the other linters are, and a Python that has the extra ``bench``
    --reports N       how many reports to lint at once (1000)
    --rounds N        how often each process is run (5)
    --country N       lint N generated reports as well, a country's year (100000 where N is left out)
    --no-page         print only

What is not installed is left out, and the page says so.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import arithmetic, stages, wholes
from benchmarks.measure import ROOT, machine
from benchmarks.page import Page, Words
from benchmarks.targets import Target, targets
from govlint import __version__


if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.measure import Cost


_COST = (
    Words("程序", "program"),
    Words("墙钟（秒）", "wall (s)"),
    Words("处理器（秒）", "CPU (s)"),
    Words("倍数（处理器）", "ratio (CPU)"),
    Words("内存（MB）", "memory (MB)"),
    Words("版本", "version"),
)


def main() -> int:
    """Run what the options ask for."""
    options = _options()
    tools = Path(options.tools).resolve() if options.tools else None
    now = datetime.now(tz=UTC).date()
    where = f"govlint {__version__}, {machine()}, {now}"
    page = Page(
        Words(
            f"由 `python -m benchmarks` 写成：{where}。"
            "机器上同时有别的工作，所以比较同一次运行里的倍数；处理器时间比墙钟可靠。",
            f"Written by `python -m benchmarks`: {where}. The machine does other work, so compare ratios of one run; "
            "processor time says more than the clock.",
        )
    )
    folder = Path(tempfile.mkdtemp(prefix="govlint-benchmarks-"))
    try:
        met = [
            *_stages(page),
            *_cold(page, folder, options.rounds),
            *_thousand(page, folder, options.reports, options.rounds, tools),
        ]
        targets(page, met)
        _growth(page, folder)
        _arithmetic(page, folder, options.rounds, tools)
        _parts(page)
        if options.country:
            _country(page, folder, options.country)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(page.text("en"))
    if not options.no_page:
        page.write()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--tools")
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--country", type=int, nargs="?", const=100_000)
    parser.add_argument("--no-page", action="store_true")
    return parser.parse_args()


def _costs(
    costs: Mapping[str, Cost], base: str, versions: Mapping[str, str] | None = None
) -> list[tuple[str, ...]]:
    unit = costs[base].cpu or 0.001
    return [
        (
            f"`{name}`",
            f"{cost.wall:.3f}",
            f"{cost.cpu:.3f}",
            f"{cost.cpu / unit:.2f}",
            f"{cost.memory:.0f}",
            (versions or {}).get(name, ""),
        )
        for name, cost in costs.items()
    ]


def _stages(page: Page) -> list[Target]:
    taken = stages.measure(40)
    unit = taken["scanner"]
    size = len(stages.sample())
    page.add(
        Words("各个阶段", "Stages"),
        Words(
            f"一份 {size} 字节的报告，处理器毫秒数，以及与手写扫描器（`benchmarks/scanner.py`）之比。"
            "parse 的目标是不超过 4 倍。",
            f"One report of {size} bytes, milliseconds of processor time, and the ratio to a scanner written by hand "
            "(`benchmarks/scanner.py`). The target for parse is 4 at most.",
        ),
        (Words("阶段", "stage"), Words("毫秒", "ms"), Words("倍数", "ratio")),
        [(name, f"{ms:.3f}", f"{ms / unit:.1f}") for name, ms in taken.items()],
    )
    both = taken["read"] + taken["parse"]
    return [
        Target(
            Words("解析 ÷ 手写扫描器", "parse ÷ hand-written scanner"), taken["parse"] / unit, 4
        ),
        Target(Words("读取加解析 ÷ 手写扫描器", "read and parse ÷ scanner"), both / unit, None),
    ]


def _cold(page: Page, folder: Path, rounds: int) -> list[Target]:
    costs = wholes.cold(folder, rounds * 3)
    unit = costs["python -c pass"]
    page.add(
        Words("冷启动", "Cold start"),
        Words(
            "整个进程，轮流运行取中位数。目标：`--version` 不超过 1.5 倍，检查一份报告尽量接近 5 倍。",
            "Whole processes, run in turns, medians. The targets: 1.5 at most for `--version`, as near to 5 "
            "as can be for one report.",
        ),
        (
            Words("命令", "command"),
            Words("墙钟（毫秒）", "wall (ms)"),
            Words("倍数（墙钟）", "ratio (wall)"),
            Words("内存（MB）", "memory (MB)"),
        ),
        [
            (f"`{n}`", f"{c.wall * 1000:.0f}", f"{c.wall / unit.wall:.1f}", f"{c.memory:.0f}")
            for n, c in costs.items()
        ],
    )
    version, one = costs["govlint --version"].wall, costs["govlint one.txt"].wall
    python = Words("`--version` ÷ `python -c pass`", "`--version` ÷ `python -c pass`")
    report = Words("检查一份报告 ÷ `python -c pass`", "one report ÷ `python -c pass`")
    return [Target(python, version / unit.wall, 1.5), Target(report, one / unit.wall, 5)]


def _thousand(
    page: Page, folder: Path, count: int, rounds: int, tools: Path | None
) -> list[Target]:
    costs, versions, size = wholes.thousand(folder, count, rounds, tools)
    absent = sorted({"autocorrect", "ruff", "yamllint", "zhlint"} - set(costs))
    missing = f"{'、'.join(absent)} 没有安装。" if absent else ""
    missing_en = f" Not installed: {', '.join(absent)}." if absent else ""
    page.add(
        Words(f"{count} 份报告", f"{count} reports"),
        Words(
            f"{size / 1e6:.1f} MB 文本报告，所有规则；autocorrect 和 zhlint 读同样的文件，"
            f"ruff、yamllint 读同样多、同样大的 Python、YAML 文件。做的不是同样的事。{missing}",
            f"{size / 1e6:.1f} MB of text reports, all rules. autocorrect and zhlint read the same files, "
            f"ruff and yamllint as many Python and YAML files of like size. They do other work.{missing_en}",
        ),
        _COST,
        _costs(costs, "autocorrect" if "autocorrect" in costs else "govlint", versions),
    )
    if "autocorrect" not in costs:
        return []
    ours, theirs = costs["govlint"], costs["autocorrect"]
    return [
        Target(Words("墙钟 ÷ autocorrect", "wall ÷ autocorrect"), ours.wall / theirs.wall, 1),
        Target(Words("处理器时间 ÷ autocorrect", "CPU ÷ autocorrect"), ours.cpu / theirs.cpu, 1),
    ]


def _growth(page: Page, folder: Path) -> None:
    by_size = wholes.growth(folder / "growth", wrong=False)
    by_findings = wholes.growth(folder / "growth", wrong=True)
    start = min(cost.cpu for cost in (*by_size.values(), *by_findings.values()))
    page.add(
        Words("增长", "Growth"),
        Words(
            "一份报告重复若干遍，以及正文里有若干个错误：整个进程，和减去启动后每一份的毫秒数。",
            "One report several times over, and with several wrong statements in its prose: the whole process, and "
            "milliseconds for each, less the start.",
        ),
        (
            Words("倍数", "times"),
            Words("大小：秒", "size: s"),
            Words("每份毫秒", "ms each"),
            Words("内存（MB）", "memory (MB)"),
            Words("错误：秒", "findings: s"),
            Words("每个毫秒", "ms each"),
        ),
        [
            (
                str(times),
                f"{by_size[times].cpu:.2f}",
                f"{(by_size[times].cpu - start) * 1000 / times:.1f}",
                f"{by_size[times].memory:.0f}",
                f"{by_findings[times].cpu:.2f}",
                f"{(by_findings[times].cpu - start) * 1000 / times:.1f}",
            )
            for times in wholes.SIZES
        ],
    )


def _arithmetic(page: Page, folder: Path, rounds: int, tools: Path | None) -> None:
    arithmetic.tables(folder / "totals.csv", 1000)
    arithmetic.spoiled(folder / "wrong.json", 100)
    rounds = min(rounds, 3)
    costs, said = arithmetic.compare(arithmetic.TOTALS, folder / "totals.csv", rounds, tools)
    page.add(
        Words("一千张表的合计", "Totals of a thousand tables"),
        Words(
            f"每张 {arithmetic.ROWS} 行，十张表各有一处错误；“版本”一栏的箭头后面是各自找到的错误数。",
            f"Each of {arithmetic.ROWS} rows, ten with an error; behind the arrow is how many each of them finds.",
        ),
        _COST,
        _costs(costs, "govlint", said),
    )
    costs, said = arithmetic.compare(arithmetic.REPAIRS, folder / "wrong.json", rounds, tools)
    page.add(
        Words("一百张错表的最小修改", "Smallest repairs of a hundred wrong tables"),
        Words(
            "HiGHS 解同一个问题的混合整数规划；箭头后面是修改的单元格总数。"
            "HiGHS 只给一个解，govlint 给出全部并判断是否唯一。",
            "HiGHS solves the same as a mixed-integer program; behind the arrow is how many cells are changed in all. "
            "HiGHS gives one solution, govlint all of them, and says whether there is but one.",
        ),
        _COST,
        _costs(costs, "govlint", said),
    )


def _parts(page: Page) -> None:
    """Add what the benchmarks of single parts print."""
    for name, zh, en in (
        ("repair", "修正", "Repair"),
        ("readers", "各种格式的读取", "Readers"),
        ("prose", "正文", "Prose"),
    ):
        done = subprocess.run(  # noqa: S603 - a module of this folder
            [sys.executable, "-m", f"benchmarks.{name}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        shown = done.stdout.strip() if done.returncode == 0 else "—"
        command = f"`python -m benchmarks.{name}`"
        block = f"{command}\n\n```text\n{shown}\n```"
        page.add(Words(zh, en), Words(block, block), (), ())


def _country(page: Page, folder: Path, count: int) -> None:
    cost, few, size = wholes.country(folder, count)
    part = max(100, count // 100)
    text = f"{cost.wall:.0f} s, CPU {cost.cpu:.0f} s, {count / cost.wall:.0f}/s"
    page.add(
        Words("一个国家一年的报告", "A country's year"),
        Words(
            f"{count} 份生成的报告（{size / 1e6:.0f} MB），一条命令：{text}；主进程内存最多 {cost.memory:.0f} MB，"
            f"{part} 份时为 {few.memory:.0f} MB。",
            f"{count} generated reports ({size / 1e6:.0f} MB), one command: {text}; most memory of a process "
            f"{cost.memory:.0f} MB, with {part} reports {few.memory:.0f} MB.",
        ),
        (),
        (),
    )


if __name__ == "__main__":
    raise SystemExit(main())
