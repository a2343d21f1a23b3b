"""Lists in sentences: a whole, its parts, and whether the list leaves anything out.

A list's bounds are found by its words first (其中, a colon, brackets) and by its arithmetic where the words leave them
open: parts that add up to the whole exactly are the list. Where they do not, the list is closed only if its words or
the meaning of its parts say that nothing is left out; in doubt it is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.prose.model import Sum
from govlint.records import dataclass


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from govlint.prose.context import Draft
    from govlint.prose.folding import Folded
    from govlint.prose.mentions import Mention
    from govlint.prose.vocabulary import Vocabulary
    from govlint.source import Span


_INCLUDING: Final = frozenset({"含", "内含", "其中含"})
_REST: Final = ("其余", "剩余", "余下", "其他", "其它")
_OUTCOME_GROUPS: Final = frozenset(
    {"granted", "partly_granted", "refused", "unavailable", "not_processed", "other"}
)


@dataclass(slots=True, eq=False)
class FoundSum:
    """A list with its mentions."""

    whole: tuple[Mention, ...]
    parts: tuple[Mention, ...]
    closed: bool
    span: Span

    def to_sum(self) -> Sum:
        """Return it without the mentions."""
        whole = tuple(mention.figure for mention in self.whole)
        return Sum(whole, tuple(mention.figure for mention in self.parts), self.closed, self.span)


def read_sums(
    mentions: Sequence[Mention],
    drafts: Mapping[Mention, Draft],
    vocabulary: Vocabulary,
    folded: Folded,
) -> list[FoundSum]:
    """Return the lists among a passage's mentions, in the order of the text."""
    return _Lists(mentions, drafts, vocabulary, folded).read()


