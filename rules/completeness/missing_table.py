"""标题之下没有表格（missing-table）

## 检查内容
第二、三、四部分有标题而没有法定表格：表格漏了，或者是一张图片。

## 为什么
这三个部分按格式只用表格报告；表格做成图片，读者无法检索和核对。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。

二、主动公开政府信息情况
^^^^^^^^^^^^^^^^^^^^^^^^ GOV104 表二

详见附图。
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
```

## 依据
国办公开办函〔2021〕30号所附格式：第二、三、四部分为表格。

## 已知局限
表格还在、只是单元格边界丢失的，由 unreadable-table 说明。文件刚好到标题为止，又没有标题和正文的，可能只是节选，只作提醒。

## In English
Part 2, 3 or 4 has its heading and not its table; a picture of a table is none. Source: the form of 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import (
    before_any_form,
    has_labels,
    has_tables,
    part_name,
    statutory_form,
    table_in_prose,
    table_name,
)


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV104",
    name="missing-table",
    severity=Severity.ERROR,
    summary="第二、三、四部分只有标题，没有法定表格",
    summary_en="a part has its heading but not its table",
)

_HINT = Text(
    "按统一格式填报表格，不用图片代替", "insert the table of the form as a table, not as a picture"
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each part whose table is not in the report."""
    binding, year = context.binding, context.identity.year
    if before_any_form(year):
        return
    extent = context.extent
    for part_form in statutory_form(year, binding).parts:
        part = extent.part(part_form.number)
        if part_form.table is None or part is None or part_form.table in binding.tables:
            continue
        form = statutory_form(year, binding).table(part_form.table)
        # GOV003 reports tables of no form at all, GOV002 labels in running text.
        if not binding.tables and has_tables(part):
            continue
        if table_in_prose(context.text, part, form) is not None:
            continue
        name, table = part_name(part_form.number), table_name(form)
        if has_labels(context.text, part, form):
            message = Text(
                f"{table.zh}只有表头，没有数据行",
                f"{table.en} has a header but no rows of figures",
            )
        elif has_tables(part):
            message = Text(
                f"{name.zh}的表格不是法定的{table.zh}", f"the table in {name.en} is not {table.en}"
            )
        else:
            message = Text(f"{name.zh}没有{table.zh}", f"{name.en} has no {table.en}")
        yield Finding(part.heading.content, message, _HINT, doubtful=extent.fragment)
