"""Clauses that say of the figure before them what became of it: 均按时答复, 均为自然人, 尚未审结."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.prose.context import Discourse, Draft, SentenceState, Step, blocks_of, crossed
from govlint.prose.frames import WORDING
from govlint.prose.labels import make_label, says_every
from govlint.prose.parts import INCLUDING
from govlint.prose.requests import applicants_of
from govlint.prose.resolve import case_keys


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.events import Remark
    from govlint.prose.labels import Description
    from govlint.prose.mentions import CountPhrase
    from govlint.prose.parts import FoundSum
    from govlint.prose.tokens import Lexeme
    from govlint.prose.vocabulary import Vocabulary


# Who decides a case is nothing foreign to it: 复议机关均维持原答复.
_DECIDERS: Final = frozenset(WORDING["deciders"])
# What a clause may refer back to stands near it.
MEMORY: Final = 40
TAKEN: Final = frozenset({"receive", "accept", "due", "handle", "both"})


class Predicates:
    """Makes drafts of what clauses say about the drafts before them."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        year: int | None,
        context: Discourse,
        *,
        trace: bool = False,
    ) -> None:
        self.vocabulary = vocabulary
        self.year = year
        self.context = context
        self.drafts: list[Draft] = []
        self.by_mention: dict[CountPhrase, Draft] = {}
        self._reasoned: set[CountPhrase | None] = set()
        self._reasons: list[Draft] = []
        self.steps: list[Step] | None = [] if trace else None

    @property
    def here(self) -> SentenceState:
        """What the sentence has spoken of so far."""
        return self.context.here

    def _predicate(self, words: Sequence[Lexeme], end: int) -> None:
        """Read a clause such as 均按时答复, which says of the figure before it what became of it."""
        label = make_label(words, self.year)
        base = self.here.drafts[-1] if self.here.drafts else None
        if base is None or ("foreign" in label and not _decided(label, base)):
            return
        if self.here.pointed or self._is_of_another(base):
            return
        own = not case_keys(label) or set(case_keys(label)) == set(blocks_of(base.keys))
        if base.family == "case" and "outcome" in label and own:
            self._outcome(label, base, words, end)
            return
        if base.family == "case" and "case" in label:
            self._narrow_case(label, base, end, every=any(map(says_every, words)))
            return
        wholes = [draft for draft in self.here.drafts if draft.family == "stage"]
        taken = [draft for draft in wholes if draft.name in TAKEN]
        if not taken or not self.context.open:
            return
        whole = taken[-1]
        # 收到 36 件，办结 33 件，均按期答复: the figure of what was concluded stands there.
        told = wholes[-1].name == "conclude" and wholes[-1].mention is not whole.mention
        partners = [
            d
            for d in wholes
            if d.name == "carried_in"
            and d.mention
            and not d.mention.depth
            and d.mention.lead not in INCLUDING
        ]
        if whole.name == "due" or (whole.name == "handle" and wholes[-1] is whole):
            # 应办理 583 件 has those in it that were carried in. So has 上年结转 1 件，共办理 13 件.
            partners = []
        if self._says_whose(label, whole, words, end):
            return
        rows = label.keys("row")
        if rows and not label.trailing:
            draft = self._follow(whole, self.vocabulary.totals(rows), end)
            draft.certain = draft.implied = False
            draft.family = "row"
        concluding = "conclude" in label.stages() or rows
        if (
            concluding
            and not told
            and not ({"carried_out"} & label.stages())
            and whole.name != "both"
        ):
            self._imply(("concluded",), [whole, *partners], end)

    def _is_of_another(self, base: Draft) -> bool:
        """Tell whether a figure that is not read stands between: 诉讼 20 件，其中败诉 2 件，均为复议后起诉."""
        last = self.here.figures[-1] if self.here.figures else None
        return base.family == "case" and last is not None and last not in self.by_mention

    def _says_whose(
        self, label: Description, whole: Draft, words: Sequence[Lexeme], end: int
    ) -> bool:
        """Read whose requests those were that were just counted, and tell whether the clause says no more."""
        stages = label.stages()
        if {"carried_in", "carried_out"} & stages and not stages & TAKEN:
            # 结转进来的都是律师事务所提出的
            return True
        columns = applicants_of(label, self.vocabulary)
        each = any(lexeme.kind == "EACH" for lexeme in words)
        every = each or "ALL" in label.kinds
        # 新收 1 件，为自然人申请
        bare = not (label.leading or label.trailing or stages)
        if not columns or "row" in label or not (every or bare):
            return False
        draft = self._follow(whole, self.vocabulary.totals(("received",), columns), end)
        both = self.vocabulary.totals(("received", "carried_in"), columns)
        draft.alternatives, draft.family = (both,), "applicant"
        if every:
            # 其他均为自然人: of those that are left. 均为本地村民和企业: of more than are named.
            alone = label.senses.keys() == {"applicant"} and any(map(says_every, words))
            some = "rest" in label or "REST" in label.kinds or label.leading
            draft.implied, draft.certain = False, (each or alone) and not some
        else:
            draft.certain = False
        return True

    def settle_lists(self, sums: Sequence[FoundSum]) -> None:
        """Take 办结 in a list of outcomes, 办结 3 件、无法提供 7 件、重复申请 2 件, for some of what was concluded."""
        for found in sums:
            drafts = [(part, self.by_mention.get(part)) for part in found.parts]
            others = any(draft is not None and draft.family == "row" for _, draft in drafts)
            aside = any(
                draft is None and "aside" in make_label([*part.before, *part.after])
                for part, draft in drafts
            )
            amended = any("amended" in make_label(part.before).names("act") for part in found.parts)
            kinds = len(found.whole) == 1 and found.whole[0] not in self.by_mention
            base = self.by_mention.get(found.whole[0]) if len(found.whole) == 1 else None
            if base is not None and base.certain:
                _settle_parts(base, drafts)
            received = base is not None and base.name in ("receive", "accept")
            for part, draft in drafts:
                if kinds and draft is not None and draft.family == "decision" and not draft.name:
                    # 公开信息 71 条，其中行政处罚 2: what was published of them.
                    draft.certain = False
                if draft is not None and draft.family == "document" and amended:
                    # 公布规章 4 件，其中新制定 2 件、修订 2 件: those revised may be counted as issued as well.
                    draft.fair = True
                if draft is not None and aside and draft.family == "outcome":
                    # 维持 9 件、驳回 2 件、责令履行 1 件: those dismissed may be counted as upheld as well.
                    draft.fair = True
                if draft is not None and received and draft.family == "stage":
                    # 收到 23 件，答复 22 件，1 件正在办理: what became of these alone, the year before's left out.
                    draft.fair = True
                if draft is None or (draft.family, draft.name) != ("stage", "conclude"):
                    continue
                # 答复 5 件、撤回 1 件: those withdrawn may be counted as concluded as well.
                draft.fair = draft.fair or aside
                draft.certain = draft.certain and not others
                if others and found.parts[0].lead is not None:
                    self.drafts = [d for d in self.drafts if d.mention is not part]

    def _reason(
        self, label: Description, base: Draft, remark: Remark, *, noted: bool = False
    ) -> None:
        """无法提供 7 件，系本机关不掌握相关政府信息; ``noted``: in brackets, where it is said of all of them."""
        rows = label.keys("row")
        keys = self.vocabulary.totals(rows)
        whole = base.value and base.mention is not None and len(base.keys) > 1
        if base.mention in self._reasoned:
            # 不予公开 3 件，涉及国家秘密、商业秘密: several reasons, of which none is all.
            self.drafts = [d for d in self.drafts if d not in self._reasons]
            return
        if label.of_some():
            self._reasoned.add(base.mention)
            return
        if whole and len(rows) == 1 and keys[0] in base.keys and not label.trailing:
            draft = self._follow(base, keys, remark.end)
            draft.implied = False
            each = any(lexeme.kind == "EACH" for lexeme in remark.words)
            draft.certain = each or noted or base.value == 1
            self._reasoned.add(base.mention)
            self._reasons = [draft]

    def _disown(self) -> None:
        """被申请行政复议 2 件，均与政府信息公开无关: no figure of the form."""
        for draft in [d for d in self.here.drafts if d.family in ("case", "outcome")]:
            if draft in self.drafts:
                self.drafts.remove(draft)
            if draft.mention is not None:
                self.by_mention.pop(draft.mention, None)
        self.here.case = None

    def _narrow_case(self, label: Description, base: Draft, end: int, *, every: bool) -> None:
        """行政诉讼 2 件，均为未经复议直接起诉."""
        keys = tuple(f"{block}.total" for block in case_keys(label))
        if len(keys) == 1 and keys[0] in base.keys and len(base.keys) > 1 and not label.trailing:
            draft = self._follow(base, keys, end)
            draft.implied, draft.certain = False, every or base.value == 1
            if not draft.certain:
                base.alternatives = (*base.alternatives, keys)

    def _outcome(self, label: Description, base: Draft, words: Sequence[Lexeme], end: int) -> None:
        every = any(lexeme.kind in ("ALL", "EACH") for lexeme in words)
        if label.trailing or "aside" in label or (not every and base.value != 1):
            return
        outcome = label.names("outcome")[-1]
        for case in self.here.cases_just_counted() if every else [base]:
            keys = tuple(f"{block}.{outcome}" for block in blocks_of(case.keys))
            draft = self._follow(case, keys, end)
            draft.family, draft.name, draft.implied = "outcome", outcome, False

    def _follow(self, base: Draft, keys: tuple[str, ...], end: int) -> Draft:
        draft = Draft(
            keys, base.family, "conclude", implied=True, mention=base.mention, value=base.value
        )
        draft.start, draft.end = base.start, end
        self.drafts.append(draft)
        return draft

    def _imply(self, rows: tuple[str, ...], bases: Sequence[Draft], end: int | None = None) -> None:
        keys = self.vocabulary.totals(rows)
        if any(
            draft.implied and draft.keys == keys and draft.mention is bases[0].mention
            for draft in self.drafts[-MEMORY:]
        ):
            return
        draft = self._follow(bases[0], keys, end or bases[0].end)
        draft.certain = False
        draft.value = sum(base.value for base in bases)
        draft.partners = tuple(base.mention for base in bases[1:] if base.mention is not None)


