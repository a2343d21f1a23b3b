"""部分没有内容（empty-part）

## 检查内容
第一、五、六部分有标题而没有内容，或者第一、五部分只写了“无”。

## 为什么
每个部分都应当报告情况；第五部分要写明存在的问题和改进情况，不能只写“无”。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

五、存在的主要问题及改进情况

无。
^^^^ GOV113 “无”

六、其他需要报告的事项

本年度未收取信息处理费。
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

五、存在的主要问题及改进情况

公开内容还不够丰富，已增设两个栏目。

六、其他需要报告的事项

无。
```

## 依据
《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号所附格式。

## 已知局限
第二、三、四部分没有表格的，由 missing-table 说明。内容只有图片的，文字格式里看不出来，按没有内容处理。

## In English
Part 1, 5 or 6 has a heading and nothing below it, or part 1 or 5 contains only 无; part 6 may. Sources: Regulations on
Open Government Information, article 50; the form of 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import before_any_form, is_blank, part_name, statutory_form, wording
from govlint.rule.text import squeeze
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Span
    from govlint.rule.tree import Block, Part


RULE = Rule(
    code="GOV113",
    name="empty-part",
    severity=Severity.ERROR,
    summary="部分没有内容，或只写了“无”",
    summary_en="a part has no content or only 无",
)

# The last part may say that there is nothing else to report.
_MAY_BE_NOTHING = 6


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each part without content."""
    if before_any_form(context.identity.year):
        return
    extent = context.extent
    for form in statutory_form(context.identity.year, context.binding).parts:
        part = extent.part(form.number)
        if part is None or form.table is not None:
            continue
        name = part_name(form.number)
        own = _own(context, part)
        if not own:
            yield Finding(
                part.heading.content,
                Text(f"{name.zh}只有标题，没有内容", f"{name.en} has a heading but no content"),
                Text("补写这一部分的内容", "add the content of this part"),
                doubtful=extent.fragment,
            )
        elif form.number != _MAY_BE_NOTHING and len(own) == 1:
            said = squeeze(own[0].span.of(context.text)).rstrip("。.")
            if said in wording().nothing:
                yield Finding(
                    _shown(own[0]),
                    Text(f"{name.zh}只写了“{said}”", f"{name.en} contains only “{said}”"),
                    Text(
                        "写明实际情况，不能只写“无”",
                        "describe the actual situation; “无” alone is not enough",
                    ),
                    actual=said,
                )


def _own(context: Context, part: Part) -> list[Block]:
    """Return what the part shows, without the tables of other parts whose headings are lost."""
    nodes = {id(node) for table in context.binding.tables.values() for node in table.nodes}
    return [b for b in part.blocks if not is_blank(b) and id(b) not in nodes]


def _shown(block: Block) -> Span:
    return block.span if isinstance(block, Table) else block.content
