"""忽略没有用到，或已经到期（unused-suppression）

## 检查内容
一条忽略（注释，或配置中的 `[[tool.govlint.ignore]]`）在本次运行中没有忽略任何问题，或者它的 `expires` 日期已过。
所忽略的规则没有运行，或所指的文件不在本次检查之列，则不报告。

## 为什么
报告改好以后，忽略应当删去。留着不删，同一处再出错时不会有人知道。到期的忽略不再起作用，问题照常报告。

## 反例
```html
<!-- govlint: ignore GOV301 -- 正文口径为受理数 -->
全年新收政府信息公开申请 12 件，表格所列也是 12 件。
```

## 正例
```html
全年新收政府信息公开申请 12 件，表格所列也是 12 件。
```

## 依据
不涉及法律规定，是本工具关于忽略的约定，所以只作警告。

## 已知局限
表格之前的注释对整张表格起作用，不能只忽略其中一行。

## In English
A suppression, by comment or by configuration, that suppressed nothing in this run, or whose last day is over. Nothing
is said where its rule did not run or its files were not checked. A comment before a table counts for the whole table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Severity


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Finding


RULE = Rule(
    code="GOV901",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary="忽略没有用到，或已经到期",
    summary_en="a suppression that suppresses nothing, or has expired",
)


def check(_context: Context) -> Iterator[Finding]:
    """Yield nothing: what a suppression is worth shows when all rules have run, and `govlint.engine.suppress` says it then."""
    return iter(())
