"""正文写成了别的机关（prose-organ）

## 检查内容
说明谁编制本报告、谁的年度报告、谁未收取信息处理费、总体情况开头的主语，以及落款，所写机关应当是标题的机关。只比较地名：
同一级的地名不同（标题是丰禾县水务局，正文是青禾县教育局），才报告。

## 为什么
照着别的机关的年报改写，容易漏改机关名称。

## 反例
```text
丰禾县水务局2023年政府信息公开工作年度报告
按照要求，青禾县教育局编制了2023年度政府信息公开工作年度报告。
          ^^^^^^^^^^^^ GOV307
```

## 正例
```text
丰禾县水务局2023年政府信息公开工作年度报告
按照要求，丰禾县水务局编制了2023年度政府信息公开工作年度报告。
```

## 依据
《中华人民共和国政府信息公开条例》第四十九条：行政机关公布的是本机关的年度报告。

## 已知局限
简称、上级机关、下级机关、同一地方的其他机关，都不报告；开发区、新区等名称多变，不作比较。标题没有写明地名的，不作比较。

## In English
Whoever compiled the report, whose report it is said to be, who charged no fee, whom part 1 begins with, and who signs,
should be the organ of the title. Only names of places of one level are compared, so short names, higher and lower organs
and other offices of the place are let pass.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Final

from govlint.rule import Finding, Related, Rule, Severity, Span, Text
from govlint.rule.form import of_other_place, prose, signature_in
from govlint.rule.text import HAN, squeeze
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV307",
    name="prose-organ",
    severity=Severity.WARNING,
    summary="正文所写的机关是别处的机关",
    summary_en="the text speaks of an organ of another place as its own",
)


_YEAR: Final = r"(?:(?:19|20)\d\d年|本年)(?:度|(?!度))"
_ORGAN: Final = (
    rf"(?P<organ>{HAN}{{3,30}}?"
    r"(?:局|委员会|委|办公室|办|政府|厅|院|中心|队|街道|办事处|署|处|馆|所|社|海关))"
)
_BEGIN: Final = r"(?:^|(?<=[，,。；;：:、\s]))"

# 青禾县教育局编制了2023年度政府信息公开工作年度报告, 本报告由青禾县教育局编制。
_MAKER: Final = re.compile(
    rf"(?:{_BEGIN}(?:(?:本(?:年度)?报告)?由)?|(?<=由)){_ORGAN}(?:现|特|负责|组织|牵头|结合实际)*(?:编制|编写|编撰|起草|撰写)"
    r"(?=了|完成|发布|并|而成|本|《|[，,。；;]|\d|政府信息公开)"
)
# 现发布青禾县教育局2023年政府信息公开工作年度报告
_REPORT_OF: Final = re.compile(
    rf"(?:{_BEGIN}(?:现|兹)?(?:将|公布|发布|公开)?|(?<=[布开告将])){_ORGAN}(?:关于)?{_YEAR}(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:年度报告|情况报告|年报)"
)
# 2023年度青禾县教育局未收取信息处理费
_FEE: Final = re.compile(
    rf"{_BEGIN}{_YEAR}[，,]?{_ORGAN}(?:均|共|全年|依法|也)?(?:未|没有|收取|产生|发生)[^。；]{{0,14}}费"
)
# 2023年，青禾县教育局认真贯彻…
_OPENING: Final = re.compile(
    rf"{_BEGIN}{_YEAR}[，,]{_ORGAN}"
    r"(?=[，,]|认真|深入|严格|坚持|围绕|全面|按照|积极|紧紧|高度|切实|扎实|持续|不断|以|在|把|着力|聚焦|进一步|共|依法|主动|公开|收到|受理|制定|制发|组织|建立|完善|加强)"
)
_OTHERS: Final = re.compile(
    r"[及和与各等]|有关|相关|上级|下属|所属|[按依]照?|根据|要求|通知|会同|配合"
)
_SOURCE: Final = Text("标题", "the title")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each place that names an organ of another place as the report's own."""
    title = context.tree.title
    if context.organ is None or title is None:
        return
    for span in (*_named(context), *_signed(context)):
        name = squeeze(span.of(context.text))
        if not _OTHERS.search(name) and of_other_place(name, context.organ):
            yield Finding(
                span,
                Text(
                    f"这里写的是{name}，标题是{context.organ}",
                    f"{name} stands here, {context.organ} in the title",
                ),
                Text(
                    "核对是否从别的报告抄来，改成本机关",
                    "check whether it was copied, and name the organ itself",
                ),
                actual=name,
                related=(Related(title.content, _SOURCE),),
            )


def _named(context: Context) -> Iterator[Span]:
    """Yield the places where the text says whose report it is, or what the organ did as a whole."""
    part, preamble = context.part(1), context.tree.preamble
    opening = {
        b.content for b in (part.blocks if part is not None else ()) if not isinstance(b, Table)
    }
    before = {
        b.content
        for b in (preamble.blocks if preamble is not None else ())
        if not isinstance(b, Table)
    }
    for block in prose(context.tree):
        patterns = [_MAKER, _FEE]
        if block.content in opening:
            patterns.append(_OPENING)
        if block.content in before:
            patterns.append(_REPORT_OF)
        text = block.content.of(context.text)
        for pattern in patterns:
            for match in pattern.finditer(text):
                yield Span(*match.span("organ")).shift(block.content.start)


def _signed(context: Context) -> Iterator[Span]:
    signature = signature_in(context.text, context.tree)
    if signature is not None:
        yield signature
