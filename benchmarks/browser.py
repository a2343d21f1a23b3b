"""``govlint.html`` in a headless Chromium: from opening it to the first result, the reports after it, memory."""

from __future__ import annotations

import shutil
import time

from typing import TYPE_CHECKING, Any, Final

from benchmarks.corpus import write
from benchmarks.page import Section, Target, Words
from govlint.build.page.make import build_page


if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.run import Run


_MANY: Final = 300
_ARGUMENTS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def section(run: Run) -> Section:
    """Return the table of what the page takes.

    Raises:
        RuntimeError: there is no Chromium, no playwright, or no npm to build the page with.
    """
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        message = "no Chromium on the path"
        raise RuntimeError(message)
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra that may be absent
    except ImportError as error:
        message = "playwright is not installed: pip install -e '.[browser]'"
        raise RuntimeError(message) from error
    page = run.folder / "govlint.html"
    page.write_text(build_page(), encoding="utf-8")
    reports = run.folder / "many"
    write(reports, _MANY, 0)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_ARGUMENTS))
        sheet = browser.new_context(offline=True).new_page()
        began = time.perf_counter()
        sheet.goto(page.as_uri())
        _until(sheet, "!!window.govlintReady")
        ready = time.perf_counter() - began
        paths = sorted(reports.glob("*.txt"))
        first = ready + _check(sheet, paths[:1])
        second = _check(sheet, paths[1:2])
        many = _check(sheet, paths)
        heap = sheet.evaluate("window.govlintHeap") / (1 << 20)
        browser.close()
    return Section(
        Words("浏览器页面", "The page in a browser"),
        Words(
            f"`govlint.html` 在无界面的 Chromium 中，新的用户目录，断网，用 `file://` 打开。{_MANY} 份为一批。",
            "`govlint.html` in a headless Chromium with a new profile, offline, opened from `file://`. "
            f"{_MANY} reports are one batch.",
        ),
        (Words("项目", "what"), Words("数值", "figure")),
        [
            (Words("文件大小（MB）", "size of the file (MB)"), f"{page.stat().st_size / 1e6:.1f}"),
            (Words("打开到准备好（秒）", "from opening to ready (s)"), f"{ready:.1f}"),
            (
                Words("打开到第一份结果（秒）", "from opening to the first result (s)"),
                f"{first:.1f}",
            ),
            (Words("第二份（秒）", "the second report (s)"), f"{second:.2f}"),
            (Words(f"{_MANY} 份（秒）", f"{_MANY} reports (s)"), f"{many:.0f}"),
            (Words("其后的内存（MB）", "memory of Python after them (MB)"), f"{heap:.0f}"),
        ],
        targets=[
            Target(Words("浏览器第一份结果（秒）", "first result in a browser (s)"), first, 10),
            Target(Words("浏览器第二份（秒）", "second report in a browser (s)"), second, 1),
        ],
    )


def _check(sheet: Any, paths: list[Path]) -> float:  # noqa: ANN401 - playwright's page
    """Give reports to the page and return how long it takes to check them."""
    before = sheet.evaluate("window.govlintDone || 0")
    began = time.perf_counter()
    sheet.set_input_files("#files", [str(path) for path in paths])
    _until(sheet, f"(window.govlintDone || 0) > {before}")
    return time.perf_counter() - began


def _until(sheet: Any, expression: str) -> None:  # noqa: ANN401 - the same
    """Wait until an expression is true; playwright's own waiting needs ``eval``, which the page forbids."""
    while not sheet.evaluate(expression):
        time.sleep(0.02)
