"""What a new rule begins with: a module that works, and a report of each kind to try it on.

The texts are templates of `string.Template`; ``code``, ``name`` and ``snake`` are put in.
"""

from __future__ import annotations

from typing import Final


MODULE: Final = '''"""留有待核实的字样（$name）

## 检查内容
报告里不应再有“待核实”。把这条规则改成自己要查的内容：先改下面的示例，再改 check，最后运行 govlint test-rule。

## 为什么
这样的字样说明稿子还没有定，公开以后会让人怀疑数据。

## 反例
```text
一、总体情况
全年主动公开政府信息12条，其中政策文件3条（待核实）。
                                           ^^^^^^ $code 待核实
```

## 正例
```text
一、总体情况
全年主动公开政府信息12条，其中政策文件3条。
```

## 依据
本机关的校对要求。

## 已知局限
只认这三个字，换一种说法就认不出来。

## In English
A report must not be published with figures still marked as to be verified.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="$code",
    name="$name",
    severity=Severity.WARNING,
    summary="留有待核实的字样",
    summary_en="words that say a figure is still to be verified",
)

_WORDS = re.compile("待核实")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each place that is still to be verified."""
    for match in _WORDS.finditer(context.text):
        yield Finding(
            Span(*match.span()),
            Text(f"留有“{match[0]}”字样", f"still marked {match[0]}"),
            Text("核实后删去", "verify it and take the mark out"),
        )
'''

FIXTURES: Final = {
    "bad.txt": """某县某局2023年政府信息公开工作年度报告
一、总体情况
2023年主动公开政府信息12条（待核实），政务新媒体发布信息3条（待核实）。
                            ^^^^^^ $code 待核实
                                                             ^^^^^^ $code 待核实
""",
    "good.txt": """某县某局2023年政府信息公开工作年度报告
一、总体情况
2023年主动公开政府信息12条，数据均经核实。
""",
}
"""Reports by file name; a line of carets stands under what is to be found, one that has none is a right report."""
