"""忽略注释没有写理由（missing-reason）

## 检查内容
忽略注释的 `--` 之后没有理由。没有理由的忽略不起作用。

## 为什么
报告要经多人审核，后来的人要能知道一处问题为什么不改。

## 反例
```html
<!-- govlint: ignore GOV301 -->
全年新收政府信息公开申请 12 件。
```

## 正例
```html
<!-- govlint: ignore GOV301 -- 正文口径为受理数，含转办件 -->
全年新收政府信息公开申请 12 件。
```

## 依据
不涉及法律规定，是本工具关于忽略的约定，所以只作警告。

## 已知局限
只看有没有写，不看理由是否成立。

## In English
A comment gives no reason after `--`, and so suppresses nothing. Whether the reason is a good one is not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Scope, Severity, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import LintRecord


RULE = Rule(
    code="GOV903",
    name="missing-reason",
    severity=Severity.WARNING,
    summary="忽略注释没有写理由",
    summary_en="a comment that gives no reason to ignore",
    scope=Scope.RECORD,
)


def check(record: LintRecord) -> Iterator[Finding]:
    """Yield a finding for each comment without a reason."""
    for comment in record.suppressions:
        if comment.word == "ignore" and not comment.reason:
            yield Finding(
                comment.span,
                Text("忽略注释没有写理由", "the comment gives no reason to ignore"),
                Text("在 -- 之后写明理由", "write the reason after --"),
            )
