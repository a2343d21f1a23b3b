"""表格里没有读取的内容（leftover）

## 检查内容
法定表格里既不是表头、行名，也不是数字、说明的内容。一行合为一条。

## 为什么
govlint 对表格里的每一格都要有交代：没有读取的内容，要么是多填的，要么说明表格的排列与看上去的不同。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
 | 4 | 4 | 4
   ^ GOV121 没有读取
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 3
```

## 依据
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式的表格。

## 已知局限
括号里的话、计量单位、“续表”一类的说明和成句的话不报告。

## In English
Something in a statutory table that is neither heading nor label nor figure nor note: it was not read. One finding a row.
Sources: the forms of 2019 and 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.text import squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Span


RULE = Rule(
    code="GOV121",
    name="leftover",
    severity=Severity.WARNING,
    summary="表格里有没有读取的内容",
    summary_en="something in a table was not read",
)

_MOST_SHOWN = 5
_LONGEST = 20


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each row with something that was not read."""
    for spans in context.binding.leftovers:
        shown = "、".join(_shown(context, span) for span in spans[:_MOST_SHOWN])
        count = len(spans)
        zh = f"等 {count} 格" if count > _MOST_SHOWN else ""
        en = f" and others, {count} cells," if count > _MOST_SHOWN else ""
        yield Finding(
            spans[0],
            Text(
                f"表格中的{shown}{zh}没有读取，不是格式的行名、栏名或数字",
                f"{shown}{en} in a table was not read: no label and no figure of the form",
            ),
            Text(
                "核对这一格是否多填或填错了位置", "look whether it is one too many or out of place"
            ),
            related=tuple(
                Related(span, Text("没有读取", "not read")) for span in spans[1:_MOST_SHOWN]
            ),
        )


def _shown(context: Context, span: Span) -> str:
    text = squeeze(span.of(context.text))
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"
