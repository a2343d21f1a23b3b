"""忽略注释没有写理由.

检查内容
    忽略注释的 ``--`` 之后没有理由。没有理由的忽略不起作用。

为什么
    报告要经多人审核。后来的人要能知道一处问题为什么不改、由谁判断。

反例
    ::

        <!-- govlint: ignore GOV301 -->

正例
    ::

        <!-- govlint: ignore GOV301 -- 正文口径为受理数，含转办件 -->

依据
    无法律依据。这是本工具关于忽略的约定，只作警告。

已知局限
    只看有没有写，不看理由是否成立。
"""

from __future__ import annotations

from govlint.rule import Rule, Severity


RULE = Rule(
    code="GOV903",
    name="missing-reason",
    severity=Severity.WARNING,
    summary="忽略注释没有写理由",
    summary_en="a comment that gives no reason to ignore",
)
