"""使用了全角数字（full-width-digits）

## 检查内容
正文和表格里的阿拉伯数字是否为半角。每个段落、每张表合为一条。

## 为什么
全角数字在检索、复制到电子表格时不被当作数字。

## 反例
```text
青槐市档案馆2023年政府信息公开工作年度报告

一、总体情况

全年主动公开政府信息４２条。
                    ^^^^ GOV503 42
```

## 正例
```text
青槐市档案馆2023年政府信息公开工作年度报告

一、总体情况

全年主动公开政府信息42条。
```

## 依据
《出版物上数字用法》（GB/T 15835-2011）：阿拉伯数字一般使用半角。

## 已知局限
不影响数据读取：全角数字照样参加计算。

## In English
Digits are full-width. They are read all the same; the fix makes them half-width. Source: GB/T 15835-2011, numerals in
publications.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Edit, Finding, Rule, Severity, Span, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV503",
    name="full-width-digits",
    severity=Severity.INFO,
    summary="使用了全角数字",
    summary_en="digits are full-width",
)

_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("．"): "."}
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:，[0-9]{3})+(?:\.[0-9]+)?")
_WIDE = re.compile("[０-９](?:[０-９．，]*[０-９])?")


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each paragraph or table with such digits."""
    tree = context.tree
    areas = (tree.preamble, *tree.parts)
    places = [tree.title.span] if tree.title else []
    places += [block.span for area in areas if area is not None for block in area.blocks]
    for place in places:
        found = list(_WIDE.finditer(place.of(context.text)))
        if not found:
            continue
        right = _narrow(found[0][0])
        more = f"，这里共有 {len(found)} 处" if len(found) > 1 else ""
        more_en = f", one of {len(found)} here" if len(found) > 1 else ""
        yield Finding(
            Span(*found[0].span()).shift(place.start),
            Text(
                f"全角数字“{found[0][0]}”宜写作“{right}”{more}",
                f"full-width “{found[0][0]}” should be “{right}”{more_en}",
            ),
            Text("数字改用半角", "use half-width digits"),
            actual=found[0][0],
            expected=right,
            fix=right,
            edits=tuple(
                Edit(Span(*match.span()).shift(place.start), _narrow(match[0])) for match in found
            ),
        )


def _narrow(wide: str) -> str:
    """Return digits half-width, with the point and the commas of thousands; other commas part figures and stay."""
    narrow = wide.translate(_DIGITS)
    return narrow.replace("，", ",") if _THOUSANDS.fullmatch(narrow) else narrow
