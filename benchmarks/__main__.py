"""Measure everything and write the page of results: ``python -m benchmarks``.

The programs that govlint is measured against are installed by ``python -m benchmarks.tools FOLDER``; what is not
installed is left out, and the page says so. The section on readers needs the extra ``test`` of pyproject.toml. What is
measured is kept in benchmarks/results.json, from which the pages docs/zh/benchmarks.md and docs/en/benchmarks.md are
written; sections that a run leaves out, or that fail, stay as they were.
"""

from __future__ import annotations

import argparse
import dataclasses
import shutil
import sys
import tempfile

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import (
    arithmetic,
    browser,
    catalogue,
    country,
    fuzzing,
    growth,
    parts,
    stages,
    starts,
    thousand,
)
from benchmarks import page as pages
from benchmarks.measure import load, machine
from benchmarks.page import LANGS, Results, Words, page, path_of
from benchmarks.run import Run
from benchmarks.tools import Tools
from govlint import __version__


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.page import Section


SECTIONS: dict[str, Callable[[Run], Section]] = {
    "stages": stages.section,
    "starts": starts.section,
    "thousand": thousand.section,
    "growth": growth.section,
    "catalogue": catalogue.section,
    "totals": arithmetic.totals,
    "repairs": arithmetic.repairs,
    "repair": parts.repair,
    "readers": parts.readers,
    "prose": parts.prose,
    "browser": browser.section,
    "country": country.section,
    "fuzzing": fuzzing.section,
}
"""The sections, in the order of the page."""


def main() -> int:
    """Run what the options ask for."""
    options = _options()
    if options.rewrite:
        write(pages.load())
        return 0
    folder = Path(tempfile.mkdtemp(prefix="govlint-benchmarks-"))
    tools = Tools(options.tools.resolve() if options.tools else None)
    run = Run(folder, tools, options.reports, options.rounds, options.country)
    date = datetime.now(tz=UTC).date()
    measured = f"govlint {__version__}, {machine()}, {date}"
    about = _about(f"{measured}, load {load()}", options.rounds)
    found = pages.load().sections
    failed = False
    try:
        for key in options.only or _usual(options.country):
            print(f"{key} …", file=sys.stderr, flush=True)
            try:
                found[key] = dataclasses.replace(SECTIONS[key](run), measured=measured)
            except (RuntimeError, OSError) as error:  # the others took long, and stand
                print(f"{key}: {error}", file=sys.stderr)
                failed = True
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sections = {key: found[key] for key in SECTIONS if key in found}
    results = Results(about, measured, sections)
    if not options.no_page:
        pages.save(results)
        write(results)
    print(page(results, options.lang), end="")
    return int(failed)


def write(results: Results) -> None:
    """Write the pages."""
    for lang in LANGS:
        path_of(lang).write_text(page(results, lang), encoding="utf-8")


def _usual(count: int) -> Sequence[str]:
    """Return what is measured when nothing is named: everything, a country's year only where its size is given."""
    return [key for key in SECTIONS if key != "country" or count]


def _about(where: str, rounds: int) -> Words:
    """Return the head of the page: where it was measured, and how to measure it again."""
    return Words(
        f"由 `python -m benchmarks` 写成：{where}，各运行 {rounds} 次。先用 "
        "`python -m benchmarks.tools FOLDER` 安装要比较的程序，再用 "
        "`python -m benchmarks --tools FOLDER --country 100000` 得到全部数字。"
        "每张表里的倍数来自同一次运行；机器上同时有别的工作时，处理器时间比墙钟可靠。",
        f"Written by `python -m benchmarks`: {where}, {rounds} rounds. `python -m benchmarks.tools "
        "FOLDER` installs what govlint is compared with, `python -m benchmarks --tools FOLDER --country 100000` gives "
        "every figure of this page. The ratios of a table are from one run; where the machine does other work, "
        "processor time says more than the clock.",
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--tools", type=Path, metavar="FOLDER", help="where benchmarks.tools put the others"
    )
    parser.add_argument(
        "--reports", type=int, default=1000, help="how many to lint at once (%(default)s)"
    )
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often each process is run (%(default)s)"
    )
    parser.add_argument(
        "--country",
        type=int,
        nargs="?",
        const=100_000,
        default=0,
        metavar="N",
        help="lint N generated reports as well, a country's year (%(const)s)",
    )
    parser.add_argument("--only", type=_keys, metavar="SECTIONS", help=", ".join(SECTIONS))
    parser.add_argument(
        "--rewrite", action="store_true", help="measure nothing, write the pages anew"
    )
    parser.add_argument("--no-page", action="store_true", help="print only")
    parser.add_argument(
        "--lang", choices=LANGS, default="en", help="language of what is printed (%(default)s)"
    )
    options = parser.parse_args()
    if "country" in (options.only or ()) and not options.country:
        options.country = 100_000
    return options


def _keys(given: str) -> list[str]:
    """Return the sections that are named, parted by commas."""
    keys = [key.strip() for key in given.split(",")]
    for key in keys:
        if key not in SECTIONS:
            message = f"no section {key!r}: {', '.join(SECTIONS)}"
            raise argparse.ArgumentTypeError(message)
    return keys


if __name__ == "__main__":
    raise SystemExit(main())
