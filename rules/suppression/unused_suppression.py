"""忽略没有用到，或已经到期.

检查内容
    一条忽略（注释，或配置中的 ``[[tool.govlint.ignore]]``）在本次运行中没有忽略任何问题，或其 ``expires`` 日期已过。
    所忽略的规则没有运行，或所指的文件不在本次检查之列，则不报告。

为什么
    报告改好以后，忽略应当删去。留着不删，以后同一处再出错时不会有人知道。到期的忽略不再起作用，问题会照常报告。

反例
    ::

        <!-- govlint: ignore GOV301 -- 正文口径为受理数 -->
        全年新收政府信息公开申请 12 件，表格所列也是 12 件。

正例
    删去注释::

        全年新收政府信息公开申请 12 件，表格所列也是 12 件。

依据
    无法律依据。这是本工具关于忽略的约定，只作警告。

已知局限
    注释写在表格之前时，对整张表格起作用，不能只忽略其中一行。
"""

from __future__ import annotations

from govlint.rule import Rule, Severity


RULE = Rule(
    code="GOV901",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary="忽略没有用到，或已经到期",
    summary_en="a suppression that suppresses nothing, or has expired",
)
