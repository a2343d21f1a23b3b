"""公开了公民身份号码（identity-number）

## 检查内容
报告里是否出现18位公民身份号码。出生日期和校验码都正确的才算。

## 为什么
身份号码是个人信息，随报告公开会长期流传，难以收回。

## 反例
```text
青槐市档案馆2023年政府信息公开工作年度报告

一、总体情况

申请人证件号100000190001010002，已按时答复。
            ^^^^^^^^^^^^^^^^^^ GOV601 公民身份号码
```

## 正例
```text
青槐市档案馆2023年政府信息公开工作年度报告

一、总体情况

流水号100000190001010000，已按时答复。
```

## 依据
《中华人民共和国政府信息公开条例》第十五条（个人隐私）；《中华人民共和国个人信息保护法》。号码结构：GB 11643-1999。

## 已知局限
15位旧号码、护照等证件号码不检查；隔开书写的号码不检查。

## In English
A citizen's identity number is published; the date of birth in it and its check digit are verified. Sources: Regulations on
Open Government Information, article 15; Personal Information Protection Law; GB 11643-1999.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV601",
    name="identity-number",
    severity=Severity.WARNING,
    summary="公开了公民身份号码",
    summary_en="a citizen's identity number is published",
)

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]"
    r"(?![0-9A-Za-z])",
    re.ASCII,
)
# Most reports have no such run of digits, which is quicker seen than what they might mean.
_DIGITS = re.compile(r"[0-9]{17}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each number whose check digit is right; the message does not repeat it."""
    if _DIGITS.search(context.text) is None:
        return
    for match in _NUMBER.finditer(context.text):
        number = match[0].upper()
        total = sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False))
        if _CHECKS[total % 11] != number[-1]:
            continue
        yield Finding(
            Span(*match.span()),
            Text("公开了一个公民身份号码", "a citizen's identity number is published here"),
            Text("删去号码，或隐去其中的数字", "delete the number or mask it"),
        )
