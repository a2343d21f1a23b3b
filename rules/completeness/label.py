"""行名与统一格式不一致（label）

## 检查内容
表格里各行的名称与报告所用格式的原文是否一致。标点、空格、括号和序号写法的差别不算。

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
Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import table_name
from govlint.rule.text import squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV117",
    name="label",
    severity=Severity.WARNING,
    summary="行名或栏名与统一格式的用语不一致",
    summary_en="a label differs from the form's wording",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each label that is not worded as in the form."""
    for table in context.binding.tables.values():
        name = table_name(table.form)
        for departure in table.departures:
            found = squeeze(departure.found)
            yield Finding(
                departure.span,
                Text(
                    f"{name.zh}的“{found}”，格式为“{departure.statutory}”",
                    f"“{found}” in {name.en} is “{departure.statutory}” in the form",
                ),
                Text("改用统一格式的原文", "use the wording of the form"),
                actual=found,
                expected=departure.statutory,
            )
