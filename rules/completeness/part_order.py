"""部分的次序或序号不对（part-order）

## 检查内容
六个部分没有按次序排列，同一部分出现两次，或者标题的序号与内容不符。

## 为什么
次序和序号由统一格式规定，汇总和检索都按第几部分来找；序号重复往往是改稿时漏改。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。

一、主动公开政府信息情况
^^^^^^^^^^^^^^^^^^^^^^^^ GOV102 序号是“一”

三、收到和处理政府信息公开申请情况
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。

二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况
```

## 依据
国办公开办函〔2021〕30号所附格式规定的六个部分及其次序。

## 已知局限
序号由文字处理软件自动编排而没有存入文字的，不检查序号。因缺少一个部分而其余部分重新连续编号的，由 missing-part说明，不再逐个报告。

## In English
Parts are out of order, a part is there twice, or a heading's ordinal is not that of what its words name. Source: the form
of 2021.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from govlint.rule import Finding, Related, Rule, Severity, Text
from govlint.rule.form import before_any_form, part_name
from govlint.rule.text import numeral


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.rule import Context
    from govlint.rule.form import Placed


RULE = Rule(
    code="GOV102",
    name="part-order",
    severity=Severity.ERROR,
    summary="部分的次序、序号不对，或同一部分出现两次",
    summary_en="parts are out of order, repeated or wrongly numbered",
)


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each heading that stands, or is numbered, where it should not."""
    if before_any_form(context.identity.year):
        return
    extent = context.extent
    known = [p for p in extent.parts if p.named]
    seen: dict[int, Placed] = {}
    once: list[Placed] = []
    for placed in known:
        first = seen.setdefault(placed.number or 0, placed)
        if first is placed:
            once.append(placed)
        else:
            yield _twice(placed, first)
    kept = _in_order([p.number or 0 for p in once])
    for i, placed in enumerate(once):
        if i not in kept:
            yield _out_of_order(placed, once, i)
    if not _counts_on(extent.parts):
        yield from _misnumbered([once[i] for i in sorted(kept)])
    else:
        yield from _shifted([once[i] for i in sorted(kept)], extent.parts)


def _twice(placed: Placed, first: Placed) -> Finding:
    name = part_name(placed.number or 0)
    return Finding(
        placed.part.heading.content,
        Text(f"{name.zh}出现两次", f"{name.en} appears twice"),
        Text("合并或删去重复的部分", "merge the two or delete one"),
        related=(
            Related(first.part.heading.content, Text("第一次出现在这里", "the first one is here")),
        ),
    )


def _in_order(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest increasing sequence, so that as few parts as can be are called misplaced."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for i, number in enumerate(numbers):
        k = bisect_left(tails, number)
        before.append(last[k - 1] if k else None)
        tails[k:] = [number, *tails[k + 1 :]]
        last[k:] = [i, *last[k + 1 :]]
    kept: set[int] = set()
    i_or_none = last[-1] if last else None
    while i_or_none is not None:
        kept.add(i_or_none)
        i_or_none = before[i_or_none]
    return kept


def _out_of_order(placed: Placed, once: Sequence[Placed], i: int) -> Finding:
    name = part_name(placed.number or 0)
    greater = [p for p in once[:i] if (p.number or 0) > (placed.number or 0)]
    other = greater[0] if greater else once[i + 1]
    place = part_name(other.number or 0)
    zh, en = ("之后", "after") if greater else ("之前", "before")
    return Finding(
        placed.part.heading.content,
        Text(f"{name.zh}排在{place.zh}{zh}", f"{name.en} stands {en} {place.en}"),
        Text("按统一格式的次序排列六个部分", "put the six parts in the order of the form"),
        related=(Related(other.part.heading.content, Text(place.zh, place.en)),),
    )


def _counts_on(parts: Sequence[Placed]) -> bool:
    """Tell whether the printed ordinals count on without a gap, whatever the parts are and the first one is."""
    ordinals = [p.part.heading.ordinal for p in parts]
    first = ordinals[0] if ordinals else None
    return first is not None and ordinals == list(range(first, first + len(ordinals)))


def _misnumbered(parts: Sequence[Placed]) -> Iterator[Finding]:
    for placed in parts:
        ordinal, number = placed.part.heading.ordinal, placed.number
        if ordinal is None or number is None or ordinal == number:
            continue
        name = part_name(number)
        yield Finding(
            placed.part.heading.content,
            Text(
                f"{name.zh}的序号是“{numeral(ordinal)}”，应为“{numeral(number)}”",
                f"{name.en} is numbered {ordinal}",
            ),
            Text("改正标题的序号", "correct the number of the heading"),
            actual=ordinal,
            expected=number,
        )


def _shifted(parts: Sequence[Placed], every: Sequence[Placed]) -> Iterator[Finding]:
    """Yield one doubtful finding where all parts are pushed on, by one of the report's own or from the beginning."""
    extra = next((p.part.heading for p in every if p.number is None), None)
    placed = next((p for p in parts if (p.part.heading.ordinal or 0) > (p.number or 0)), None)
    if placed is None or placed.part.heading.ordinal is None or placed.number is None:
        return
    ordinal, name = placed.part.heading.ordinal, part_name(placed.number)
    message = Text(
        f"六个部分的序号从“{numeral(ordinal)}”开始，应从“一”开始",
        f"the six parts are numbered from {ordinal} on and not from 1",
    )
    hint = Text(
        "六个部分以外的内容不与它们一起编号",
        "do not number what is not in the form with the six parts",
    )
    related: tuple[Related, ...] = ()
    if extra is not None:
        message = Text(
            f"前面多出一个部分，{name.zh}的序号变为“{numeral(ordinal)}”",
            f"an additional part comes before, so {name.en} is numbered {ordinal}",
        )
        hint = Text(
            "把格式以外的内容并入有关部分，或放在六个部分之后",
            "merge what is not in the form into a part, or move it after the six parts",
        )
        words = Text("多出的部分", "the part that is not in the form")
        related = (Related(extra.content, words),)
    yield Finding(
        placed.part.heading.content,
        message,
        hint,
        actual=ordinal,
        expected=placed.number,
        related=related,
        doubtful=True,
    )
