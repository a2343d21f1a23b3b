"""自定义等式不成立（own-relation）

## 检查内容
配置文件 `[[tool.govlint.relations]]` 里写的等式，与表内勾稽关系一样检查。

## 为什么
有的机关对自己的年报另有要求，例如某几项之和应等于某个总数。

## 反例
```toml
# 表三：总计 3，自然人 2，其余为 0
[[tool.govlint.relations]]
name = "own-total"
equation = "requests.received.total = requests.received.natural_person"
```

## 正例
```toml
# 表三：总计 3，自然人 3，其余为 0
[[tool.govlint.relations]]
name = "own-total"
equation = "requests.received.total = requests.received.natural_person"
```

## 依据
使用者自己的配置。

## 已知局限
等式里的数有一个在表里找不到时不检查。一个数改动后所在等式全部成立时，由 GOV200 报告。

## In English
Equations of one's own, from the configuration, are checked and repaired like the form's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Rule, Severity

from ._broken import findings


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context, Finding


RULE = Rule(
    code="GOV209",
    name="own-relation",
    severity=Severity.ERROR,
    summary="配置文件里自定义的等式不成立",
    summary_en="an equation of the configuration does not hold",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each such equation that does not hold and that no named figure explains."""
    return findings(context, None)
