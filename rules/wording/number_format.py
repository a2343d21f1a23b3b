"""表格数字的写法不便汇总（number-format）

## 检查内容
表格里的数字是否带千分位逗号，或者单元格里写了单位。一张表合为一条。金额栏没有标明单位而单元格里写了同样单位的，不报告。

## 为什么
格式的栏目已经规定了单位，单元格里只填数字，汇总时才不会读错；单位与格式不同的金额会差一万倍。

## 反例
```text
青槐市档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年处理决定数量
行政许可 | 1,091
           ^^^^^ GOV505 千分位
```

## 正例
```text
青槐市档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年处理决定数量
行政许可 | 1091
```

## 依据
惯例：统一格式的表格只填数字，单位印在栏目里。因此只作提示。

## 已知局限
不影响数据读取：这样的数字照样参加计算。

## In English
A figure in a table has commas between thousands or its unit beside it. It is read all the same. It rests on practice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Edit, Finding, Related, Rule, Severity, Span, Text
from govlint.rule.form import Doubt, figure_label, table_name
from govlint.rule.text import squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.form import Fact


RULE = Rule(
    code="GOV505",
    name="number-format",
    severity=Severity.INFO,
    summary="表格里的数字带千分位逗号或单位",
    summary_en="a figure in a table has separators or a unit",
)

_MOST_SHOWN = 5
# Commas of every width.
_PARTERS = frozenset(",，﹐︐")
_SIGNS = frozenset("¥￥$")
_WORDS = frozenset("零〇")


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each table with such figures."""
    for table in context.binding.tables.values():
        found = [f for row in table.rows for f in row.facts if _remark(f) is not None]
        if not found:
            continue
        name, first = table_name(table.form), found[0]
        remark = _remark(first) or Text("", "")
        more = f"，这样的单元格共有 {len(found)} 个" if len(found) > 1 else ""
        more_en = f", one of {len(found)} such cells" if len(found) > 1 else ""
        yield Finding(
            first.span,
            Text(
                f"{name.zh}的“{squeeze(first.text)}”{remark.zh}{more}",
                f"“{squeeze(first.text)}” in {name.en} {remark.en}{more_en}",
            ),
            Text("单元格里只填数字", "enter digits only"),
            actual=first.text,
            facts=tuple(f.key for f in found),
            edits=tuple(edit for fact in found for edit in _without_separators(context.text, fact)),
            related=tuple(Related(f.span, figure_label(f.form)) for f in found[1:_MOST_SHOWN]),
        )


def _remark(fact: Fact) -> Text | None:
    """Return what is wrong with the notation of a figure, None if nothing is."""
    return None if fact.value is None else _unit_remark(fact) or _digit_remark(fact)


def _unit_remark(fact: Fact) -> Text | None:
    due = fact.form.column.unit
    if fact.unit is not None and fact.unit != due:
        if due is not None:
            return Text(
                f"的单位是“{fact.unit}”，格式为“{due}”", f"is in {fact.unit}, in the form in {due}"
            )
        return Text(f"带有单位“{fact.unit}”", f"has the unit {fact.unit}")
    return None


def _digit_remark(fact: Fact) -> Text | None:
    if fact.doubt is Doubt.LEADING_ZERO:
        return Text(
            f"前面有多余的 0，按 {fact.value} 读取", f"begins with a 0 and is read as {fact.value}"
        )
    if fact.doubt is Doubt.NOTE_MARK:
        return Text(
            f"后面带有“{squeeze(fact.note or '')}”，按 {fact.value} 读取",
            f"has {fact.note} behind it and is read as {fact.value}",
        )
    if not _SIGNS.isdisjoint(fact.text):
        return Text("带有货币符号", "has a currency sign")
    if fact.text.strip() in _WORDS:
        return Text("是汉字", "is a word")
    if not _PARTERS.isdisjoint(fact.text):
        return Text("带有千分位逗号", "has commas between thousands")
    return None


def _without_separators(text: str, fact: Fact) -> Iterator[Edit]:
    """Yield the removal of each comma between the thousands of a figure; a unit is for its author to judge."""
    for at in range(fact.span.start, fact.span.end):
        if text[at] in _PARTERS:
            yield Edit(Span(at, at + 1), "")
