"""年份前后不一（prose-year）

## 检查内容
标题、统计期限、总体情况所说的年份应当是同一年。与往年比较（比2022年）、往年的事和下一年的打算不算。总体情况里有一句只用
上一年的数说本机关做的事，同一段又没有提到本年的，给出警告；总体情况第一句说本机关上一年如何“认真贯彻”“高度重视”的，也给出警告。

## 为什么
照着上一年的年报改写，最容易漏改的就是年份。

## 反例
```text
某县教育局2023年政府信息公开工作年度报告
一、总体情况
2022年，本局认真落实政府信息公开各项要求。
^^^^ GOV303
```

## 正例
```text
某县教育局2023年政府信息公开工作年度报告
一、总体情况
2023年，本局认真落实政府信息公开各项要求，比2022年多公开信息3条。
```

## 依据
《中华人民共和国政府信息公开条例》第四十九条：报告的是上一年度的情况。

## 已知局限
总体情况里只要提到标题的年份或“今年”“本年”，其余年份就不作为错误报告，最多给出警告。某年“以来”的情况，成立、组建、机构改革等当年的事，
以及接在这些事后面的话，不报告。

## In English
Title, statistic period and part 1 have to name the same year. Comparisons and plans do not count. A sentence of part 1
that counts what the organ did in the year before, in a paragraph that says nothing of the year itself, is a warning,
and so is a first sentence of part 1 on how earnestly the organ worked in the year before.
"""

from __future__ import annotations

import re

from dataclasses import replace
from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Span, Text
from govlint.rule.form import is_blank, passages, periods_in, prose
from govlint.rule.text import HAN, squeeze, year_of
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV303",
    name="prose-year",
    severity=Severity.ERROR,
    summary="标题、统计期限、总体情况的年份不一致",
    summary_en="title, statistic period and part 1 name different years",
)


# A year that opens a sentence and stands alone is the year of what follows: 2023年，本局…; 2023年度，…; but not 2022年以来
_OPENING = re.compile(
    r"(?:^|(?<=[。！；\n]))[\s　]*(?P<year>20\d\d)\s*年度?\s*[，,](?P<told>[^。！；]*)"
)

# 2022年度政府信息公开工作年度报告, in the preamble.
_REPORT_OF = re.compile(
    r"(?<!\d)(?P<year>20\d\d)\s*年度?(?:[^\s，。；、《》]{0,12})?(?:政府信息公开|政务公开|信息公开)(?:工作)?"
    r"(?:年度报告|情况报告|年报)"
)
# 2022年度本机关未收取信息处理费: a year that opens a sentence on the fee.
_FEE_OF = re.compile(
    r"(?:^|(?<=[。；，]))\s*(?P<year>20\d\d)\s*年度?(?![^。；]{0,8}月)[^。；]{0,40}(?:信息处理费|处理费|收费|收取)"
)
# 本局认真贯彻…, 青禾县教育局制定…: what the organ itself did.
_OWN = re.compile(
    rf"^(?:[本我]|{HAN}{{2,20}}(?:局|委|办|厅|院|府|处|中心|馆|队|所|镇|乡|街道|署|海关)){HAN}"
)
# 2022年，青禾县教育局认真贯彻…: the general words that part 1 begins with.
_EARNEST = re.compile(
    r"认真|深入|严格|坚持|高度重视|全面|扎实|始终|积极|有序|持续|切实|大力|贯彻落实"
)
_COUNTED = re.compile(r"\d\s*[件条份部次]")
# 2022年，本局挂牌成立，成立以来高度重视…: an event of its own year, and what lasts since then, are no figures of this one.
_EVENT = re.compile(
    r"以来|至今|[以之此其]后|延续|成立|组建|挂牌|揭牌|机构改革|设立|合并|并入|划[转入出归]|整合|转隶|更名|撤[并销]|改制|升格|换届"
)
_BESIDE = re.compile(r"[比较增减升降]|同期|以来|截[至止]|结转|[上去]年|20\d\d|起")
_THIS_YEAR = re.compile(r"[今本当全]年|年内|年度内")
# 今年: then another year is told apart from it.
_NOW = re.compile(r"[今本]年(?!度报告|报)|报告期|统计期")
_DATE = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月\d{1,2}日")
_DECEMBER = 12
_LAST_LINES = 3


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for a period, or a part 1, that names another year than the title."""
    identity = context.identity
    if identity.year is None or identity.year_span is None or context.tree.title is None:
        return
    title = context.tree.title.content
    if not title.start <= identity.year_span.start < title.end:
        return
    period = identity.period
    if period is not None and period.year != identity.year:
        yield _finding(
            period.span, period.year, identity.year, title, "统计期限", "the statistic period"
        )
    yield from _periods(context, identity.year, title)
    first = list(_first_part(context, identity.year, title))
    yield from first or _stale(context, identity.year, title)
    yield from _named(context, identity.year, title)
    yield from _signed(context, identity.year, title)


def _periods(context: Context, year: int, title: Span) -> Iterator[Finding]:
    """Yield a finding for every other period from January to December that is not of the title's year."""
    first = context.identity.period
    for block in prose(context.tree):
        for period in periods_in(context.text, block.content):
            if period.begins != (1, 1) or period.ends[1:] != (12, 31):
                continue
            wrong = period.ends[0] if period.year == year else period.year
            if wrong != year and not (first is not None and period.span == first.span):
                where, where_en = "统计期限", "a statistic period"
                yield _finding(period.span, wrong, year, title, where, where_en)


