"""标题不完整（title）

## 检查内容
报告有没有标题；标题里有没有机关名称、年份和“政府信息公开工作年度报告”。

## 为什么
报告公开后脱离原来的网页流传，只有标题说明是谁的、哪一年的报告。

## 反例
```text
2023年政府信息公开年报
^^^^^^^^^^^^^^^^^^^^^^ GOV110 没有机关名称

一、总体情况

本馆认真做好政府信息公开工作。
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。
```

## 依据
《中华人民共和国政府信息公开条例》第四十九条、第五十条使用的名称；标题的写法是惯例，因此只作警告。

## 已知局限
机关名称只看有没有，不核对是否全称。

## In English
The report has no title, or its title lacks the organ, the year or the name of the report. The name is that of the
Regulations, the way titles are written is practice, so it is a warning.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import organ_in, wording, years_in
from govlint.rule.text import bare, squeeze


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.tree import Title


RULE = Rule(
    code="GOV110",
    name="title",
    severity=Severity.WARNING,
    summary="没有标题，或标题缺少机关名称、年份、报告名称",
    summary_en="the title is missing, or lacks organ, year or the report's name",
)

_HINT = Text(
    "标题应为“机关名称＋年份＋政府信息公开工作年度报告”",
    "the title consists of the organ, the year and the report's name",
)
_YEAR = re.compile(r"[12二一]?[\d〇○零一二三四五六七八九]{3}年?度?")
_YEAR_AMONG = re.compile(r"(?<=工作)(?:20\d\d|二[〇○零]\w\w)年{0,2}度")
_LEAST_ORGAN = 2


def check(context: Context) -> Iterator[Finding]:
    """Yield one finding if the title is missing or lacks something."""
    title = context.tree.title
    extent = context.extent
    if title is not None:
        lacking = _lacking(context.text, title)
        if lacking:
            zh, en = "、".join(t.zh for t in lacking), ", ".join(t.en for t in lacking)
            yield Finding(
                title.content,
                Text(f"标题没有{zh}", f"the title has no {en}"),
                _HINT,
                actual=squeeze(title.content.of(context.text)),
            )
    elif context.is_report and not extent.fragment:
        yield Finding(
            _first_line(context.text),
            Text("没有找到报告的标题", "no title of the report is found"),
            _HINT,
        )


def _lacking(text: str, title: Title) -> list[Text]:
    """Return what the title does not have."""
    words = bare(title.content.of(text))
    name = wording().title
    lacking = []
    if len(_YEAR.sub("", organ_in(title.content.of(text)) or "")) < _LEAST_ORGAN:
        lacking.append(Text("机关名称", "organ"))
    if not years_in(text, title.content) and not re.search(r"20\d\d", words):
        lacking.append(Text("年份", "year"))
    # 政府信息公开工作2023年度报告: the year may stand among the words of the name.
    if bare(name) not in words and bare(name) not in _YEAR_AMONG.sub("年度", words):
        lacking.append(Text(f"“{name}”字样", f"“{name}”"))
    return lacking


def _first_line(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    line = text[start:].splitlines()[:1]
    return Span(start, start + len(line[0].rstrip())) if line else Span(0, 0)
