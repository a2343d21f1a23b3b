"""表格缺少法定的栏（missing-column）

## 检查内容
法定表格是否缺少格式规定的栏（列）。

## 为什么
栏目由格式规定，没有发生的填0；少了一栏，各行的总计就无从核对。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 现行有效件数
                          ^^^^^^^^^^^^ GOV106 本年废止件数
规章 | 0 | 0
行政规范性文件 | 2 | 3
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
表头与数据行的栏数一致而少于格式时才报告；只有表头少一栏、数据不少的，看作表头没有转换完整。

## In English
A statutory column is absent: the head and the rows agree on having fewer. Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import column_name, table_name
from govlint.rule.text import bare


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Span
    from govlint.rule.form import BlockForm, BoundTable, ColumnForm


RULE = Rule(
    code="GOV106",
    name="missing-column",
    severity=Severity.ERROR,
    summary="表格缺少格式规定的栏",
    summary_en="a statutory column is absent from its table",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each column that is not there."""
    extent = context.extent
    for table in context.binding.tables.values():
        name = table_name(table.form)
        for block, column in table.missing_columns:
            label = column_name(column).zh  # as the column has to be headed
            yield Finding(
                _place(context.text, table, block, column),
                Text(f"{name.zh}缺“{label}”一栏", f"{name.en} has no column “{label}”"),
                Text(
                    "按统一格式补上缺少的栏，没有发生的填 0",
                    "add the column as the form has it, with 0 where there was none",
                ),
                doubtful=extent.fragment,
            )


def _place(text: str, table: BoundTable, block: BlockForm, column: ColumnForm) -> Span:
    """Return the head of the next column that is there, else of the one before, else the block's first row."""
    first = next((row for row in table.rows if row.block is block), table.rows[0])
    heads: dict[str, Span] = {}
    for node in table.nodes:
        for row in node.rows:
            if row.span.start < first.row.span.start:
                heads |= {bare(c.content.of(text)): c.content for c in row.cells}
    at = next((j for j, c in enumerate(block.columns) if c.key == column.key), 0)
    for other in (*block.columns[at + 1 :], *reversed(block.columns[:at])):
        for wording in (other.label, *other.variants):
            if bare(wording) in heads:
                return heads[bare(wording)]
    return first.label