def _named(context: Context, year: int, title: Span) -> Iterator[Finding]:
    """Yield a finding for a preamble that calls it another year's report, and for another year's fee in part 6."""
    area = context.tree.preamble
    for block in area.blocks if area is not None else ():
        if not isinstance(block, Table):
            yield from _years(context, block.content, _REPORT_OF, year, title)
    part = context.part(6)
    for block in part.blocks if part is not None else ():
        if not isinstance(block, Table):
            yield from _years(context, block.content, _FEE_OF, year, title)


def _years(
    context: Context, place: Span, pattern: re.Pattern[str], year: int, title: Span
) -> Iterator[Finding]:
    where = {_REPORT_OF: ("引言所说的报告", "the preamble's report")}.get(
        pattern, ("第六部分", "part 6")
    )
    for match in pattern.finditer(place.of(context.text)):
        stated = year_of(match["year"])
        if stated is not None and stated != year:
            span = Span(*match.span("year")).shift(place.start)
            yield replace(_finding(span, stated, year, title, *where), doubtful=True)


def _signed(context: Context, year: int, title: Span) -> Iterator[Finding]:
    """Yield a finding for a report that is signed before its year is over."""
    blocks = [b for b in prose(context.tree) if not is_blank(b)]
    for block in blocks[-_LAST_LINES:]:
        match = _DATE.fullmatch(squeeze(block.content.of(context.text)))
        if match is None or int(match["month"]) == _DECEMBER:
            continue
        stated = int(match["year"])
        if stated <= year:
            found = _finding(
                block.content, stated, year, title, "落款日期", "the date of signature"
            )
            yield replace(found, expected=None, doubtful=True)


def _first_part(context: Context, year: int, title: Span) -> Iterator[Finding]:
    """Yield a finding if part 1 names another year than the title's for what the organ did, and never the title's."""
    part = context.part(1)
    if part is None:
        return
    opening: list[tuple[Span, int, str]] = []
    for block in part.blocks:
        if isinstance(block, Table):
            continue
        text = block.content.of(context.text)
        if f"{year}" in text or _NOW.search(text):
            return
        for match in _OPENING.finditer(text):
            stated = year_of(match["year"])
            if stated is not None:
                span = Span(*match.span("year")).shift(block.content.start)
                opening.append((span, stated, squeeze(match["told"])))
    if len({stated for _, stated, _ in opening}) != 1:
        return  # none, or the history of several years
    span, stated, told = opening[0]
    if stated != year and _EARNEST.search(told) and not _EVENT.search(told):
        yield _finding(span, stated, year, title, "总体情况", "part 1")


def _stale(context: Context, year: int, title: Span) -> Iterator[Finding]:
    """Yield a finding for each sentence of part 1 on what the organ did in the year before, and only then.

    Such a sentence counts something; the first one may also say only how earnestly the organ worked.
    """
    part = context.part(1)
    if part is None:
        return
    wrapped = context.layout.format == "text"
    texts = list(passages(context.text, part, unread=(), wrapped=wrapped))
    for at, (start, text) in enumerate(texts):
        if f"{year}" in text or _THIS_YEAR.search(text):
            continue  # a comparison of two years
        for match in _OPENING.finditer(text):
            told = squeeze(match["told"])
            if (
                year_of(match["year"]) != year - 1
                or not _OWN.match(told)
                or _EVENT.search(text[match.start() :])
            ):
                continue
            counted = _COUNTED.search(told) and not _BESIDE.search(told)
            first = not at and not text[: match.start()].strip() and _EARNEST.search(told)
            if counted or (first and not _told_apart(texts[1:], year)):
                span = Span(*match.span("year")).shift(start)
                found = _finding(span, year - 1, year, title, "这一句的年份", "this sentence")
                yield replace(found, doubtful=True)


def _told_apart(texts: list[tuple[int, str]], year: int) -> bool:
    """Return whether a later sentence says of the year itself how earnestly the organ worked."""
    return any(
        year_of(match["year"]) == year and _EARNEST.search(match["told"])
        for _, text in texts
        for match in _OPENING.finditer(text)
    )


def _finding(span: Span, stated: int, year: int, title: Span, where: str, where_en: str) -> Finding:
    return Finding(
        span,
        Text(
            f"{where}为 {stated} 年，标题为 {year} 年",
            f"{where_en} has {stated}, the title {year}",
        ),
        Text("核对年份，改成一致", "check the year and make them agree"),
        actual=stated,
        expected=year,
        related=(Related(title, Text("标题", "the title")),),
    )
