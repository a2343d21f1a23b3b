"""百分比算错（prose-percentage）

## 检查内容
正文里的占比、同比按所述的件数重新计算，精确到所写的位数；四舍五入和直接截去尾数都算对。“比上年20件增加6件”的增减数按两年的件数核对。

## 为什么
百分比是算出来的数，改了件数忘了改百分比很常见。

## 反例
```text
一、总体情况
2023年办结政府信息公开申请80件，其中予以公开30件，占47.5%。
```

## 正例
```text
一、总体情况
2023年办结政府信息公开申请80件，其中予以公开30件，占37.5%。
```

## 依据
算术。

## 已知局限
找不到两个件数的百分比（办结率100%）不检查；件数是约数的不检查。

## In English
Percentages are recomputed from the figures they relate, to the digits printed; rounding and cutting off are both right.
How much more or less there was is held against the two years' figures.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.figures import Percentage


RULE = Rule(
    code="GOV304",
    name="prose-percentage",
    severity=Severity.WARNING,
    summary="百分比与所述件数不符",
    summary_en="a percentage does not match the figures that it relates",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each percentage that neither rounding nor cutting off gives."""
    corrected = context.system.corrected
    for item in (*context.reading.percentages, *context.reading.growths):
        part = Decimal(corrected.get(item.part.span, item.part.value))
        whole = Decimal(corrected.get(item.whole.span, item.whole.value))
        rough = any(f.approximate or f.rounding != 1 for f in (item.part, item.whole))
        if whole <= 0 or rough or item.percent.approximate:
            continue
        right = (part - whole if item.change else part) / whole * 100
        # A percentage that fits the figures as they are printed is not wrong because one of those is.
        printed = _printed(item)
        step = Decimal(item.percent.rounding)
        if any(_fits(exact, item.percent.value, step) for exact in (right, printed)):
            continue
        # 占比分别为 52%、11%: which share is whose was guessed.
        between = context.text[item.part.span.end : item.percent.span.start]
        if "分别" in between or "依次" in between:
            continue
        if (
            _fits_as_difference(item, step)
            if item.change
            else _fits_another_whole(context, item, step)
        ):
            continue
        yield _finding(item, right, step)
    yield from _differences(context)


def _differences(context: Context) -> Iterator[Finding]:
    """Yield a finding for each difference that is not the difference of the two figures beside it."""
    for item in context.reading.differences:
        figures = (item.figure, item.now, item.before)
        if any(f.approximate or f.rounding != 1 for f in figures):
            continue
        stated, right = item.figure.value, item.now.value - item.before.value
        if stated != right:
            yield Finding(
                item.figure.span,
                Text(
                    f"增减数 {abs(stated)} 与两年的件数不符，{item.now.value} − {item.before.value} = {right}",
                    f"{abs(stated)} is not the difference of the two years' figures, "
                    f"{item.now.value} − {item.before.value} = {right}",
                ),
                Text("核对两年的件数和增减数", "check both years' figures and the difference"),
                actual=stated,
                expected=right,
                related=(
                    Related(item.now.span, Text("今年", "this year")),
                    Related(item.before.span, Text("上年", "the year before")),
                ),
            )


def _fits_another_whole(context: Context, item: Percentage, step: Decimal) -> bool:
    """Tell whether the share is right of another count that prose or tables state: 占办结总数 after 合计."""
    facts = context.binding.facts.values()
    totals = {f.value for f in facts if f.value is not None and f.key.endswith(".total")}
    wholes = {v for v in totals | {c.figure.value for c in context.reading.claims} if v > 0}
    part, stated = Decimal(item.part.value), Decimal(item.percent.value)
    return any(_fits(part / Decimal(whole) * 100, stated, step) for whole in wholes)


def _fits_as_difference(item: Percentage, step: Decimal) -> bool:
    """Tell whether one of the figures is how much there was more or less.

    26 件，同比增长 30%（6 件）; 2024 年 7 件，2025 年多出 4 件，增长 57.1%.
    """
    sign = -1 if item.percent.value < 0 else 1
    change = sign * Decimal(item.whole.value)
    before = Decimal(item.part.value) - change
    more = sign * Decimal(item.part.value) / Decimal(item.whole.value) * 100
    fits = before > 0 and _fits(change / before * 100, item.percent.value, step)
    return fits or _fits(more, item.percent.value, step)


def _fits(exact: Decimal, stated: int | Decimal, step: Decimal) -> bool:
    """Tell whether a percentage is what rounding or cutting off gives, to the digits printed."""
    return any(
        exact.quantize(step, rounding) == Decimal(stated)
        for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    )


def _printed(item: Percentage) -> Decimal:
    part, whole = Decimal(item.part.value), Decimal(item.whole.value)
    return (part - whole if item.change else part) / whole * 100 if whole else Decimal(0)


def _finding(item: Percentage, right: Decimal, step: Decimal) -> Finding:
    exact = right.quantize(step)
    sum_ = f"{item.part.value} ÷ {item.whole.value}"
    if item.change:
        sum_ = f"({item.part.value} − {item.whole.value}) ÷ {item.whole.value}"
    return Finding(
        item.percent.span,
        Text(
            f"百分比 {abs(item.percent.value)}% 与所述件数不符，{sum_} = {exact}%",
            f"{abs(item.percent.value)}% does not match the figures, {sum_} = {exact}%",
        ),
        Text("核对百分比和两个件数", "check the percentage and both figures"),
        actual=item.percent.value,
        expected=exact,
        related=(
            Related(item.part.span, Text("部分或今年", "the part, or this year")),
            Related(item.whole.span, Text("总数或上年", "the whole, or the year before")),
        ),
    )
