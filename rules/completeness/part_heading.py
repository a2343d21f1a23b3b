"""部分的标题与统一格式不一致（part-heading）

## 检查内容
六个部分的标题是否用了报告年度所用格式的原文。标点、空格和序号写法的差别不算。

## 为什么
标题统一，读者和检索程序才找得到对应的部分；沿用旧格式的标题常常意味着整份报告套用了旧模板。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

一、工作概述
^^^^^^^^^^^^ GOV103 总体情况

本馆认真做好政府信息公开工作。
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。
```

## 依据
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式中六个部分的标题。

## 已知局限
看不出报告年度和格式时，两版格式的标题都算对；2019年、2020年的报告用2021年格式的标题也算对，两种写法当时都通行。

## In English
A part's heading departs from the wording of the form of the report's year; punctuation, blanks and the style of numbering
do not matter. Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import all_editions, before_any_form, part_name, statutory_form
from govlint.rule.text import bare, numeral, squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV103",
    name="part-heading",
    severity=Severity.WARNING,
    summary="部分的标题与统一格式不一致",
    summary_en="a part's heading differs from the form's",
)


_STRAY = frozenset("、，；,;")
"""Marks that do not close a heading."""


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each heading that is not worded as in the form."""
    identity, binding = context.identity, context.binding
    if before_any_form(identity.year):
        return
    form = statutory_form(identity.year, binding)
    unsure = identity.year is None and not binding.editions
    # The wording of a later form was in use before it, in reports on the one before, too.
    editions = [e for e in all_editions() if unsure or e.first_year >= form.first_year]
    accepted = {(p.number, bare(p.heading)) for e in editions for p in e.parts}
    wanted = {p.number: p.heading for p in form.parts}
    for placed in context.extent.parts:
        number, heading = placed.number, placed.part.heading
        if number is None or number not in wanted:
            continue
        words = heading.content.of(context.text)
        said = bare(words)
        # A numeral without a mark after it is numbering, too: 一 总体情况.
        plain = said.removeprefix(numeral(heading.ordinal)) if heading.ordinal else said
        accurate = (number, said) in accepted or (number, plain) in accepted
        if accurate and words.rstrip()[-1:] not in _STRAY:
            continue
        name = part_name(number)
        found = squeeze(words)
        due = wanted[number] if heading.ordinal is None else f"{numeral(number)}、{wanted[number]}"
        yield Finding(
            heading.content,
            Text(
                f"{name.zh}的标题是“{found}”，格式为“{due}”",
                f"{name.en} is headed “{found}”; the form has “{due}”",
            ),
            Text("标题改用统一格式的原文", "use the heading of the form"),
            actual=found,
            expected=due,
        )
