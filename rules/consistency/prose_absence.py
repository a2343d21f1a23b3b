"""正文说明没有，表格中有数（prose-absence）

## 检查内容
正文说“未收到申请”“没有发生行政复议”“均为零”，表格里对应的数应当为零。

## 为什么
“没有”是年报里最容易照抄上一年的话，也最容易与表格矛盾。

## 反例
```text
三、收到和处理政府信息公开申请情况
2023年未收到政府信息公开申请。
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3
```

## 正例
```text
三、收到和处理政府信息公开申请情况
2023年未收到政府信息公开申请。
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
```

## 依据
国办公开办函〔2021〕30号：第一部分“总体情况”概述的数据应与各表一致。

## 已知局限
只看与政府信息公开有关的说法；“未收到法人的申请”只与法人各列比较。

## In English
Where the prose denies that there was anything (未收到, 无, 没有发生), the cells that it is about have to be 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.evidence import evidence, fact_name, related


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.rule import Context
    from govlint.rule.figures import Relation


RULE = Rule(
    code="GOV305",
    name="prose-absence",
    severity=Severity.ERROR,
    summary="正文说明没有，表格中有数",
    summary_en="the text states that there was none, but the tables count some",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each denial that the tables contradict."""
    system = context.system
    denied: dict[int, list[Relation]] = {}
    for verdict in system.verdicts:
        changed = {i for i, _ in verdict.repair.changes} if verdict.repair else None
        for relation in verdict.diagnosis.broken:
            basis = system.bases[relation.id]
            if basis.claim is None or not basis.claim.absence:
                continue
            mention = basis.left[0][1]
            # Where a cell is named as the wrong figure, the denial is evidence against it and no fault of its own.
            if changed is None or mention in changed:
                denied.setdefault(mention, []).append(relation)
    for mention, relations in denied.items():
        yield _finding(context, mention, relations)
    yield from _amounts(context)


def _amounts(context: Context) -> Iterator[Finding]:
    """Yield a finding for each denial of an amount that the tables have; amounts stand in no equation."""
    for claim in context.reading.claims:
        fact = context.binding.facts.get(claim.keys[0]) if len(claim.keys) == 1 else None
        if not (claim.absence and claim.certain and fact and fact.value):
            continue
        if fact.form.column.kind != "amount":
            continue
        words = " ".join(claim.span.of(context.text).split())
        named = fact_name(fact)
        yield Finding(
            claim.span,
            Text(
                f"正文为“{words}”，表格为 {fact.value}",
                f"“{words}” in the text: the tables have {fact.value}",
            ),
            Text("核对正文与表格，改正写错的一处", "check both and correct the wrong one"),
            actual=0,
            expected=fact.value,
            facts=claim.keys,
            related=(
                Related(fact.span, Text(f"{named.zh}为 {fact.value}", f"{named.en}: {fact.value}")),
            ),
        )


def _finding(context: Context, mention: int, relations: Iterable[Relation]) -> Finding:
    system = context.system
    relations = list(relations)
    bases = [system.bases[relation.id] for relation in relations]
    held = sum(system.values(basis.right) for basis in bases)
    place = system.places[mention]
    words = " ".join(place.span.of(context.text).split())
    return Finding(
        place.span,
        Text(f"正文为“{words}”，表格为 {held}", f"the text has “{words}”, the tables have {held}"),
        Text("核对正文与表格，改正写错的一处", "check both and correct the wrong one"),
        actual=0,
        expected=held,
        facts=tuple(key for basis in bases if basis.claim is not None for key in basis.claim.keys),
        related=related(context, relations, [mention]),
        evidence=evidence(context, relations),
    )
