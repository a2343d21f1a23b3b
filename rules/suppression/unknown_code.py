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

from govlint.rule import Rule, Severity


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Finding


RULE = Rule(
    code="GOV902",
    name="unknown-code",
    severity=Severity.WARNING,
    summary="忽略注释没有写出已有的规则",
    summary_en="a comment that names no known rule to ignore",
)


def check(_context: Context) -> Iterator[Finding]:
    """Yield nothing: what a suppression is worth shows when all rules have run, and `govlint.engine.suppress` says it then."""
    return iter(())
