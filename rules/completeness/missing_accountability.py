"""政府报告没有考核、评议、责任追究情况（missing-accountability）

## 检查内容
一级政府（不是部门）的年度报告是否说到工作考核、社会评议和责任追究。

## 为什么
《条例》要求各级人民政府的年度报告还要公布这三项结果，部门的报告不要求。

## 反例
```text
某县人民政府2023年政府信息公开工作年度报告

一、总体情况
^^^^^^^^^^^^ GOV109 社会评议、责任追究

全县政务公开工作纳入年度考核。
```

## 正例
```text
某县人民政府2023年政府信息公开工作年度报告

一、总体情况

全县政务公开工作纳入年度考核，群众满意度有所提高，没有发生责任追究的情形。
```

## 依据
《中华人民共和国政府信息公开条例》第五十条第一款第（四）项。

## 已知局限
按词语辨认。是不是一级政府，只看报告标题里的机关名称。

## In English
A government's report, unlike a department's, has to cover assessment, public review and liability. Source: Regulations
on Open Government Information, article 50(4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import is_blank, mentions, prose, wording
from govlint.rule.text import squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV109",
    name="missing-accountability",
    severity=Severity.WARNING,
    summary="政府的报告没有工作考核、社会评议、责任追究情况",
    summary_en="a government's report lacks assessment, public review or liability",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding with what a government's report does not cover."""
    if not context.identity.government:
        return
    part = context.extent.part(1)
    if part is None:
        return
    said = "".join(squeeze(b.content.of(context.text)) for b in prose(context.tree))
    silent = [a.name for a in wording().accountability if not mentions(said, a.words)]
    # GOV113 reports a first part without content.
    if not silent or all(is_blank(b) for b in part.blocks):
        return
    yield Finding(
        part.heading.content,
        Text(
            f"政府的报告未涉及{'、'.join(silent)}",
            f"the report of a government does not cover {', '.join(silent)}",
        ),
        Text(
            "在监督保障方面写明工作考核、社会评议和责任追究结果，没有发生的也写明",
            "report the results of assessment, public review and liability, even where there were none",
        ),
    )
