"""引用了已被代替的文件（outdated-citation）

## 检查内容
正文引用的条例、格式文件是否还是现行的：国务院令第492号（2019年修订前的条例）、〔2016〕201号、〔2019〕60号（2021年以后的报告）。同一句里也写了现行文件的，看作在叙述沿革，不报告。

## 为什么
引用已被代替的文件，多半是照抄了往年的报告，格式和口径也可能没有更新。

## 反例
```text
青槐市档案馆2023年政府信息公开工作年度报告

本报告按照国办公开办函〔2019〕60号的格式编制。
                      ^^^^^^^^^^^^ GOV501 〔2021〕30号
```

## 正例
```text
青槐市档案馆2023年政府信息公开工作年度报告

本报告按照国办公开办函〔2021〕30号的格式编制。
```

## 依据
《中华人民共和国政府信息公开条例》2019年由国务院令第711号修订公布；国办公开办函〔2021〕30号规定了2021年以后的报告格式。

## 已知局限
只认得列出的几个文号；报告年度看不出来时不检查。

## In English
The report cites a document that another has replaced. A sentence that cites the new one too is history and is let pass.
Sources: Regulations on Open Government Information as revised in 2019; the form of 2021.
"""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text
from govlint.rule.form import prose, wording


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV501",
    name="outdated-citation",
    severity=Severity.WARNING,
    summary="引用了已被代替的文件",
    summary_en="a document is cited that another has replaced",
)

_OPEN, _CLOSE = "〔[［(（【", "〕]］)）】"
_KNOWN = 3
"""Characters that find a citation that ends with its brackets."""
_SENTENCE = re.compile(r"[^。；;\n]+")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation that is out of date."""
    year = context.identity.year
    if year is None:
        return
    plain = "".join(context.text.split())
    due = [
        (_pattern(c.text), _pattern(c.now), c)
        for c in wording().citations
        if year >= c.from_year and _tail(c.text) in plain
    ]
    for block in prose(context.tree) if due else ():
        said = block.content.of(context.text)
        for sentence in _SENTENCE.finditer(said):
            for old, new, citation in due:
                match = old.search(sentence[0])
                if match is None or new.search(sentence[0]):
                    continue
                offset = block.content.start + sentence.start()
                yield Finding(
                    Span(match.start(), match.end()).shift(offset),
                    Text(
                        f"引用的{citation.text}已由{citation.now}代替",
                        f"{citation.text} was replaced by {citation.now}",
                    ),
                    Text("引用现行的文件，并核对格式是否也已更新", "cite what is in force now"),
                    actual=match[0],
                    expected=citation.now,
                )


def _tail(citation: str) -> str:
    """Return what of a citation follows its brackets: few reports have so much of one that is out of date."""
    return citation[max(citation.rfind(sign) for sign in _CLOSE) + 1 :] or citation[-_KNOWN:-1]


@cache
def _pattern(citation: str) -> re.Pattern[str]:
    """Return what finds a citation with any brackets and blanks."""
    signs = (
        f"[{re.escape(_OPEN)}]"
        if c in _OPEN
        else f"[{re.escape(_CLOSE)}]"
        if c in _CLOSE
        else re.escape(c)
        for c in citation
    )
    return re.compile((r"(?<!\d)" if citation[0].isdigit() else "") + r"\s*".join(signs))
