"""正文与表格不符（prose-table）

## 检查内容
正文里说的件数、部数、金额，与表格中对应的数（或几个数之和）应当一致。一句话有两种合理读法时，两种都对不上才算错。

## 为什么
读者先看正文，再查表格；媒体引用的也是正文里的数。两处不一致，至少有一处是错的。

## 反例
```text
二、主动公开政府信息情况
2023年制发行政规范性文件3件。
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 0 | 5
```

## 正例
```text
二、主动公开政府信息情况
2023年制发行政规范性文件2件。
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 0 | 5
```

## 依据
国办公开办函〔2021〕30号：第一部分“总体情况”概述的数据应与各表一致。

## 已知局限
读不准的说法不报；正文另一处的数已与表格一致，而这里不同的数自成合计、或者几个数一起不同的，只给警告（可能说的是别的事）；约数和四舍五入的数按所写的位数比较，最多是警告。能断定是哪个数错时，由 GOV200 报告。正文说全部办结而表格有结转的，只提示。

## In English
A figure in the prose has to agree with the cells that it is about. A claim with two fair readings is wrong only if it
fits neither. Rounded figures are compared to the digits printed. Where another place of the prose agrees with the cell,
a figure that differs from it is a warning if its own sentence adds up, or several differ: it may be of something else.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.evidence import candidates, changes, evidence, fact_name, name, related
from govlint.rule.form import State
from govlint.rule.verdict import STATED_ELSEWHERE


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.figures import Claim
    from govlint.rule.form import Fact


RULE = Rule(
    code="GOV301",
    name="prose-table",
    severity=Severity.ERROR,
    summary="正文里的数与表格不符",
    summary_en="a figure in the text differs from the table",
)


_CONCLUDED: Final = ("requests.concluded.total",)
_BALANCE: Final = tuple(
    f"requests.{row}.total" for row in ("received", "carried_in", "concluded", "carried_out")
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim that fits its cells in none of its fair readings."""
    yield from _unexplained(context)
    for claim in context.reading.claims:
        if claim.doubt == STATED_ELSEWHERE:
            yield from _stated_elsewhere(context, claim)
        if not claim.absence and not claim.implied and claim.certain:
            yield from _inexact(context, claim)
        elif claim.implied and claim.keys == _CONCLUDED:
            yield from _not_all_concluded(context, claim)


def _not_all_concluded(context: Context, claim: Claim) -> Iterator[Finding]:
    """Yield a finding where all that there was is said to be concluded and the tables carry some over.

    Whoever says that all was answered in time may mean what was due; whoever says concluded means concluded.
    """
    words = " ".join(claim.span.of(context.text).split())
    totals = [total for key in _BALANCE if (total := _sum(context, (key,))) is not None]
    if len(totals) != len(_BALANCE) or "办结" not in words or claim.figure.approximate:
        return
    received, carried_in, concluded, carried_out = totals
    all_there_was = received + carried_in
    told = any(c.keys == _BALANCE[-1:] and c.figure.value for c in context.reading.claims)
    if carried_out and not told and claim.figure.value == all_there_was == concluded + carried_out:
        yield Finding(
            claim.figure.span,
            Text(
                f"正文说全部办结，表格结转下年 {carried_out} 件",
                f"the text says that all was concluded, the tables carry {carried_out} over",
            ),
            Text("核对正文与表格，改正写错的一处", "check both and correct the one that is wrong"),
            actual=claim.figure.value,
            expected=concluded,
            facts=claim.keys,
            doubtful=True,
        )


def _unexplained(context: Context) -> Iterator[Finding]:
    """Yield the exact claims that no named figure explains."""
    system = context.system
    for relation, diagnosis in system.unexplained:
        basis = system.bases[relation.id]
        if basis.claim is None or basis.claim.absence:
            continue
        mention = basis.left[0][1]
        stated, held = system.value(mention), system.values(basis.right)
        called = name(context, mention)
        yield Finding(
            system.places[mention].span,
            Text(f"{called.zh}与表格不符，表格为 {held}", f"{called.en}: the tables have {held}"),
            candidates(context, diagnosis),
            actual=stated,
            expected=held,
            facts=basis.claim.keys,
            related=related(context, [relation], [mention]),
            evidence=evidence(context, [relation]),
            repairs=tuple(changes(context, repair) for repair in diagnosis.repairs),
        )


def _stated_elsewhere(context: Context, claim: Claim) -> Iterator[Finding]:
    """Yield a doubtful finding for a figure that differs from its cells where another place agrees with them."""
    held = _sum(context, claim.keys)
    if held is not None:
        hint = Text(
            f"{STATED_ELSEWHERE.why}；核对这里的数", f"{STATED_ELSEWHERE.why_en}: check this figure"
        )
        yield _difference(context, claim, held, hint, doubtful=True)


def _inexact(context: Context, claim: Claim) -> Iterator[Finding]:
    """Yield a finding for a rounded figure or an amount that is further from its cells than its digits allow.

    Such figures stand in no equation, so this is the only place where they are looked at. An approximate one (约, 余)
    may be off by a tenth, and makes the finding a doubtful one.
    """
    figure = claim.figure
    if not figure.approximate and figure.rounding == 1 and _is_count(context, claim):
        return
    totals = (_sum(context, keys) for keys in (claim.keys, *claim.alternatives))
    held = [Decimal(total) for total in totals if total is not None]
    stated = Decimal(figure.value)
    if not held or any(abs(total - stated) < figure.rounding for total in held):
        return
    if figure.approximate and any(abs(total - stated) * 10 <= total for total in held):
        return
    hint = Text("核对正文与表格，改正写错的一处", "check both and correct the wrong one")
    yield _difference(context, claim, held[0], hint, doubtful=figure.approximate)


def _difference(
    context: Context, claim: Claim, held: int | Decimal, hint: Text, *, doubtful: bool
) -> Finding:
    facts = [context.binding.facts[key] for key in claim.keys if key in context.binding.facts]
    words = " ".join(claim.span.of(context.text).split())
    return Finding(
        claim.figure.span,
        Text(
            f"正文“{words}”与表格不符，表格为 {held}",
            f"“{words}” in the text: the tables have {held}",
        ),
        hint,
        actual=claim.figure.value,
        expected=held,
        facts=claim.keys,
        related=tuple(Related(f.span, _with_value(fact_name(f), f)) for f in facts),
        doubtful=doubtful,
    )


def _is_count(context: Context, claim: Claim) -> bool:
    facts = (context.binding.facts.get(key) for key in claim.keys)
    return all(fact is None or fact.form.column.kind == "count" for fact in facts)


def _sum(context: Context, keys: tuple[str, ...]) -> int | Decimal | None:
    """Return the sum of the cells, None unless all of them hold a figure in the unit of the form."""
    total: int | Decimal = 0
    for key in keys:
        fact = context.binding.facts.get(key)
        if fact is None or fact.state is not State.VALUE or fact.value is None:
            return None
        due = fact.form.column.unit
        if fact.unit == "元" and due == "万元":
            total += Decimal(fact.value) / 10_000
            continue
        if fact.unit is not None and due and fact.unit != due:
            return None
        total += fact.value
    return total


def _with_value(called: Text, fact: Fact) -> Text:
    return Text(f"{called.zh}为 {fact.value}", f"{called.en}: {fact.value}")
