"""What a report states of the year's fee for processing requests: an amount, or that none was charged."""

from __future__ import annotations

import re

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from govlint.rule import Span
from govlint.rule.form import prose
from govlint.rule.text import squeeze, year_of


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


# 按照《…》(国办函〔2020〕109号)规定,2023年度某局未收取信息处理费。 Only a whole sentence counts: what else stands in it may
# limit it to some requests, a part of the year or another organ.
_FEE = r"(?:(?:依申请公开)?政府信息公开|依申请公开|政府信息)?信息处理费(?:用)?"
_STATED = re.compile(
    r"(?:^|(?<=[。;]))(?P<basis>(?:按照|根据|依据|依照)[^。;]{0,80}?,)?"
    r"(?P<when>(?P<year>20\d\d)年度?|本年度?|全年|今年)?,?(?P<who>[^。;,\d]{0,20}?)"
    r"(?:(?:未|没有)(?:发生|产生)?收取(?:任何|过)?" + _FEE + r"(?=[。;]|$)|"
    r"收取" + _FEE + r"(?:\d+[件笔次宗],)?(?:共计|合计|总计|共|总额为?|金额为?|为)?(?:人民币)?"
    r"(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>万)?元(?=[。;,]|$)(?![^。;]*[退免减返]))"
)
_SELF = re.compile(
    r"(?:本机关|本单位|本部门|本行政机关|[本我](?:局|委|办|厅|院|馆|中心|处|所|会|署|关|单位))?(?:均|也|依法|共)?"
)
_SHORTEST_NAME = 3
_OTHERS = re.compile(r"下属|所属|直属|各|全[省市县区州镇乡系]|其中|其他|季度|半年|月")


class FeeStated(NamedTuple):
    """The year's fee as one sentence has it, in 元: 0 where none was charged, good to ``rounding``."""

    span: Span
    amount: Decimal
    rounding: Decimal
    words: str


def fees_stated(context: Context) -> Iterator[FeeStated]:
    """Yield each sentence that states the organ's own fee of the report's year, in the order of the text."""
    for block in prose(context.tree):
        raw = block.content.of(context.text)
        if "处理费" not in raw and "處理費" not in raw:
            continue
        kept = [
            (at, folded) for at, c in enumerate(raw) for folded in squeeze(c) if not c.isspace()
        ]
        text = "".join(folded for _, folded in kept)
        for match in _STATED.finditer(text):
            if not _is_own(match, context):
                continue
            begin = match.end("basis") if match["basis"] else match.start()
            span = Span(kept[begin][0], kept[match.end() - 1][0] + 1).shift(block.content.start)
            digits = (match["amount"] or "0").replace(",", "")
            scale = 10_000 if match["scale"] else 1
            worth = Decimal(1).scaleb(-len(digits.partition(".")[2])) * scale
            rounding = worth if match["amount"] else Decimal(0)
            yield FeeStated(span, Decimal(digits) * scale, rounding, text[begin : match.end()])


def _is_own(match: re.Match[str], context: Context) -> bool:
    """Tell whether a sentence is about the whole year of the report, and about the organ whose report it is."""
    if match["year"] and year_of(match["year"]) != context.year:
        return False
    before = match.string[: match.start()]
    if not match["when"] and before:
        # 对3件申请……。未收取信息处理费。 is about those three.
        return False
    # The sentence before may be about others, or about a part of the year, and this one go on with it.
    if _OTHERS.search(before.rstrip("。;").rpartition("。")[2]):
        return False
    who, organ = match["who"], squeeze(context.organ or "")
    if context.identity.government:
        # A government states its own fee, 县人民政府未收取, and that of all its organs.
        return not who
    return _SELF.fullmatch(who) is not None or (len(who) >= _SHORTEST_NAME and organ.endswith(who))
