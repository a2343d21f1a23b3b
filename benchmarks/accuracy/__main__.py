"""Measure how often govlint is right and write the pages: ``python -m benchmarks.accuracy``.

The figures are kept in benchmarks/accuracy/figures.json with those of the run before; docs/zh/accuracy.md and
docs/en/accuracy.md are written from them, and two lines are put into the README (`summary`).
"""

from __future__ import annotations

import argparse
import re
import sys

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from benchmarks.accuracy import corpora, generated
from benchmarks.accuracy.faults import KINDS
from benchmarks.accuracy.figures import Figures, load, save, share
from benchmarks.measure import ROOT
from benchmarks.page import LANGS, Section, Words
from govlint import __version__


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


READMES = {"zh": "README.zh.md", "en": "README.md"}
_QUOTED = re.compile(r"(?<=<!-- accuracy -->\n).*?(?=<!-- /accuracy -->)", re.DOTALL)


def path_of(lang: str) -> Path:
    """Return where a page is, among the documentation."""
    return ROOT / "docs" / lang / "accuracy.md"


def summary(figures: Figures) -> Words:
    """Return the two lines that the README quotes."""
    clean = _total(figures, "way ", " clean")
    found = {name: figures[f"kind {name} found"] for name in ("cell", "claim")}
    misled = _total(figures, "kind ", " misled")
    return Words(
        f"{clean[1]:,} 份正确的生成报告中有 {clean[0]:,} 份没有任何错误或警告；表三一个错数给出正确值的占 "
        f"{share(found['cell'])}，正文一个错数占 {share(found['claim'])}；\n{len(KINDS)} 类错误的 {misled[1]:,} 条"
        f"提示里，{misled[0]} 条把对的数说成错数。",
        f"Of {clean[1]:,} right reports that were generated {clean[0]:,} got no error or warning; one wrong figure of "
        f"table 3 got its right value in {share(found['cell'])}, one of the prose in {share(found['claim'])};\n"
        f"of {misled[1]:,} findings on {len(KINDS)} kinds of faults {misled[0]} called a right figure wrong.",
    )


def _quoted(readme: str, lines: str) -> str:
    """Return a README with these lines between its marks."""
    return _QUOTED.sub(lambda _: f"{lines}\n", readme)


def _total(figures: Figures, start: str, end: str) -> tuple[int, int]:
    some = [v for name, v in figures.items() if name.startswith(start) and name.endswith(end)]
    return sum(count for count, _ in some), sum(whole for _, whole in some)


def page(lang: str) -> str:
    """Return the page in Markdown, from the figures that are kept."""
    measured, figures, measured_before, before = load()
    about = Words(
        f"由 `python -m benchmarks.accuracy` 写成：{measured}。",
        f"Written by `python -m benchmarks.accuracy`: {measured}.",
    )
    lines = [Words("# 准确率", "# Accuracy").of(lang), "", about.of(lang), ""]
    lines += summary(figures).of(lang).splitlines()
    parts = [
        *generated.sections(figures),
        *corpora.sections(figures),
        _missed(),
        _moved(figures, measured_before, before),
    ]
    for section in parts:
        lines += section.text(lang, measured)
    return "\n".join(lines) + "\n"


def _missed() -> Section:
    texts = (
        (ROOT / "benchmarks" / "accuracy" / f"missed.{lang}.md").read_text(encoding="utf-8").strip()
        for lang in LANGS
    )
    return Section(Words("已知查不出的", "Known to be missed"), Words(*texts))


def _moved(figures: Figures, measured: str, before: Figures) -> Section:
    """Return what changed since the run before."""
    rows = [
        (name, share(before[name]), share(figure))
        for name, figure in figures.items()
        if not name.startswith("way ") and name in before and share(before[name]) != share(figure)
    ]
    since = measured or "—"
    return Section(
        Words("与上次相比", "Changes since the last run"),
        Words(
            f"上次：{since}。" + ("" if rows else "没有变化。"),
            f"The last run: {since}. " + ("" if rows else "Nothing changed."),
        ),
        (Words("量", "figure"), Words("上次", "before"), Words("这次", "now")),
        rows,
    )


def _lines() -> Iterator[str]:
    for lang in LANGS:
        yield summary(load()[1]).of(lang)


def main() -> int:
    """Measure and write, as the options ask."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "--reports", type=int, default=190, help="how many of each kind (%(default)s)"
    )
    parser.add_argument(
        "--rewrite", action="store_true", help="measure nothing, write the pages anew"
    )
    options = parser.parse_args()
    if not options.rewrite:
        measured, before, measured_before, long_before = load()
        figures = generated.measure(options.reports) | corpora.measure()
        if figures == before:  # a run that gives the same tells nothing about what changed
            measured, before = measured_before, long_before
        today = datetime.now(tz=UTC).date()
        save(f"govlint {__version__}, {today}", figures, measured, before)
    for lang in LANGS:
        path_of(lang).write_text(page(lang), encoding="utf-8")
        readme = ROOT / READMES[lang]
        text = _quoted(readme.read_text(encoding="utf-8"), summary(load()[1]).of(lang))
        readme.write_text(text, encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in _lines())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
