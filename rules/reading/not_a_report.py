"""文件不是年度报告（not-a-report）

## 检查内容
文件中找不到政府信息公开工作年度报告的标题、任何一个部分或任何一张法定表格，或者文件根本读不出来（损坏、加密、不是文本）。

## 为什么
把别的文件、空文件或照片当成年报提交，其他检查都无从谈起；先说清楚这一点，免得后面出现一长串无意义的提示。

## 反例
```text
关于召开工作会议的通知
^^^^^^^^^^^^^^^^^^^^^^ GOV001
请各单位准时参加。
```

## 正例
```text
某县教育局2023年政府信息公开工作年度报告

一、总体情况
```

## 依据
《中华人民共和国政府信息公开条例》第四十九条、第五十条：年度报告应当公布，并应当包括规定的内容。

## 已知局限
只要有标题、一个部分或一张表格，就按年度报告检查。

## In English
No title, part or table of an annual report is found, or the file cannot be read at all. Nothing else is reported for such a
file. Source: Regulations on Open Government Information, articles 49 and 50.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV001",
    name="not-a-report",
    severity=Severity.ERROR,
    summary="文件不是政府信息公开工作年度报告，或无法读取",
    summary_en="the file is not an annual report, or cannot be read",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding if nothing of a report is there."""
    if context.trouble is not None:
        yield Finding(Span(0, 0), context.trouble.text, context.trouble.hint)
        return
    if context.is_report:
        return
    text = context.text
    if not text.strip():
        yield Finding(
            Span(0, 0),
            Text("文件是空的", "the file is empty"),
            Text("确认提交的是年度报告正文", "check that this is the report itself"),
        )
        return
    first = next(line for line in text.splitlines() if line.strip())
    start = text.index(first) + len(first) - len(first.lstrip())
    yield Finding(
        Span(start, start + len(first.strip())),
        Text(
            "没有找到年度报告的标题、部分或表格",
            "no title, part or table of an annual report is found",
        ),
        Text("确认提交的是年度报告正文", "check that this is the report itself"),
    )
