"""同一件事前后两个数（repeated-mention）

## 检查内容
正文在不同地方说同一件事（例如两次说到收到申请的件数），数应当一样。信息处理费也是这样：前面说未收取，后面不能又有金额。

## 为什么
前后不一，读者不知道信哪一个。

## 反例
```text
一、总体情况
2023年收到政府信息公开申请20件。
六、其他需要报告的事项
2023年收到政府信息公开申请16件。
```

## 正例
```text
一、总体情况
2023年收到政府信息公开申请20件。
六、其他需要报告的事项
2023年收到政府信息公开申请20件。
```

## 依据
实践中常见的错误。

## 已知局限
表格里有对应的数时，由 GOV200、GOV301 报告，本规则不重复。只比较读得准的说法。信息处理费只比较本机关全年的说法。

## In English
The same matter is stated twice in the prose with different figures, and no cell shows which is right; or a fee for
processing requests is denied and an amount of it stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text

from ._fees import fees_stated


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.figures import Claim


RULE = Rule(
    code="GOV306",
    name="repeated-mention",
    severity=Severity.WARNING,
    summary="正文对同一事项给出两个数",
    summary_en="the text gives two figures for the same matter",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim about cells that the report does not have, and each fee, that contradicts an earlier one."""
    yield from _figures(context)
    yield from _fees(context)


def _figures(context: Context) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Claim] = {}
    for claim in context.reading.claims:
        figure = claim.figure
        rough = figure.approximate or figure.rounding != 1
        # With a cell to compare with, GOV200, GOV301 and GOV305 say which of the two is wrong.
        if (
            rough
            or not claim.certain
            or claim.implied
            or claim.alternatives
            or _in_table(context, claim)
        ):
            continue
        other = first.setdefault(claim.keys, claim)
        if other.figure.value != figure.value:
            yield Finding(
                figure.span,
                Text(
                    f"这里为 {figure.value}，前文同一项为 {other.figure.value}",
                    f"{figure.value} here, {other.figure.value} for the same matter before",
                ),
                Text("核对两处，改成一致", "check both places and make them agree"),
                actual=figure.value if isinstance(figure.value, int) else None,
                facts=claim.keys,
                related=(Related(other.figure.span, Text("前一处", "the earlier place")),),
            )


def _fees(context: Context) -> Iterator[Finding]:
    stated = list(fees_stated(context))
    for fee in stated[1:]:
        first = stated[0]
        if abs(fee.amount - first.amount) > max(fee.rounding, first.rounding):
            yield Finding(
                fee.span,
                Text(
                    f"这里为“{fee.words}”，前文为“{first.words}”",
                    f"“{fee.words}” here, “{first.words}” before",
                ),
                Text("核对两处，改成一致", "check both places and make them agree"),
                related=(Related(first.span, Text("前一处", "the earlier place")),),
            )


def _in_table(context: Context, claim: Claim) -> bool:
    facts = (context.binding.facts.get(key) for key in claim.keys)
    return all(fact is not None and fact.value is not None for fact in facts)
