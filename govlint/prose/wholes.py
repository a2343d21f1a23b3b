"""What a list could be the parts of: the figures in front of it, the likeliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.prose.context import blocks_of
from govlint.prose.frames import AMONG, SORTED, WORDING
from govlint.prose.labels import make_label
from govlint.prose.partitions import is_complete
from govlint.prose.parts import FoundSum, kindred, phrase_start, total


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.prose.context import Draft
    from govlint.prose.folding import Folded
    from govlint.prose.mentions import CountPhrase
    from govlint.prose.vocabulary import Vocabulary


# Bounds that no sentence written by hand reaches; they keep the reading linear.
_FARTHEST_WHOLE: Final = 12
_MOST_TOGETHER: Final = 3
_FARTHEST_LATER: Final = 30
# Stages whose requests outcomes are the parts of.
CONCLUDED: Final = ("conclude", "handle", "both", "due")


class Wholes:
    """The figures of one passage, with what they state, as wholes of lists."""

    def __init__(
        self,
        mentions: Sequence[CountPhrase],
        drafts: Mapping[CountPhrase, Draft],
        vocabulary: Vocabulary,
        folded: Folded,
    ) -> None:
        self.mentions = list(mentions)
        self.drafts = drafts
        self.vocabulary = vocabulary
        self.folded = folded
        self.found: list[FoundSum] = []
        self.wholes: set[CountPhrase] = set()
        self.consumed: set[CountPhrase] = set()
        # Position of each mention among those of its own level: same note, or the running text.
        self.levels: dict[CountPhrase | None, list[CountPhrase]] = {}
        self.position: dict[CountPhrase, int] = {}
        for mention in self.mentions:
            level = self.levels.setdefault(mention.parent, [])
            self.position[mention] = len(level)
            level.append(mention)

    def _heads_new_list(
        self, mention: CountPhrase, first: CountPhrase, whole: tuple[str, ...]
    ) -> bool:
        draft = self.drafts.get(mention)
        if draft is None:
            return False
        if draft.family == "case":
            own = self.drafts.get(first)
            return not set(draft.keys) < set(whole) and (
                own is None or own.family != "case" or bool(whole)
            )
        return draft.family == "stage" and draft.name in ("receive", "accept", "both")

    def _wholes(self, first: CountPhrase) -> list[tuple[CountPhrase, ...]]:
        """Return what a list could be the parts of, the likeliest first."""
        if first.parent is not None and not self.position[first]:
            return [(first.parent,)]
        earlier = self._earlier(first)
        alone = (mention for mention in earlier[:6] if not self._stands_apart(mention))
        wholes: list[tuple[CountPhrase, ...]] = [(mention,) for mention in alone]
        kind = self.drafts.get(first)
        if (kind is None or kind.alternatives) and (cases := self._cases(earlier)):
            wholes.insert(0, cases)
        elif (
            first.lead == AMONG
            and earlier
            and earlier[0].clause in (first.clause, first.clause - 1)
        ):
            # 其余 53 件中予以公开 31 件
            wholes = wholes[:1] if self._ends_in_among(earlier[0]) else wholes
            if len(wholes) == 1:
                return wholes
        pair = self._new_and_carried(earlier)
        if pair and self._name(first) in ("conclude", "carried_out"):
            # 上年结转 9 件均已办结；新收 118 件申请中，110 件办结: of the new ones alone
            new = [pair[:1]] if self._is_said_of(pair[0], first) else []
            return [*new, pair]
        if kind is not None and kind.family == "applicant":
            # Applicants of another sentence's outcome are not told apart in this one.
            rows = set(blocks_of(kind.keys))
            same = [m for m in earlier if rows.intersection(blocks_of(self._keys([m])))]
            here = [m for m in earlier if m.sentence == first.sentence]
            return [(m,) for m in (same or here) if not self._stands_beside(m, kind)]
        if kind is not None and kind.family == "row" and not self._of_group(earlier[:1], kind):
            # Outcomes are the parts of what was concluded, else of what there was to conclude.
            told = [m for m in earlier if self._name(m) in CONCLUDED] or self._told_later(first)
            concluded = [(m,) for m in told]
            taken = [(m,) for m in earlier if self._name(m) in ("receive", "accept")]
            return [*concluded, *([pair] if pair else []), *taken] or wholes
        if pair:
            wholes.insert(0 if self._name(earlier[0]) == "carried_in" else 1, pair)
        return wholes

    def _stands_apart(self, mention: CountPhrase) -> bool:
        """Tell whether a figure is added to what the sentence does not count, or taken off from what it does.

        上述申请连同上年结转的 24 件; 除 3 件直接起诉外，均系复议后起诉.
        """
        start = max(0, phrase_start(mention) - 2)
        told = self.folded.text[start : mention.number.start]
        if told.endswith(WORDING["excepting"]):
            return True
        counted = self.position[mention] and (
            self.levels[mention.parent][self.position[mention] - 1].sentence == mention.sentence
        )
        return not counted and any(word in told for word in WORDING["adding"])

    def _whole_that_fits(
        self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase]
    ) -> tuple[CountPhrase, ...]:
        """Return what parts are of that do not add up to their likeliest whole: one figure, or some side by side.

        办理总量 408 件，其中办结 391 件。公开 69 件…; 承办建议 87 件、提案 102 件，其中主办 96 件、会办 93 件.
        """
        level, at = self.levels[parts[0].parent], self.position[parts[0]]
        behind = level[self.position[parts[-1]] + 1 :][:1]
        if any(m.total and m.figure.value == total(parts) for m in behind):
            # 上年结转 5 件。北村 27 件、西村 18 件，两村合计 45 件
            return tuple(behind)
        before = level[max(0, at - _FARTHEST_WHOLE) : at]
        if whole[-1].sentence == parts[0].sentence:
            # 举办培训 25 期。新收 26 件，其中上半年 11 件、下半年 14 件: no figure of another sentence
            before = [m for m in before if m.sentence == parts[0].sentence]
        for start in range(len(before) - 1, -1, -1):
            for end in range(start + 1, min(start + _MOST_TOGETHER, len(before)) + 1):
                chosen = before[start:end]
                beside = all(m.opening == "PAUSE" for m in chosen[1:])
                if beside and total(chosen) == total(parts) and kindred(tuple(chosen), parts):
                    return tuple(chosen)
        return whole

    def _told_later(self, first: CountPhrase) -> list[CountPhrase]:
        """Return what was concluded where that stands behind its outcomes: 予以公开 45 件、…，共计办结 122 件."""
        level = self.levels[first.parent]
        behind = level[self.position[first] + 1 : self.position[first] + _FARTHEST_LATER]
        here = (m for m in behind if m.sentence == first.sentence)
        return [m for m in here if self._name(m) == "conclude"][:1]

    def _earlier(self, first: CountPhrase) -> list[CountPhrase]:
        """Return the figures in front of a list, in its sentence or in the last one that has any, the nearest first."""
        level = self.levels[first.parent]
        at = self.position[first]
        earlier: list[CountPhrase] = []
        for mention in reversed(level[max(0, at - _FARTHEST_WHOLE) : at]):
            near = mention.sentence == first.sentence
            if not (near or not earlier or mention.sentence == earlier[0].sentence):
                break
            earlier.append(mention)
            if near and _is_sorted(mention) and _is_sorted(first):
                # 从申请主体看，自然人…；从申请渠道看，…: sorted in two ways, and both lists have one whole
                earlier.clear()
        return earlier

    def _stands_beside(self, mention: CountPhrase, part: Draft) -> bool:
        """Tell whether a figure is one of several applicants', of which another one's are no part."""
        draft = self.drafts.get(mention)
        if draft is None or draft.family != "applicant":
            return False
        return not set(part.keys) < set(draft.keys)

    def _of_group(self, nearest: Sequence[CountPhrase], part: Draft) -> bool:
        """Tell whether the figure before a list is the group that the list's first part belongs to."""
        whole = self.drafts.get(nearest[0]) if nearest else None
        return whole is not None and whole.family == "row" and set(part.keys) < set(whole.keys)

    def _new_and_carried(self, earlier: Sequence[CountPhrase]) -> tuple[CountPhrase, ...] | None:
        """Return the figures of new and carried requests where both stand in front of a list."""
        carried = next((m for m in earlier if self._name(m) == "carried_in"), None)
        new = next((m for m in earlier if self._name(m) in ("receive", "accept")), None)
        return (new, carried) if new is not None and carried is not None else None

    def _cases(self, earlier: Sequence[CountPhrase]) -> tuple[CountPhrase, ...] | None:
        """Return 行政复议 1 件、行政诉讼 2 件, of which 其中已审结 1 件、未审结 2 件 are the parts."""
        if len(earlier) < 2 or earlier[0].opening != "PAUSE":
            return None
        last, other = earlier[:2]
        cases = all("case" in make_label(mention.before) for mention in (last, other))
        return (other, last) if cases else None

    def _name(self, mention: CountPhrase) -> str:
        draft = self.drafts.get(mention)
        return draft.name if draft is not None and draft.family == "stage" else ""

    def _likeliest(
        self, wholes: Sequence[tuple[CountPhrase, ...]], parts: Sequence[CountPhrase]
    ) -> tuple[CountPhrase, ...] | None:
        """Return the whole of a list that adds up to none; None when its sentence offers several."""
        nearest = wholes[0]
        if not parts or not kindred(nearest, parts):
            return None
        if len(nearest) > 1 or parts[0].sentence == nearest[0].sentence:
            return nearest
        alone = len([whole for whole in wholes if whole[0].sentence == nearest[0].sentence]) == 1
        return nearest if alone or self._meant(nearest, parts) else None

    def _meant(self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase]) -> bool:
        draft = self.drafts.get(whole[-1])
        return draft is not None and all(part in self.drafts for part in parts)

    def _ends_in_among(self, mention: CountPhrase) -> bool:
        """Tell whether 中 stands right behind a figure: 53 件中."""
        return self.folded.text.startswith(AMONG, mention.number.end)

    def _is_said_of(self, whole: CountPhrase, first: CountPhrase) -> bool:
        """Tell whether a list is said to be of just one figure: 118 件申请中，110 件办结."""
        return first.lead == AMONG and whole.clause in (first.clause, first.clause - 1)

    def _of_others(self, whole: Sequence[CountPhrase], first: CountPhrase) -> bool:
        """Tell whether applicants are listed in a sentence of their own: 新收的申请中 may name another whole."""
        draft = self.drafts.get(first)
        applicants = draft is not None and draft.family == "applicant"
        return applicants and whole[0].sentence != first.sentence

    def _complete(self, whole: tuple[CountPhrase, ...], parts: Sequence[CountPhrase]) -> bool:
        """Tell whether the parts are by their meaning all that the whole can consist of."""
        stated = self._keys(parts)
        target = self._keys(whole)
        return bool(stated and target) and is_complete(target, stated, self.vocabulary)

    def _keys(self, mentions: Sequence[CountPhrase]) -> tuple[str, ...]:
        """Return the keys that mentions state together, none when one of them states none."""
        drafts = [self.drafts.get(mention) for mention in mentions]
        if None in drafts:
            return ()
        return tuple(key for draft in drafts if draft is not None for key in draft.keys)

    def _is_outcome(self, mention: CountPhrase) -> bool:
        draft = self.drafts.get(mention)
        return draft is not None and (draft.family == "row" or draft.name == "carried_out")


def _is_sorted(first: CountPhrase) -> bool:
    """Tell whether a list begins with what it is sorted by: 从申请渠道看."""
    return first.lead is not None and first.lead.startswith((SORTED, *WORDING["sorting"]))
