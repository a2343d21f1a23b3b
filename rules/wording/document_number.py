"""发文字号的括号不规范（document-number）

## 检查内容
发文字号的年份是否用六角括号“〔〕”括起。用方括号、圆括号的，给出改法。

## 为什么
发文字号有规定的写法；写法不一，检索文件时就找不到。

## 反例
```text
青槐市档案馆2023年政府信息公开工作年度报告

按照国办公开办函[2021]30号的格式编制。
                ^^^^^^ GOV502 〔2021〕
```

## 正例
```text
青槐市档案馆2023年政府信息公开工作年度报告

按照国办公开办函〔2021〕30号的格式编制。原告不服（2022）青01行初12号判决。
```

## 依据
《党政机关公文格式》（GB/T 9704-2012）：发文字号的年份用六角括号“〔〕”括入。

## 已知局限
只检查括号后面紧跟序号的写法；法院案号用圆括号，不检查。

## In English
The year in a document's number is not in tortoise-shell brackets. The fix changes the brackets alone. Source: GB/T
9704-2012, format of official documents.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import prose


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV502",
    name="document-number",
    severity=Severity.INFO,
    summary="发文字号的年份没有用六角括号",
    summary_en="the year in a document's number is not in tortoise-shell brackets",
)

# The issuing organ's abbreviation ends in one of these; the number follows the bracket.
_NUMBER = re.compile(
    r"(?<=[发办函字令文政规通告公督组审建教])\s*"
    r"(?P<bracketed>[\[［(（【]\s*(?P<year>(?:19|20)\d\d)\s*[\]］)）】])(?=\s*\d{1,4}\s*号)"
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each document number in the wrong brackets."""
    for block in prose(context.tree):
        for match in _NUMBER.finditer(block.content.of(context.text)):
            right = f"〔{match['year']}〕"
            yield Finding(
                Span(*match.span("bracketed")).shift(block.content.start),
                Text(
                    f"发文字号的“{match['bracketed']}”应写作“{right}”",
                    f"“{match['bracketed']}” in a document's number should be “{right}”",
                ),
                Text("改用六角括号", "use tortoise-shell brackets"),
                actual=match["bracketed"],
                expected=right,
                fix=right,
            )
