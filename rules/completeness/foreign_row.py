"""格式没有的行（foreign-row）

## 检查内容
法定表格里是否有格式没有的行，例如自己加的“9.属于商业秘密”，或者“小计”。小计行还按它所属各行之和核对。

## 为什么
各级汇总只认格式规定的行。多出来的行不参加合计，（七）总计就与各行之和对不上；小计容易被当作一项办理结果重复相加。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
党内法规 | 1 | 0 | 1
^^^^^^^^ GOV119 格式没有
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
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式的表格。

## 已知局限
表四只有一行数据，不检查。

## In English
A row of a statutory table that the form does not have, a subtotal among them; a subtotal is compared with the sum of its
rows as well. Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import column_name, table_name
from govlint.rule.text import squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.form import ForeignRow


RULE = Rule(
    code="GOV119",
    name="foreign-row",
    severity=Severity.WARNING,
    summary="表格里有格式没有的行",
    summary_en="a table has a row that the form does not have",
)

_LONGEST = 24


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each row that is not the form's, and for each wrong figure of a subtotal."""
    for table in context.binding.tables.values():
        if table.unreadable is not None:
            continue
        name = table_name(table.form)
        for row in table.foreign:
            label = squeeze(row.text)
            shown = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
            yield Finding(
                row.span,
                Text(
                    f"{name.zh}的“{shown}”一行，格式没有",
                    f"the form has no row “{shown}”, which {name.en} has",
                ),
                Text(
                    "删去这一行，数字计入格式规定的行",
                    "take the row out and count its figures in a row of the form",
                ),
            )
            yield from _subtotals(name, shown, row)


def _subtotals(name: Text, shown: str, row: ForeignRow) -> Iterator[Finding]:
    """Yield a finding for each figure of a subtotal that is not the sum of its rows."""
    for wrong in row.subtotals:
        column = column_name(wrong.column)
        yield Finding(
            wrong.span,
            Text(
                f"{name.zh}“{shown}”的{column.zh}为 {wrong.stated}，{row.group}各行之和为 {wrong.total}",
                f"“{shown}” in {name.en} has {wrong.stated} for “{column.en}”, its rows make {wrong.total}",
            ),
            Text("核对小计与各行的数字", "compare the subtotal with its rows"),
            actual=wrong.stated,
            expected=wrong.total,
        )