class _Lists:
    def __init__(
        self,
        mentions: Sequence[Mention],
        drafts: Mapping[Mention, Draft],
        vocabulary: Vocabulary,
        folded: Folded,
    ) -> None:
        self.mentions = [m for m in mentions if _usable(m)]
        self.drafts = drafts
        self.vocabulary = vocabulary
        self.folded = folded
        self.found: list[FoundSum] = []
        self.consumed: set[Mention] = set()
        # Position of each mention among those of its own level: same note, or the running text.
        self.levels: dict[Mention | None, list[Mention]] = {}
        self.position: dict[Mention, int] = {}
        for mention in self.mentions:
            level = self.levels.setdefault(mention.parent, [])
            self.position[mention] = len(level)
            level.append(mention)

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
        return sorted(self.found, key=lambda found: (found.span.start, found.parts[0].number.start))

    def _following(self, first: Mention) -> list[Mention]:
        """Return the mentions that may be the parts of a list that begins with this one."""
        level = self.levels[first.parent]
        parts: list[Mention] = []
        for mention in level[self.position[first] :]:
            if mention.sentence != first.sentence or (mention is not first and mention.more):
                break
            if mention is not first and self._heads_new_list(mention, first, ()):
                break
            if mention not in self.consumed or mention is first:
                parts.append(mention)
        return parts

    def _heads_new_list(self, mention: Mention, first: Mention, whole: tuple[str, ...]) -> bool:
        draft = self.drafts.get(mention)
        if draft is None:
            return False
        if draft.family == "case":
            own = self.drafts.get(first)
            return not set(draft.keys) < set(whole) and (
                own is None or own.family != "case" or bool(whole)
            )
        return draft.family == "stage" and draft.name in ("receive", "accept", "both")

    def _wholes(self, first: Mention) -> list[tuple[Mention, ...]]:
        """Return what a list could be the parts of, the likeliest first."""
        if first.parent is not None and not self.position[first]:
            return [(first.parent,)]
        level = self.levels[first.parent]
        at = self.position[first]
        earlier: list[Mention] = []
        for mention in reversed(level[:at]):
            if mention.sentence == first.sentence or (
                not earlier or mention.sentence == earlier[0].sentence
            ) or not earlier:
                earlier.append(mention)
            else:
                break
        wholes: list[tuple[Mention, ...]] = [(mention,) for mention in earlier[:6]]
        kind = self.drafts.get(first)
        pair = self._new_and_carried(earlier)
        if pair and self._name(first) in ("conclude", "carried_out"):
            return [pair]
        if kind is not None and kind.family == "row" and not self._of_group(earlier[:1], kind):
            # Outcomes are the parts of what was concluded, else of what there was to conclude.
            concluded = [(m,) for m in earlier if self._name(m) in ("conclude", "handle", "both")]
            taken = [(m,) for m in earlier if self._name(m) in ("receive", "accept")]
            return [*concluded, *([pair] if pair else []), *taken] or wholes
        if pair:
            wholes.insert(0 if self._name(earlier[0]) == "carried_in" else 1, pair)
        return wholes

    def _of_group(self, nearest: Sequence[Mention], part: Draft) -> bool:
        """Tell whether the figure before a list is the group that the list's first part belongs to."""
        whole = self.drafts.get(nearest[0]) if nearest else None
        return whole is not None and whole.family == "row" and set(part.keys) < set(whole.keys)

    def _new_and_carried(self, earlier: Sequence[Mention]) -> tuple[Mention, ...] | None:
        """Return the figures of new and carried requests where both stand in front of a list."""
        carried = next((m for m in earlier if self._name(m) == "carried_in"), None)
        new = next((m for m in earlier if self._name(m) in ("receive", "accept")), None)
        return (new, carried) if new is not None and carried is not None else None

    def _name(self, mention: Mention) -> str:
        draft = self.drafts.get(mention)
        return draft.name if draft is not None and draft.family == "stage" else ""

    def _list_from(self, first: Mention) -> None:
        parts = self._following(first)
        wholes = self._wholes(first)
        if not wholes:
            return
        if self._take_sums(parts, wholes):
            return
        parts = self._bounded(parts)
        whole = self._likeliest(wholes, parts)
        if whole is not None and self._overflows_in_doubt(whole, parts, first):
            whole = None
        if whole is not None and not all(part in self.drafts for part in parts):
            parts = [part for part in parts if part.figure.unit in (None, whole[0].figure.unit)]
        if whole is None or len(parts) < 2:
            return
        self._add(whole, parts, closed=self._closed(whole, parts, first))

    def _take_sums(self, parts: list[Mention], wholes: Sequence[tuple[Mention, ...]]) -> bool:
        """Add the lists that add up, one grouping of the whole after the other; tell whether there was one."""
        taken = False
        while len(parts) > 1:
            match = next(
                (
                    (whole, n)
                    for at, whole in enumerate(wholes)
                    if (n := _prefix(parts, _total(whole)))
                    and _kindred(whole, parts[:n])
                    and (at == 0 or _bounds(parts[:n]) == n)
                ),
                None,
            )
            if match is None:
                break
            whole, count = match
            self._add(whole, parts[:count], closed=_says_all(parts[:count]))
            wholes = [whole]
            parts = parts[count:]
            taken = True
        return taken

    def _add(self, whole: tuple[Mention, ...], parts: Sequence[Mention], *, closed: bool) -> None:
        ends = [*whole, *parts]
        start = min(_start(mention) for mention in ends)
        end = max(mention.number.end for mention in ends)
        self.found.append(FoundSum(whole, tuple(parts), closed, self.folded.span(start, end)))
        self.consumed.update(parts)
        for part in parts:
            part.listed = True

    def _bounded(self, parts: list[Mention]) -> list[Mention]:
        """Return the parts up to where the list's own separator gives way to a stronger one."""
        bounded = parts[: _bounds(parts)]
        for at, part in enumerate(bounded):
            if part.etc:
                return bounded[: at + 1]
        return bounded

    def _likeliest(
        self, wholes: Sequence[tuple[Mention, ...]], parts: Sequence[Mention]
    ) -> tuple[Mention, ...] | None:
        """Return the whole of a list that adds up to none; None when its sentence offers several."""
        nearest = wholes[0]
        if not parts or not _kindred(nearest, parts):
            return None
        if len(nearest) > 1 or parts[0].sentence == nearest[0].sentence:
            return nearest
        alone = len([whole for whole in wholes if whole[0].sentence == nearest[0].sentence]) == 1
        return nearest if alone or self._meant(nearest, parts) else None

    def _meant(self, whole: tuple[Mention, ...], parts: Sequence[Mention]) -> bool:
        draft = self.drafts.get(whole[-1])
        return draft is not None and all(part in self.drafts for part in parts)

    def _closed(self, whole: tuple[Mention, ...], parts: Sequence[Mention], first: Mention) -> bool:
        if not _says_all(parts) or any(m.figure.approximate for m in (*whole, *parts)):
            return False
        if self._complete(whole, parts):
            return True
        if any(part in self.drafts for part in parts):
            return False
        surplus = sum(part.figure.value for part in parts) > _total(whole)
        if surplus:
            return all(part.opening == "PAUSE" for part in parts[1:]) and first.lead is not None
        return _names_the_rest(parts[-1]) and _same_unit(whole, parts)

    def _overflows_in_doubt(
        self, whole: tuple[Mention, ...], parts: Sequence[Mention], first: Mention
    ) -> bool:
        """Tell whether parts exceed their whole only because they may overlap, or are no list of it at all."""
        if sum(part.figure.value for part in parts) <= _total(whole):
            return False
        if any(m.figure.approximate for m in (*whole, *parts)) or not _same_unit(whole, parts):
            return True
        families = {
            draft.family if (draft := self.drafts.get(part)) is not None else "" for part in parts
        }
        if families in ({"row"}, {"applicant"}, {"outcome"}, {"case"}, {"stage"}):
            stated = [key for part in parts for key in self.drafts[part].keys]
            return len(set(stated)) != len(stated)
        listed = all(part.opening == "PAUSE" for part in parts[1:]) and first.lead is not None
        return families != {""} or not listed

    def _complete(self, whole: tuple[Mention, ...], parts: Sequence[Mention]) -> bool:
        """Tell whether the parts are by their meaning all that the whole can consist of."""
        drafts = [self.drafts.get(part) for part in parts]
        keys = [draft.keys for draft in drafts if draft is not None]
        if len(keys) != len(parts) or any(draft is not None and draft.implied for draft in drafts):
            return False
        stated = [key for group in keys for key in group]
        heads = [self.drafts.get(mention) for mention in whole]
        target = [key for draft in heads if draft is not None for key in draft.keys]
        if len(set(stated)) != len(stated) or None in heads:
            return False
        return any(set(stated) == set(members) for members in self._partitions(tuple(target)))

    def _partitions(self, target: tuple[str, ...]) -> list[tuple[str, ...]]:
        vocabulary = self.vocabulary
        found: list[tuple[str, ...]] = []
        rows = [row for members in vocabulary.groups.values() for row in members]
        if len(target) == 1 and target[0].count(".") == 1:
            block, _, column = target[0].partition(".")
            if column == "total":
                found.append(
                    tuple(f"{block}.{o}" for o in ("upheld", "corrected", "other", "pending"))
                )
        if set(target) == {"litigation_direct.total", "litigation_after_reconsideration.total"}:
            found.append(target)
        if "requests.concluded.total" in target or "requests.received.total" in target:
            found.append(vocabulary.totals(("concluded", "carried_out")))
        if "requests.concluded.total" in target or set(target) == set(
            vocabulary.totals(("received", "carried_in"))
        ):
            found.append(vocabulary.totals(("granted", "partly_granted", *rows)))
        if len(target) == 1 and target[0].endswith(".total") and target[0].startswith("requests."):
            row = target[0].removeprefix("requests.").removesuffix(".total")
            found.append(tuple(f"requests.{row}.{column}" for column in vocabulary.applicants))
        for members in vocabulary.groups.values():
            if len(members) > 1 and set(target) == set(vocabulary.totals(members)):
                found.append(vocabulary.totals(members))
        return found

    def _list_without_words(self, whole: Mention) -> None:
        """Find a list that no word opens: the parts follow the whole and add up to it."""
        draft = self.drafts.get(whole)
        heads = draft is not None and (
            draft.family == "case"
            or draft.name in ("receive", "accept", "handle", "conclude", "both")
        )
        if not (heads or whole.total) or whole in self.consumed or whole.figure.value == 0:
            return
        if any(whole in found.whole for found in self.found) and not heads:
            return
        level = self.levels[whole.parent]
        at = self.position[whole]
        after = [m for m in level[at + 1 :] if m not in self.consumed]
        parts = [m for m in after if m.sentence == whole.sentence]
        if not parts and after and whole.total:
            parts = [m for m in after if m.sentence == after[0].sentence]
        if parts and parts[0].lead is not None:
            return
        parts = _until(
            parts,
            lambda m: m.more or self._heads_new_list(m, m, draft.keys if draft is not None else ()),
        )
        wholes: list[tuple[Mention, ...]] = [(whole,)]
        new = self._name(whole) in ("receive", "accept")
        if parts and new and self._name(parts[0]) == "carried_in":
            self._take_sums(parts[1:], [(whole, parts[0])])
            return
        before = level[at - 1] if at else None
        if (
            before is not None
            and new
            and self._name(before) == "carried_in"
            and before.sentence == whole.sentence
        ):
            self._take_sums(parts, [(before, whole)])
            return
        if not self._take_sums(parts, wholes) and heads:
            self._take_complete(whole, parts)

    def _take_complete(self, whole: Mention, parts: list[Mention]) -> None:
        for count in range(2, len(parts) + 1):
            if self._complete((whole,), parts[:count]) and self._partition_is_firm(
                whole, parts[:count]
            ):
                self._add((whole,), parts[:count], closed=_says_all(parts[:count]))
                return

    def _partition_is_firm(self, whole: Mention, parts: Sequence[Mention]) -> bool:
        """收到 45 件，办结 40 件，结转 3 件 may leave out what was carried in; an outcome list may not."""
        return self._name(whole) == "conclude" or "carried_out" not in {
            self._name(part) for part in parts
        }

    def _list_before_total(self, whole: Mention) -> None:
        """Find 公开 8 件、不予公开 4 件，共计 12 件."""
        if (
            not whole.total
            or whole in self.consumed
            or any(whole in found.whole for found in self.found)
        ):
            return
        level = self.levels[whole.parent]
        before = [m for m in level[: self.position[whole]] if m.sentence == whole.sentence]
        free = [m for m in before if m not in self.consumed]
        count = _prefix(free[::-1], whole.figure.value)
        if count and _kindred((whole,), free[-count:]):
            self._add((whole,), free[-count:], closed=True)


