"""表格的单元格边界已丢失（unreadable-table）

## 检查内容
表格在复制、转换时丢失了单元格之间的界线：标签与数字连成一串（如“规章000”），或者每格一行而空格、重复的数字不见了。这样的表格只报告一次，不从中读取数字，也不做任何计算。

## 为什么
分不清哪个数字属于哪一栏时，任何计算结果都不可信。先恢复表格，再检查数据。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容本年制发件数本年废止件数现行有效件数
规章000
^^^^^^^ GOV002 连在一起
行政规范性文件213
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
国办公开办函〔2021〕30号所附格式：第二、三、四部分以表格形式报告。

## 已知局限
只有一行数字的表格连成一串时，看不出它原来是表格，按缺表处理。

## In English
The boundaries between a table's cells are lost, so that figures cannot be separated. Reported once for each table, and
nothing is computed from it. Source: the form of 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import table_in_prose, table_name


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.form import BoundTable


RULE = Rule(
    code="GOV002",
    name="unreadable-table",
    severity=Severity.ERROR,
    summary="表格的单元格边界已丢失，无法读取",
    summary_en="the boundaries of a table's cells are lost",
)

_HINT = Text(
    "从原始文件重新导出表格，使每个单元格各占一格",
    "export the table again with a cell for each figure",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for every table whose cells cannot be separated."""
    for table in context.binding.tables.values():
        if table.unreadable is not None:
            yield _unreadable(context, table)
    extent = context.extent
    for edition in (context.edition,) if context.edition else ():
        for form in edition.tables:
            part = extent.part(form.part)
            if part is None or form.name in context.binding.tables:
                continue
            block = table_in_prose(context.text, part, form)
            if block is not None:
                name = table_name(form)
                yield Finding(
                    _first_line(context.text, block),
                    Text(
                        f"{name.zh}的标签是普通文字，没有单元格",
                        f"the labels of {name.en} are plain text without cells",
                    ),
                    _HINT,
                )


def _unreadable(context: Context, table: BoundTable) -> Finding:
    name = table_name(table.form)
    place = _first_line(context.text, table.span)
    if table.unreadable == "glued":
        shown = place.of(context.text)
        message = Text(
            f"{name.zh}的标签与数字连在一起（如“{shown}”），无法区分各单元格",
            f"labels and figures of {name.en} run together (“{shown}”), so the cells cannot be separated",
        )
    else:
        message = Text(
            f"{name.zh}按一格一行排列，有的空格没有保留下来，无法判断数字属于哪一栏",
            f"{name.en} has one cell on each line and some cells are lost, so the columns of its figures are unknown",
        )
    return Finding(place, message, _HINT)


def _first_line(text: str, span: Span) -> Span:
    """Return the first line of a place that shows anything."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    line = text[start : span.end].splitlines()[:1]
    return Span(start, start + len(line[0].rstrip())) if line else Span(start, start)
