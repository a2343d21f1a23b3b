"""Lists in sentences: a whole, its parts, and whether the list leaves anything out.

A list's bounds are found by its words first (其中, a colon, brackets) and by its arithmetic where the words leave them
open: parts that add up to the whole exactly are the list. Where they do not, the list is closed only if its words or
the meaning of its parts say that nothing is left out; in doubt it is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.prose.context import blocks_of
from govlint.prose.frames import AMONG, MONEY, counted_in
from govlint.prose.labels import make_label
from govlint.prose.parts import (
    INCLUDING,
    FoundSum,
    all_periods,
    bounds,
    is_period,
    kindred,
    names_the_rest,
    phrase_start,
    prefix,
    same_unit,
    says_all,
    told_parts,
    total,
    until,
    usable_of,
)
from govlint.prose.wholes import CONCLUDED, Wholes


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.prose.context import Draft
    from govlint.prose.folding import Folded
    from govlint.prose.mentions import CountPhrase
    from govlint.prose.vocabulary import Vocabulary


# Bounds that no sentence written by hand reaches; they keep the reading linear.
_LONGEST_LIST: Final = 100
_MOST_KINDS: Final = 30
# So many clauses in a list are meant to be all of it.
_FIRM: Final = 3
# Stages whose parts may follow without a word that opens the list.
_HEADING: Final = ("receive", "accept", "total", *CONCLUDED)


def read_sums(
    mentions: Sequence[CountPhrase],
    drafts: Mapping[CountPhrase, Draft],
    vocabulary: Vocabulary,
    folded: Folded,
) -> list[FoundSum]:
    """Return the lists among a passage's mentions, in the order of the text; those of money are told apart."""
    usable = list(usable_of(mentions))
    money = [mention for mention in usable if mention.figure.unit == MONEY]
    counts = [mention for mention in usable if mention.figure.unit != MONEY]
    lists = [_Lists(kept, drafts, vocabulary, folded).read() for kept in (counts, money) if kept]
    found = [each for kept in lists for each in kept]
    return sorted(found, key=lambda each: (each.span.start, each.parts[0].number.start))


