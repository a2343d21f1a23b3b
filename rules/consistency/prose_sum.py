"""正文分项与总数不符（prose-sum）

## 检查内容
一句话里先说总数、再逐项列出（其中……）时，各项之和应等于总数。用“等”“主要”“余”留了余地的列举，只在各项之和超过总数时提示。

## 为什么
分项加不出总数，读者一算就知道；这是已公布的年报里最常见的错误。

## 反例
```text
一、总体情况
2023年收到政府信息公开申请10件，其中自然人申请6件、法人申请3件。
```

## 正例
```text
一、总体情况
2023年收到政府信息公开申请10件，其中自然人申请6件、法人申请4件。
```

## 依据
算术。国办公开办函〔2021〕30号：第一部分“总体情况”概述的数据应与各表一致。

## 已知局限
是否列举完全要从用词判断，判断不了的不报。能断定是哪个数错时，由 GOV200 报告。

## In English
Where a sentence states a whole and lists its parts completely, they have to add up. An open list (等, 主要) is wrong only
when its parts exceed the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.evidence import candidates, changes, evidence, related, written_out


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.figures import Sum


RULE = Rule(
    code="GOV302",
    name="prose-sum",
    severity=Severity.ERROR,
    summary="正文所列各项之和与总数不符",
    summary_en="the parts that a sentence lists do not add up to its whole",
)

_REST = ("其他", "其它", "其余")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each closed list that does not add up, and each open one whose parts exceed the whole."""
    system = context.system
    for relation, diagnosis in system.unexplained:
        basis = system.bases[relation.id]
        if basis.sum is None:
            continue
        whole = basis.right[0][1]
        sums = written_out(system, basis)
        yield Finding(
            system.places[whole].span,
            Text(
                f"所列各项之和与总数不符，{sums.zh}",
                f"the parts do not add up to the whole: {sums.en}",
            ),
            candidates(context, diagnosis),
            actual=system.value(whole),
            expected=system.values(basis.left) if len(basis.right) == 1 else None,
            related=related(context, [relation], [whole]),
            evidence=evidence(context, [relation]),
            repairs=tuple(changes(context, repair) for repair in diagnosis.repairs),
        )
    yield from _open(context)


def _open(context: Context) -> Iterator[Finding]:
    corrected = context.system.corrected
    for total in context.reading.sums:
        whole = sum(figure.value for figure in total.whole)
        parts = sum(figure.value for figure in total.parts)
        # A rounded figure or an approximate one (余, 约) may be more than it says.
        rough = any(f.approximate or f.rounding != 1 for f in (*total.whole, *total.parts))
        if (
            total.closed
            or rough
            or parts <= whole
            or _apart(context, total)
            or _overlap(context, total)
        ):
            continue
        # A figure of the list that is named as wrong explains it.
        if any(figure.span in corrected for figure in (*total.whole, *total.parts)):
            continue
        yield Finding(
            total.whole[0].span,
            Text(
                f"所列各项之和 {parts} 超过总数 {whole}，多 {parts - whole}",
                f"the parts add up to {parts}, {parts - whole} more than the whole, {whole}",
            ),
            Text("核对总数和各项", "check the whole and its parts"),
            actual=whole if isinstance(whole, int) else None,
            doubtful=True,
        )


def _apart(context: Context, total: Sum) -> bool:
    """Tell whether a full stop parts the list, so that what follows may be no part of it.

    Where the list is opened by a colon, its parts may be parted by semicolons.
    """
    between = context.text[total.whole[-1].span.end : total.parts[0].span.start]
    if any(mark in between for mark in "。；;\n"):
        return True
    listed = context.text[total.parts[0].span.start : total.parts[-1].span.end]
    return any(mark in listed for mark in "；;") and not any(mark in between for mark in "：:")


def _overlap(context: Context, total: Sum) -> bool:
    """Tell whether the parts may be counted by several standards (即办件, 网上办理, 当场办结), and so overlap.

    So parts do that exceed the whole even without their largest. Where 、 joins the last two, or the last is all that
    the others are not, they are parts of one whole.
    """
    last = context.text[total.parts[-2].span.end : total.parts[-1].span.start]
    if "、" in last or any(rest in last for rest in _REST):
        return False
    parts = [figure.value for figure in total.parts]
    over = sum(parts) - sum(figure.value for figure in total.whole)
    return over >= max(parts)
