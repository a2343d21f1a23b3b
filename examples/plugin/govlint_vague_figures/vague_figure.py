"""申请数量用了约数（vague-figure）

## 检查内容
写政府信息公开申请和行政复议、行政诉讼的分句里，件数不应写成约数：“约100件”“近百件”“100余件”“几十件”。

## 为什么
这些件数逐件登记，年底可以数清。写成约数，读者无法与表格核对，也会怀疑登记不全。

## 反例
```text
一、总体情况
2023年收到政府信息公开申请100余件，办结98件。
                          ^^^^^^^ ORG101 100余件
```

## 正例
```text
一、总体情况
2023年收到政府信息公开申请103件，办结98件。全年网站访问量约20万次。
```

## 依据
本机关的校对要求。统计表要求填写件数，正文与统计表说的是同一批申请。

## 已知局限
只看写到申请、复议或诉讼的分句（到逗号为止），访问量、粉丝数等允许约数。表格里的约数由 GOV205 报告。

## In English
Requests, reviews and lawsuits are registered one by one, so the prose must not give their number as about, nearly or
more than. Visits and followers may be rounded.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="ORG101",
    name="vague-figure",
    severity=Severity.WARNING,
    summary="申请、复议、诉讼的件数写成了约数",
    summary_en="a number of requests, reviews or lawsuits is given as an approximation",
)

_CLAUSE = re.compile(r"[^。；，,\n]+")
_SUBJECT = re.compile("公开申请|行政复议|行政诉讼")
_VAGUE = re.compile(
    r"""
    (?:(?<![签预制])约|(?<![最附])近|超过?|逾) \s* [0-9一二三四五六七八九十百千]+ \s* [件宗起](?!次)
    | [0-9一二三四五六七八九十百千]+ \s* [余多] \s* [件宗起](?!次)
    | [几数][十百千]? \s* [件宗起](?!次)
    """,
    re.VERBOSE,
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each approximate number in a clause about requests, reviews or lawsuits."""
    for part in context.tree.parts:
        for block in part.blocks:
            if not isinstance(block, Table):
                yield from _clauses(block.content, context.text)


def _clauses(place: Span, text: str) -> Iterator[Finding]:
    for clause in _CLAUSE.finditer(text, *place):
        if not _SUBJECT.search(clause[0]):
            continue
        for match in _VAGUE.finditer(text, *clause.span()):
            yield Finding(
                Span(*match.span()),
                Text(f"“{match[0]}”是约数", f"{match[0]} is an approximation"),
                Text("写明确切的件数", "give the exact number"),
            )