class _Lists(Wholes):
    """Finds the lists, inner ones first."""

    def read(self) -> list[FoundSum]:
        # Inner lists stand to the right of outer ones: from right to left, an inner list's parts are taken first.
        for mention in reversed(self.mentions):
            self._list_without_words(mention)
            if mention.lead is not None or (
                mention.parent is not None and not self.position[mention]
            ):
                self._list_from(mention)
        for mention in self.mentions:
            self._list_before_total(mention)
            self._list_that_adds_up(mention)
            self._balance_of_next_sentence(mention)
        return self.found

    def _following(self, first: CountPhrase, *, past_more: bool = False) -> list[CountPhrase]:
        """Return the mentions that may be the parts of a list that begins with this one."""
        level = self.levels[first.parent]
        parts: list[CountPhrase] = []
        at = self.position[first]
        for mention in level[at : at + _LONGEST_LIST]:
            if mention.sentence != first.sentence or (
                mention is not first and mention.more and not past_more
            ):
                break
            # 其中 1 件系上年结转，19 件为本年新收: the second figure is a part as well.
            beside = len(parts) == 1 and self._name(first) == "carried_in"
            if mention is not first and not beside and self._heads_new_list(mention, first, ()):
                break
            if mention not in self.consumed or mention is first:
                parts.append(mention)
        return parts

    def _is_more(self, first: CountPhrase, count: int) -> bool:
        """Tell whether 另有 goes on right behind so many parts of a list."""
        at = self.position[first] + count
        behind = self.levels[first.parent][at : at + 1]
        return bool(behind) and behind[0].more and behind[0].sentence == first.sentence

    def _list_from(self, first: CountPhrase) -> None:
        parts = self._following(first)
        if first.lead in INCLUDING and first.parent is None:
            # 办理 69 件，含上年结转 3 件，办结 68 件: what is contained stands beside the list.
            parts = [first, *until(parts[1:], lambda m: m.opening not in ("PAUSE", ""))]
        if is_period(first):
            parts = until(parts, lambda m: not is_period(m))
        if len(parts) == 1 and first.lead not in INCLUDING:
            # 其中 3 件维持，另 4 件尚未审结; where they do not add up, the latter is something else
            self._take_sums(self._following(first, past_more=True), self._wholes(first))
            return
        wholes = self._wholes(first)
        if not wholes:
            return
        if self._take_sums(parts, wholes):
            return
        if self._is_more(first, len(parts)) and self._take_sums(
            self._following(first, past_more=True), wholes
        ):
            # 其中维持 4 件、纠正 1 件，另有 2 件尚未审结
            return
        parts = self._bounded(parts)
        whole = self._likeliest(wholes, parts)
        if whole is not None and (
            self._overflows_in_doubt(whole, parts, first) or self._of_others(whole, first)
        ):
            whole = None
        if whole is not None and self._exceeds_with_other_units(whole, parts):
            parts = [part for part in parts if part.figure.unit in (None, whole[0].figure.unit)]
        if whole is None or len(parts) < 2:
            return
        self._add(whole, parts, closed=self._closed(whole, parts, first))

    def _exceeds_with_other_units(
        self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase]
    ) -> bool:
        """Tell whether what is counted in another unit cannot be a part beside the others."""
        if all(part in self.drafts for part in parts):
            return False
        if any(not counted_in(part.figure.unit, "papers") for part in parts):
            return True
        return sum(part.figure.value for part in parts) > total(whole)

    def _take_sums(
        self, parts: list[CountPhrase], wholes: Sequence[tuple[CountPhrase, ...]]
    ) -> bool:
        """Add the lists that add up, one grouping of the whole after the other; tell whether there was one."""
        taken = False
        while len(parts) > 1:
            match = next(
                (
                    (whole, n)
                    for at, whole in enumerate(wholes)
                    if (n := prefix(parts, total(whole)))
                    and not self._goes_on(parts, n)
                    and kindred(whole, parts[:n])
                    and (at == 0 or bounds(parts[:n]) == n)
                ),
                None,
            )
            if match is None:
                break
            whole, count = match
            self._add(whole, parts[:count], closed=says_all(parts[:count]))
            wholes = [whole]
            parts = parts[count:]
            taken = True
        return taken

    def _goes_on(self, parts: Sequence[CountPhrase], count: int) -> bool:
        """Tell whether a list of outcomes has more of them behind those that add up to the whole by chance."""
        if count >= len(parts) or parts[count].opening != parts[count - 1].opening:
            return False
        last, following = (self.drafts.get(part) for part in parts[count - 1 : count + 1])
        if last is None or last.family not in ("row", "outcome") or parts[count].lead is not None:
            return False
        return (
            following.family == last.family
            if following is not None
            else parts[count].figure.value == 1
        )

    def _add(
        self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase], *, closed: bool
    ) -> None:
        amiss = total(whole) != total(parts) if closed else total(whole) < total(parts)
        if amiss and len(whole) == 1:
            whole = self._whole_that_fits(whole, parts)
        ends = [*whole, *parts]
        start = min(phrase_start(mention) for mention in ends)
        end = max(mention.number.end for mention in ends)
        self.found.append(FoundSum(whole, tuple(parts), closed, self.folded.span(start, end)))
        self.wholes.update(whole)
        self.consumed.update(parts)
        for part in parts:
            part.listed = True

    def _bounded(self, parts: list[CountPhrase]) -> list[CountPhrase]:
        """Return the parts up to where the list's own separator gives way to a stronger one."""
        bounded = parts[: bounds(parts)]
        for at, part in enumerate(bounded):
            if part.etc:
                return bounded[: at + 1]
        return bounded

    def _closed(
        self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase], first: CountPhrase
    ) -> bool:
        if not says_all(parts) or any(m.figure.approximate for m in (*whole, *parts)):
            return False
        if self._complete(whole, parts) or (all_periods(parts) and same_unit(whole, parts)):
            return True
        if any(part in self.drafts for part in parts):
            return False
        surplus = sum(part.figure.value for part in parts) > total(whole)
        if surplus:
            apart = all(part.opening == "PAUSE" for part in parts[1:]) or self._parted(parts)
            return apart and first.lead is not None
        return names_the_rest(parts[-1]) and same_unit(whole, parts)

    def _overflows_in_doubt(
        self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase], first: CountPhrase
    ) -> bool:
        """Tell whether parts exceed their whole only because they may overlap, or are no list of it at all."""
        if sum(part.figure.value for part in parts) <= total(whole):
            return False
        if any(m.figure.approximate for m in (*whole, *parts)) or not same_unit(whole, parts):
            return True
        families = {
            draft.family if (draft := self.drafts.get(part)) is not None else "" for part in parts
        }
        if families in ({"row"}, {"applicant"}, {"outcome"}, {"case"}, {"stage"}):
            stated = [key for part in parts for key in self.drafts[part].keys]
            if families == {"case"} and not set(stated) <= set(self._keys(whole)):
                # 诉讼案件 4 件，其中涉及信息公开的复议 3 件、诉讼 2 件: no parts of that figure alone.
                return True
            if families == {"outcome"} and not self._outcomes_of(whole, parts):
                return True
            return len(set(stated)) != len(stated)
        if len(parts) < _FIRM and parts[-1].opening == "COMMA" and not self._parted(parts):
            # 会议 12 次，其中专题会议 4 次，视频会议 9 次: clauses that may speak of the same ones.
            return True
        alike = len({part.opening for part in parts[1:]}) == 1
        opened = first.lead not in (None, AMONG) and not any(part.lead for part in parts[1:])
        return families != {""} or not (alike and opened)

    def _outcomes_of(self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase]) -> bool:
        """Tell whether outcomes are of the cases in front of them alone, not 复议 6 件、诉讼 3 件，其中维持 8 件."""
        stated = set(blocks_of(self._keys(parts)))
        alone = not any(self.drafts[part].alternatives for part in parts)
        return alone and stated <= set(blocks_of(self._keys(whole)))

    def _parted(self, parts: Sequence[CountPhrase]) -> bool:
        """Tell whether nothing can be in two parts: each has its own way in, or the last is what the others are not."""
        ways = all("channel" in make_label(part.before) for part in parts)
        return ways or names_the_rest(parts[-1])

    def _list_that_adds_up(self, whole: CountPhrase) -> None:
        """Take 公开信息 1000 条，网站 600 条、微信 400 条: counted alike, side by side, to the unit."""
        level = self.levels[whole.parent]
        at = self.position[whole]
        first = not at or level[at - 1].sentence != whole.sentence
        if not first or whole in self.consumed or whole in self.wholes:
            return
        parts = [m for m in level[at + 1 : at + _LONGEST_LIST] if m.sentence == whole.sentence]
        parts = until(parts, lambda m: m.opening == "SEMICOLON")
        parts = [m for m in parts if m not in self.consumed]
        draft = self.drafts.get(whole)
        group = draft is not None and draft.family == "row" and len(draft.keys) > 1
        stated = [m for m in parts if m in self.drafts]
        if any(m.more or m.lead for m in parts):
            return
        if stated and not (group and set(self._keys(parts)) <= set(self._keys([whole]))):
            return
        if (draft is None or group) and same_unit((whole,), parts):
            count = prefix(parts, total((whole,)))
            if count == len(parts) > 1:
                self._add((whole,), parts, closed=says_all(parts))

    def _parts_behind(self, whole: CountPhrase, *, heads: bool) -> list[CountPhrase]:
        """Return the figures behind a whole in its sentence; where there are none, those of the next one."""
        level, at = self.levels[whole.parent], self.position[whole]
        after = [m for m in level[at + 1 : at + _LONGEST_LIST] if m not in self.consumed]
        parts = [m for m in after if m.sentence == whole.sentence]
        while parts and parts[0].lead in INCLUDING and parts[0].opening == "COMMA":
            parts = parts[1:]
        if parts or not after or not (whole.total or heads):
            return parts
        parts = [m for m in after if m.sentence == after[0].sentence]
        if whole.total or all(self._is_outcome(m) for m in parts):
            return parts
        self._take_all_of_a_sentence(whole, parts)
        return []

    def _list_without_words(self, whole: CountPhrase) -> None:
        """Find a list that no word opens: the parts follow the whole and add up to it."""
        draft = self.drafts.get(whole)
        heads = draft is not None and (
            draft.family == "case" or (draft.family == "stage" and draft.name in _HEADING)
        )
        told = whole.total and whole not in self.wholes
        if whole in self.consumed or whole.figure.value == 0 or not (heads or told):
            return
        if self._stands_apart(whole):
            return
        parts = self._parts_behind(whole, heads=heads)
        if not parts or parts[0].lead is not None:
            return
        keys = draft.keys if draft is not None else ()
        behind = until(parts, lambda m: self._heads_new_list(m, m, keys))
        parts = until(behind, lambda m: m.more)
        if len(parts) == 1 and len(behind) > 1 and total(behind[:2]) == total((whole,)):
            # 收到 5 件，办结 4 件，另有 1 件结转下年
            parts = behind[:2]
        wholes: list[tuple[CountPhrase, ...]] = [(whole,)]
        new = self._name(whole) in ("receive", "accept")
        if parts and new and self._name(parts[0]) == "carried_in":
            if not self._take_sums(parts[1:], [(whole, parts[0])]):
                self._take_balance((whole, parts[0]), parts[1:3])
            return
        level, at = self.levels[whole.parent], self.position[whole]
        before = level[at - 1] if at else None
        if (
            before is not None
            and new
            and self._name(before) == "carried_in"
            and before.sentence == whole.sentence
        ):
            # 上年结转的 4 件已全部办结；新收 37 件，办结 35 件，2 件结转: of both, or of the new ones alone
            self._take_sums(parts, [(before, whole), (whole,)])
            return
        apart = bool(parts) and parts[0].sentence != whole.sentence and not whole.total
        if not self._take_sums(parts, wholes) and heads and not apart:
            self._take_complete(whole, parts)
            if self._name(whole) == "total":
                self._take_balance((whole,), parts[:2])

    def _take_all_of_a_sentence(self, whole: CountPhrase, parts: Sequence[CountPhrase]) -> None:
        """Take 自然人提出 995 件；法人提出 17 件 behind 收到 1012 件: all that the sentence counts, to the unit."""
        drafts = [self.drafts.get(part) for part in parts]
        people = all(draft is not None and draft.family == "applicant" for draft in drafts)
        alike = same_unit((whole,), parts) and not any(part.more for part in parts)
        alike = alike and (people or not any(drafts))
        if alike and len(parts) > 1 and sum(p.figure.value for p in parts) == total((whole,)):
            self._add((whole,), parts, closed=says_all(parts))

    def _take_balance(self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase]) -> None:
        """收到 11 件，上年结转 0 件，办结 8 件，结转下年 1 件: what there was is what became of it."""
        drafts = [self.drafts[m] for m in (*whole, *parts) if m in self.drafts]
        names = {draft.name for draft in drafts[len(whole) :]}
        if names == {"conclude", "carried_out"} and all(draft.certain for draft in drafts):
            self._add(whole, parts, closed=True)

    def _balance_of_next_sentence(self, whole: CountPhrase) -> None:
        """Take 收到 23 件。已答复 22 件，1 件正在办理, where nothing that was carried in is counted."""
        if self._name(whole) not in ("receive", "accept"):
            return
        level, at = self.levels[whole.parent], self.position[whole]
        behind = [m for m in level[at + 1 : at + _LONGEST_LIST] if m.sentence != whole.sentence]
        parts = [m for m in behind if m.sentence == behind[0].sentence][:2]
        free = self.consumed.isdisjoint(parts) and total(parts) == total((whole,))
        if free and [self._name(part) for part in parts] == ["conclude", "carried_out"]:
            self._add((whole,), parts, closed=True)

    def _take_complete(self, whole: CountPhrase, parts: list[CountPhrase]) -> None:
        for count in range(2, min(len(parts), _MOST_KINDS) + 1):
            if self._name(whole) == self._name(parts[count - 1]) == "conclude":
                # 办结 36 件，结转 1 件；在办结的 36 件中: the same once more
                return
            if self._complete((whole,), parts[:count]) and self._partition_is_firm(
                whole, parts[:count]
            ):
                self._add((whole,), parts[:count], closed=says_all(parts[:count]))
                return

    def _partition_is_firm(self, whole: CountPhrase, parts: Sequence[CountPhrase]) -> bool:
        """收到 45 件，办结 40 件，结转 3 件 may leave out what was carried in; an outcome list may not."""
        return self._name(whole) == "conclude" or "carried_out" not in {
            self._name(part) for part in parts
        }

    def _is_balance_total(self, whole: CountPhrase, before: Sequence[CountPhrase]) -> bool:
        """Tell whether 新收 45 件，结转 4 件 stand right in front of 合计 49 件."""
        names = {self._name(mention) for mention in before[-2:]}
        bare = not make_label(whole.before).heads
        return bare and len(before) == 2 and names == {"receive", "carried_in"}

    def _list_before_total(self, whole: CountPhrase) -> None:
        """Find 公开 8 件、不予公开 4 件，共计 12 件."""
        outcomes = self._name(whole) in CONCLUDED
        if not (whole.total or outcomes) or whole in self.consumed:
            return
        level = self.levels[whole.parent]
        at = self.position[whole]
        before = [m for m in level[max(0, at - _LONGEST_LIST) : at] if m.sentence == whole.sentence]
        free = [m for m in before if m not in self.consumed and kindred((whole,), (m,))]
        count = prefix(free[::-1], whole.figure.value)
        parts = free[-count:] if count else []
        told = told_parts(whole)
        if told and len(before) >= told and not parts:
            # 予以公开 96 件、部分公开 27 件，两项合计 123 件: parts of another whole as well
            parts = before[-told:]
        elif whole.total and not parts and self._is_balance_total(whole, before):
            parts = before[-2:]
        # Figures of the form that mean different things add up by chance: 新公开 5 件，对外公开总数 5 件.
        target, stated = self._keys((whole,)), self._keys(parts)
        # 予以公开 14 件、无法提供 19 件，共办结 33 件: outcomes are the parts of what was concluded.
        of_one_kind = outcomes and len(parts) > 1 and all(map(self._is_outcome, parts))
        same = set(stated) <= set(target) or self._complete((whole,), parts) or of_one_kind
        chance = target and stated and not same
        if not (whole.total or self._name(whole) == "due" or (of_one_kind and len(parts) >= _FIRM)):
            return
        # 新收 45 件，结转 4 件，合计 49 件，其中…: the total has a list on either side.
        heads = whole in self.wholes
        if heads and not (self._new_and_carried(parts) and len(parts) == 2):
            return
        if parts and kindred((whole,), parts) and not chance:
            self._add((whole,), parts, closed=True)
