"""规则运行出错（rule-failed）

## 检查内容
一条规则在检查这份报告时中途出错，这条规则的检查没有做完。其他规则照常检查，结果照常给出。
只要有规则出错就报告，总是错误，不受 `--select`、`--ignore`、`severity` 和忽略注释的影响。

## 为什么
一条规则没有查完，“没有发现问题”就不能作数。出错的是规则，不是报告：自带规则出错，把这一行连同文件报告给开发者；
自编规则出错，由编写者修改。

## 反例
```python
def check(context):
    yield Finding(context.tree.title.span, Text("有标题", "a title"))  # 没有标题时 title 是 None
```

## 正例
```python
def check(context):
    if context.tree.title is not None:
        yield Finding(context.tree.title.span, Text("有标题", "a title"))
```

## 依据
不涉及法律规定，是本工具关于规则的约定。检查没有做完，所以是错误。

## 已知局限
规则出错之前已经发现的问题照常报告；出错之后本应发现的问题无从知道。

## In English
A rule raised an exception while it checked this report, so its check is incomplete; the other rules ran. It is an
error whatever was selected or ignored, or set as its severity. The fault is the rule's, not the report's: of a rule that comes with govlint, report
the line together with the file; a rule of one's own is for its author to mend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import OWN_PREFIX, Finding, Rule, Scope, Severity, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import LintRecord


RULE = Rule(
    code="GOV005",
    name="rule-failed",
    severity=Severity.ERROR,
    summary="规则运行出错，检查没有做完",
    summary_en="a rule raised an exception and did not finish its check",
    scope=Scope.RECORD,
)

_OURS = Text("把这一行连同文件报告给开发者", "report this line with the file to the developers")
_OTHERS = Text("由规则的编写者修改", "its author has to correct the rule")


def check(record: LintRecord) -> Iterator[Finding]:
    """Yield a finding for each rule that raised an exception."""
    for failure in record.failures:
        yield Finding(
            None,
            Text(
                f"{failure.code} 运行出错，没有查完：{failure.error}（{failure.place}）",
                f"{failure.code} raised an exception and did not finish: {failure.error} ({failure.place})",
            ),
            _OURS if failure.code.startswith(OWN_PREFIX) else _OTHERS,
        )
