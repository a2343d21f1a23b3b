"""Sentences to events in the order of the text: mentions, percentages, denials, other clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.prose.events import Break, Event, Ratio, Remark
from govlint.prose.frames import AMONG, SORTED, SORTING, UNITS, WORDING
from govlint.prose.labels import flat, has_figures
from govlint.prose.mentions import CountPhrase, figure_of, is_count, is_kind
from govlint.prose.parts import is_period
from govlint.prose.phrases import CONTRAST, DENIAL, PLAIN, SHARE, Item, Note
from govlint.prose.spread import Line, settle, speaks, spread
from govlint.prose.tokens import Lexeme


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.folding import Folded
    from govlint.prose.phrases import Clause, Sentence


@dataclass(slots=True)
class _Here:
    """Where in the text the walk is, and what it has gathered of the clause.

    ``run``: the items since the last figure; ``last``: that figure; ``ratio``: a percentage behind it; ``plain``: the
    words in front of a comparison; ``named``: those of the clauses that a bare denial is of.
    """

    sentence: int
    number: int
    clause: Clause
    following: Clause | None
    parent: CountPhrase | None
    depth: int
    line: Line
    run: list[Item] = field(default_factory=list)
    plain: list[Item] = field(default_factory=list)
    named: list[Lexeme] = field(default_factory=list)
    last: CountPhrase | None = None
    ratio: Ratio | None = None


_LONGEST_SORTING: Final = 24
# 被申请行政复议、提前行政诉讼: so short a word between two cases that there was none of is a slip of the pen.
_SLIP: Final = 2


class Walker:
    """Walks the sentences of one passage once and collects its events."""

    def __init__(self, folded: Folded, year: int | None) -> None:
        self.folded = folded
        self.year = year
        self.events: list[Event] = []
        self._sentence = self._clause = 0

    def walk(
        self, sentences: Sequence[Sentence], parent: CountPhrase | None = None, depth: int = 0
    ) -> None:
        """Collect the events of sentences; those of a note have the mention it explains as parent.

        Notes are no deeper than the lexer lets them be, which bounds the recursion.
        """
        for sentence in sentences:
            self._sentence += not depth
            line = Line()
            number = self._sentence
            for clause, following in zip(
                sentence.clauses, [*sentence.clauses[1:], None], strict=True
            ):
                self._clause += 1
                here = _Here(number, self._clause, clause, following, parent, depth, line)
                self._walk_clause(here)
            settle(line)
            if depth == 0:
                self.events.append(Break(sentence.closing))

    def _walk_clause(self, here: _Here) -> None:
        self._open_clause(here)
        for item in here.clause.items:
            node = item.node
            if isinstance(node, Note):
                self._note(node, item, here)
            elif is_count(item):
                self._mention(node, item.mode, here)
            elif is_kind(item, "PERCENT"):
                self._ratio(node, item.mode, here)
            else:
                self._mark(node, here)
                here.run.append(item)
                if item.mode == PLAIN:
                    here.plain.append(item)
        if here.last is not None:
            self._finish(here.last, here)
        else:
            self._remark(here)

    def _open_clause(self, here: _Here) -> None:
        """Keep what the clauses in front named, where a mark lets this one speak of it."""
        line, clause = here.line, here.clause
        colon = clause.opening == "COLON"
        valued = colon and _is_bare_figure(clause)
        if colon and _is_bare_denial(clause):
            # 提起行政诉讼情况：无
            here.named = [word for words in line.pending for word in words]
        elif valued:
            # 上年结转：1；予以公开：30
            line.pending = line.pending[-1:]
        elif clause.opening != "PAUSE":
            line.pending = []
        if clause.opening == "SEMICOLON":
            # 征收类 468 条，包括公示、方案；工程类 351 条: what was contained ends with its clause
            line.lead = None
        if colon and not valued and line.counted and line.lead is None:
            line.lead = ":"

    def _note(self, note: Note, item: Item, here: _Here) -> None:
        if not has_figures(note):
            here.run.append(item)
            return
        bare = _bare_figure(note)
        if bare is not None and item.mode == PLAIN and speaks(flat(here.run)):
            # 属于行政执法案卷（6 件）、属于过程性信息（5 件）
            self._mention(bare, item.mode, here)
            return
        ratio = here.ratio
        if bare is not None and here.last is None and ratio is not None and _tells_share(here):
            # 予以公开占 45%（18 件）
            here.run = [Item(word) for word in ratio.words if word.kind != "SHARE"]
            self._mention(bare, PLAIN, here)
            return
        owner = here.last if not here.run else None
        first = len(self.events)
        self.walk(note.sentences, owner or here.parent, here.depth + 1)
        inside = [event for event in self.events[first:] if isinstance(event, CountPhrase)]
        if here.ratio is not None:
            others = (mention for mention in inside if mention.other or not mention.before)
            here.ratio.base = here.ratio.base or next(others, None)
        elif item.mode == CONTRAST:
            # 同2022年（50件）相比: what the brackets hold is the other year's.
            for mention in inside:
                mention.other = mention.compared = True

    def _ratio(self, node: Lexeme, mode: str, here: _Here) -> None:
        first = here.run[0].node if here.run else node
        words = flat(here.run)
        ratio = Ratio(node, mode, words, here.sentence, here.number, first.start, here.parent)
        if here.last is not None and here.last.other:
            ratio.base = here.last
        here.ratio = ratio
        here.run = []
        self.events.append(ratio)

    def _mark(self, node: Lexeme, here: _Here) -> None:
        """Note what a word of grammar says about the figures that follow."""
        line = here.line
        if node.kind == "LEAD":
            line.lead, line.chiefly = node.text, False
        elif node.kind == "MORE":
            line.more = True
        elif node.kind == "CHIEFLY":
            line.chiefly = True
        elif node.kind == "NOW":
            line.other = False
        elif node.kind in ("PLAN", "HALF", "QUARTER"):
            line.other = True
        elif node.kind == "LONG" and node.text not in WORDING["averages"]:
            # 2024年以来, said of the report's own year
            line.other = line.other or not self._names_own_year(here.run)
        elif node.kind == "TOTAL" and line.periods > 1:
            # 上半年 11 件，下半年 15 件，共计收到 26 件
            line.other = False
        elif node.kind == "YEAR" and self.year is not None and here.clause.opening != "PAUSE":
            line.other = node.year != self.year

    def _names_own_year(self, run: Sequence[Item]) -> bool:
        last = run[-1].node if run else None
        return isinstance(last, Lexeme) and last.kind == "YEAR" and last.year == self.year

    def _mention(self, node: Lexeme, mode: str, here: _Here) -> None:
        line, last = here.line, here.last
        own = flat(here.run)
        if last is not None and own and _counts_persons(last, own[0]):
            # 18 名公民和 4 家企业提出申请 23 件: whom the figure before counts
            last.after, own = own[:1], own[1:]
        elif (
            last is not None
            and not _is_labelled(last, own)
            and not (last.after or _ends_in_change(own))
        ):
            # 8 份政府信息公开申请 3 件…: what follows a figure without a label is its label, up to 中 in 24 件申请中.
            inside = _up_to_verb(own, node) or self._up_to_among(own)
            last.after, own = own[:inside], own[inside:]
            line.lead = AMONG if own and line.lead is None else line.lead
        mention = CountPhrase(
            figure_of(node, self.folded),
            node,
            here.sentence,
            here.number,
            here.clause.opening if last is None else "",
            here.parent,
            here.depth,
        )
        mention.difference = _is_difference(own, self.folded.text, node.start)
        now = mode == CONTRAST and _ends_in_change(own) and not mention.difference
        mention.compared = mention.difference or (mode == CONTRAST and not now)
        grown = last is not None and last.other and any(w.kind == "CHANGE" for w in own)
        if grown and last is not None and not (speaks(own) or mention.difference):
            # 申请量由 2022 年的 155 件下降到 2023 年的 136 件
            own = [*last.before, *own]
        elif now or (line.compared and self._reaches(node, here) and not speaks(own)):
            # 受理量由上年的 38 件增至 50 件; 新收的申请比上年减少 5 件，为 21 件
            own = flat(here.plain) if now else line.compared
        line.compared = []
        if mention.compared and mode == CONTRAST and (last is None or last.compared):
            line.compared = flat(here.plain)
        mention.other = (
            line.other
            or mention.compared
            or (mode == SHARE and not _is_part(own, node, here))
            or _is_no_count_of_the_year(own, self.year)
        )
        before = self.events[-1] if self.events else None
        if here.clause.opening == "PAUSE" and isinstance(before, CountPhrase) and not speaks(own):
            # 与上年的 45 件、10 件相比: the other year's as well
            mention.compared = mention.compared or before.compared
            mention.other = mention.other or before.compared
        if last is not None and line.lead is None and self._is_whole_of(last, own):
            line.lead = AMONG
        if last is None and line.lead is None and self._begins_with_among(own):
            line.lead = AMONG
        mention.denied = mode == DENIAL
        mention.lead, mention.more, mention.chiefly = line.lead, line.more, line.chiefly
        line.lead, line.more, line.counted = None, False, True
        mention.total = any(lexeme.kind == "TOTAL" for lexeme in own)
        mention.anaphoric = bool(own) and own[-1].kind == "POSSESSIVE"
        spread(mention, own, line)
        line.pending = []
        line.periods += is_period(mention)
        self.events.append(mention)
        here.last, here.run, here.ratio = mention, [], None

    def _reaches(self, number: Lexeme, here: _Here) -> bool:
        """Tell whether a clause only says what a figure came to: 比上年增加 2 件，为 23 件."""
        before = self.folded.text[max(0, number.start - 1) : number.start]
        return here.clause.opening == "COMMA" and before in WORDING["up_to"]

    def _up_to_among(self, words: Sequence[Lexeme]) -> int:
        """Return how many words stand in front of 中, all of them where there is none."""
        text = self.folded.text
        ends = (n for n, word in enumerate(words, 1) if text.startswith(AMONG, word.end))
        return next(ends, len(words))

    def _begins_with_among(self, own: Sequence[Lexeme]) -> bool:
        """Tell whether a clause begins with what its figures are some of: 办结件中予以公开 31 件."""
        if len(own) < 2 or own[0].kind != "TERM":
            return False
        return self.folded.text[own[0].end : own[1].start].endswith(AMONG)

    def _is_whole_of(self, last: CountPhrase, own: Sequence[Lexeme]) -> bool:
        """Tell whether the next figure is of some of those just counted: 其余 53 件中予以公开 31 件."""
        return self.folded.text.startswith(AMONG, last.number.end) and speaks(own)

    def _finish(self, last: CountPhrase, here: _Here) -> None:
        """Give the clause's last words to its last figure."""
        rest = flat(here.run, every=True)
        last.after = last.after + rest
        last.etc = any(lexeme.kind == "ETC" for lexeme in rest[:1])
        if here.following is not None and self._ends_in_among(here.following):
            here.line.lead = AMONG
        if rest and rest[-1].kind == "LEAD":
            here.line.lead = rest[-1].text

    def _remark(self, here: _Here) -> None:
        clause, line = here.clause, here.line
        words = [*here.named, *flat(clause.items)]
        if here.following is not None and line.lead is None:
            if self._ends_in_among(here.following):
                line.lead = AMONG
            elif self._sorts(clause, here.following):
                line.lead = SORTED
        if not words:
            return
        if clause.opening == "PAUSE" and self._prolongs(clause, words, here.sentence):
            return
        denied = [i.node for i in clause.items if i.mode == DENIAL and isinstance(i.node, Lexeme)]
        counted = any(is_kind(item, "PERCENT") for item in clause.items)
        self.events.append(
            Remark(
                words,
                denied,
                here.sentence,
                words[-1].end,
                counted=counted,
                other=line.other,
                listed=clause.opening == "PAUSE",
                ahead=here.following is not None and here.following.opening == "PAUSE",
            )
        )
        line.pending.append(words)

    def _ends_in_among(self, following: Clause) -> bool:
        """Tell whether a clause ends as 已办结的申请中 does, in front of the next one."""
        return (
            following.opening == "COMMA"
            and self.folded.text[following.start - 2 : following.start - 1] == AMONG
        )

    def _sorts(self, clause: Clause, following: Clause) -> bool:
        """Tell whether a clause says by what the parts that follow are sorted."""
        text, end = self.folded.text, following.start - 1
        start = clause.start
        if not start:
            near = max(0, end - _LONGEST_SORTING)
            start = max(near, text.rfind("。", near, end) + 1, text.rfind("\n", near, end) + 1)
        return SORTING.fullmatch(text, start, end) is not None

    def _prolongs(self, clause: Clause, words: list[Lexeme], sentence: int) -> bool:
        """Let 没有… reach over an enumeration: 没有行政复议、行政诉讼."""
        before = self.events[-1] if self.events else None
        if not isinstance(before, Remark) or before.sentence != sentence or not before.denied:
            return False
        if any(item.mode == DENIAL for item in clause.items):
            if _names_only_an_act(before.denied):
                # 未制发、未废止行政规范性文件
                before.denied.extend(w for w in words if w.has_sense("document"))
            return False
        if _speaks_of_form(words):
            if not _speaks_of_form(before.denied):
                # 没有因政府信息公开被投诉、申请行政复议: only the latter is a figure of the form.
                before.denied = [lexeme for lexeme in before.denied if _neutral(lexeme)]
            before.denied.extend(w for w in words if w.kind != "GAP" or len(w.text) > _SLIP)
            before.end = words[-1].end
        return True


