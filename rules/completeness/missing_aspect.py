"""总体情况没有覆盖五个方面（missing-aspect）

## 检查内容
第一部分是否说到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面，各按常用词语辨认。

## 为什么
格式要求第一部分概述这五个方面的执行情况，缺少一个方面就不完整。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况
^^^^^^^^^^^^ GOV108 监督保障

主动公开政府信息20条。未收到依申请公开。加强政府信息管理，发布前逐条审核。更新网站栏目3个。
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

主动公开政府信息20条。未收到依申请公开。加强政府信息管理，发布前逐条审核。更新网站栏目3个。举办培训1次。
```

## 依据
国办公开办函〔2021〕30号所附格式第一部分的说明。

## 已知局限
按词语辨认，不理解句意：写到了而用词少见的会误报，只提到词语而没有内容的看不出来。

## In English
Part 1 does not cover one of the five aspects that the form names; recognised by common words. Source: the form of 2021, its
note on part 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Text
from govlint.rule.form import before_any_form, mentions, part_name, statutory_form
from govlint.rule.text import squeeze
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV108",
    name="missing-aspect",
    severity=Severity.WARNING,
    summary="总体情况没有覆盖格式要求的五个方面",
    summary_en="part 1 lacks one of the five aspects that the form asks for",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding with the aspects that no word of the part covers."""
    if before_any_form(context.identity.year):
        return
    extent = context.extent
    for form in statutory_form(context.identity.year, context.binding).parts:
        part = extent.part(form.number)
        if part is None or not form.aspects:
            continue
        said = "".join(
            squeeze(b.content.of(context.text)) for b in part.blocks if not isinstance(b, Table)
        )
        silent = [a.name for a in form.aspects if not mentions(said, a.words)]
        # GOV113 reports a part without content.
        if "。" not in said or not silent:
            continue
        name = part_name(form.number)
        yield Finding(
            part.heading.content,
            Text(
                f"{name.zh}未涉及{'、'.join(silent)}",
                f"{name.en} does not cover {', '.join(silent)}",
            ),
            Text(
                "按格式要求逐个方面概述，没有发生的也写明",
                "cover every aspect that the form names, even where nothing happened",
            ),
        )
