"""Sentences to events in the order of the text: mentions, percentages, denials, clauses without a figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.prose.labels import flat, has_figures
from govlint.prose.lexer import Lexeme
from govlint.prose.mentions import Mention, figure_of, is_count, is_kind
from govlint.prose.phrases import CONTRAST, DENIAL, SHARE, Note


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.folding import Folded
    from govlint.prose.phrases import Clause, Item, Sentence


_SPREADS: Final = {"EACH": "each", "RESPECTIVELY": "respectively"}


@dataclass(slots=True, eq=False)
class Ratio:
    """A percentage, the words in front of it in its clause, and the counts it is compared with."""

    lexeme: Lexeme
    mode: str
    words: list[Lexeme]
    sentence: int
    clause: int
    start: int
    parent: Mention | None
    base: Mention | None = None


@dataclass(slots=True, eq=False)
class Remark:
    """A clause that states no figure; ``denied`` are the words in a denial, with those of clauses it reaches over."""

    words: list[Lexeme]
    denied: list[Lexeme]
    sentence: int
    clause: int
    start: int
    end: int
    counted: bool = False
    other: bool = False


@dataclass(slots=True, eq=False)
class Break:
    """The end of a sentence; ``mark`` is the full stop, the line's end or the ordinal that opens the next one."""

    mark: str


Event = Mention | Ratio | Remark | Break


@dataclass(slots=True)
class _Line:
    """What carries from clause to clause inside one sentence."""

    pending: list[list[Lexeme]] = field(default_factory=list)
    lead: str | None = None
    more: bool = False
    chiefly: bool = False
    other: bool = False
    counted: bool = False
    spread: list[list[Lexeme]] = field(default_factory=list)
    spread_over: list[Mention] = field(default_factory=list)
    subjects: list[list[Lexeme]] = field(default_factory=list)


