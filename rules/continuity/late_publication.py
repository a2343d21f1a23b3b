"""公开晚于法定期限（late-publication）

## 检查内容
县级以上人民政府部门的报告，在下一年1月31日之后公布的；县级以上人民政府的报告，在下一年3月31日之后公布的。公布日期取网页的
`PubDate`，或者配置 `[[report]]` 的 `published`。两处都没有的，不检查。

## 为什么
年度报告的期限写在条例里，逾期是督查时最先核对的一项。

## 反例
```html
<meta name="PubDate" content="2024-02-05 10:12">
丰禾县水务局2023年政府信息公开工作年度报告
```

## 正例
```html
<meta name="PubDate" content="2024-01-31 16:40">
丰禾县水务局2023年政府信息公开工作年度报告
```

## 依据
《中华人民共和国政府信息公开条例》第四十九条：县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政
机关上一年度政府信息公开工作年度报告并向社会公布；县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布
本级政府上一年度政府信息公开工作年度报告。

## 已知局限
网页的日期可能是改版、迁移网站的日期，所以只作警告。乡镇、街道和从名称看不出是部门的机关不检查。

## In English
A department of county level or above published after 31 January, or its government after 31 March, of the following year
(article 49 of the Regulations). The day is that of the page's `PubDate`, or `published` of the configuration; both last
days are in time. Townships, and organs whose names do not show what they are, are not checked.
"""

from __future__ import annotations

import re

from datetime import date
from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV405",
    name="late-publication",
    severity=Severity.WARNING,
    summary="公开晚于法定期限",
    summary_en="published after the day that the law sets",
)

_DEPARTMENT = re.compile(r"[省市县区旗州盟].*(?:局|委员会|委|厅|办公室)$")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding if the report was published after its last day."""
    identity = context.identity
    if context.published is None or identity.year is None or identity.organ is None:
        return
    # Article 49 is about county level and above.
    if identity.township:
        return
    if identity.government:
        last = date(identity.year + 1, 3, 31)
        who = Text("县级以上人民政府", "a government")
    elif _DEPARTMENT.search(identity.organ):
        last = date(identity.year + 1, 1, 31)
        who = Text("县级以上人民政府部门", "a department")
    else:
        return
    if context.published > last:
        title = context.tree.title
        yield Finding(
            title.content if title is not None else Span(0, 0),
            Text(
                f"{context.published}公布，{who.zh}的报告应在 {last} 以前公布",
                f"published on {context.published}; {who.en} has to publish by {last}",
            ),
            Text(
                "公布日期有误的，在配置 [[report]] 的 published 写明",
                "if the page's date is wrong, set published in [[report]] of the configuration",
            ),
        )
