"""正文与其他报告雷同（copied-text）

## 检查内容
第一部分（总体情况）、第五部分（存在的主要问题及改进情况）的文字，去掉数字和机关名称以后，有 92% 以上与本机关上年的报告相同，
或与其他机关同一年度的报告相同。不足 200 字的不检查。

## 为什么
年度报告内容雷同，是主管部门点名的问题：照抄上年，等于没有报告当年的工作。

## 反例
```markdown
2022年报告  一、总体情况  全年召开工作推进会4次，组织业务培训2场，更新栏目12个……
2023年报告  一、总体情况  全年召开工作推进会5次，组织业务培训3场，更新栏目11个……
```

## 正例
```markdown
2023年报告  一、总体情况  3月起试行文件公开属性源头认定，全年认定文件86件，重点公开学位分配……
```

## 依据
国办公开办函〔2021〕30号要求如实、具体地报告，把内容雷同列为不规范的情形。雷同到什么程度没有规定，所以只作警告。

## 已知局限
逐句比较，改动每一句的字词就比不出来。同一系统统一下发文字的，也会报告。

## In English
Part 1 or part 5, figures and the organ's name left out, is to 92 % or more that of last year's report, or that of
another organ's report of the same year. Parts of less than 200 characters are not compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Scope, Severity, Text
from govlint.rule.collection import CollectionFinding, Place
from govlint.rule.form import part_name

from ._names import whose, whose_en


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule.collection import Collection


RULE = Rule(
    code="GOV403",
    name="copied-text",
    severity=Severity.WARNING,
    summary="正文与上年或其他机关的报告几乎逐字相同",
    summary_en="prose that is last year's or another organ's, nearly word for word",
    scope=Scope.COLLECTION,
)


def check(collection: Collection) -> Iterator[CollectionFinding]:
    """Yield one finding for each part that was copied."""
    for copied in collection.copied:
        part, share = part_name(copied.part), int(copied.share * 100)
        source = copied.source
        yield CollectionFinding(
            Place(copied.report),
            Text(
                f"{part.zh}的文字有 {share}% 与{whose(source)}报告相同，只换了年份和数字",
                f"{share}% of {part.en} is the same as in the report of {whose_en(source)}, "
                "but for years and figures",
            ),
            Text(
                "写本年本机关实际做的工作、存在的问题和改进情况",
                "describe the work, the problems and the improvements of this year and organ",
            ),
            related=(
                (
                    Place(source),
                    Text(f"{whose(source)}报告", f"the report of {whose_en(source)}"),
                ),
            ),
        )