class Walker:
    """Walks the sentences of one passage once and collects its events."""

    def __init__(self, folded: Folded, year: int | None) -> None:
        self.folded = folded
        self.year = year
        self.events: list[Event] = []
        self._sentence = self._clause = 0

    def walk(self, sentences: Sequence[Sentence], parent: Mention | None = None, depth: int = 0) -> None:
        """Collect the events of sentences; those of a note have the mention it explains as their parent."""
        for sentence in sentences:
            self._sentence += not depth
            line = _Line()
            number = self._sentence
            for at, clause in enumerate(sentence.clauses):
                following = sentence.clauses[at + 1] if at + 1 < len(sentence.clauses) else None
                self._clause += 1
                self._walk_clause(clause, following, line, (number, parent, depth))
            _settle_spread(line)
            if depth == 0:
                self.events.append(Break(sentence.closing))

    def _walk_clause(
        self, clause: Clause, following: Clause | None, line: _Line, place: tuple[int, Mention | None, int]
    ) -> None:
        sentence, parent, depth = place
        number = self._clause
        if clause.opening != "PAUSE":
            line.pending = []
        if clause.opening == "COLON" and line.counted and line.lead is None:
            line.lead = ":"
        run: list[Item] = []
        last: Mention | None = None
        share: Ratio | None = None
        for item in clause.items:
            node = item.node
            if isinstance(node, Note):
                if not has_figures(node):
                    run.append(item)
                    continue
                owner = last if last is not None and not run else None
                first = len(self.events)
                self.walk(node.sentences, owner or parent, depth + 1)
                if item.mode == CONTRAST and share is None:
                    self._compare(first)
                if share is not None:
                    share.base = share.base or self._first_other(first)
                continue
            if is_count(item):
                last = self._mention(item, run, line, (sentence, number, clause, parent, depth), last)
                run = []
                share = None
            elif is_kind(item, "PERCENT"):
                words = flat(run)
                share = Ratio(node, item.mode, words, sentence, number, _start(run, node), parent)
                if last is not None and (last.other or item.mode == CONTRAST):
                    share.base = last if last.other else None
                self.events.append(share)
                run = []
            else:
                self._mark(node, line, clause)
                run.append(item)
        self._close(clause, following, run, last, line, (sentence, number))

    def _compare(self, first: int) -> None:
        """同2022年（50件）相比: what the brackets hold is the other year's."""
        for event in self.events[first:]:
            if isinstance(event, Mention):
                event.other = True

    def _first_other(self, first: int) -> Mention | None:
        found = (event for event in self.events[first:] if isinstance(event, Mention))
        return next((mention for mention in found if mention.other or not mention.before), None)

    def _mark(self, node: Lexeme, line: _Line, clause: Clause) -> None:
        """Note what a word of grammar says about the figures that follow."""
        if node.kind == "LEAD":
            line.lead = node.text
            line.chiefly = False
        elif node.kind == "MORE":
            line.more = True
        elif node.kind == "CHIEFLY":
            line.chiefly = True
        elif node.kind == "NOW":
            line.other = False
        elif node.kind in ("LONG", "PLAN"):
            line.other = True
        elif node.kind == "YEAR" and self.year is not None and clause.opening != "PAUSE":
            line.other = node.year != self.year

    def _mention(
        self,
        item: Item,
        run: list[Item],
        line: _Line,
        place: tuple[int, int, Clause, Mention | None, int],
        last: Mention | None,
    ) -> Mention:
        sentence, number, clause, parent, depth = place
        node = item.node
        if not isinstance(node, Lexeme):
            raise TypeError(node)
        own = flat(run)
        if last is not None and not _speaks(last.before) and not last.after:
            last.after, own = own, []
        mention = Mention(
            figure_of(node, self.folded), node, sentence, number, clause.opening if last is None else "", parent, depth
        )
        mention.other = line.other or item.mode in (CONTRAST, SHARE) or _other_year(own, self.year)
        mention.difference = _is_difference(own, self.folded.text, node.start)
        mention.other = mention.other or mention.difference
        mention.denied = item.mode == DENIAL
        mention.lead, mention.more, mention.chiefly = line.lead, line.more, line.chiefly
        line.lead, line.more, line.counted = None, False, True
        mention.total = any(lexeme.kind == "TOTAL" for lexeme in own)
        mention.anaphoric = bool(own) and own[-1].kind == "POSSESSIVE"
        _spread(mention, own, line)
        line.pending = []
        self.events.append(mention)
        return mention

    def _close(
        self,
        clause: Clause,
        following: Clause | None,
        run: list[Item],
        last: Mention | None,
        line: _Line,
        place: tuple[int, int],
    ) -> None:
        """Give the clause's last words to its figure, or make a remark of a clause without one."""
        sentence, number = place
        rest = flat(run)
        if last is not None:
            last.after = last.after + rest
            if following is not None and self._ends_in_among(following):
                line.lead = "中"
            last.etc = any(lexeme.kind == "ETC" for lexeme in rest[:1])
            if rest and rest[-1].kind == "LEAD":
                line.lead = rest[-1].text
            return
        words = flat(clause.items)
        if not words:
            return
        end = words[-1].end
        if following is not None and line.lead is None and self._ends_in_among(following):
            line.lead = "中"
        if clause.opening == "PAUSE" and self._prolongs(clause, words, sentence):
            return
        denied = [i.node for i in clause.items if i.mode == DENIAL and isinstance(i.node, Lexeme)]
        counted = any(is_count(item) or is_kind(item, "PERCENT") for item in clause.items)
        remark = Remark(words, denied, sentence, number, words[0].start, end, counted, line.other)
        self.events.append(remark)
        line.pending.append(words)


    def _ends_in_among(self, following: Clause) -> bool:
        """Tell whether a clause ends as 已办结的申请中 does, in front of the next one."""
        return following.opening == "COMMA" and self.folded.text[following.start - 2 : following.start - 1] == "中"

    def _prolongs(self, clause: Clause, words: list[Lexeme], sentence: int) -> bool:
        """Let 没有… reach over an enumeration: 没有行政复议、行政诉讼."""
        before = self.events[-1] if self.events else None
        if not isinstance(before, Remark) or before.sentence != sentence or not before.denied:
            return False
        if any(item.mode == DENIAL for item in clause.items):
            return False
        if _speaks_of_form(words):
            before.denied.extend(words)
            before.end = words[-1].end
        return True