def _up_to_verb(words: Sequence[Lexeme], number: Lexeme) -> int:
    """Return how many words are requests in front of what became of the next figure: 155 件申请已办结 143 件."""
    if not words or words[-1].end != number.start or not words[-1].has_sense("stage"):
        return 0
    return next((n for n, w in enumerate(words) if not w.has_sense("request", "application")), 0)


def _is_labelled(last: CountPhrase, own: Sequence[Lexeme]) -> bool:
    """Tell whether the words in front of a figure say what it counts, and not those right behind it.

    下表反映 85 件新收申请和 9 件结转申请的去向: what is unknown in front is no label where known words follow.
    """
    if own and own[0].kind == "TERM" and own[0].start == last.number.end:
        return any(lexeme.kind in ("TERM", "REST") for lexeme in last.before)
    return speaks(last.before)


def _counts_persons(last: CountPhrase, word: Lexeme) -> bool:
    """Tell whether the word right behind a figure names the persons that it counts, not requests."""
    persons = last.figure.unit in UNITS["persons"] and word.start == last.number.end
    return persons and word.has_sense("applicant")


def _names_only_an_act(denied: Sequence[Lexeme]) -> bool:
    """Tell whether a denial names a column of documents and no documents."""
    kinds = {sense.kind for lexeme in denied for sense in lexeme.senses}
    return kinds == {"act"}


