"""忽略未匹配任何问题，或已经到期（unused-suppression）

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
is reported where its rule did not run or its files were not checked. A comment before a table counts for the whole table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Scope, Severity, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import LintRecord, Suppression


RULE = Rule(
    code="GOV901",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary="忽略未匹配任何问题，或已经到期",
    summary_en="a suppression that matches nothing or has expired",
    scope=Scope.RECORD,
)


def check(record: LintRecord) -> Iterator[Finding]:
    """Yield a finding for each rule of which a suppression had nothing to ignore, and for each expired entry."""
    for suppression in record.suppressions:
        for message in _messages(suppression):
            yield Finding(
                suppression.span,
                message,
                Text("删去这条忽略", "remove it"),
                address=suppression.address,
            )


def _messages(suppression: Suppression) -> Iterator[Text]:
    for code in suppression.unused:
        yield Text(f"对 {code} 的忽略未匹配任何问题", f"no finding of {code} to ignore")
    if suppression.expired is not None:
        code, day = suppression.rules[0].name, suppression.expired
        yield Text(
            f"对 {code} 的忽略已于 {day} 到期，不再起作用",
            f"the suppression of {code} expired on {day}",
        )
