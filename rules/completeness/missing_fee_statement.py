"""第六部分没有说明信息处理费（missing-fee-statement）

## 检查内容
2021年格式的报告，第六部分（或报告别处）是否说到政府信息公开信息处理费的收取情况。

## 为什么
收费办法施行后，各地要求在年度报告中公布收取信息处理费的情况，没有收取也要说明。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

六、其他需要报告的事项
^^^^^^^^^^^^^^^^^^^^^^ GOV112 信息处理费

无其他需要报告的事项。
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

六、其他需要报告的事项

本年度未收取信息处理费。
```

## 依据
《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；在年度报告中说明是惯例，因此只作警告。

## 已知局限
按词语辨认；在报告任何一处说到都算。

## In English
Part 6 of a report on the form of 2021 does not report the fee for processing requests. The fee rests on 国办函〔2020〕109号,
reporting it is practice, so it is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import is_blank, mentions, part_name, prose, statutory_form, wording
from govlint.rule.text import squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV112",
    name="missing-fee-statement",
    severity=Severity.WARNING,
    summary="第六部分没有说明信息处理费的收取情况",
    summary_en="part 6 does not report the fee for processing requests",
)

# The fee is charged since 2021, the first year of the form of that year.
_SINCE = 2021
_PART = 6


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding if the fee is not spoken of."""
    identity, binding = context.identity, context.binding
    if statutory_form(identity.year, binding).first_year < _SINCE:
        return
    part = context.extent.part(_PART)
    # An empty part is GOV113's.
    if part is None or all(is_blank(b) for b in part.blocks):
        return
    if any(
        mentions(squeeze(b.content.of(context.text)), wording().fee) for b in prose(context.tree)
    ):
        return
    name = part_name(_PART)
    yield Finding(
        part.heading.content,
        Text(
            f"{name.zh}没有说明信息处理费的收取情况",
            f"{name.en} does not say whether fees for processing requests were charged",
        ),
        Text(
            "写明本年度收取信息处理费的件数和金额，没有收取的也写明",
            "say how many fees were charged and how much, even where there were none",
        ),
    )
