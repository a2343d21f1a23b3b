"""复议、诉讼总计不等于四种结果之和（case-total）

## 检查内容
表四中行政复议、未经复议直接起诉、复议后起诉三组，每组的“总计”应等于结果维持、结果纠正、其他结果、尚未审结之和。

## 为什么
表四每组只有一个等式，写错了没有别的数可以印证，更需要提交前核对。

## 反例
```text
四、政府信息公开行政复议、行政诉讼情况
行政复议 | | | | | 行政诉讼 | | | | | | | | |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | |
| | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
1 | 0 | 0 | 1 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
```

## 正例
```text
四、政府信息公开行政复议、行政诉讼情况
行政复议 | | | | | 行政诉讼 | | | | | | | | |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | |
| | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
```

## 依据
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式：表内数据之间的勾稽关系。等式两边都是件数，必须完全相等。

## 已知局限
一组五个数只有一个等式，改哪一个都能使它成立；正文没有提到时，只能列出各种可能。

## In English
In table 4, the total of each of the three groups is the sum of its four outcomes. One equation alone cannot tell which
of its five figures is wrong, so the candidates are listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Severity

from ._broken import findings


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Finding


RULE = Rule(
    code="GOV204",
    name="case-total",
    severity=Severity.ERROR,
    summary="表四的总计不等于四种结果之和",
    summary_en="a total of table 4 is not the sum of its four outcomes",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each such equation that does not hold and that no named figure explains."""
    return findings(context, "case-total")