def _settle_parts(base: Draft, parts: Sequence[tuple[CountPhrase, Draft | None]]) -> None:
    """Read the parts of a figure of the form that its words do not tell from it."""
    for _, draft in parts:
        if draft is None:
            continue
        if draft.keys == base.keys or draft.family == base.family == "document":
            # 现行有效规章共 138 部，省政府规章占 71 部，其余 67 部为设区的市制定: shares of others
            draft.certain = False
        elif (draft.family, base.family) == ("case", "outcome"):
            give_outcome(draft, base)


def give_outcome(case: Draft, outcome: Draft) -> None:
    """Let a kind of cases be those with one outcome: 未审结的 3 件中，直接起诉的 1 件、复议后起诉的 2 件."""
    case.keys, case.alternatives = crossed(case.keys, outcome.keys), ()
    case.family, case.name = "outcome", outcome.name


def points(words: Sequence[Lexeme]) -> bool:
    """Tell whether a clause points to one of several things told before: 前者被纠正，后者尚在审理."""
    return any(lexeme.text.startswith(WORDING["pointing"]) for lexeme in words)


def _decided(label: Description, base: Draft) -> bool:
    """Tell whether a clause says how the bodies that decide cases decided those just counted."""
    deciders = {sense.text for sense in label.senses["foreign"]}
    return base.family == "case" and "outcome" in label and deciders <= _DECIDERS
