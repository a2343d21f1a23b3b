"""行名与统一格式不一致（label）

## 检查内容
表格里各行的名称与报告所用格式的原文是否一致。标点、空格、括号和序号写法的差别不算。表二各段上方的“第二十条第（五）项”等，
是否就是格式中该段所依据的那一项。

## 为什么
行名照格式原文，数据才能与其他机关的报告对应；改动过的行名有时连统计口径也变了。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
规范性文件 | 2 | 1 | 3
^^^^^^^^^^ GOV117 行政规范性文件
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
```

## 依据
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式。

## 已知局限
常见的近义写法（如“合计”与“总计”）按相同处理，不报告。

## In English
A row's label departs from the form's wording; punctuation, blanks, brackets and the style of numbering do not matter.
An item of article 20 stands over other rows of table 2 than in the form.
Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Final

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import table_name
from govlint.rule.text import bare, squeeze
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Span
    from govlint.rule.form import BoundTable, Departure


RULE = Rule(
    code="GOV117",
    name="label",
    severity=Severity.WARNING,
    summary="行名或栏名与统一格式的用语不一致",
    summary_en="a label differs from the form's wording",
)


_ITEM: Final = re.compile(r"第二十条第\(?([一二三四五六七八九十])\)?项")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each label that is not worded as in the form."""
    items = list(_items(context))
    for table in context.binding.tables.values():
        name = table_name(table.form)
        departures = [
            (d.span, squeeze(d.found), d.statutory)
            for d in table.departures
            if not _goes_on(context, table, d)
        ]
        for span, found, statutory in (*departures, *_misplaced(table, items)):
            yield Finding(
                span,
                Text(
                    f"{name.zh}的“{found}”，格式为“{statutory}”",
                    f"“{found}” in {name.en} is “{statutory}” in the form",
                ),
                Text("改用统一格式的原文", "use the wording of the form"),
                actual=found,
                expected=statutory,
            )


def _goes_on(context: Context, table: BoundTable, departure: Departure) -> bool:
    """Tell whether the last label of a table in a text goes on below it, in a line that does not look like a row."""
    node = next((n for n in table.nodes if n.span.start <= departure.span.start < n.span.end), None)
    # The figures may stand in a row of their own below the first half.
    if node is None or departure.span.start < node.rows[-2:][0].span.start:
        return False
    below = context.text[node.span.end :].lstrip("\n").partition("\n")[0]
    return bare(departure.found + below) == bare(departure.statutory)


def _items(context: Context) -> Iterator[tuple[Span, str]]:
    """Yield where an item of article 20 stands in part 2 by itself, in a cell or a line of its own."""
    part = context.part(2)
    for block in part.blocks if part is not None else ():
        if isinstance(block, Table):
            spans = [cell.content for row in block.rows for cell in row.cells]
        else:
            spans = [block.content]
        for span in spans:
            if match := _ITEM.fullmatch(squeeze(span.of(context.text))):
                yield span, match[1]


def _misplaced(table: BoundTable, items: list[tuple[Span, str]]) -> Iterator[tuple[Span, str, str]]:
    """Yield the items that stand right above the rows of another one: place, wording, the form's wording."""
    end = 0
    for row in sorted(table.rows, key=lambda row: row.label.start):
        above = [(span, number) for span, number in items if end <= span.start < row.label.start]
        end = row.label.end
        head = row.block.heads[0] if row.block.heads else ""
        item = _ITEM.search(squeeze(head))
        if above and item is not None and above[-1][1] != item[1]:
            span, number = above[-1]
            yield span, f"第二十条第（{number}）项", head
