"""忽略注释没有写出已有的规则.

检查内容
    忽略注释中的规则编号或名称不存在，没有写编号，或注释用的词不是 ``ignore``。
    配置中的同类错误不在此列：配置有误则不运行。

为什么
    写错编号的忽略不起作用，写的人却以为起作用。

反例
    ::

        <!-- govlint: ignore GOV3O1 -- 正文口径为受理数 -->

正例
    ::

        <!-- govlint: ignore GOV301 -- 正文口径为受理数 -->

依据
    无法律依据。这是本工具关于忽略的约定，只作警告。

已知局限
    外部规则包没有安装时，其编号也算不存在。
"""

from __future__ import annotations

from govlint.rule import Rule, Severity


RULE = Rule(
    code="GOV902",
    name="unknown-code",
    severity=Severity.WARNING,
    summary="忽略注释没有写出已有的规则",
    summary_en="a comment that names no known rule to ignore",
)
