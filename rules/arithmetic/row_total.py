"""总计不等于各类申请人之和（row-total）

## 检查内容
表三每一行的“总计”应等于自然人与五类法人或其他组织之和。

## 为什么
总计是年报里被引用最多的数。它与分项对不上，说明至少有一格写错。

## 反例
```text
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 3 | 4 | 0 | 0 | 0 | 0 | 8
```

## 正例
```text
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 3 | 4 | 0 | 0 | 0 | 0 | 7
```

## 依据
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式：表内数据之间的勾稽关系。等式两边都是件数，必须完全相等。

## 已知局限
一个数改动后所在等式全部成立时，由 GOV200 在那个数上报告，本规则不再重复。空白单元格视为未知，不当作零。

## In English
In every row of table 3, 总计 is the sum of the six applicants. Where changing one figure makes all equations hold,
GOV200 reports that figure instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Severity

from ._broken import findings


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Finding


RULE = Rule(
    code="GOV201",
    name="row-total",
    severity=Severity.ERROR,
    summary="表三的总计不等于各类申请人之和",
    summary_en="a total of table 3 is not the sum of the applicants",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each such equation that does not hold and that no named figure explains."""
    return findings(context, "row-total")
