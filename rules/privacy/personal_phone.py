"""公开了手机号码（personal-phone）

## 检查内容
报告里是否出现11位手机号码。

## 为什么
手机号码多属个人，联系方式应当写单位的固定电话。

## 反例
```text
青槐市档案馆2023年政府信息公开工作年度报告

六、其他需要报告的事项

联系电话：13000000000。
          ^^^^^^^^^^^ GOV602 手机号码
```

## 正例
```text
青槐市档案馆2023年政府信息公开工作年度报告

六、其他需要报告的事项

联系电话：0374-0000000，编号13000000000123。
```

## 依据
《中华人民共和国个人信息保护法》；《中华人民共和国政府信息公开条例》第十五条（个人隐私）。

## 已知局限
单位公用的手机号码也会提示，因此只作警告。

## In English
A mobile number is published; an office's own landline should be. Sources: Personal Information Protection Law; Regulations on
Open Government Information, article 15.
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
    code="GOV602",
    name="personal-phone",
    severity=Severity.WARNING,
    summary="公开了手机号码",
    summary_en="a mobile number is published",
)

# Not a piece of a longer number, an amount, an address of a page or a file's name; nor a count of something.
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z_./=&?%-])1[3-9]\d{9}(?![0-9A-Za-z_./%-]|\s*(?:[件条次篇个元人份]|万))",
    re.ASCII,
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each mobile number in running text; the message does not repeat it."""
    for block in prose(context.tree):
        for match in _NUMBER.finditer(block.content.of(context.text)):
            yield Finding(
                Span(*match.span()).shift(block.content.start),
                Text("公开了一个手机号码", "a mobile number is published here"),
                Text("改用单位的固定电话", "give the office's landline instead"),
            )
