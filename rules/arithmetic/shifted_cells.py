"""数填错了格（shifted-cells）

## 检查内容
一行的数整体错开一列、相邻两格或相邻两行的数互换时，如果移回原位全部等式就成立，按一个错误报告。

## 为什么
串列、串行会让许多等式同时不成立；说成许多个数错，不如说清楚是填错了格。

## 反例
```text
三、收到和处理政府信息公开申请情况
2023年新收政府信息公开申请11件，其中自然人申请8件、法人或其他组织申请3件。
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 3 | 8 | 0 | 0 | 0 | 0 | 11
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
(七) 总计 | 8 | 3 | 0 | 0 | 0 | 0 | 11
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1
```

## 正例
```text
三、收到和处理政府信息公开申请情况
2023年新收政府信息公开申请11件，其中自然人申请8件、法人或其他组织申请3件。
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 8 | 3 | 0 | 0 | 0 | 0 | 11
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
(七) 总计 | 8 | 3 | 0 | 0 | 0 | 0 | 11
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1
```

## 依据
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式：表内数据之间的勾稽关系。等式两边都是件数，必须完全相等。

## 已知局限
只在改一个数不能使全部等式成立、且只有一种移法时报告。

## In English
A row moved by one column, two neighbouring cells or rows exchanged: reported as such when undoing that alone makes all equations hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Span, Text
from govlint.rule.evidence import evidence, fact_name
from govlint.rule.text import listed


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.figures import Diagnosis, Move


RULE = Rule(
    code="GOV208",
    name="shifted-cells",
    severity=Severity.ERROR,
    summary="数填错了格：错开一列，或两格、两行互换",
    summary_en="figures are in the wrong cells: shifted or exchanged",
)


# By `govlint.equations.moves.Kind`, which is loaded only when there is one to report.
_SAYS = {
    "exchanged-cells": Text("两格的数互相填反", "the figures of two cells are exchanged"),
    "shifted-cells": Text("一行的数整体错开一列", "the figures of a row are shifted by one column"),
    "exchanged-rows": Text("相邻两行的数互相填反", "the figures of two rows are exchanged"),
}


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each move of figures that alone makes the equations of a table hold."""
    for diagnosis, move in context.system.moves:
        yield _finding(context, diagnosis, move)


def _finding(context: Context, diagnosis: Diagnosis, move: Move) -> Finding:
    system = context.system
    facts = [fact for i in move.cells if (fact := system.places[i].fact) is not None]
    spans = [fact.span for fact in facts]
    first, last = facts[0], facts[-1]
    says = _SAYS[move.kind]
    if len(facts) > 2:
        start, end = fact_name(first), fact_name(last)
        where = Text(f"{start.zh}至{end.zh}", f"{start.en} to {end.en}")
    else:
        where = listed([fact_name(fact) for fact in facts])
    same_line = first.row is last.row
    span = Span(min(spans).start, max(spans).end) if same_line else first.span
    return Finding(
        span,
        Text(f"{says.zh}：{where.zh}", f"{says.en}: {where.en}"),
        Text("移回原位后全部等式成立", "with the figures moved back, every equation holds"),
        facts=tuple(fact.key for fact in facts),
        related=() if same_line else (Related(last.span, Text("另一行", "the other row")),),
        evidence=evidence(context, diagnosis.broken),
    )
