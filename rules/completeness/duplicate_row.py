"""同一行出现两次（duplicate-row）

## 检查内容
法定表格里同一行是否出现两次。两次的数字不同，是错误；数字相同，只作提醒。

## 为什么
同一项数据有两个数，读者不知道以哪个为准；govlint 按前一行读取，并把这一行的数字当作不能确定的。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
行政规范性文件 | 2 | 1 | 5
^^^^^^^^^^^^^^ GOV118 出现两次
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
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式的表格：每一行只有一次。

## 已知局限
重复的行没有填数的，不报告。

## In English
A row of a statutory table stands there twice: an error where the figures differ, a warning where they are the same. The
first one is read, and its figures are not sure. Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.form import column_name, row_name, table_name


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV118",
    name="duplicate-row",
    severity=Severity.ERROR,
    summary="同一行在表格里出现两次",
    summary_en="a row stands in its table twice",
)

_ROW = Text("数据行", "the row of figures")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each row that repeats another one."""
    for table in context.binding.tables.values():
        name = table_name(table.form)
        for duplicate in table.duplicates:
            label = row_name(duplicate.row.form) if duplicate.row.form.label else _ROW
            zh, en = f"{name.zh}“{label.zh}”出现两次", f"“{label.en}” stands twice in {name.en}"
            if duplicate.same:
                what = Text(f"{zh}，数字相同", f"{en}, with the same figures")
            else:
                first, second = duplicate.pairs[0]
                column = column_name(first.form.column)
                old, new = first.text or "空", second.text or "空"
                what = Text(
                    f"{zh}，{column.zh}前一行为 {old}，后一行为 {new}",
                    f"{en}: “{column.en}” is {first.text or 'empty'} and {second.text or 'empty'}",
                )
            yield Finding(
                duplicate.row.label,
                what,
                Text("核对后只保留一行", "keep the right one of the two"),
                related=(Related(duplicate.first, Text("前一行", "the first one")),),
                doubtful=duplicate.same,
            )
