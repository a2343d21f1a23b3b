"""Percentages with the two figures they relate."""

from __future__ import annotations

import re

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from govlint.prose.events import Break, Ratio
from govlint.prose.frames import AMONG, WORDING
from govlint.prose.labels import make_label
from govlint.prose.mentions import CountPhrase, figure_of
from govlint.prose.model import Difference, Figure, Percentage
from govlint.prose.phrases import SHARE
from govlint.prose.words import FALLING


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.prose.context import Draft
    from govlint.prose.events import Event
    from govlint.prose.folding import Folded
    from govlint.prose.parts import FoundSum
    from govlint.prose.tokens import Lexeme


# What a share names by its words is no other figure's.
_PARTS: Final = frozenset({"row", "disclose", "applicant", "case", "channel"})
_COUNT_BEHIND: Final = re.compile(r"\(\d[\d,]*\D")
# A percentage relates figures that stand near it.
_MEMORY: Final = 40
# Where it is right of two of these, it is of them. Of many more, some two would fit by chance.
_NEAR: Final = 8


def read_percentages(
    events: Sequence[Event],
    drafts: Mapping[CountPhrase, Draft],
    sums: Sequence[FoundSum],
    folded: Folded,
) -> tuple[Percentage, ...]:
    """Return the percentages whose part and whole both stand in the text."""
    return tuple(_Shares(drafts, sums, folded).read(events))


def read_growths(events: Sequence[Event], folded: Folded) -> Iterator[Percentage]:
    """Yield the percentages of change behind a difference, whose whole the difference gives.

    新收 23 件，比上年增加 9 件，增长 64.3%: the year before had 14. The span of the whole is that of the difference.
    """
    before: tuple[Event | None, Event | None] = (None, None)
    for event in events:
        match (*before, event):
            case CountPhrase() as now, CountPhrase() as change, Ratio() as ratio:
                alike = now.sentence == change.sentence == ratio.sentence
                fits = change.difference and not (now.other or now.depth or change.depth)
                between = folded.text[change.number.end : ratio.lexeme.start]
                if alike and fits and ratio.parent is None and _says_only_growth(ratio, between):
                    yield from _growth(now, change, ratio, folded)
            case _:
                pass
        if isinstance(event, CountPhrase | Ratio | Break):
            before = (before[1], event)


def _says_only_growth(ratio: Ratio, between: str) -> bool:
    """Tell whether nothing but a word of change stands between a difference and a percentage, so that both are one."""
    changes = [lexeme.text for lexeme in ratio.words if lexeme.kind == "CHANGE"]
    for word in (*changes, *WORDING["of_growth"]):
        between = between.replace(word, "")
    return bool(changes) and not between.strip(",")


def _growth(
    now: CountPhrase, change: CountPhrase, ratio: Ratio, folded: Folded
) -> Iterator[Percentage]:
    difference = _signed(change.figure, change.before).value
    whole = change.figure._replace(value=now.figure.value - difference)
    if whole.value > 0 and now.figure.unit == change.figure.unit:
        percent = _signed(figure_of(ratio.lexeme, folded), ratio.words)
        span = folded.span(now.number.start, ratio.lexeme.end)
        yield Percentage(percent, now.figure, whole, change=True, span=span)


def _signed(figure: Figure, words: Iterable[Lexeme]) -> Figure:
    """Return a change with its sign: 减少 6 件, 下降 12%."""
    falls = any(lexeme.kind == "CHANGE" and lexeme.text in FALLING for lexeme in words)
    return figure._replace(value=-figure.value) if falls else figure


def read_differences(mentions: Sequence[CountPhrase]) -> Iterator[Difference]:
    """Yield the differences whose two years' figures stand in front of them in their sentence."""
    here: list[CountPhrase] = []
    for mention in mentions:
        if here and here[-1].sentence != mention.sentence:
            here = []
        if mention.difference and not mention.depth:
            now = [m for m in here if not m.other and not m.depth]
            before = [m for m in here if m.other and not m.difference]
            # 26 件，比上年 20 件（or in brackets）增加 6 件: the two figures right in front, counted alike.
            pair = here[-2:] == [*now[-1:], *before[-1:]] and len(here) > 1
            # 复议 17 件、诉讼 12 件，合计较上年的 25 件增加 4 件: of both
            pair = pair and not any(lexeme.kind == "TOTAL" for lexeme in here[-1].before)
            if pair and len({m.figure.unit for m in (*here[-2:], mention)}) == 1:
                figure = _signed(mention.figure, mention.before)
                meant = [m for m in now if m.figure.value - before[-1].figure.value == figure.value]
                # 643 次，其中红色 9 次，比 2019 年的 588 次多 55 次: of the whole
                yield Difference(figure, (meant or now)[-1].figure, before[-1].figure)
        here.append(mention)


