"""遗留的模板文字（template-text）

## 检查内容
格式或范本里的填写说明、占位符没有删掉：“该部分以表格形式报告”“请填写”“XX市”“××局”“（示例）”等。

## 为什么
遗留的模板文字说明报告没有定稿就公布了，所在的内容很可能没有填写。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

（该部分以表格形式报告）
  ^^^^^^^^^^^^^^^^^^^^ GOV116 该部分以表格形式报告
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

二、主动公开政府信息情况

本部分的数字截至年末。
```

## 依据
国办公开办函〔2021〕30号所附格式中的说明文字不是报告的内容。

## 已知局限
人名用“××”代替的不算。引号里的占位符可能是引用，只作警告。

## In English
Instructions or placeholders of the form or of a sample are left over. Source: the notes of the form of 2021 are no part of
a report.
"""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import wording
from govlint.rule.text import HAN, simplified, squeeze
from govlint.rule.tree import Cell, Heading, Paragraph, SubHeading, Title, walk


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV116",
    name="template-text",
    severity=Severity.ERROR,
    summary="遗留了填写说明或占位符",
    summary_en="instructions or placeholders of a template are left over",
)

_HINT = Text(
    "填写实际内容，删去模板文字", "fill in the actual content and delete the template text"
)
# A placeholder stands for a name or a figure: something that names what it is follows, or 20 of a year comes before.
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9_×*./@-])(?:20|二〇)?(?:[XＸxｘ]{2,}|[×✕]{2,}|[*＊]{2,}|[〇○]{3,})"
    r"(?=\s*(?:人民政府|省|市|县|区|旗|镇|乡|街道|局|委|厅|办|单位|年|月|日|条|件|万|次|期|篇|部|项|人次))"
)
# Markdown's emphasis: **答复时限前松后紧。** 年内有…
_STRONG = re.compile(r"(?<!\*)\*\*[^*\s][^*\n]{3,}(?<!\s)\*\*(?!\*)")
# A blank to be filled in, before or behind what it is of.
_BLANK = re.compile(rf"(?<={HAN})[_＿]{{2,}}|[_＿]{{2,}}(?={HAN})")
_CROSSES = re.compile("[XＸxｘ×✕*＊〇○_＿]{2}")
_BRACKETS = re.compile(r"[（(【\[](?P<inside>[^（(【\[）)】\]]{2,12})[）)】\]]")
_QUOTES = (("“", "”"), ("「", "」"), ("《", "》"))


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each piece of a template, in running text and in tables."""
    if not _possible(context.text):
        return
    for node in walk(context.tree):
        if isinstance(node, (Cell, Heading, Paragraph, SubHeading, Title)):
            piece = node.content.of(context.text)
            for start, end, doubtful in _found(piece):
                place = Span(start, end).shift(node.content.start)
                shown = squeeze(place.of(context.text))
                yield Finding(
                    place,
                    Text(f"遗留了模板文字“{shown}”", f"“{shown}” is left over from a template"),
                    _HINT,
                    actual=shown,
                    doubtful=doubtful,
                )


def _possible(text: str) -> bool:
    """Tell whether a text has anything in it that could be a template's, wherever it stands."""
    if _CROSSES.search(text) is not None:
        return True
    plain = "".join(text.split())
    return any(word in plain for word in _words())


@cache
def _words() -> tuple[str, ...]:
    """Return what a template says, in simplified and in traditional characters."""
    words = wording()
    known = (*words.template_phrases, *sorted(words.template_alone))
    older = {ord(new): chr(old) for old, new in simplified().items()}
    return tuple(dict.fromkeys((*known, *(word.translate(older) for word in known))))


def _found(piece: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where in a piece a template's text stands, and whether it may be meant."""
    words = wording()
    taken: list[tuple[int, int]] = []
    for phrase in _phrases(words.template_phrases):
        taken += [match.span() for match in phrase.finditer(piece)]
    if squeeze(piece) in words.template_alone:
        taken.append((0, len(piece)))
    taken += [
        match.span("inside")
        for match in _BRACKETS.finditer(piece)
        if squeeze(match["inside"]).rstrip(":") in words.template_alone
    ]
    strong = {at for match in _STRONG.finditer(piece) for at in (match.start(), match.end() - 2)}
    taken += [m.span() for m in _PLACEHOLDER.finditer(piece) if m.start() not in strong]
    taken += [match.span() for match in _BLANK.finditer(piece)]
    last = -1
    seen = 0
    opened = [0] * len(_QUOTES)
    for start, end in sorted(taken):
        if start >= last:
            # Quotation marks are counted on from the last place: a line may hold very many.
            for at, (left, right) in enumerate(_QUOTES):
                opened[at] += piece.count(left, seen, start) - piece.count(right, seen, start)
            seen = start
            yield start, end, any(count > 0 for count in opened)
            last = end


@cache
def _phrases(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return what finds each phrase, blanks between its characters or not."""
    return tuple(re.compile(r"\s*".join(map(re.escape, phrase))) for phrase in phrases)
