"""应填计数的单元格不是计数（not-a-count）

## 检查内容
应当填件数的单元格里是文字、负数或小数；应当填金额或增减数的单元格里读不出数字。

## 为什么
件数只能是零或正整数；别的内容无法汇总，也无法核对。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 若干 | 1 | 3
                 ^^^^ GOV205 “若干”
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
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式：各栏填报件数、数量或金额。

## 已知局限
空格、“/”和“-”由 empty-cell 检查；数字后面带单位的由 number-format 检查。电子表格写出的 21.0 按 21 计。

## In English
A cell for a count holds text, a negative or a fraction; or one for an amount or a change holds no number. Sources: the
forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import State, figure_label, table_name
from govlint.rule.text import squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.form import Fact


RULE = Rule(
    code="GOV205",
    name="not-a-count",
    severity=Severity.ERROR,
    summary="应填计数的单元格里是文字、负数或小数",
    summary_en="text, a negative or a fraction stands where a count belongs",
)

_WANTED = {
    "count": Text("应为零或正整数", "not a whole number of 0 or more"),
    "change": Text("应为增减的数量", "not a change in number"),
    "amount": Text("应为金额", "not an amount"),
}


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each cell that holds what cannot stand there."""
    for table in context.binding.tables.values():
        if table.unreadable is not None:
            continue
        name = table_name(table.form)
        for fact in (f for row in table.rows for f in row.facts):
            if fact.state is State.UNCLEAR and fact.cell is not None:
                yield _unclear(name, fact)
            if fact.state is not State.INVALID:
                continue
            wanted = _WANTED[fact.form.column.kind]
            shown, label = _shown(fact), figure_label(fact.form)
            yield Finding(
                fact.span,
                Text(
                    f"{name.zh}“{label.zh}”填报为“{shown}”，{wanted.zh}",
                    f"“{label.en}” in {name.en} holds “{shown}”, {wanted.en}",
                ),
                Text("填写实际数字，没有发生的填 0", "fill in the number, 0 if there was none"),
                actual=fact.value if fact.value is not None else shown,
                facts=(fact.key,),
            )


def _unclear(name: Text, fact: Fact) -> Finding:
    """Return the finding for a cell that holds digits of which nobody can tell what number they are."""
    shown, label = _shown(fact), figure_label(fact.form)
    return Finding(
        fact.span,
        Text(
            f"{name.zh}“{label.zh}”填的是“{shown}”，看不出是哪个数",
            f"“{label.en}” in {name.en} holds “{shown}”, from which no number can be told",
        ),
        Text(
            "每格只填一个数字，前面不加 0", "put one number into the cell, without zeros in front"
        ),
        actual=shown,
        facts=(fact.key,),
        doubtful=True,
    )


def _shown(fact: Fact) -> str:
    """Return what the cell holds, short enough for a message."""
    text = squeeze(fact.text)
    return text if len(text) <= 20 else f"{text[:19]}…"
