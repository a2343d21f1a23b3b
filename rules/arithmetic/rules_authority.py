"""没有规章制定权而填了规章（rules-authority）

## 检查内容
县级以下政府、乡镇、街道和县级部门的报告，规章一行是否填了0以外的数字。

## 为什么
规章只能由国务院部门、省级政府和设区的市、自治州的政府制定。基层机关填了规章，多半是把规范性文件或内部制度当成规章。

## 反例
```text
某县某镇人民政府2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 3 | 0 | 3
       ^ GOV207 3
行政规范性文件 | 2 | 1 | 3
```

## 正例
```text
某县某镇人民政府2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
```

## 依据
《中华人民共和国立法法》第九十一条、第九十三条（2023年修正）：规章的制定机关。

## 已知局限
机关的级别只从名称判断，名称看不出级别的不检查；代上级机关公开的规章也可能计入，因此只作警告。

## In English
A township, street, county government or county department reports 规章, which it cannot make. Source: Legislation Law,
articles 91 and 93. The level is taken from the organ's name alone, so it is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.form import State, column_label, row_label, table_name


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.form import Fact


RULE = Rule(
    code="GOV207",
    name="rules-authority",
    severity=Severity.WARNING,
    summary="没有规章制定权的机关填报了规章数",
    summary_en="an organ without the power to make 规章 reports some",
)

_ROW = "disclosed.rules"


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding if the row holds a figure above 0."""
    if not context.identity.without_rulemaking:
        return
    facts = [
        f
        for f in context.binding.facts.values()
        if f.form.row.key == _ROW and f.state is State.VALUE and f.value
    ]
    if not facts:
        return
    first = facts[0]
    table = table_name(first.form.table)
    organ = context.identity.organ
    label, column = row_label(first.form.row.label), column_label(first.form.column.label)
    yield Finding(
        first.span,
        Text(
            f"{organ}没有规章制定权，{table.zh}“{label.zh}”的{column.zh}填报为 {first.value}",
            f"{organ} has no power to make {label.en}, but {table.en} has {first.value} under “{column.en}”",
        ),
        Text(
            "规范性文件填入行政规范性文件一行，没有规章的填 0",
            "count normative documents in their own row, and put 0 here",
        ),
        actual=first.value,
        expected=0,
        facts=tuple(f.key for f in facts),
        related=tuple(
            Related(f.span, _with_value(column_label(f.form.column.label), f)) for f in facts[1:]
        ),
    )


def _with_value(label: Text, fact: Fact) -> Text:
    return Text(f"{label.zh} {fact.value}", f"{label.en} {fact.value}")
