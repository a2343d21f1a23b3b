"""标点使用不当（punctuation）

## 检查内容
汉字之间的半角逗号、分号、冒号、问号、叹号；重复的标点（如“，，”“。。”）。半角标点全文合为一条。

## 为什么
中文正文用全角标点；重复的标点多是改稿留下的。

## 反例
```text
青槐市档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆加强组织领导，，完善制度。
                ^^^^ GOV504 ，，
```

## 正例
```text
青槐市档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆加强组织领导，完善制度……网址为 https://example.invalid/a,b。
```

## 依据
《标点符号用法》（GB/T 15834-2011）。

## 已知局限
只看两边都是汉字的半角标点；括号和引号的宽度不检查。

## In English
Half-width punctuation between Chinese characters, reported once for the whole report, or the same mark twice. Source: GB/T
15834-2011, use of punctuation marks.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Edit, Finding, Rule, Severity, Span, Text
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV504",
    name="punctuation",
    severity=Severity.INFO,
    summary="中文里用了半角标点，或标点重复",
    summary_en="half-width punctuation in Chinese, or a doubled mark",
)

# A range of Chinese characters takes longer to compile than all else: which letters they are is seen when one is met.
_HALF = re.compile(r"(?<=[^\W\d_])[,;:?!](?=[^\W\d_])")
_TWICE = re.compile(r"([，。；：、？！])[ \u3000]*\1+")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for all half-width marks, and one for each mark that is there twice."""
    half: list[tuple[Span, str]] = []
    areas = (context.tree.preamble, *context.tree.parts)
    for block in (b for area in areas if area is not None for b in area.blocks):
        if isinstance(block, Table):
            continue
        said, start = block.content.of(context.text), block.content.start
        half += [
            (Span(*m.span()).shift(start), m[0])
            for m in _HALF.finditer(said)
            if _is_chinese(said[m.start() - 1]) and _is_chinese(said[m.end()])
        ]
        for match in _TWICE.finditer(said):
            # Three full stops stand for an ellipsis.
            if match[1] == "。" and len(match[0]) > 2:
                continue
            yield Finding(
                Span(*match.span()).shift(start),
                Text(f"标点“{match[0]}”重复", f"the mark “{match[1]}” appears twice"),
                Text("删去多余的标点", "delete the extra mark"),
                actual=match[0],
                expected=match[1],
                fix=match[1],
            )
    if half:
        place, mark = half[0]
        more = f"，全文共有 {len(half)} 处" if len(half) > 1 else ""
        more_en = f", one of {len(half)}" if len(half) > 1 else ""
        yield Finding(
            place,
            Text(
                f"汉字之间用了半角标点“{mark}”，宜写作“{_FULL[mark]}”{more}",
                f"half-width “{mark}” between Chinese characters{more_en}",
            ),
            Text("中文标点改用全角", "use full-width punctuation"),
            actual=mark,
            expected=_FULL[mark],
            fix=_FULL[mark],
            edits=tuple(Edit(span, _FULL[found]) for span, found in half),
        )


def _is_chinese(char: str) -> bool:
    return "一" <= char <= "鿿"
