"""表格缺少法定的行（missing-row）

## 检查内容
法定表格是否缺少格式规定的行。相邻的行成段缺失时合并为一条。

## 为什么
没有发生的情形应当填0，不能删去一行；少了一行，合计就无从核对。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
信息内容 | 本年处理决定数量
行政许可 | 5
信息内容 | 本年处理决定数量
行政强制 | 0
^^^^^^^^ GOV105 行政处罚
信息内容 | 本年收费金额（单位：万元）
行政事业性收费 | 0
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
信息内容 | 本年处理决定数量
行政许可 | 5
信息内容 | 本年处理决定数量
行政处罚 | 0
行政强制 | 0
信息内容 | 本年收费金额（单位：万元）
行政事业性收费 | 0
```

## 依据
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式的表格。

## 已知局限
只有表格、没有标题和正文的文件可能是节选，只作提醒。标签改得认不出来的行，会当作缺行。

## In English
A row of a statutory table is absent; what did not happen is reported as 0. Neighbouring rows that are gone together make
one finding. Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import all_editions, end_of, load, row_name, table_name
from govlint.rule.text import listed_en


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.rule import Context, Span
    from govlint.rule.form import BlockForm, BoundRow, BoundTable, RowForm


RULE = Rule(
    code="GOV105",
    name="missing-row",
    severity=Severity.ERROR,
    summary="表格缺少格式规定的行",
    summary_en="a statutory row is absent from its table",
)

# So many missing rows in a stretch are named one by one; of more, the first and the last.
_MOST_SINGLE = 3

_HINT = Text(
    "按统一格式补上缺少的行，没有发生的填 0",
    "add the row as the form has it, with 0 if there was none",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each row that is not there, or for a whole stretch of them."""
    extent = context.extent
    for name, table in context.binding.tables.items():
        if not table.missing_rows:
            continue
        if not table.rows:
            yield _no_row(table, doubtful=extent.fragment)
            continue
        for stretch, after in _stretches(table):
            at_end = after is None and extent.ends_in == name
            single = len(stretch) <= _MOST_SINGLE and not at_end
            for rows in [[row] for row in stretch] if single else [stretch]:
                place = table.rows[-1].label if after is None else after.label
                if at_end:
                    place = end_of(context.text)
                yield _missing(table, rows, place, at_end=at_end, doubtful=extent.fragment)


def _stretches(table: BoundTable) -> Iterator[tuple[list[RowForm], BoundRow | None]]:
    """Yield the rows that are missing side by side, each time with the row that follows them."""
    order: list[tuple[tuple[int, int], RowForm, BoundRow | None]] = [
        (_place(table, row.block, row.form), row.form, row) for row in table.rows
    ]
    # Where two editions are mixed, only what both have can be called missing: GOV114 reports the rest.
    order += [
        (_place(table, block, row), row, None)
        for block, row in table.missing_rows
        if len(table.editions) < 2 or _in_all(table.editions, row)
    ]
    order.sort(key=lambda item: item[0])
    runs = [(there, list(run)) for there, run in groupby(order, lambda item: item[2] is not None)]
    for i, (there, run) in enumerate(runs):
        if not there:
            after = runs[i + 1][1][0][2] if i + 1 < len(runs) else None
            yield [row for _, row, _ in run], after


def _in_all(editions: Sequence[str], row: RowForm) -> bool:
    """Tell whether every one of the editions has a row."""
    return all(any(f.row.key == row.key for f in load(e).facts.values()) for e in editions)


def _place(table: BoundTable, block: BlockForm, row: RowForm) -> tuple[int, int]:
    """Return where a row stands in its form: the number of its block and its own."""
    for edition in all_editions():
        for b, candidate in enumerate(edition.table(table.form.name).blocks):
            if candidate is block:
                return b, next((i for i, r in enumerate(block.rows) if r.key == row.key), 0)
    return 0, 0


def _missing(
    table: BoundTable, rows: list[RowForm], place: Span, *, at_end: bool, doubtful: bool
) -> Finding:
    name = table_name(table.form)
    labels = [row_name(row).zh for row in rows]  # as the rows have to be headed
    if len(rows) == 1:
        message = Text(f"{name.zh}缺“{labels[0]}”一行", f"{name.en} has no row “{labels[0]}”")
    elif len(rows) <= _MOST_SINGLE:
        quoted = [f"“{label}”" for label in labels]
        message = Text(
            f"{name.zh}缺{'、'.join(quoted)} {len(rows)} 行",
            f"{name.en} has no rows {listed_en(quoted)}",
        )
    else:
        message = Text(
            f"{name.zh}缺 {len(rows)} 行，从“{labels[0]}”到“{labels[-1]}”",
            f"{name.en} lacks {len(rows)} rows, from “{labels[0]}” to “{labels[-1]}”",
        )
    if at_end:
        message = Text(f"{message.zh}，文件在此处结束", f"{message.en}: the file ends here")
    return Finding(place, message, _HINT, doubtful=doubtful)


def _no_row(table: BoundTable, *, doubtful: bool) -> Finding:
    name = table_name(table.form)
    row = table.nodes[-1].rows[-1]
    return Finding(
        row.cells[0].content,
        Text(f"{name.zh}只有表头，没有数据行", f"{name.en} has a header but no rows of figures"),
        _HINT,
        doubtful=doubtful,
    )
