"""上年结转数与上年报告不一致（carry-over）

## 检查内容
同一机关前后两年的报告放在一起检查：表三“二、上年结转政府信息公开申请数量”的每一列，应等于上年报告“四、结转下年度继续办理”的
同一列。两份报告各自的等式能确定是哪一个数填错的，在填错的报告里指出来；确定不了的，写出两处。

一份报告自己的等式不成立，又确定不了（或者与前后两年对不上）是哪一个数填错的，连同前后两年的等式一起确定，只报一条，
不再另报 GOV200、GOV203 等。

## 为什么
结转数是两年报告之间唯一逐列衔接的数据，汇总单位退回的报告，有不少是这一行接不上。只看一份报告看不出来。

## 反例
```markdown
2022年报告  四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3
2023年报告  二、上年结转政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5
```

## 正例
```markdown
2022年报告  四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3
2023年报告  二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3
```

## 依据
国办公开办函〔2021〕30号所附格式第三部分的表格：“结转下年度继续办理”与下一年的“上年结转”是同一批申请。

## 已知局限
机关改名而配置没有写明的，不作比较。一个机关一年有几份内容不同的报告的，这个机关不作比较，见 GOV407。上年报告公布后又更正的，
应检查更正后的报告。

## In English
The figures carried in must be those that last year's report of the same organ carried over, column by column. Where the
equations of both reports tell which figure is wrong, the finding stands there; otherwise it names both places. Where the
equations of one report leave open which of its figures is wrong, those of the years before and after are used as well,
and there is this one finding instead of GOV200, GOV203 and the like. An organ
that was renamed is compared only if the configuration says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Scope, Severity, Text
from govlint.rule.collection import CollectionFinding, Place
from govlint.rule.text import counted_en

from ._names import figure_name, others_en, whose, whose_en


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule.collection import CarryOver, Collection, Decision


RULE = Rule(
    code="GOV401",
    name="carry-over",
    severity=Severity.ERROR,
    summary="上年结转数与上年报告的结转下年度数不一致",
    summary_en="carried in differs from what last year's report carried over",
    scope=Scope.COLLECTION,
)


_IN = "requests.carried_in"
_OUT = "requests.carried_out"
_BY_EQUATIONS = Text("按两年报告的勾稽关系", "the equations of both years")
_BY_SUM = Text("按另一年的报告和政府的汇总数", "the other year's report and the government's sum")
_FITS = Text(
    "结转数与前后两年的报告一致，填错的是另外的数",
    "the figures carried over fit the reports of the years around, so another figure is wrong",
)


def check(collection: Collection) -> Iterator[CollectionFinding]:
    """Yield one finding for each pair of reports whose figures carried over differ."""
    for found in collection.carry_overs:
        # Of a report that is only compared with, nothing is reported; the finding is then the other one's.
        if found.decision is not None and not found.decision.place.report.compared:
            yield _decided(found, found.decision)
        elif found.columns:
            yield _open(found)


def _open(found: CarryOver) -> CollectionFinding:
    """Return the finding where nothing tells which of the two reports is wrong: it names both places."""
    first, *more = found.columns
    earlier, later = found.pair.earlier, found.pair.later
    inside = figure_name(f"{_IN}.{first.column}", later.edition)
    outside = figure_name(f"{_OUT}.{first.column}", earlier[0].edition)
    before = "、".join(map(whose, earlier))
    rest = f"，另有 {len(more)} 列也不一致" if more else ""
    return CollectionFinding(
        Place(later, f"{_IN}.{first.column}"),
        Text(
            f"{inside.zh}为 {first.stated}，{before}报告{outside.zh}为 {first.left}{rest}",
            f"{inside.en} is {first.stated}, but {outside.en} is {first.left} in the report of "
            f"{', '.join(map(whose_en, earlier))}{others_en(len(more), 'column')}",
        ),
        Text(
            "对照两年的台账，改正填错的一份；上年已经公开的，按更正程序办理",
            "compare with the records of both years and correct the report that is wrong",
        ),
        actual=first.stated,
        facts=tuple(f"{_IN}.{carried.column}" for carried in found.columns),
        related=_related(found),
        evidence=_evidence(found),
    )


def _decided(found: CarryOver, decision: Decision) -> CollectionFinding:
    """Return the finding at the figure whose correction makes all equations of both reports hold."""
    report = decision.place.report
    key = decision.place.key or ""
    named = figure_name(key, report.edition)
    basis = _BY_SUM if decision.by_sum else _BY_EQUATIONS
    return CollectionFinding(
        decision.place,
        Text(
            f"{named.zh}为 {decision.old}，{basis.zh}应为 {decision.new}",
            f"{named.en} is {decision.old} and should be {decision.new} by {basis.en}",
        ),
        _hint(decision),
        actual=decision.old,
        expected=decision.new,
        facts=(key, *(other.place.key or "" for other in decision.more)),
        related=tuple(r for r in _related(found) if r[0].report.path != report.path),
        evidence=_evidence(found),
        settled=found.settled,
    )


def _hint(decision: Decision) -> Text:
    """Return what else is to be changed so that all equations hold."""
    if decision.by_sum:
        return Text("相关的数随同改正", "correct the figures that depend on it as well")
    if not decision.more and not decision.in_prose:
        return Text(
            "改后两份报告的等式全部成立", "with this figure changed, all equations of both hold"
        )
    zh, en = [], []
    for other in decision.more:
        report = other.place.report
        named = figure_name(other.place.key or "", report.edition)
        apart = report.path != decision.place.report.path
        zh.append(f"{whose(report) if apart else ''}{named.zh}由 {other.old} 改为 {other.new}")
        of = f" of {whose_en(report)}" if apart else ""
        en.append(f"{named.en}{of} from {other.old} to {other.new}")
    if decision.in_prose:
        zh.append(f"正文另有 {decision.in_prose} 处随同改正")
        en.append(counted_en(decision.in_prose, "figure in the prose", "figures in the prose"))
    return Text(
        f"一并改动，两年报告的等式才全部成立：{'，'.join(zh)}",
        f"all equations of both years hold only if these are changed as well: {', '.join(en)}",
    )


def _related(found: CarryOver) -> tuple[tuple[Place, Text], ...]:
    if not found.columns:
        return ()
    column = found.columns[0].column
    return tuple(
        (
            Place(report, f"{_OUT}.{column}"),
            Text(
                f"{whose(report)}报告结转下年度",
                f"carried over in the report of {whose_en(report)}",
            ),
        )
        for report in found.pair.earlier
    )


def _evidence(found: CarryOver) -> tuple[Text, ...]:
    if not found.columns:
        return (_FITS,)
    return tuple(
        Text(
            f"{figure_name(f'{_IN}.{carried.column}', found.pair.later.edition).zh}："
            f"上年结转 {carried.stated} ≠ 上年报告结转下年度 {carried.left}",
            f"{figure_name(f'{_IN}.{carried.column}', found.pair.later.edition).en}: "
            f"carried in {carried.stated} ≠ carried over the year before {carried.left}",
        )
        for carried in found.columns
    )