class _Shares:
    def __init__(
        self, drafts: Mapping[CountPhrase, Draft], sums: Sequence[FoundSum], folded: Folded
    ) -> None:
        self.drafts = drafts
        self.folded = folded
        self.wholes: dict[CountPhrase, CountPhrase] = {}
        for found in sums:
            if len(found.whole) == 1:
                self.wholes.update(dict.fromkeys(found.parts, found.whole[0]))
        self.seen: list[CountPhrase] = []

    def read(self, events: Sequence[Event]) -> Iterator[Percentage]:
        for at, event in enumerate(events):
            if isinstance(event, CountPhrase):
                self.seen = [*self.seen[-_MEMORY:], event]
            elif isinstance(event, Break) and event.mark == "\n":
                self.seen = []
            elif isinstance(event, Ratio):
                shares = _listed_shares(event, events[at:])
                if shares:
                    yield from self._respectively(event, shares)
                    continue
                found = self._change(event) if _is_change(event) else self._share(event)
                if found is not None and (_holds(found) or not self._fits_others(found)):
                    yield found

    def _fits_others(self, found: Percentage) -> bool:
        """Tell whether a percentage is right of two other figures that stand near it, so that those are meant."""
        near = [mention.figure for mention in self.seen[-_NEAR:]]
        # 建议 103 件、提案 142 件，其中办成 189 件，占 77.1%: of both
        both = [one._replace(value=one.value + two.value) for one, two in pairwise(near)]
        return any(
            _holds(found._replace(part=part, whole=whole))
            for part in near
            for whole in (*near, *both)
            if part.unit == whole.unit and (found.change or part.value < whole.value)
        )

    def _make(
        self, ratio: Ratio, percent: Figure, part: CountPhrase, whole: CountPhrase, *, change: bool
    ) -> Percentage:
        start = min(part.number.start, whole.number.start, ratio.start)
        end = max(ratio.lexeme.end, part.number.end, whole.number.end)
        return Percentage(percent, part.figure, whole.figure, change, self.folded.span(start, end))

    def _change(self, ratio: Ratio) -> Percentage | None:
        current = [
            m for m in self.seen if not m.other and not m.depth and m.sentence == ratio.sentence
        ]
        current = [m for m in current if m not in self.wholes] or current
        if ratio.parent is not None:
            current = [ratio.parent]
        base = ratio.base
        if base is None:
            earlier = [
                m
                for m in self.seen
                if m.other and not m.difference and m.sentence == ratio.sentence
            ]
            # 与上年的 45 件、10 件相比，许可增长 5.1%，处罚下降 2.8%: of which one is not said
            listed = len(earlier) > 1 and _is_beside(*earlier[-2:])
            base = earlier[-1] if earlier and not listed and _is_of_a_year(earlier[-1]) else None
        if base is None or base.difference or not current or base.figure.value == 0:
            return None
        before = [m for m in current if m.number.start < ratio.lexeme.start]
        if not before or (
            before[-1].figure.unit not in (base.figure.unit, None) and base.figure.unit is not None
        ):
            return None
        text = self.folded.text
        told = text[max(text.rfind(mark, 0, ratio.start) for mark in ";。\n") + 1 : ratio.start]
        if any(word in told for word in WORDING["deducting"]):
            return None
        percent = _signed(figure_of(ratio.lexeme, self.folded), ratio.words)
        return self._make(ratio, percent, before[-1], base, change=True)

    def _respectively(self, ratio: Ratio, ratios: Sequence[Ratio]) -> Iterator[Percentage]:
        """Read 自然人 602 件、企业 86 件，分别占 87.5% 和 12.5%: as many shares as parts of one whole."""
        here = [m for m in self.seen if m.sentence == ratio.sentence and m in self.wholes]
        whole = self.wholes[here[-1]] if here else None
        parts = [m for m in here if self.wholes[m] is whole]
        if whole is None or len(parts) != len(ratios):
            return
        for part, share in zip(parts, ratios, strict=True):
            percent = figure_of(share.lexeme, self.folded)
            yield self._make(share, percent, part, whole, change=False)

    def _share(self, ratio: Ratio) -> Percentage | None:
        percent = figure_of(ratio.lexeme, self.folded)
        here = [m for m in self.seen if m.sentence == ratio.sentence and not m.other]
        if any(lexeme.kind == "RATE" for lexeme in ratio.words):
            return self._rate(ratio, percent, here)
        bracketed = ratio.parent is not None and not ratio.words
        if not bracketed and ratio.mode != SHARE and not _says_share(ratio):
            return None
        # 政务服务类占 41.3%（774 条），警务动态占 35.2%（660 条）: of the figure in brackets
        behind = _COUNT_BEHIND.match(self.folded.text, ratio.lexeme.end)
        part = ratio.parent if bracketed else None if behind else self._part(ratio, here)
        base = ratio.base
        if part is None or _is_of_several(ratio) or _is_apart(part, base):
            # 予以公开 12 件、部分公开 3 件，二者合计占 45.3%: of several figures together
            return None
        if base is not None and base.clause == ratio.clause and not base.compared:
            # 共计 906 条，占公开总量 1530 条的 59.2%
            return self._make(ratio, percent, part, base, change=False)
        wholes = self._wholes(part)
        if not wholes:
            return None
        fitting = [whole for whole in wholes if _agrees(part, whole, percent)]
        if fitting:
            return self._make(ratio, percent, part, fitting[0], change=False)
        if part.opening == "PAUSE" and not bracketed and ratio.clause > part.clause:
            # 不予公开 18 件、无法提供 54 件，占 40.7%: of the last one, or of all of them
            return None
        return (
            self._make(ratio, percent, part, wholes[0], change=False)
            if part in self.wholes
            else self._by_meaning(ratio, percent, part, wholes)
        )

    def _by_meaning(
        self, ratio: Ratio, percent: Figure, part: CountPhrase, wholes: Sequence[CountPhrase]
    ) -> Percentage | None:
        """Take the nearest whole of requests for an outcome; anything else could be a share of something unsaid."""
        draft = self.drafts.get(part)
        if draft is None:
            return self._of_one_part(ratio, percent, part)
        if draft.family == "applicant":
            # 新收 26 件，办结 27 件。新收的申请中，自然人 21 件，占…: of those received.
            wholes = sorted(wholes, key=lambda w: not self._received(w))
        whole = next(
            (w for w in wholes if w in self.drafts and self.drafts[w].family in ("stage", "case")),
            None,
        )
        if whole is None or draft.family not in ("row", "applicant", "outcome"):
            return None
        return self._make(ratio, percent, part, whole, change=False)

    def _received(self, mention: CountPhrase) -> bool:
        draft = self.drafts.get(mention)
        return draft is not None and draft.name in ("receive", "accept")

    def _of_one_part(self, ratio: Ratio, percent: Figure, part: CountPhrase) -> Percentage | None:
        """收到 80 件，其中网络申请 30 件，占 37.5%: the figure that 其中 stands behind is the whole."""
        if part.lead in (None, AMONG) or part.depth:
            return None
        before = [m for m in self.seen if m.number.end <= part.number.start and not m.other]
        whole = before[-1] if before else None
        if whole is None or whole.sentence != part.sentence or whole.depth:
            return None
        if whole.figure.unit != part.figure.unit or whole.figure.value < part.figure.value:
            return None
        return self._make(ratio, percent, part, whole, change=False)

    def _part(self, ratio: Ratio, here: Sequence[CountPhrase]) -> CountPhrase | None:
        """Return the figure the share is of: the one its own words name, else the one just before it."""
        before = [m for m in here if m.number.start < ratio.start or m.number.end <= ratio.start]
        words = [lexeme for lexeme in ratio.words if lexeme.kind in ("TERM", "GAP")]
        if len({lexeme.text for lexeme in words if lexeme.has_sense(*_PARTS)}) > 1:
            # 公开（含部分公开）占比 61.1%
            return None
        if words:
            named = make_label(words)
            for mention in reversed(before):
                own = make_label(mention.before)
                same = {lexeme.text for lexeme in mention.before} & {
                    lexeme.text for lexeme in words
                }
                columns = named.keys("applicant")
                if (columns and columns == own.keys("applicant")) or (same and not columns):
                    return mention
            if any(lexeme.has_sense(*_PARTS) for lexeme in words):
                return None
        nearest = before[-1] if before else None
        if nearest is None or ratio.clause - nearest.clause > 1:
            return None
        return nearest

    def _wholes(self, part: CountPhrase) -> list[CountPhrase]:
        """Return what the share may be of, the likeliest first."""
        found: list[CountPhrase] = []
        if part in self.wholes:
            found.append(self.wholes[part])
        if part.parent is not None:
            found.append(part.parent)
        draft = self.drafts.get(part)
        for mention in reversed(self.seen):
            if (
                mention is part
                or mention.other
                or mention in found
                or mention.number.start > part.number.start
            ):
                continue
            own = self.drafts.get(mention)
            if draft is not None and own is not None and own.family == draft.family == "row":
                continue
            if mention.figure.value and mention.figure.value >= part.figure.value:
                found.append(mention)
        return found[:12]

    def _rate(
        self, ratio: Ratio, percent: Figure, here: Sequence[CountPhrase]
    ) -> Percentage | None:
        """受理 3 件，已办结 3 件，办结率 100%: the two figures just before the rate."""
        before = [m for m in here if m.number.start < ratio.start and not m.depth]
        if len(before) < 2 or ratio.clause - before[-1].clause > 1:
            return None
        if len(before) == 3 and _stages(before[-1]) == {"carried_out"}:
            # 受理 17 件，办结 15 件，正在办理 2 件，办结率 88.2%
            before = before[:-1]
        whole, part = before[-2:]
        if "carried_in" in _stages(whole):
            # 收到 158 件，上年结转 6 件，办结 155 件，办结率 94.5%: of both together
            return None
        label = make_label(part.before)
        if (
            "conclude" not in label.stages()
            or label.trailing
            or part.figure.unit != whole.figure.unit
        ):
            return None
        if "conclude" in make_label(whole.before).stages():
            return None
        if not _agrees(part, whole, percent) and any(
            lexeme.kind == "RATE"
            and lexeme.text.startswith((*WORDING["timely"], *WORDING["lawful"]))
            for lexeme in ratio.words
        ):
            return None
        return self._make(ratio, percent, part, whole, change=False)


