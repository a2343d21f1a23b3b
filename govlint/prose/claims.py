"""Events to claims: which figures of the form a passage states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.prose.absences import read_absences
from govlint.prose.context import Draft, SentenceState, Step, names_behind, place, scope_of
from govlint.prose.events import Break, Event, Ratio, Remark
from govlint.prose.frames import UNITS, WORDING, counted_in
from govlint.prose.labels import by_head, make_label, says_every, stronger, up_to_all
from govlint.prose.mentions import CountPhrase
from govlint.prose.parts import is_period
from govlint.prose.predicates import MEMORY, TAKEN, points
from govlint.prose.resolve import resolve
from govlint.prose.spread import speaks
from govlint.prose.subjects import (
    denied_words,
    disowns,
    is_mark,
    of_last_year,
    rest_of,
    set_subject,
)
from govlint.prose.takings import Takings
from govlint.prose.totals import total_of


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.labels import Description
    from govlint.prose.tokens import Lexeme


_FULL_STOPS: Final = ("。", ".", "!", "?", "")
_COUNTED: Final = frozenset({"request", "application", "row", "case", "applicant"})
# A clause that speaks of these beside applicants is about more than who asked.
_OF_MORE: Final = frozenset({"stage", "row", "case", "outcome", "document", "fact", "rest"})
_OUTCOMES: Final = frozenset({"row", "outcome", "disclose"})
# 1 件因…无法提供: what stands between a figure and these is a reason, or whose request it was.
_BEHIND_A_REASON: Final = frozenset({"row", "outcome", "request", "case"})


class ClaimReader(Takings):
    """Goes through the events of one passage in their order and collects drafts of claims."""

    def read(self, events: Sequence[Event]) -> None:
        """Take every event."""
        for event in events:
            if isinstance(event, CountPhrase):
                if self.steps is not None:
                    self.steps.append(Step(event, scope_of(self.context)))
                self._mention(event)
            elif isinstance(event, Remark):
                self._remark(event)
            elif isinstance(event, Ratio):
                self._ratio(event)
            else:
                self._break(event)

    def _break(self, event: Break) -> None:
        context = self.context
        ended = event.mark[:1] in _FULL_STOPS
        context.here = SentenceState(earlier_documents=context.here.documents if ended else ())
        context.unit = context.unit if event.mark != "\n" else ""
        context.earlier_sentence = True
        mark = event.mark
        context.heading = not ended
        if context.heading:
            if mark != "\n" and not mark.strip("().、").isdigit():
                context.topic = ""
            context.open = context.topic == "request"
            context.antecedent = None

    def _mention(self, mention: CountPhrase) -> None:
        self._enter(mention)
        if mention.denied:
            return
        if mention.other:
            self._pass_over(mention)
            return
        found = self._spread(mention) if mention.spread == "each" else self._single(mention)
        found = found or self._bare(mention)
        if not mention.depth:
            self.here.figures = [*self.here.figures[-MEMORY:], mention]
        if not found:
            self._unread(mention)
            return
        first = found[0]
        if self._is_of_concluded(first, mention):
            return
        if self._repeats(first, mention) or self._accepts_some(first, mention):
            return
        self.here.counts_unknown = False
        for draft in found:
            if self.here.pointed and draft.family == "outcome":
                # 后者中维持 2 件: of one of several kinds of cases
                draft.certain = False
            self._take(draft, mention)
        self._consequence(mention, first, behind=first.end <= mention.number.end)

    def _enter(self, mention: CountPhrase) -> None:
        """Note how a figure stands: in a list, in brackets, behind 前者.

        Brackets leave the case that is spoken of what it was: 诉讼 9 件，纠正 5 件（直接起诉 3 件），其他结果 1 件.
        """
        here = self.here
        if mention.opening == "SEMICOLON":
            here.subset_only = False
        if mention.lead is not None or mention.depth:
            here.listed = True
            # 评查案卷 10 件，其中予以公开 4 件
            here.subset_only = here.subset_only or (here.counts_unknown and not mention.depth)
        if mention.depth and not here.depth:
            here.outer = here.case
        elif here.depth and not mention.depth:
            here.case = here.outer or here.case
        here.depth = mention.depth
        senses = {sense.kind for lexeme in mention.before for sense in lexeme.senses}
        persons = bool(here.figures) and here.figures[-1].figure.unit in UNITS["persons"]
        # 窗口提交的 10 件中，6 件予以公开; 4 家企业的 4 件公开 2 件: outcomes of these alone
        of_some = "channel" in senses or (persons and not speaks(mention.before))
        if of_some and _of_those(mention) and not mention.depth:
            here.subset_only = True
        here.pointed = points(mention.before) or (here.pointed and "case" not in senses)

    def _pass_over(self, mention: CountPhrase) -> None:
        """Remember what a figure of another year, or of a part of the year, counts."""
        if mention.difference or mention.depth:
            return
        if not speaks(mention.before):
            # 月均约 184 件 says nothing of what it counts, and more of what was counted before.
            return
        label = make_label(mention.before, self.year)
        draft = resolve(label, mention.figure.unit, self.context, self.vocabulary)
        known = draft is not None and draft.family == "stage" and draft.certain
        self.here.elsewhere = (mention, draft) if draft is not None and known else None
        if mention.opening in ("STOP", "COMMA") and mention.before and not mention.compared:
            self.context.open = self.here.elsewhere is not None

    def _spread(self, mention: CountPhrase) -> list[Draft]:
        found = []
        for words in mention.groups:
            for part in by_head(words):
                label = make_label(part, self.year)
                draft = resolve(label, mention.figure.unit, self.context, self.vocabulary)
                if draft is not None:
                    place(draft, label, mention)
                    found.append(draft)
                    self._remember(draft)
        return found

    def _rest_concluded(
        self, mention: CountPhrase, before: Description, after: Description
    ) -> list[Draft]:
        """收到 17 件，除 3 件结转外，其他 14 件均按期答复: what was not carried over was concluded."""
        names = {draft.name for draft in self.here.drafts}
        bare = not before.heads or before.senses.keys() == {"rest"}
        if not ("carried_out" in names and names <= {*TAKEN, "carried_in", "carried_out"}):
            return []
        if not (bare and before.kinds <= {"TERM", "REST", "ALL", "LEAD"} and not mention.depth):
            return []
        if not ("rest" in before or "REST" in before.kinds) or after.stages() != {"conclude"}:
            return []
        for earlier in self.here.drafts:
            # 除 3 件结转外: what is left over then goes into the year after, named or not.
            earlier.certain = earlier.certain or earlier.name == "carried_out"
        draft = Draft(self.vocabulary.totals(("concluded",)), "stage", "conclude")
        place(draft, after, mention)
        draft.start = min(draft.start, mention.number.start)
        return [draft]

    def _single(self, mention: CountPhrase) -> list[Draft]:
        before = make_label(mention.before, self.year)
        after = make_label(mention.after, self.year)
        if rest := self._rest_concluded(mention, before, after):
            return rest
        if _counts_something_else(mention, before, after) or is_mark(before, self.context):
            return []
        unit = mention.figure.unit
        draft = None
        head_before = before.heads and not before.trailing
        # 不予公开的 5 件均属于过程性信息: what follows says more of the same figure.
        says_more = "row" in before and "EACH" in after.kinds
        renewed = mention.anaphoric and after.senses.keys() & _OUTCOMES and not says_more
        if head_before and ("request" in before or not renewed):
            draft = resolve(before, unit, self.context, self.vocabulary)
            if draft is not None and draft.family == "document" and "document" not in before:
                # 废止 3 件公告: no papers that were named before
                draft = None if after.leading or after.trailing else draft
            if draft is not None and not stronger(before, after):
                place(draft, before, mention)
                return [draft]
        if after.heads and not before.trailing and not ("request" in before or "row" in before):
            late = self._late(mention, after)
            if late is not None:
                return [late]
        if draft is not None:
            place(draft, before, mention)
            return [draft]
        return []

    def _late(self, mention: CountPhrase, after: Description) -> Draft | None:
        """Read a figure by the words on both sides of it: 收到的 3 件申请."""
        if after.trailing and "row" not in after:
            return None
        words = [*mention.before, *mention.after]
        if mention.anaphoric and after.senses.keys() & _OUTCOMES:
            # 律师事务所的 1 件予以公开, 复议后起诉的 1 件（尚在审理中）
            whose = (w for w in mention.before if w.has_sense("applicant", "case"))
            words = [*whose, *mention.after]
        if after.senses.keys() & _BEHIND_A_REASON:
            end = max((w.start for w in mention.after if w.has_sense(*_BEHIND_A_REASON)), default=0)
            # 4 件无法提供的答复中近一半误将企业数据当作…: whoever is named behind unknown words did not ask
            others = any(w.has_sense("applicant") and w.start > end for w in mention.after)
            words = [
                w
                for w in words
                if w.kind != "GAP" or w in mention.before or (others and w.start > end)
            ]
        # 收到的 3 件申请全部来自自然人: what is said of all of them is no part of the label.
        for chosen in (up_to_all(words, mention.after), words):
            label = make_label(chosen, self.year)
            draft = resolve(label, mention.figure.unit, self.context, self.vocabulary)
            if draft is not None:
                place(draft, label, mention)
                draft.start = min(draft.start, mention.number.start)
                return draft
        return None

    def _bare(self, mention: CountPhrase) -> list[Draft]:
        """Read a figure that does not say what it counts: a total, the same of this year, what is left."""
        label = make_label(mention.before, self.year)
        if "rest" in label:
            return rest_of(label, self.here.drafts, mention, self.context, self.vocabulary)
        if mention.depth or speaks(mention.after):
            return []
        draft: Draft | None = None
        if mention.total and not label.heads:
            before = self.here.figures
            draft = total_of(mention, self.here.drafts, before, self.context, self.vocabulary)
        if draft is None and not (label.senses or label.leading):
            draft = self._as_elsewhere(mention, label)
        if draft is None:
            return []
        draft.start, draft.end = mention.number.start, mention.number.end
        return [draft]

    def _as_elsewhere(self, mention: CountPhrase, label: Description) -> Draft | None:
        """Read 近三年共收到 61 件，其中 2023 年 23 件; 上半年收到 9 件，下半年收到 14 件，全年合计 23 件."""
        if self.here.elsewhere is None:
            return None
        other, base = self.here.elsewhere
        years = {lexeme.year for lexeme in mention.before if lexeme.kind == "YEAR"}
        own = years == {self.year} or (not years and "NOW" in label.kinds)
        if not own and (years or not (mention.total and is_period(other))):
            return None
        if mention.figure.unit != other.figure.unit:
            return None
        return Draft(base.keys, base.family, base.name, base.alternatives)

    def _unread(self, mention: CountPhrase) -> None:
        """A figure that states nothing of the form closes what bare verbs could refer to, unless it is listed."""
        context = self.context
        label = make_label(mention.before, self.year)
        if "act" in label and not (label.leading or label.trailing):
            # 修改 45 件: the same papers, in a column that the form does not have
            return
        if "aside" in label or "aside" in make_label(mention.after, self.year):
            # 撤回 3 件: the list goes on, and what it may be counted with is doubted.
            self._share_rows((*label.keys("aside"), *make_label(mention.after).keys("aside")))
            return
        # 发出收费通知 2 件，总金额 320 元 speaks of no fee of table 2.
        self.here.amount = self.here.amount or ("amount" in label and not label.doubtful("amount"))
        known = "channel" in label and "foreign" not in label
        unknown = label.leading or label.within or label.trailing or "foreign" in label
        self.here.counts_unknown = unknown and not known
        of_a_kind = "application" in label and label.leading
        in_things = self.here.counts_unknown and mention.figure.unit in UNITS["things"]
        # 涉及疫情的 7 件，6 件予以公开: outcomes of these alone
        told = label.leading and _of_those(mention) and not mention.depth
        of_a_kind = of_a_kind or (told and context.topic != "other")
        if of_a_kind or in_things or "applicant" in label or ("row" in label and label.trailing):
            # 涉农申请 9 件，予以公开 4 件: outcomes of these alone. So with 不予公开文件 175 件，维持不公开 171 件.
            self.here.subset_only = True
        if self.here.listed or known or not (label.heads or label.trailing or label.leading):
            return
        if mention.depth:
            return
        # 市公安局收到申请 134 件 is unread only because it does not say for what.
        self.here.counts_other = not (
            "application" in label and label.stages() and not label.within
        )
        context.open = False
        context.antecedent = None
        self.here.case = None
        self.here.documents = ()
        if context.topic == "case":
            context.topic = ""

    def _consequence(self, mention: CountPhrase, draft: Draft, *, behind: bool) -> None:
        """收到并答复 N 件 says that N were concluded; so does 收到 N 件均予以答复."""
        if draft.name == "both" and draft.certain:
            self._imply(("concluded",), [draft])
        words = list(mention.after)
        kinds = {lexeme.kind for lexeme in words}
        if behind and draft.family == "row" and len(draft.keys) > 1:
            # 不予公开 1 件（属于行政查询事项）
            label = make_label(words, self.year)
            unsure = label.leading or label.trailing or label.of_some()
            if "row" in label and not (unsure or any(map(says_every, words))):
                remark = Remark(words, [], mention.sentence, mention.number.end)
                self._reason(label, draft, remark, noted=True)
        if any(map(says_every, words)) and behind and draft.name != "carried_in":
            self._predicate(words, mention.number.end)
            label = make_label(words, self.year)
            if draft.family == "row" and "EACH" in kinds and "row" in label:
                end = label.end or mention.number.end
                self._reason(label, draft, Remark(words, [], mention.sentence, end))

    def _remark(self, remark: Remark) -> None:
        label = make_label(remark.words, self.year)
        context = self.context
        if "request" in label or "topic" in label:
            context.seen = True
        if denied := denied_words(remark):
            if disowns(label, denied):
                self._disown()
            self._deny(denied, remark)
            return
        if "marking" in label:
            self.here.marked = True
        self.here.pointed = self.here.pointed or points(remark.words)
        if label.order[:1] == ["applicant"] and label.senses.keys().isdisjoint(_OF_MORE):
            # 自然人：新收 21 件，办结 22 件; 商业企业的申请多围绕竣工验收，办结 51 件
            self.here.columns = label.keys("applicant")
        # 行政复议、行政诉讼均为零: the first of several, and no subject by itself.
        if not (remark.ahead and label.senses.keys() == {"case"} and context.seen):
            set_subject(label, context, opening=not self.here.drafts)
        self._add_to_last(label, remark)
        alone = label.senses.keys() in ({"applicant"}, {"case"}) and not remark.counted
        if alone or "outcome" in label or any(says_every(lexeme) for lexeme in remark.words):
            self._predicate(remark.words, remark.end)

    def _deny(self, denied: Sequence[Lexeme], remark: Remark) -> None:
        context = self.context
        if remark.other or remark.counted or denied[0].text in WORDING["not_being"]:
            return
        for draft in read_absences(denied, self.year, context, self.vocabulary):
            self._take_absence(draft, denied, remark)

    def _take_absence(self, draft: Draft, denied: Sequence[Lexeme], remark: Remark) -> None:
        context = self.context
        if draft.name == "carried_out" and not draft.certain and of_last_year(remark, denied):
            # 上年无结转申请
            draft.keys, draft.name = self.vocabulary.totals(("carried_in",)), "carried_in"
            draft.certain = True
        self.drafts.append(draft)
        if draft.family == "document":
            # 没有新制发行政规范性文件，也未废止
            self.here.documents = tuple(dict.fromkeys(key.split(".")[1] for key in draft.keys))
        if draft.family == "stage":
            context.topic, context.seen = "request", True
        elif draft.family == "case":
            context.topic = "case"

    def _add_to_last(self, label: Description, remark: Remark) -> None:
        """Let a clause say more of the figure before it."""
        if label.stages() == {"carried_out"} and not (label.leading or label.trailing):
            self._carry_over(remark)
        if label.stages() == {"carried_in"}:
            # 上年结转：自然人 1 件
            self.context.antecedent = Draft((), "stage", "carried_in")
        last = self.here.drafts[-1] if self.here.drafts else None
        if last is None:
            return
        if remark.listed and "row" in label and last.family == "row" and names_behind(last):
            # 7 件不予公开、无法提供: of several outcomes together
            self.drafts = [draft for draft in self.drafts if draft is not last]
            if last.mention is not None:
                self.by_mention.pop(last.mention, None)
            return
        if last.name == "carried_out" and label.stages() == {"carried_out"}:
            # 5 件未到答复期限，结转下年度办理
            last.certain = last.certain or not label.doubtful("stage")
        if last.family == "row" and "row" in label:
            self._reason(label, last, remark)

    def _carry_over(self, remark: Remark) -> None:
        """另有 2 件因征求第三方意见，结转下年度办理: say of a figure without a label what became of it."""
        mention = self.here.figures[-1] if self.here.figures else None
        if mention is None or mention in self.by_mention or not self.context.open:
            return
        labelled = speaks(mention.before) or speaks(mention.after)
        if labelled or not counted_in(mention.figure.unit, "requests"):
            return
        draft = Draft(self.vocabulary.totals(("carried_out",)), "stage", "carried_out", fair=True)
        draft.start, draft.end = mention.number.start, remark.end
        self._take(draft, mention)

    def _ratio(self, ratio: Ratio) -> None:
        rate = next((lexeme for lexeme in ratio.words if lexeme.kind == "RATE"), None)
        number = ratio.lexeme.number
        timely = rate is not None and rate.text.startswith(WORDING["timely"])
        if rate is None or timely or number is None or number.value != 100:
            return
        last = self.here.drafts[-1] if self.here.drafts else None
        if last is not None and last.name in TAKEN and self.context.open and not ratio.parent:
            self._imply(("concluded",), [last], ratio.lexeme.end)


def _of_those(mention: CountPhrase) -> bool:
    """Tell whether a figure is one of things named in front of it: 窗口提交的 10 件."""
    return bool(mention.before) and mention.before[-1].text.endswith(WORDING["of_those"])


def _counts_something_else(mention: CountPhrase, before: Description, after: Description) -> bool:
    """Tell whether what a figure counts is not, or not only, what the words in front of it name."""
    named = _COUNTED & before.senses.keys() or _COUNTED & after.senses.keys()
    # 收到 248 条网民留言
    behind = "foreign" in after and bool(before.stages()) and not named
    # 当面、网络方式分别收到 2 件、20 件
    ways = mention.spread == "respectively" and "channel" in before
    # 群众来信、依申请公开等 28 件
    return behind or ways or bool(mention.before and mention.before[-1].kind == "ETC")
