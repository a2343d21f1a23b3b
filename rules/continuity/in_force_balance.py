"""现行有效件数与上年报告不符（in-force-balance）

## 检查内容
表二中规章和行政规范性文件的“现行有效件数”，应等于上年报告的现行有效件数，加本年制发件数，减本年废止件数。正文说到清理、核定、
重新统计或者“以本年度报告为准”的，不检查。

## 为什么
现行有效件数是存量，只因制发和废止而变。前后两年接不上，多半是有一年漏统计了制发或废止的文件。

## 反例
```markdown
2022年报告  行政规范性文件 | 2 | 0 | 10
2023年报告  行政规范性文件 | 3 | 1 | 15
```

## 正例
```markdown
2022年报告  行政规范性文件 | 2 | 0 | 10
2023年报告  行政规范性文件 | 3 | 1 | 12
```

## 依据
国办公开办函〔2021〕30号所附格式第二部分的表格。两年之间的关系由三个数的含义得出，格式没有写明，所以只作警告。

## 已知局限
文件自动失效、机构划转也会改变存量，报告里没有说明时分辨不出来。2019年的格式没有这一列。

## In English
The documents in force must be last year's, more those issued, less those repealed, for 规章 and normative documents.
Nothing is said where the prose speaks of a review or a new count. The relation follows from what the figures mean and is
not stated by the form, so it is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Scope, Severity, Text
from govlint.rule.collection import CollectionFinding, Place

from ._names import figure_name, whose, whose_en


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule.collection import Collection


RULE = Rule(
    code="GOV402",
    name="in-force-balance",
    severity=Severity.WARNING,
    summary="现行有效件数与上年报告和本年增减不符",
    summary_en="documents in force are not last year's, more those issued, less those repealed",
    scope=Scope.COLLECTION,
)


def check(collection: Collection) -> Iterator[CollectionFinding]:
    """Yield one finding for each stock of documents that does not follow from last year's."""
    for stock in collection.stocks:
        earlier, later = stock.pair.earlier[0], stock.pair.later
        due = stock.due
        key = f"{stock.row}.in_force"
        named = figure_name(key, later.edition)
        sum_ = f"{stock.before} + {stock.issued} − {stock.repealed} = {due}"
        yield CollectionFinding(
            Place(later, key),
            Text(
                f"{named.zh}为 {stock.stated}，上年有效加本年制发减本年废止为 {due}",
                f"{named.en} is {stock.stated}; last year's, more issued, less repealed, are {due}",
            ),
            Text("下一年的报告与改后的数相符", "the report of the year after agrees with it")
            if stock.certain
            else Text(
                "核对三个数；经过清理、重新统计的，在第一部分说明",
                "check the three figures; where the stock was counted anew, say so in part 1",
            ),
            actual=stock.stated,
            expected=due if stock.certain else None,
            facts=(key, f"{stock.row}.issued", f"{stock.row}.repealed"),
            related=(
                (
                    Place(earlier, key),
                    Text(
                        f"{whose(earlier)}报告现行有效 {stock.before} 件",
                        f"{stock.before} in force in the report of {whose_en(earlier)}",
                    ),
                ),
            ),
            evidence=(Text(f"{sum_} ≠ {stock.stated}", f"{sum_} ≠ {stock.stated}"),),
        )
