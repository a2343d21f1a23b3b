"""忽略注释没有写出已有的规则（unknown-code）

## 检查内容
忽略注释中的规则编号或名称不存在，没有写编号，或者注释用的词不是 `ignore`。配置中的同类错误不在此列：配置有误则不运行。

## 为什么
写错编号的忽略不起作用，写的人却以为起作用。

## 反例
```html
<!-- govlint: ignore GOV3O1 -- 正文口径为受理数 -->
全年新收政府信息公开申请 12 件。
```

## 正例
```html
<!-- govlint: ignore GOV301 -- 正文口径为受理数 -->
全年新收政府信息公开申请 12 件。
```

## 依据
不涉及法律规定，是本工具关于忽略的约定，所以只作警告。

## 已知局限
外部规则包没有安装时，其中的编号也算不存在。

## In English
A comment names a rule that does not exist, names none, or uses another word than `ignore`. The same fault in a
configuration keeps govlint from running. The rules of a package that is not installed do not exist either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Scope, Severity, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import LintRecord, Suppression


RULE = Rule(
    code="GOV902",
    name="unknown-code",
    severity=Severity.WARNING,
    summary="忽略注释没有写出已有的规则",
    summary_en="a comment that names no known rule to ignore",
    scope=Scope.RECORD,
)


def check(record: LintRecord) -> Iterator[Finding]:
    """Yield a finding for each comment that uses another word, names no rule, or names one that does not exist."""
    for comment in record.suppressions:
        for message in _problems(comment):
            yield Finding(
                comment.span,
                message,
                Text(
                    "写法为 <!-- govlint: ignore GOV301 -- 理由 -->",
                    "write <!-- govlint: ignore GOV301 -- reason -->",
                ),
            )


def _problems(comment: Suppression) -> Iterator[Text]:
    """Yield what a comment lacks; entries of a configuration were checked when it was read."""
    if comment.word != "ignore":
        yield Text(
            f"注释里的“{comment.word}”无效，只支持 ignore",
            f"“{comment.word}” in a comment has no effect; only ignore is supported",
        )
        return
    if not comment.rules:
        yield Text("忽略注释没有写规则编号", "the comment names no rule to ignore")
    for rule in comment.rules:
        if rule.code is None:
            zh, en = f"没有规则 {rule.name}", f"no rule is called {rule.name}"
            if rule.near:
                zh, en = f"{zh}，可能是 {rule.near}", f"{en}, did you mean {rule.near}?"
            yield Text(zh, en)