def _is_difference(own: Sequence[Lexeme], text: str, start: int) -> bool:
    """Tell 增加 12 件 from 增加至 42 件."""
    if not own or own[-1].kind != "CHANGE":
        return False
    return not any(char in "至到为" for char in text[own[-1].end : start])


def _speaks_of_form(words: Sequence[Lexeme]) -> bool:
    return any(sense.kind not in ("foreign", "info", "occur") for lexeme in words for sense in lexeme.senses)


def _start(run: list[Item], node: Lexeme) -> int:
    first = run[0].node if run else node
    return first.start


def _speaks(words: Sequence[Lexeme]) -> bool:
    """Tell whether words say what a figure counts."""
    return any(lexeme.kind in ("TERM", "GAP") for lexeme in words)


def _other_year(words: Sequence[Lexeme], year: int | None) -> bool:
    named = [lexeme.year for lexeme in words if lexeme.kind == "YEAR"]
    return year is not None and bool(named) and named[-1] != year


def _spread(mention: Mention, own: list[Lexeme], line: _Line) -> None:
    """Give a figure its label: its own words, those of the clauses listed before it, or a share of both."""
    kind = next((_SPREADS[lexeme.kind] for lexeme in own if lexeme.kind in _SPREADS), None)
    if kind is None and own and own[-1].kind == "ALL" and own[-1].text in ("均", "都") and line.pending:
        kind = "each"
    if kind == "each":
        mention.spread = kind
        mention.groups = _shared([*line.pending, own])
        mention.before = own
    elif kind == "respectively":
        before = line.subjects
        _settle_spread(line)
        line.spread = [*line.pending, own]
        line.spread_over = [mention]
        line.subjects = before if len(line.spread) == 1 else [_subject(words) for words in line.spread]
    elif line.spread_over and not _speaks(own) and not line.pending:
        line.spread_over.append(mention)
    else:
        _settle_spread(line)
        mention.before = [lexeme for words in line.pending for lexeme in words] + own


def _subject(words: Sequence[Lexeme]) -> list[Lexeme]:
    kinds = {"document", "applicant", "case", "fact", "row"}
    return [lexeme for lexeme in words if any(sense.kind in kinds for sense in lexeme.senses)]


def _settle_spread(line: _Line) -> None:
    """Give each figure after 分别为 its own label, when there are as many labels as figures."""
    groups, over = line.spread, line.spread_over
    line.spread, line.spread_over = [], []
    if not over:
        return
    if len(groups) == 1 and len(line.subjects) == len(over):
        groups = [[*subject, *groups[0]] for subject in line.subjects]
    if len(groups) != len(over):
        terms = [lexeme for words in groups for lexeme in words if lexeme.kind == "TERM"]
        heads = [t for t in terms if any(s.kind in ("row", "applicant", "case", "fact", "outcome", "act", "stage") for s in t.senses)]
        rest = [t for t in terms if t not in heads]
        groups = [[*rest, head] for head in heads]
    if len(groups) != len(over):
        return
    for mention, words in zip(over, _shared(groups), strict=True):
        mention.before = [lexeme for lexeme in words if lexeme.kind not in _SPREADS]
        mention.spread = "respectively"


def _shared(groups: list[list[Lexeme]]) -> list[list[Lexeme]]:
    """Give every label of a list the noun that only the last or the first one spells out."""
    for kind, wanting in (("request", "stage"), ("act", "document"), ("document", "act")):
        owners = [_of_kind(words, kind) for words in groups]
        if sum(bool(owner) for owner in owners) != 1:
            continue
        noun = next(owner for owner in owners if owner)[:1]
        groups = [
            words if owner or not _of_kind(words, wanting) else [*words, *noun]
            for words, owner in zip(groups, owners, strict=True)
        ]
    return groups


def _of_kind(words: Sequence[Lexeme], kind: str) -> list[Lexeme]:
    return [lexeme for lexeme in words if any(sense.kind == kind for sense in lexeme.senses)]
