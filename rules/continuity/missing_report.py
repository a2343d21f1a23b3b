"""缺少报告（missing-report）

## 检查内容
一个机关上年有报告，今年多数机关（三分之二以上，至少三个）都有了，它还没有；或者配置 `[[groups]]` 里写了名称的机关，在同组其他
机关有报告的年度没有报告。前一种指在它上年的报告上，后一种指在配置里。

## 为什么
收齐报告是汇总的前提。几百份报告里少了哪一份，靠人数容易数漏。

## 反例
```markdown
2022  水务局 民政局 财政局 林业局
2023  水务局 民政局 财政局
```

## 正例
```markdown
2022  水务局 民政局 财政局 林业局
2023  水务局 民政局 财政局 林业局
```

## 依据
《中华人民共和国政府信息公开条例》第四十九条：部门每年1月31日前、政府每年3月31日前公布上一年度的报告。机构可能撤并，所以只作警告。

## 已知局限
今年新出现的机关与它名称相近的，当作改名，不报告。机构撤并没有写进配置的，会报告。文件读不出机关和年度的，无法对上。

## In English
An organ that reported for the year before has no report for a year that most of the others (two in three, and three at
least) have reported for; or a group of the configuration lists it by name. A new organ of a like name counts as the same
one renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Scope, Severity, Text
from govlint.rule.collection import CollectionFinding, Place
from govlint.rule.text import counted_en


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule.collection import Collection, Missing


RULE = Rule(
    code="GOV406",
    name="missing-report",
    severity=Severity.WARNING,
    summary="上年报告了的机关，或名单上的机关，没有报告",
    summary_en="an organ that reported last year, or that a group lists, has no report",
    scope=Scope.COLLECTION,
)


def check(collection: Collection) -> Iterator[CollectionFinding]:
    """Yield one finding for each organ without a report for a year that most others have reported for."""
    for missing in collection.missing:
        place = Place(missing.before) if missing.before is not None else None
        yield CollectionFinding(
            place if place is None or not place.report.compared else None,
            Text(
                f"没有{missing.organ}{missing.year}年的报告",
                f"there is no report of {missing.organ} for {missing.year}",
            ),
            _hint(missing),
            origin=missing.origin or (place.report.path if place is not None else None),
            address=missing.address,
            organ=missing.organ,
            year=missing.year,
        )


def _hint(missing: Missing) -> Text:
    if missing.unidentified:
        files = counted_en(missing.unidentified, "file")
        return Text(
            f"也可能在没有读出机关和年度的 {missing.unidentified} 个文件里",
            f"it may be among {files} whose organ and year could not be read",
        )
    return Text(
        "催收，或在配置 [[organs]] 里写明机关改名、合并",
        "ask for it, or say in [[organs]] of the configuration that the organ was renamed or merged",
    )
