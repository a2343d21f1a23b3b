"""栏的次序与格式不同（column-order）

## 检查内容
法定表格各栏的表头次序是否与格式一致。表头与数字一起换了位置的，按表头读取，只作提醒；表头换了而数字没有换、按格式次序才符合合计的，是错误。

## 为什么
汇总时往往按位置复制数字，次序不同就会填进别的栏。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年废止件数 | 本年制发件数 | 现行有效件数
           ^^^^^^^^^^^^ GOV120 次序
规章 | 0 | 0 | 0
行政规范性文件 | 1 | 2 | 3
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
只换了表头而合计看不出来的（例如“商业企业”与“科研机构”互换），按表头读取。

## In English
The headings of a statutory table stand in another order than the form's. Its figures are read by their headings. Where
the sums show that only the headings are exchanged, it is an error. Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.form import column_label, column_name, table_name
from govlint.rule.text import listed


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV120",
    name="column-order",
    severity=Severity.ERROR,
    summary="表格各栏的次序与格式不同",
    summary_en="the columns of a table stand in another order than the form's",
)

_MOST_LISTED = 4


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each table whose headings stand in another order."""
    for table in context.binding.tables.values():
        if table.unreadable is not None or not table.moved:
            continue
        name = table_name(table.form)
        labels = list(dict.fromkeys(column_name(moved.column) for moved in table.moved))
        shown = [Text(f"“{n.zh}”", f"“{n.en}”") for n in labels[:_MOST_LISTED]]
        columns = listed(shown)
        more, more_en = ("等", " and others") if len(labels) > _MOST_LISTED else ("", "")
        if table.exchanged:
            read = Text(
                "数字按格式的次序才符合合计，表头填反了",
                "the figures agree with their totals in the form's order only",
            )
        else:
            read = Text("已按表头读取", "it is read by its headings")
        yield Finding(
            table.moved[0].span,
            Text(
                f"{name.zh}的{columns.zh}{more}与格式的次序不同，{read.zh}",
                f"{columns.en}{more_en} in {name.en} stand in another order than the form's: {read.en}",
            ),
            Text("按格式的次序排列各栏", "put the columns in the form's order"),
            related=tuple(
                Related(moved.span, column_label(moved.column.label))
                for moved in table.moved[1:_MOST_LISTED]
            ),
            doubtful=not table.exchanged,
        )
