"""写错的数（wrong-figure）

## 检查内容
把表格里和正文中的全部数放进一个等式组：表内勾稽关系、正文与表格的一致、正文句子里的分项与合计。等式不成立时，找出改动最少、改完全部成立的那个（或那几个）数，在它的位置上报告应有的值；要几个数一并改动才成立时，合为一条。

## 为什么
一格写错，会同时破坏行、列和勾稽关系。逐个报告等式，读者要自己找是哪个数错了；这里直接指出那个数，其余等式作为证据列在下面。

## 反例
```text
一、总体情况
2023年，本局已办结政府信息公开申请10件，其中予以公开6件、部分公开3件。
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 8 | 2 | 0 | 0 | 0 | 0 | 10
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
(七) 总计 | 7 | 2 | 0 | 0 | 0 | 0 | 9
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1
```

## 正例
```text
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 8 | 2 | 0 | 0 | 0 | 0 | 10
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
(七) 总计 | 8 | 2 | 0 | 0 | 0 | 0 | 10
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1
```

## 依据
勾稽关系见国办公开办函〔2021〕30号所附格式。找出最少改动的方法：Fellegi 与 Holt（1976），JASA 71；Scholtus（2009、2011）；de Jonge 与 van der Loo（2018），Statistical Data Cleaning，第七章。

## 已知局限
几种方案改动同样少、无法确定是哪一个数时，不用本规则，由各等式的规则列出全部可能。满足全部等式的错误发现不了。

## In English
All figures of a report, in cells and in prose, are one system of equations. Where it does not hold, the fewest figures
that can be changed so that everything holds are found, and reported at their places with the values they should have; figures that only help together
are one finding.
Where several such changes are equally small, the rules of the equations list them instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.evidence import (
    changes,
    crossing,
    evidence,
    name,
    related,
    slip_hint,
)
from govlint.rule.text import counted_en


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.rule import Context
    from govlint.rule.figures import Repair, Verdict


RULE = Rule(
    code="GOV200",
    name="wrong-figure",
    severity=Severity.ERROR,
    summary="只改这一个数，所在的等式就全部成立",
    summary_en="a figure whose correction alone makes every equation it stands in hold",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding for each figure whose change makes its equations hold, one for those that change together."""
    for verdict in context.system.verdicts:
        if verdict.repair is None:
            continue
        for changed in _groups(context, verdict.repair):
            # A denial (未收到申请) has no figure to be wrong; GOV305 reports it.
            figures = [c for c in changed if not context.system.places[c[0]].absence]
            if figures:
                yield _finding(context, verdict, verdict.repair, figures)


def _groups(context: Context, repair: Repair) -> Iterator[list[tuple[int, int]]]:
    """Yield the changes that make their equations hold alone, and then the others together, the prose first."""
    system = context.system
    together = []
    for mention, new in repair.changes:
        standing = (system.ledger.relations[i] for i in system.ledger.standing(mention))
        if all(system.ledger.residual(relation, {mention: new}) == 0 for relation in standing):
            yield [(mention, new)]
        else:
            together.append((mention, new))
    if together:
        yield sorted(together, key=lambda change: system.places[change[0]].fact is not None)


def _finding(
    context: Context, verdict: Verdict, repair: Repair, changed: Sequence[tuple[int, int]]
) -> Finding:
    system = context.system
    mention, new = changed[0]
    old = system.value(mention)
    standing = {i for change in changed for i in system.ledger.standing(change[0])}
    broken = [r for r in verdict.diagnosis.broken if r.id in standing] or verdict.diagnosis.broken
    called = name(context, mention)
    fact = system.places[mention].fact
    keys = dict.fromkeys(
        key
        for relation in broken
        for _, i in (*system.bases[relation.id].left, *system.bases[relation.id].right)
        if (key := system.ledger.mentions[i].fact) is not None
    )
    verb = "填报为" if fact is not None else "为"
    return Finding(
        system.places[mention].span,
        Text(f"{called.zh}{verb} {old}，应为 {new}", f"{called.en} is {old} and should be {new}"),
        _hint(context, old, new, len(broken), changed[1:]),
        actual=old,
        expected=new,
        facts=tuple(keys),
        related=related(context, broken, [mention]),
        evidence=evidence(context, broken),
        repairs=(changes(context, repair),),
        crossing=crossing(context, fact) if fact is not None else None,
    )


def _hint(
    context: Context,
    old: int | None,
    new: int,
    equations: int,
    others: Sequence[tuple[int, int]],
) -> Text:
    """Return why it is this figure: which equations hold after changing it, alone or with others; and how it may have come about."""
    if not others:
        hint = Text(
            f"只改这一个数，上列 {equations} 个等式就全部成立"
            if equations > 1
            else "只改这一个数，上列等式就成立",
            f"changing this one figure makes all {equations} equations above hold"
            if equations > 1
            else "changing this one figure makes the equation above hold",
        )
    else:
        named = [(name(context, i), context.system.value(i), to) for i, to in others]
        zh = "，".join(f"{called.zh}由 {was} 改为 {to}" for called, was, to in named)
        en = ", ".join(f"{called.en} from {was} to {to}" for called, was, to in named)
        hint = Text(
            f"与另外 {len(others)} 处一并改动，上列等式才全部成立：{zh}",
            "the equations above hold once this figure and "
            f"{counted_en(len(others), 'other figure')} are changed: {en}",
        )
    slip = slip_hint(old, new)
    if slip is None:
        return hint
    return Text(f"{hint.zh}；{slip.zh}", f"{hint.en}; {slip.en}")