def _is_beside(first: CountPhrase, second: CountPhrase) -> bool:
    """Tell whether two figures are listed one behind the other."""
    return second.opening == "PAUSE" and second.clause == first.clause + 1


def _is_of_several(ratio: Ratio) -> bool:
    """Tell whether a share is of several figures together: 二者合计占 45.3%, 合占 5.7%."""
    together = WORDING["together"]
    return any(
        lexeme.kind == "TOTAL" or (lexeme.kind == "SHARE" and lexeme.text.startswith(together))
        for lexeme in ratio.words
    )


def _is_apart(part: CountPhrase, base: CountPhrase | None) -> bool:
    """Tell whether a share is not of the figure in front of it: 两个街道合计 235 件，占 9 个街道的 39.9%."""
    return base is not None and base.figure.unit not in (None, part.figure.unit)


def _listed_shares(first: Ratio, events: Sequence[Event]) -> list[Ratio]:
    """Return the percentages behind 分别占, none where the words in front of the first one do not say so."""
    if not any(lexeme.kind == "RESPECTIVELY" for lexeme in first.words):
        return []
    shares = []
    for event in events:
        if not isinstance(event, Ratio) or event.sentence != first.sentence:
            break
        shares.append(event)
    return shares


def _is_of_a_year(mention: CountPhrase) -> bool:
    """Tell whether a figure is another year's, and not of several: 2019 年以来累计收到 1930 件."""
    kinds = {lexeme.kind for lexeme in mention.before}
    return mention.compared or ("LONG" not in kinds and bool(kinds & {"YEAR", "AGAINST"}))


def _stages(mention: CountPhrase) -> set[str]:
    return make_label(mention.before + mention.after).stages()


def _is_change(ratio: Ratio) -> bool:
    """Tell whether a percentage is of growth: 同比 12%, 增长 12%, and not 上年为 19.4%."""
    return any(
        lexeme.kind == "CHANGE" or lexeme.text.startswith(WORDING["growing"])
        for lexeme in ratio.words
    )


def _says_share(ratio: Ratio) -> bool:
    return any(lexeme.kind == "SHARE" for lexeme in ratio.words)


def _agrees(part: CountPhrase, whole: CountPhrase, percent: Figure) -> bool:
    return _is_share(part.figure.value, whole.figure.value, percent)


def _holds(found: Percentage) -> bool:
    """Tell whether a percentage is right of its two figures."""
    part, whole = found.part.value, found.whole.value
    return _is_share(part - whole if found.change else part, whole, found.percent)


def _is_share(part: int | Decimal, whole: int | Decimal, percent: Figure) -> bool:
    if not whole:
        return False
    exact = 100 * Decimal(part) / Decimal(whole)
    return abs(exact - percent.value) <= percent.rounding
