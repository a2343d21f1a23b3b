"""What was aimed at, what was reached, and what was tried on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.page import Words


if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.page import Page


@dataclass(frozen=True, slots=True)
class Target:
    """A ratio that was measured, and the most it should be."""

    name: Words
    reached: float
    most: float | None


_TRIED = Words(
    "没有达到的目标，差多少见表。"
    "有效的做法：不再逐个编译类的方法（`dataclasses` 占冷启动的一半）；"
    "Lark 的分析表、TOML 和等式预先算好（`govlint/prepared.json`，来源改了就重新计算）；"
    "词汇先化简再展开；普通的命令行不经 click；修正、配置、基线用到才导入；"
    "进程由已热身的进程复制；在文件之间找垃圾。"
    "没有做：词汇表也预先算好，省不到一个 `python -c pass`，文件却有半兆。"
    "余下的冷启动大约一半是导入一百多个模块、编译一百个正则表达式；"
    "autocorrect 用 Rust 写成，只看字符，不读表也不算数。",
    "The table says by how much a target is missed. What helped: classes whose methods are not compiled "
    "one by one (`dataclasses` took half of a cold start); Lark's tables, TOML and equations worked out "
    "beforehand (`govlint/prepared.json`, done anew where a source has changed); vocabulary folded before "
    "it is expanded; plain command lines read without click; repair, configuration and baseline imported "
    "when needed; processes copied from a warm one; garbage looked for between files. What was left: a "
    "prepared vocabulary, which saves less than one `python -c pass` and takes half a megabyte. About half "
    "of what is left of a cold start is importing more than a hundred modules and compiling a hundred "
    "regular expressions; autocorrect is Rust, looks at characters, and neither reads tables nor adds up.",
)


def targets(page: Page, met: Iterable[Target]) -> None:
    """Put the targets at the head of the page."""
    rows = [(t.name, f"{t.reached:.1f}", "—" if t.most is None else f"{t.most:g}") for t in met]
    head = (Words("比值", "ratio"), Words("实测", "measured"), Words("目标", "target"))
    page.add(Words("目标", "Targets"), _TRIED, head, rows)
    page.sections.insert(0, page.sections.pop())
