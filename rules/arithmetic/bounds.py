"""部分大于总体（bounds）

## 检查内容
本年制发件数是否大于现行有效件数；2019年格式：本年新公开数量是否大于对外公开总数量。

## 为什么
本年制发的文件一般到年底仍然有效，本年新公开的已经计入公开总数，所以前者大于后者多半是两栏填反或漏填。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 5 | 0 | 3
                 ^ GOV206 5 大于 3
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
惯例：格式没有写明这一关系，当年制发又废止、按代管口径统计等情形可以例外，因此只作警告。

## 已知局限
当年制发、当年又废止的文件会使本年制发合理地大于现行有效，少见，因此只提醒核对。

## In English
More was issued in the year than is in force at its end, or more newly disclosed than in all. It rests on practice, and what
was issued and repealed in one year may explain it, so it is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.form import State, all_editions, column_label, row_label, table_name


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.form import Fact, RelationForm


RULE = Rule(
    code="GOV206",
    name="bounds",
    severity=Severity.WARNING,
    summary="本年制发大于现行有效，或本年新公开大于公开总数",
    summary_en="a figure of the year exceeds the one it is a part of",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each bound that does not hold."""
    for edition in all_editions():
        for relation in edition.bounds:
            finding = _exceeded(context, relation)
            if finding is not None:
                yield finding


def _exceeded(context: Context, relation: RelationForm) -> Finding | None:
    facts = context.binding.facts
    terms = (*relation.equation.left, *relation.equation.right)
    known = [facts.get(key) for _, key in terms]
    # A bound with a figure that is not known cannot be checked.
    if not all(f is not None and f.state is State.VALUE for f in known):
        return None
    left = sum(n * _value(facts[key]) for n, key in relation.equation.left)
    right = sum(n * _value(facts[key]) for n, key in relation.equation.right)
    if left <= right:
        return None
    first, limit = facts[relation.equation.left[0][1]], facts[relation.equation.right[0][1]]
    table = table_name(first.form.table)
    row = row_label(first.form.row.label)
    part, whole = column_label(first.form.column.label), column_label(limit.form.column.label)
    return Finding(
        first.span,
        Text(
            f"{table.zh}“{row.zh}”的{part.zh}大于{whole.zh}：{left} 大于 {right}",
            f"“{row.en}” in {table.en}: “{part.en}” exceeds “{whole.en}”, {left} > {right}",
        ),
        Text("核对两栏是否填反", "check whether the two were exchanged"),
        actual=left,
        facts=tuple(key for _, key in terms),
        related=(Related(limit.span, Text(f"{whole.zh} {right}", f"{whole.en} {right}")),),
    )


def _value(fact: Fact) -> int:
    return int(fact.value or 0)
