"""同一机关同一年度有几份不同的报告（duplicate-report）

## 检查内容
一次检查的文件里，同一机关同一年度的报告不止一份，而且数据或文字不同。内容相同、只是格式不同（网页和 Word）的，不报告。

## 为什么
文件夹里留着旧稿，就不知道该用哪一份与其他年度、其他机关比较；govlint 因此不用它们作比较，并在这里说明。

## 反例
```markdown
某县水务局2023年报告.docx      一、本年新收 … 总计 4
某县水务局2023年报告（改）.docx  一、本年新收 … 总计 5
```

## 正例
```markdown
某县水务局2023年报告.docx      一、本年新收 … 总计 4
```

## 依据
不涉及法律规定，是本工具关于多份报告的约定，所以只作说明。

## 已知局限
机关名称读错的，会把两个机关的报告当作一个机关的。

## In English
Several files are reports of one organ for one year and differ in figures or words, so the organ is not compared with other
years and organs. The same report in two formats is not reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Scope, Severity, Text
from govlint.rule.collection import CollectionFinding, Place

from ._names import whose, whose_en


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule.collection import Collection


RULE = Rule(
    code="GOV407",
    name="duplicate-report",
    severity=Severity.INFO,
    summary="同一机关同一年度有几份不同的报告",
    summary_en="an organ has several different reports for one year",
    scope=Scope.COLLECTION,
)


_MOST_SHOWN = 5


def check(collection: Collection) -> Iterator[CollectionFinding]:
    """Yield one finding for each organ and year with several reports that are not the same, at the last of them."""
    for reports in collection.duplicates:
        checked = [report for report in reports if not report.compared]
        if not checked:
            continue
        last = checked[-1]
        shown = [report for report in reports if report is not last]
        yield CollectionFinding(
            Place(last),
            Text(
                f"{whose(last)}有 {len(reports)} 份内容不同的报告，与其他年度、其他机关的比较都没有做",
                f"there are {len(reports)} different reports of {whose_en(last)}; "
                "this organ was not compared with other years and organs",
            ),
            Text("只留最后定稿的一份", "keep the final one only"),
            related=tuple(
                (Place(report), Text("另一份报告", "another report"))
                for report in shown[:_MOST_SHOWN]
            ),
        )
