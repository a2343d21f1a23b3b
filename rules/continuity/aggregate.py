"""政府报告的数据不等于各成员之和（aggregate）

## 检查内容
配置 `[[groups]]` 写明了一级政府和它的成员时，政府报告表三、表四的每一个数，应等于各成员（包括本级）报告中同一个数之和。不等的，
指出能解释差额的成员：漏加、重复相加、汇总时录错一个数；确定不了的，列出可能的成员。

## 为什么
政府的报告由各部门、各乡镇的报告汇总而成。漏加一个单位，政府报告内部的等式照样全部成立，只看一份报告看不出来。

## 反例
```markdown
某县水务局  一、本年新收 … 总计 4
某县民政局  一、本年新收 … 总计 6
某县人民政府  一、本年新收 … 总计 6
```

## 正例
```markdown
某县水务局  一、本年新收 … 总计 4
某县民政局  一、本年新收 … 总计 6
某县人民政府  一、本年新收 … 总计 10
```

## 依据
《中华人民共和国政府信息公开条例》第四十九条、第五十条：部门报告本部门的数据，政府公布本级政府的数据。汇总哪些单位，以配置写明的为准。

## 已知局限
有成员的报告没有收到、读不出来，或者一个成员一年有几份内容不同的报告，就不比较。成员自己的报告里等式不成立的数，不比较。
表二不汇总：许可、处罚的口径各地不同。

## In English
With `[[groups]]` in the configuration, each figure of tables 3 and 4 of a government must be the sum of its members'. The
member that explains a difference is named: left out, counted twice, one figure mistyped on the way; or the candidates
are listed. Nothing is compared where a member's report is missing, unreadable or there twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Scope, Severity, Text
from govlint.rule.collection import Cause, CollectionFinding, Place
from govlint.rule.text import counted_en, listed_en

from ._names import figure_name, others_en, whose, whose_en


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule.collection import Aggregate, Collection, Difference


RULE = Rule(
    code="GOV404",
    name="aggregate",
    severity=Severity.ERROR,
    summary="政府报告的数据不等于各成员之和",
    summary_en="a government's figures are not the sums of its members'",
    scope=Scope.COLLECTION,
)


_MOST_SHOWN = 6


def check(collection: Collection) -> Iterator[CollectionFinding]:
    """Yield one finding for each government's report whose figures are not the sums of its members'."""
    for found in collection.aggregates:
        first, *more = found.differences
        edition = found.government.edition
        named = figure_name(first.key, edition)
        rest = f"，共 {len(found.differences)} 个数不符" if more else ""
        yield CollectionFinding(
            Place(found.government, first.key),
            Text(
                f"{named.zh}为 {first.stated}，{len(found.members)} 份成员报告之和为 {first.total}{rest}",
                f"{named.en} is {first.stated}, and {first.total} in the reports of "
                f"{counted_en(len(found.members), 'member')} together{others_en(len(more), 'figure')}",
            ),
            _cause(found),
            actual=first.stated,
            expected=first.total,
            facts=tuple(difference.key for difference in found.differences),
            related=tuple(
                (
                    Place(member, found.figure[0] if found.figure is not None else first.key),
                    Text(f"{whose(member)}报告", f"the report of {whose_en(member)}"),
                )
                for member in found.explaining[:_MOST_SHOWN]
            ),
            evidence=tuple(
                _written(difference, edition) for difference in found.differences[:_MOST_SHOWN]
            ),
        )


def _written(difference: Difference, edition: str | None) -> Text:
    named = figure_name(difference.key, edition)
    gap = abs(difference.stated - difference.total)
    return Text(
        f"{named.zh}：成员之和 {difference.total} ≠ {difference.stated}，差 {gap}",
        f"{named.en}: members {difference.total} ≠ {difference.stated}, off by {gap}",
    )


def _cause(found: Aggregate) -> Text:
    """Return which member explains the difference, or that it cannot be determined."""
    zh = "、".join(member.organ or member.path for member in found.explaining[:_MOST_SHOWN])
    en = listed_en([member.organ or member.path for member in found.explaining[:_MOST_SHOWN]])
    if found.cause is Cause.LEFT_OUT:
        return Text(
            f"差额正好是{zh}的数据，像是漏加", f"the difference is {en}: left out, it seems"
        )
    if found.cause is Cause.TWICE:
        return Text(
            f"差额正好是{zh}的数据，像是重复相加",
            f"the difference is {en}: counted twice, it seems",
        )
    if found.cause is Cause.MISTYPED and found.figure is not None:
        key, old, new = found.figure
        named = figure_name(key, found.government.edition)
        return Text(
            f"像是汇总时把{zh}{named.zh}的 {old} 录成了 {new}",
            f"it seems that {old}, {named.en} of {en}, was entered as {new}",
        )
    if found.cause is Cause.MISTYPED:
        return Text(f"像是汇总时录错了{zh}的一个数", f"it seems that a figure of {en} was mistyped")
    if found.explaining:
        return Text(
            f"无法确定是哪个成员，可能是{zh}",
            f"which member it is cannot be determined; possibly {en}",
        )
    return Text(
        "无法确定是哪个成员，逐个核对各成员的这几个数",
        "which member it is cannot be determined; check these figures of each",
    )
