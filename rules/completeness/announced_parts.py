"""自称的部分数与实际不符（announced-parts）

## 检查内容
报告开头自称“由六个部分组成”之类时，与所列举的部分、与实际的部分是否相符。

## 为什么
开头的说明往往照抄往年，改了格式而没有改它。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

本报告由五个部分组成。
        ^^^^^^^^ GOV115 五个部分

一、总体情况

二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况

五、存在的主要问题及改进情况

六、其他需要报告的事项
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

本报告由六个部分组成。

一、总体情况

二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况

五、存在的主要问题及改进情况

六、其他需要报告的事项
```

## 依据
国办公开办函〔2021〕30号所附格式的六个部分；开头的说明是惯例，因此只作警告。

## 已知局限
只看第一部分以前的文字。

## In English
The report announces a number of parts that is not the number it lists or has. The announcement is practice, so it is a
warning.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import all_editions, statutory_form
from govlint.rule.text import NUMERALS, bare, squeeze
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV115",
    name="announced-parts",
    severity=Severity.WARNING,
    summary="自称的部分数与列举的或实际的不符",
    summary_en="the number of parts announced differs from the parts listed or present",
)

_ANNOUNCED = re.compile(rf"(?P<shown>(?P<number>[{NUMERALS}]|\d{{1,2}})\s*(?:个|大|项)?\s*部\s*分)")
# 第四部分; 第二、三、四部分
_COUNTED_OFF = re.compile(rf"第(?:[{NUMERALS}\d]+\s*[、和及至到—-]\s*)*$")
_REPORT = re.compile(r"报告|年报|全文")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for an announcement that differs from the report."""
    extent = context.extent
    if extent.fragment:
        return
    there = len(extent.parts)
    # Whether an appendix of the report's own counts is for its author to say.
    proper = sum(p.number is not None for p in extent.parts)
    statutory = len(statutory_form(context.identity.year, context.binding).parts)
    for place, number, listed in _announced(context):
        # The right number announced and a part too few: GOV101 names the one that is missing.
        if number == statutory > there:
            continue
        if listed > number:
            what = Text(f"列出了 {listed} 个", f"{listed} are listed")
        elif there and number not in (there, proper):
            what = Text(f"实有 {there} 个", f"there are {there}")
        else:
            continue
        yield Finding(
            place,
            Text(
                f"报告自称有{squeeze(place.of(context.text))}，{what.zh}",
                f"the report announces {number} parts, {what.en}",
            ),
            Text(
                "使开头的说明与实际一致", "make the announcement agree with the parts of the report"
            ),
            actual=number,
            expected=listed if listed > number else there,
        )
        return


def _announced(context: Context) -> Iterator[tuple[Span, int, int]]:
    """Yield where a number of parts is announced, the number, and how many parts the same sentences list."""
    known: dict[str, int] = {}
    for edition in all_editions():
        for part in edition.parts:
            known |= {bare(w): part.number for w in (part.heading, *part.variants) if len(w) > 6}
            known[bare(part.heading)] = part.number
    for area in (context.tree.front, context.tree.preamble):
        for block in area.blocks if area is not None else ():
            if isinstance(block, Table):
                continue
            said = block.content.of(context.text)
            if not _REPORT.search(squeeze(said)):
                continue
            for match in _ANNOUNCED.finditer(said):
                shown = match["number"]
                number = int(shown) if shown.isdecimal() else NUMERALS.index(shown) + 1
                before = said[: match.start()].rstrip()
                if number < 2 or _COUNTED_OFF.search(before):
                    continue
                spoken = bare(said)
                listed = {n for heading, n in known.items() if heading in spoken}
                place = Span(match.start("shown"), match.end("shown"))
                yield place.shift(block.content.start), number, len(listed)
