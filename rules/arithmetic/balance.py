"""勾稽关系不成立（balance）

## 检查内容
表三每一列：第一项（本年新收）加第二项（上年结转），等于第三项（办理结果总计）加第四项（结转下年度）。

## 为什么
这是表头上印着的勾稽关系。收到的申请不是办结了就是结转了，少一件多一件都说明有数写错。各列都应成立，只有总计列成立不够。

## 反例
```text
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
(七) 总计 | 8 | 0 | 0 | 0 | 0 | 0 | 8
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1
```

## 正例
```text
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
(七) 总计 | 9 | 0 | 0 | 0 | 0 | 0 | 9
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1
```

## 依据
国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式：表内数据之间的勾稽关系。等式两边都是件数，必须完全相等。

## 已知局限
一个数改动后所在等式全部成立时，由 GOV200 在那个数上报告，本规则不再重复。空白单元格视为未知，不当作零。

## In English
In every column of table 3, new plus carried-in requests equal concluded plus carried-out ones. The relation is printed
in the form's own header cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Severity

from ._broken import findings


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Finding


RULE = Rule(
    code="GOV203",
    name="balance",
    severity=Severity.ERROR,
    summary="表三的勾稽关系不成立：新收 + 上年结转 ≠ 办理结果总计 + 结转下年度",
    summary_en="received and carried in do not equal concluded and carried out",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each such equation that does not hold and that no named figure explains."""
    return findings(context, "balance")