def _usable(mention: Mention) -> bool:
    bare_year = mention.other and any(lexeme.kind == "YEAR" for lexeme in mention.before)
    named = any(lexeme.kind in ("TERM", "GAP") for lexeme in mention.before)
    if mention.figure.unit == "万元" or (mention.denied and not named):
        return False
    return not mention.other or (bare_year and named and mention.opening == "PAUSE")


def _start(mention: Mention) -> int:
    first = mention.before[0].start if mention.before else mention.number.start
    return min(first, mention.number.start)


def _total(whole: Sequence[Mention]) -> int | Decimal:
    return sum(mention.figure.value for mention in whole)


def _prefix(parts: Sequence[Mention], total: int | Decimal) -> int:
    """Return how many parts, two or more, add up to the total; 0 when no number of them does."""
    running: int | Decimal = 0
    for count, part in enumerate(parts, 1):
        running += part.figure.value
        if running == total and count > 1:
            # Parts of 0 behind the last one belong to the list as well.
            while (
                count < len(parts)
                and parts[count].figure.value == 0
                and parts[count].opening == "PAUSE"
            ):
                count += 1
            return count
        if running > total:
            return 0
    return 0


def _bounds(parts: Sequence[Mention]) -> int:
    """Return how many parts stand before a separator stronger than the one between the first two."""
    for count, part in enumerate(parts[2:], 2):
        if _strength(part) > _strength(parts[1]):
            return count
    return len(parts)


def _kindred(whole: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Tell whether whole and parts can be of one kind: 人次 are no part of 条."""
    people = {"人次", "场", "期", "人", "名", "场次"}
    units = {mention.figure.unit for mention in (*whole, *parts)} - {None}
    return len(units & people) == 0 or len(units) == 1


def _same_unit(whole: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    return len({mention.figure.unit for mention in (*whole, *parts)}) == 1


def _says_all(parts: Sequence[Mention]) -> bool:
    if parts[0].lead in _INCLUDING or parts[0].chiefly:
        return False
    return not any(part.etc for part in parts)


def _names_the_rest(part: Mention) -> bool:
    words = "".join(lexeme.text for lexeme in part.before)
    return words.startswith(_REST)


def _strength(mention: Mention) -> int:
    return {"": 0, "PAUSE": 1, "COMMA": 2, "COLON": 2, "SEMICOLON": 3}.get(mention.opening, 4)


def _until(parts: Sequence[Mention], ends: object) -> list[Mention]:
    kept: list[Mention] = []
    for part in parts:
        if callable(ends) and ends(part):
            break
        kept.append(part)
    return kept
