"""统计期限没有写明或不是全年（statistic-period）

## 检查内容
报告是否写明数据的统计期限，期限是否为1月1日至12月31日。

## 为什么
年度报告反映一个自然年的情况，上年结转与下年结转才接得上。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

本报告的统计期限为2023年1月1日至2023年11月30日。
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GOV111 11月30日

一、总体情况
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

本报告的统计期限为2023年1月1日至2023年12月31日。

一、总体情况
```

## 依据
《中华人民共和国政府信息公开条例》第四十九条（上一年度）；写明期限是惯例，因此只作警告。

## 已知局限
期限的年份与标题是否一致，由 prose-year 检查。写法少见的期限只看有没有提到。

## In English
No period of counting is stated, or it is not 1 January to 31 December. The Regulations name the year before (article
49); stating the period is practice, so it is a warning.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import mentions, prose, wording
from govlint.rule.text import squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV111",
    name="statistic-period",
    severity=Severity.WARNING,
    summary="没有写明统计期限，或期限不是全年",
    summary_en="the statistic period is missing or is not the whole year",
)

_HINT = Text(
    "写明统计期限，从报告年度的1月1日至12月31日",
    "state a period from 1 January to 31 December of the report's year",
)
# A year's first and last month, in a way that is not read in full (2023.1.1-12.31, 2023年1月至12月).
# 20231月1日: the sign of the year is lost.
_NO_SIGN = re.compile(r"(?<!\d)(?P<date>20\d{2}(?:1[0-2]|0?[1-9])月\d{1,2}日)")
_LOOSE = re.compile(r"0?1[月./-].{0,14}12[月./-]|(?:数据|统计).{0,12}截[至止].{0,8}12[月./-]31")


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding if the period is missing or not a whole year, and one for each date without its 年."""
    yield from _dates_without_year_sign(context)
    period = context.identity.period
    if period is not None:
        if not period.whole_year:
            begins = f"{period.begins[0]}月{period.begins[1]}日"
            ends = f"{period.ends[1]}月{period.ends[2]}日"
            same = period.ends[0] == period.year
            to_zh = ends if same else f"{period.ends[0]}年{ends}"
            yield Finding(
                period.span,
                Text(
                    f"统计期限是{period.year}年{begins}至{to_zh}，不是全年",
                    f"the figures were counted from {period.year}-{period.begins[0]:02}-"
                    f"{period.begins[1]:02} to {period.ends[0]}-{period.ends[1]:02}-"
                    f"{period.ends[2]:02}, which is not a calendar year",
                ),
                _HINT,
                actual=squeeze(period.span.of(context.text)),
            )
        return
    extent = context.extent
    first = extent.part(1)
    # Without a first part there is no place where the period would stand.
    if extent.fragment or first is None:
        return
    for block in prose(context.tree):
        said = squeeze(block.content.of(context.text))
        if mentions(said, wording().period) or _LOOSE.search(said):
            return
    place = context.tree.title.content if context.tree.title else first.heading.content
    yield Finding(
        Span(place.start, place.end),
        Text(
            "没有写明数据的统计期限", "the period over which the figures were counted is not stated"
        ),
        _HINT,
    )


def _dates_without_year_sign(context: Context) -> Iterator[Finding]:
    for block in prose(context.tree):
        for match in _NO_SIGN.finditer(block.content.of(context.text)):
            shown = match["date"]
            yield Finding(
                Span(*match.span("date")).shift(block.content.start),
                Text(f"日期“{shown}”缺“年”字", f"the date “{shown}” has lost its 年"),
                Text("补上“年”字", "put 年 behind the year"),
                actual=shown,
            )