def _tells_share(here: _Here) -> bool:
    """Tell whether a percentage has just said what share of the whole something named is."""
    words = here.ratio.words if here.ratio is not None and not here.run else []
    return speaks(words) and any(lexeme.kind == "SHARE" for lexeme in words)


def _is_bare_figure(clause: Clause) -> bool:
    """Tell whether a clause holds one figure and no word that says what it counts."""
    lexemes = [item.node for item in clause.items]
    counts = [lexeme for lexeme in lexemes if isinstance(lexeme, Lexeme)]
    kinds = [lexeme.kind for lexeme in counts if lexeme.kind != "TOTAL"]
    return kinds == ["COUNT"] and len(counts) == len(lexemes)


def _is_bare_denial(clause: Clause) -> bool:
    """Tell whether a clause says 无 and nothing else."""
    return [item.mode for item in clause.items] == [DENIAL]


def _bare_figure(note: Note) -> Lexeme | None:
    """Return the figure of a note that holds nothing else."""
    clauses = [clause for sentence in note.sentences for clause in sentence.clauses]
    if len(clauses) != 1 or not _is_bare_figure(clauses[0]):
        return None
    node = clauses[0].items[-1].node
    return node if isinstance(node, Lexeme) and node.kind == "COUNT" else None


def _ends_in_change(words: Sequence[Lexeme]) -> bool:
    return bool(words) and words[-1].kind == "CHANGE"


