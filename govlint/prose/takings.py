"""What a claim that was read does to the others: it may repeat, part, cross or carry them, and sets what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.prose.context import Draft, crossed
from govlint.prose.frames import WORDING, says
from govlint.prose.mentions import CountPhrase, names
from govlint.prose.predicates import MEMORY, TAKEN, Predicates, give_outcome


if TYPE_CHECKING:
    from govlint.prose.context import Keys


class Takings(Predicates):
    """Takes drafts of claims in their order."""

    def _repeats(self, draft: Draft, mention: CountPhrase) -> bool:
        """Tell whether the sentence has stated this stage before: what comes now is a body's or a channel's share."""
        whole = self.by_mention.get(mention.parent) if mention.parent is not None else None
        if whole is not None and whole.keys == draft.keys and draft.family == "row":
            # 保护第三方合法权益 4 件（个人隐私 3 件、商业秘密 1 件）
            return True
        if draft.family != "stage":
            return False
        same = (d for d in self.here.drafts if d.family == "stage" and d.name == draft.name)
        earlier = next((d for d in same if d.keys == draft.keys), None)
        if earlier is None or earlier.value == mention.figure.value:
            return False
        new = draft.name == "receive" and _says_new(mention) and not _says_new(earlier.mention)
        carried = any(d.name == "carried_in" for d in self.here.drafts)
        if new and carried and self.here.listed:
            # 收到 25 件，其中上年结转 2 件，本年新收 23 件
            self._carried(earlier)
            return False
        total = mention.total or any(w.text.startswith(WORDING["total"]) for w in mention.before)
        if total and mention.figure.value > earlier.value:
            # 市政府办公室办理 97 件，全市合计办理 1643 件: what came before is a body's, or of a part of the year.
            for before in self.here.drafts:
                before.certain = before.certain and before.family != "stage"
            self.here.drafts = [d for d in self.here.drafts if d.family != "stage"]
            return False
        if new:
            # 共收到 29 件，其中 3 件在登记前撤回，实际新收 26 件
            earlier.certain = False
            return False
        earlier.certain = earlier.certain and self.here.listed
        return True

    def _is_of_concluded(self, draft: Draft, mention: CountPhrase) -> bool:
        """办结 25 件（本年新收 24 件、上年结转 1 件）: those of the new ones that were concluded."""
        whole = self.by_mention.get(mention.parent) if mention.parent is not None else None
        concluded = whole is not None and whole.name == "conclude"
        # 办结 34 件，包括上年结转的 4 件和新收的 30 件
        names = {d.name for d in self.here.drafts if d.family == "stage"}
        listed = self.here.listed and "conclude" in names and names.isdisjoint(TAKEN)
        return (concluded or listed) and draft.family == "stage" and draft.name in TAKEN

    def _accepts_some(self, draft: Draft, mention: CountPhrase) -> bool:
        """收到 61 件，撤件 42 件，受理 19 件: those accepted are some of those received.

        So are those of a body in 全区收到 356 件。其中区政府收到 61 件.
        """
        shared = draft.family in ("decision", "document")
        if self.here.listed and (draft.family == "stage" or shared) and not mention.depth:
            whole = next((d for d in reversed(self.drafts) if d.keys == draft.keys), None)
            # 新收 218 件，其中办公室新收 47 件; 作出行政许可决定 118 件，其中本级作出 36 件
            alike = whole is not None and (shared or _says_new(whole.mention))
            if whole is not None and (alike or whole not in self.here.drafts):
                new = _says_new(mention) and not _says_new(whole.mention)
                if draft.name == "receive" and new:
                    # 共收到 48 件。其中：本年新收 46 件，上年结转 2 件
                    self._carried(whole)
                    return False
                return whole.certain and not whole.implied and whole.value > mention.figure.value
        # 接收 7 件，其中本级受理 5 件。受理的 5 件均已答复
        return draft.name == "accept" and any(
            earlier.name == "receive"
            and earlier.family == "stage"
            and earlier.value > mention.figure.value
            for earlier in (self.drafts if mention.anaphoric else self.here.drafts)
        )

    def _withdraw(self, draft: Draft, mention: CountPhrase) -> None:
        """公开规章 13 件（含废止 4 件、新制定 5 件）: the whole is no figure of the form."""
        whole = self.by_mention.get(mention.parent) if mention.parent is not None else None
        if whole is not None and draft.family == whole.family == "document" and not whole.certain:
            del self.by_mention[whole.mention or mention]
            self.drafts.remove(whole)

    def _take(self, draft: Draft, mention: CountPhrase) -> None:
        draft.mention = mention
        draft.value = mention.figure.value
        before = self.here.drafts[-1] if self.here.drafts else None
        if (
            draft.name == "carried_out"
            and not draft.certain
            and (mention.parent is not None or mention.opening == "PAUSE")
            and before is not None
            and before.name == "receive"
            and before.mention is not None
            and before.mention.parent is mention.parent
        ):
            # 办理 27 件（新收 24 件、结转 3 件）, 新收 24 件、结转 3 件: beside what was received, what was carried in.
            draft.keys, draft.name, draft.certain = (
                self.vocabulary.totals(("carried_in",)),
                "carried_in",
                True,
            )
        if draft.family == "stage" and draft.name in TAKEN and names(mention, "stage"):
            self.context.unit = mention.figure.unit or ""
        draft.alike = mention.figure.unit == self.context.unit
        self._doubt_doubles(draft)
        self._cross(draft)
        self.drafts.append(draft)
        self.here.drafts = [*self.here.drafts[-MEMORY:], draft]
        if mention not in self.by_mention:
            self.by_mention[mention] = draft
        self._withdraw(draft, mention)
        self._party_to_both(draft)
        self._handled_both(draft)
        if (
            draft.name == "carried_out"
            and self.here.drafts[-2:-1]
            and self.here.drafts[-2].name == "conclude"
        ):
            draft.fair = not draft.certain
            draft.certain = True
        if draft.name == "carried_in" and mention.parent in self.by_mention:
            self._carried(self.by_mention[mention.parent])
        elif draft.name == "carried_in" and self.here.listed and not mention.depth:
            # 应办理 200 件，其中本年新收 191 件、上年结转 9 件
            for whole in self.here.drafts[-3:-1]:
                if whole.name == "handle":
                    self._carried(whole)
                elif whole.name in ("receive", "accept") and mention.opening != "SEMICOLON":
                    # 收到 9 件，其中 8 件为新收，1 件为上年结转
                    both = self.vocabulary.totals(("received", "carried_in"))
                    whole.alternatives = (*whole.alternatives, both)
        self._remember(draft)

    def _party_to_both(self, draft: Draft) -> None:
        """办理行政复议 31 件、行政诉讼 17 件: no organ decides lawsuits, so it is a party to both."""
        if draft.family == "case" and draft.certain and draft.keys[0].startswith("litigation"):
            for earlier in self.here.drafts:
                earlier.certain = earlier.certain or earlier.name == "handled"

    def _handled_both(self, draft: Draft) -> None:
        """收到 31 件，加上上年结转的 2 件，共办理 33 件: what was handled is what there was, concluded or not."""
        stages = {d.name: d.value for d in self.here.drafts if d.family == "stage"}
        both = stages.get("receive", 0) + stages.get("carried_in", 0)
        if draft.name == "handle" and "carried_in" in stages and both == draft.value:
            self._carried(draft)

    def _share_rows(self, rows: Keys) -> None:
        """不属于本机关公开 7 件，信息不存在 3 件: both may be counted in one row."""
        self.here.shared = (*self.here.shared, *self.vocabulary.totals(rows))
        for earlier in self.here.drafts:
            if set(earlier.keys) & set(self.here.shared):
                earlier.certain = False

    def _doubt_doubles(self, draft: Draft) -> None:
        """本机关不掌握 3 件，信息不存在 4 件: two figures for one fact are its parts more often than a slip."""
        # 施工许可等行政许可 18 件，预售等行政许可 100 件: examples of each
        examples = draft.family == "decision" and _gives_examples(draft)
        if draft.family not in ("row", "applicant", "outcome") and not examples:
            return
        if set(draft.keys) & set(self.here.shared):
            draft.certain = False
        for earlier in self.here.drafts:
            if earlier.keys == draft.keys and earlier.value != draft.value:
                # 不予公开 6 件，其中依据第十四条不予公开 2 件: the whole is none of its parts.
                whole = self.here.listed and earlier.value > draft.value
                earlier.certain = earlier.certain and whole
                draft.certain = False

    def _applicant_before(self) -> Draft | None:
        """Return the applicants last counted in the sentence, whose outcomes may follow.

        自然人 60 件，企业 5 件；答复 64 件，其中予以公开 30 件: what comes behind a stage of more is of all.
        """
        whole: Draft | None = None
        for draft in reversed(self.here.drafts):
            if draft.family == "applicant":
                return draft if whole is None or whole.value <= draft.value else None
            if whole is None and draft.family == "stage":
                whole = draft
        return None

    def _cross(self, draft: Draft) -> None:
        """企业申请 4 件，予以公开 2 件: an outcome behind an applicant may be his, and the reverse."""
        note = draft.mention.parent if draft.mention is not None else None
        if draft.family == "stage" and names(draft.mention, "stage") and note is None:
            self.here.subset_only = self.here.subset_only and not draft.certain
        elif self.here.subset_only and draft.family in ("row", "stage", "case", "applicant"):
            draft.certain = False
        keys: Keys = ()
        if draft.family in ("applicant", "case", "stage") and note is not None:
            self._cross_noted(draft, note)
        elif draft.family == "applicant" and (carried := self._carried_before(draft)):
            last, alone = carried
            draft.certain = draft.certain and alone
            if alone:
                draft.keys, draft.alternatives = crossed(last.keys, draft.keys), ()
        elif draft.family == "applicant":
            row = next((d for d in reversed(self.here.drafts) if d.family == "row"), None)
            keys = crossed(row.keys, draft.keys) if row is not None else ()
        elif draft.family in ("row", "stage"):
            applicant = self._applicant_before()
            columns = applicant.keys if applicant is not None else self.here.columns
            # 商业企业新收 16 件，办结 14 件
            with_stage = applicant is not None and names(applicant.mention, "stage")
            named = draft.family == "row" or bool(self.here.columns) or with_stage
            keys = crossed(draft.keys, columns) if named else ()
        if keys:
            draft.alternatives = (*draft.alternatives, keys)

    def _carried_before(self, draft: Draft) -> tuple[Draft, bool] | None:
        """Return the figure of carried requests that applicants may be of: 上年结转 8 件，自然人 6 件，企业 1 件.

        They may be where they are right behind it, and not more than it; they are where no other requests are told of.
        """
        stages = [d for d in self.here.drafts if d.family == "stage"]
        if not stages or stages[-1].name not in ("carried_in", "carried_out"):
            return None
        last = stages[-1]
        behind = self.here.drafts[self.here.drafts.index(last) + 1 :]
        fits = sum(d.value for d in behind) + draft.value <= last.value
        if not fits or any(d.family != "applicant" for d in behind):
            return None
        return last, len(stages) == 1

    def _cross_noted(self, draft: Draft, whole: CountPhrase) -> None:
        """Read what brackets tell apart as that of the figure in front: 上年结转 5 件（自然人 3 件、企业 2 件）.

        So with kinds of cases: 纠正 5 件（直接起诉 3 件、复议后起诉 2 件）.
        """
        told = self.by_mention.get(whole)
        if draft.family == "case":
            if told is not None and told.family == "outcome":
                give_outcome(draft, told)
            elif told is None and names(whole, "outcome"):
                draft.certain = False
        elif draft.family == "stage":
            # 律师事务所的申请办结 23 件（含上年结转 1 件）
            draft.certain = draft.certain and not names(whole, "applicant")
        elif told is None:
            draft.certain = False
        elif told.name in ("carried_in", "carried_out") or told.family == "row":
            draft.keys, draft.alternatives = crossed(told.keys, draft.keys), ()

    def _carried(self, whole: Draft) -> None:
        """受理 1091 件（含上年结转 39 件）: the whole is both, new and carried over."""
        if (
            whole.family == "stage"
            and whole.name in TAKEN
            and not whole.keys[0].startswith("requests.carried")
        ):
            both = self.vocabulary.totals(("received", "carried_in"))
            concluded = self.vocabulary.totals(("concluded",))
            whole.alternatives = tuple(k for k in (concluded,) if whole.name in ("handle", "both"))
            whole.keys = both

    def _remember(self, draft: Draft) -> None:
        context = self.context
        if draft.family == "stage":
            context.topic, context.open, self.here.case, self.here.group = "request", True, None, ""
            context.seen, self.here.marked = True, False
            if draft.name not in ("carried_in", "carried_out"):
                context.antecedent, context.earlier_sentence = draft, False
        elif draft.family in ("row", "applicant"):
            context.open = True
            if (draft.family == "row" and len(draft.keys) != 1) or (
                draft.family == "row"
                and draft.name in self.vocabulary.groups
                and not self.here.listed
            ):
                self.here.group = draft.name
        elif draft.family == "case":
            self.here.case, context.topic, context.open = draft, "case", False
        elif draft.family == "outcome":
            # 复议 4 件、诉讼 2 件，复议维持 3 件、未审结 1 件: an outcome may name its case anew.
            totals = tuple(f"{key.rpartition('.')[0]}.total" for key in draft.keys)
            if self.here.case is None or self.here.case.keys != totals:
                self.here.case = Draft(totals, "case")
            context.topic, context.open = "case", False
        elif draft.family == "document":
            self.here.documents = tuple(dict.fromkeys(key.split(".")[1] for key in draft.keys))
            self.here.act = draft.act
            context.open = False


def _says_new(mention: CountPhrase | None) -> bool:
    """Tell whether what was received is said to be new: 本年新收 23 件."""
    return mention is not None and any(
        sense.kind == "stage" and says(sense.text, "new")
        for lexeme in mention.before
        for sense in lexeme.senses
    )


def _gives_examples(draft: Draft) -> bool:
    """Tell whether 等 stands in front of a figure."""
    before = draft.mention.before if draft.mention is not None else ()
    return any(lexeme.kind == "ETC" for lexeme in before)
