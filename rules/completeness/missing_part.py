"""缺少法定部分（missing-part）

## 检查内容
年度报告的六个部分缺了哪一个；或者内容、表格还在，只是标题不见了。

## 为什么
六个部分由统一格式规定，缺一个部分就是缺一类应当公布的情况。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。

二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况

五、存在的主要问题及改进情况
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GOV101 缺第四部分

公开内容还不够丰富，已增设两个栏目。

六、其他需要报告的事项

本年度未收取信息处理费。
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。

二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况

五、存在的主要问题及改进情况

公开内容还不够丰富，已增设两个栏目。

六、其他需要报告的事项

本年度未收取信息处理费。
```

## 依据
国办公开办函〔2021〕30号所附格式：报告分为六个部分；《中华人民共和国政府信息公开条例》第五十条规定了应当包括的内容。

## 已知局限
文件只有表格、没有标题和正文时，可能只是报告的节选，此时只作一次提醒，不作错误。标题用语特殊而序号正确的，由part-heading 检查。2019年以前的报告没有统一格式，不检查。

## In English
One of the six parts is absent, or its heading is while its table is there. A file of tables alone may be an excerpt, so it
gets one warning. Sources: the form of 2021; Regulations on Open Government Information, article 50.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import (
    before_any_form,
    end_of,
    part_name,
    part_names,
    part_title,
    statutory_form,
    table_name,
)


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context
    from govlint.rule.form import BoundTable, Extent, PartForm


RULE = Rule(
    code="GOV101",
    name="missing-part",
    severity=Severity.ERROR,
    summary="缺少六个法定部分中的某一个",
    summary_en="one of the six statutory parts is absent",
)

_PARTS = 6
_HINT = Text(
    "按统一格式补上缺少的部分及其标题", "add the part with its heading, as the form has it"
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each stretch of parts that is not there, and for each heading that its table has lost."""
    if not context.is_report or before_any_form(context.identity.year):
        return
    extent = context.extent
    form = statutory_form(context.identity.year, context.binding)
    absent = [p for p in form.parts if p.number not in extent.numbers]
    if extent.fragment:
        if absent:
            yield _fragment(context, absent)
        return
    if len(absent) == len(form.parts):
        yield Finding(
            end_of(context.text),
            Text(
                f"{len(absent)} 个部分的标题全部缺失",
                f"the headings of all {len(absent)} parts are missing",
            ),
            _HINT,
        )
        return
    without_heading = [p for p in absent if p.table in context.binding.tables]
    for part in without_heading:
        yield _heading_lost(context, part)
    gone = [p for p in absent if p not in without_heading]
    for _, stretch in groupby(enumerate(gone), lambda pair: pair[1].number - pair[0]):
        yield _gone(context, extent, [p for _, p in stretch])


def _gone(context: Context, extent: Extent, parts: list[PartForm]) -> Finding:
    """Return the finding about neighbouring parts, at the heading before which they should stand."""
    last = parts[-1].number
    following = next((p.part for p in extent.parts if p.number and p.number > last), None)
    place = end_of(context.text) if following is None else following.heading.content
    if len(parts) == 1:
        title = part_title(parts[0])
        message = Text(f"缺{title.zh}", f"{title.en} is missing")
    else:
        names = part_names([p.number for p in parts])
        message = Text(f"缺{names.zh}", f"{names.en} are missing")
    if following is None and extent.ends_in:
        message = Text(f"{message.zh}，文件在表格处结束", f"{message.en}: the file ends in a table")
    return Finding(place, message, _HINT)


def _heading_lost(context: Context, part: PartForm) -> Finding:
    """Return the finding about a part whose table is there."""
    table: BoundTable = context.binding.tables[part.table or ""]
    title, name = part_title(part), table_name(table.form)
    first = table.rows[0].label if table.rows else table.span
    if table.nodes:
        row = table.nodes[0].rows[0]
        shown = [c.content for c in row.cells if c.content.end > c.content.start]
        first = Span(shown[0].start, shown[-1].end) if shown else first
    return Finding(
        first,
        Text(
            f"{name.zh}前没有{title.zh}的标题",
            f"the heading of {title.en} is missing before {name.en}",
        ),
        _HINT,
    )


def _fragment(context: Context, absent: list[PartForm]) -> Finding:
    """Return the one finding about a file of tables alone."""
    start = len(context.text) - len(context.text.lstrip())
    line = context.text[start:].splitlines()[:1]
    names = part_names([p.number for p in absent])
    if len(absent) == _PARTS:
        names = Text("各部分的标题", "the heading of any part")
    return Finding(
        Span(start, start + len(line[0].rstrip())) if line else Span(0, 0),
        Text(
            f"文件只有表格，没有标题、正文和{names.zh}",
            f"the file contains only tables: no title, no text and no {names.en}",
        ),
        Text(f"提交完整的报告，从标题到{part_name(_PARTS).zh}", "check the complete report"),
        doubtful=True,
    )