def _is_difference(own: Sequence[Lexeme], text: str, start: int) -> bool:
    """Tell 增加 12 件 from 增加至 42 件."""
    if not _ends_in_change(own):
        return False
    return not any(char in WORDING["up_to"] for char in text[own[-1].end : start])


def _neutral(lexeme: Lexeme) -> bool:
    return lexeme.kind != "GAP" and not lexeme.has_sense("foreign")


def _speaks_of_form(words: Sequence[Lexeme]) -> bool:
    return any(
        sense.kind not in ("foreign", "info", "occur")
        for lexeme in words
        for sense in lexeme.senses
    )


def _is_part(own: Sequence[Lexeme], number: Lexeme, here: _Here) -> bool:
    """Tell 自然人占 88 件, a part, from 占公开总量 1530 条的 59.2%, whose figure is the whole."""
    behind = (item for item in here.clause.items if is_kind(item, "PERCENT"))
    named = bool(own) and own[-1].kind == "SHARE" and speaks(own)
    right_behind = named and own[-1].end == number.start
    return right_behind and not any(
        isinstance(item.node, Lexeme) and item.node.start > number.start for item in behind
    )


def _is_no_count_of_the_year(words: Sequence[Lexeme], year: int | None) -> bool:
    """Tell whether a figure is of another year by its own words, or an average."""
    if any(lexeme.kind == "LONG" and lexeme.text in WORDING["averages"] for lexeme in words):
        return True
    named = [lexeme.year for lexeme in words if lexeme.kind == "YEAR"]
    return year is not None and bool(named) and named[-1] != year
