"""无法判断报告采用哪一版格式（unknown-edition）

## 检查内容
第二、三、四部分里有表格，但不是2019年或2021年格式的任何一张法定表格；或者报告年度早于2019年，当时还没有统一的表格。这种情况只说一次，缺表、缺行等检查不再进行。

## 为什么
没有可以对照的格式，就无法判断哪一行、哪一栏缺失；而2019年以后的报告应当使用统一格式。

## 反例
```text
某县档案馆2018年政府信息公开工作年度报告
          ^^^^ GOV003 2018年

一、概述

本馆认真做好政府信息公开工作。
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
国办公开办函〔2019〕60号（2019、2020年报告）、国办公开办函〔2021〕30号（2021年以后的报告）各自所附的格式。

## 已知局限
表格的标签全部改写过时，也会被当作别的表格。

## In English
There are tables in parts 2 to 4 and none is of the form of 2019 or 2021, or the report is of a year before there was a
form. Said once; what the form asks for is then not checked. Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import before_any_form, has_tables, statutory_form


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV003",
    name="unknown-edition",
    severity=Severity.WARNING,
    summary="无法判断报告采用哪一版格式",
    summary_en="the report follows no known edition of the form",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding if the report cannot be held against a form."""
    identity, binding = context.identity, context.binding
    if before_any_form(identity.year):
        yield Finding(
            identity.year_span or Span(0, 0),
            Text(
                f"{identity.year}年的报告早于2019年的统一格式，只检查与格式无关的内容",
                f"a report of {identity.year} is older than the form of 2019: "
                "only what does not depend on a form is checked",
            ),
            actual=identity.year,
        )
        return
    if binding.tables:
        return
    extent = context.extent
    form = statutory_form(identity.year, binding)
    for number in (p.number for p in form.parts if p.table is not None):
        part = extent.part(number)
        if part is not None and has_tables(part):
            yield Finding(
                part.heading.content,
                Text(
                    "第二至四部分的表格不是2019年或2021年格式的表格",
                    "the tables of parts 2 to 4 are of neither the form of 2019 nor that of 2021",
                ),
                Text(
                    f"{form.first_year}年以后的报告使用{form.name}",
                    f"reports from {form.first_year} on use the {form.name_en}",
                ),
            )
            return
