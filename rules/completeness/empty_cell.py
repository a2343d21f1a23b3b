"""单元格没有填数（empty-cell）

## 检查内容
应当填数的单元格空着，或者填的是“/”“-”“无”；或者一行里少了几格。一张表合为一条，列出所有这样的单元格。

## 为什么
没有发生应当填0。空格分不清是零还是漏填，govlint 因此把它当作未知数，不当作0。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | / | / | 0
       ^ GOV107 表二有 2 格没有填数
行政规范性文件 | 2 | 1 | 3
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
惯例：统一格式要求填报数字，各地的填报说明要求没有发生的填0。因此只作警告。

## 已知局限
文字表格里合并的单元格有时看上去像空格；只有能确定属于某一栏的才算。

## In English
A cell is empty, or holds a slash or a dash, where a number belongs, 0 included; or a row is short of cells. One finding a
table. Empty is unknown to govlint, never 0. It rests on practice, so it is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.form import State, column_name, row_name, table_name
from govlint.rule.text import counted_en, listed


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.rule import Context
    from govlint.rule.form import BoundRow, BoundTable, Fact


RULE = Rule(
    code="GOV107",
    name="empty-cell",
    severity=Severity.WARNING,
    summary="应当填数的单元格空白，或以“/”“-”代替",
    summary_en="a cell that needs a number holds none",
)

# Up to so many cells are shown each at its place, and so many groups of them are listed in the message.
_MOST_SHOWN = 8
_MOST_LISTED = 4

_HINT = Text("逐格填写数字，没有发生的填 0", "fill in every cell, with 0 where there was none")


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each table with cells that hold no number."""
    extent = context.extent
    for name, table in context.binding.tables.items():
        if table.unreadable is not None:
            continue
        empty = [f for r in table.rows for f in r.facts if f.state is State.EMPTY]
        # The last row of a file that breaks off in the table is cut, not left short.
        cut = table.rows[-1] if table.rows and extent.ends_in == name else None
        short = [r for r in table.rows if not r.complete and r is not cut]
        if empty:
            yield _empty(table, empty, context.system.determined)
        if short:
            yield _short(table, short)


def _empty(table: BoundTable, empty: Sequence[Fact], known: Mapping[str, int]) -> Finding:
    name = table_name(table.form)
    groups = _groups(table, empty)
    more = len(groups) - _MOST_LISTED
    zh = "；".join(g.zh for g in groups[:_MOST_LISTED]) + ("等" if more > 0 else "")
    en = "; ".join(g.en for g in groups[:_MOST_LISTED]) + (", and others" if more > 0 else "")
    shown = empty if len(empty) <= _MOST_SHOWN else ()
    return Finding(
        empty[0].span,
        Text(
            f"{name.zh}有 {len(empty)} 格没有填数：{zh}",
            f"{counted_en(len(empty), 'cell')} of {name.en} without a number: {en}",
        ),
        _HINT,
        evidence=_determined(empty, known),
        actual=empty[0].text,
        expected=known.get(empty[0].key),
        facts=tuple(f.key for f in empty),
        related=tuple(Related(f.span, _cell(f, known)) for f in shown[1:]),
    )


def _determined(empty: Sequence[Fact], known: Mapping[str, int]) -> tuple[Text, ...]:
    """Return the values that the other cells leave no choice about: those above 0 one by one, the others together."""
    found = [(fact, known[fact.key]) for fact in empty if fact.key in known]
    lines = [_cell(fact, known) for fact, value in found if value][:_MOST_SHOWN]
    zeros = sum(1 for _, value in found if value == 0)
    if zeros:
        lines.append(
            Text(
                f"按表内等式，空白单元格中有 {zeros} 格应为 0",
                f"by the table's equations, {zeros} of the empty cells should be 0",
            )
        )
    return tuple(lines)


def _cell(fact: Fact, known: Mapping[str, int]) -> Text:
    """Return the name of a cell, by row and column, with the value that it should have where that is known."""
    names = [n for n in (row_name(fact.form.row), column_name(fact.form.column)) if n.zh]
    zh, en = "，".join(n.zh for n in names), ", ".join(n.en for n in names)
    if fact.key in known:
        return Text(f"{zh} 应为 {known[fact.key]}", f"{en} should be {known[fact.key]}")
    return Text(zh, en)


def _groups(table: BoundTable, empty: Sequence[Fact]) -> list[Text]:
    """Return the cells by row, rows with the same cells together, so that forty cells make a line or two."""
    keys = {f.key for f in empty}
    by_columns: dict[tuple[Text, ...], list[Text]] = {}
    whole: list[Text] = []
    for row in table.rows:
        columns = tuple(column_name(f.form.column) for f in row.facts if f.key in keys)
        if len(columns) == len(row.facts) and row.form.label:
            whole.append(row_name(row.form))
        elif columns:
            by_columns.setdefault(columns, []).append(row_name(row.form))
    groups = []
    if whole:
        quoted = _quoted(whole)
        groups.append(Text(f"{quoted.zh}整行", f"all of {quoted.en}"))
    for columns, rows in by_columns.items():
        named, quoted = listed(columns), _quoted(rows)
        if not rows[0].zh:
            groups.append(named)
        elif len(rows) > 2:
            groups.append(Text(f"{len(rows)} 行的{named.zh}", f"{named.en} of {len(rows)} rows"))
        else:
            groups.append(Text(f"{quoted.zh}的{named.zh}", f"{named.en} of {quoted.en}"))
    return groups


def _quoted(names: Sequence[Text]) -> Text:
    return listed([Text(f"“{name.zh}”", f"“{name.en}”") for name in names])


def _short(table: BoundTable, short: Sequence[BoundRow]) -> Finding:
    name = table_name(table.form)
    labels = [row_name(r.form) for r in short if r.form.label][:_MOST_LISTED]
    quoted = _quoted(labels)
    zh = f"：{quoted.zh}{'等' if len(short) > len(labels) else ''}" if labels else ""
    en = f": {quoted.en}" if labels else ""
    zh_what, en_what = ("格数不足", "too few cells")
    if any(r.surplus for r in short):
        zh_what, en_what = ("数字与栏数不符", "more or fewer figures than columns")
    return Finding(
        short[0].label,
        Text(
            f"{name.zh}有 {len(short)} 行的{zh_what}，无法判断数字属于哪一栏{zh}",
            f"{en_what} in {counted_en(len(short), 'row')} of {name.en}, "
            f"so the columns of the figures are unknown{en}",
        ),
        _HINT,
        facts=tuple(f.key for r in short for f in r.facts),
        related=tuple(
            Related(r.label, row_name(r.form)) for r in short[1:_MOST_SHOWN] if r.form.label
        ),
    )
