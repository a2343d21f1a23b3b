"""Labels and figures that stand apart: 均为 gives one figure to several labels, 分别为 several to several."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.prose.frames import WORDING


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.mentions import CountPhrase
    from govlint.prose.tokens import Lexeme


_SPREADS: Final = {"EACH": "each", "RESPECTIVELY": "respectively"}


@dataclass(slots=True)
class Line:
    """What carries from clause to clause inside one sentence.

    ``periods``: how many figures of parts of the year it has. ``compared``: the words of what a clause compares with
    another year without giving its figure.
    """

    pending: list[list[Lexeme]] = field(default_factory=list)
    lead: str | None = None
    more: bool = False
    chiefly: bool = False
    other: bool = False
    counted: bool = False
    compared: list[Lexeme] = field(default_factory=list)
    periods: int = 0
    spread: list[list[Lexeme]] = field(default_factory=list)
    spread_over: list[CountPhrase] = field(default_factory=list)
    subjects: list[list[Lexeme]] = field(default_factory=list)


def speaks(words: Sequence[Lexeme]) -> bool:
    """Tell whether words say what a figure counts."""
    return any(lexeme.kind in ("TERM", "GAP", "REST") for lexeme in words)


def spread(mention: CountPhrase, own: list[Lexeme], line: Line) -> None:
    """Give a figure its label: its own words, those of the clauses listed before it, or a share of both."""
    # 分别答复部分公开和无法提供各 1 件: the word next to the figure
    kinds = (_SPREADS[lexeme.kind] for lexeme in reversed(own) if lexeme.kind in _SPREADS)
    kind = next(kinds, None)
    if (
        kind is None
        and own
        and own[-1].kind == "ALL"
        and own[-1].text in WORDING["each"]
        and line.pending
    ):
        kind = "each"
    if kind == "each":
        mention.spread = kind
        mention.groups = _shared([*line.pending, own])
        mention.before = own
    elif kind == "respectively":
        before = line.subjects
        settle(line)
        line.spread = [*line.pending, own]
        line.spread_over = [mention]
        line.subjects = (
            before if len(line.spread) == 1 else [_subject(words) for words in line.spread]
        )
    elif line.spread_over and not speaks(own) and not line.pending:
        line.spread_over.append(mention)
    else:
        settle(line)
        mention.before = [lexeme for words in line.pending for lexeme in words] + own


def _subject(words: Sequence[Lexeme]) -> list[Lexeme]:
    return _of_kinds(words, "document", "applicant", "case", "fact", "row")


def settle(line: Line) -> None:
    """Give each figure after 分别为 its own label, when there are as many labels as figures."""
    groups, over = line.spread, line.spread_over
    line.spread, line.spread_over = [], []
    if not over:
        return
    if len(groups) == 1 and len(line.subjects) == len(over):
        groups = [[*subject, *groups[0]] for subject in line.subjects]
    while len(over) > max(len(groups), 2) and speaks(over[-1].after):
        # 收到、办结申请分别为 64 件和 62 件，2 件结转下年度: the last figure has words of its own.
        over = over[:-1]
    if len(groups) != len(over):
        terms = [lexeme for words in groups for lexeme in words if lexeme.kind == "TERM"]
        heads = _of_kinds(terms, "row", "applicant", "case", "fact", "outcome", "act", "stage")
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
        owners = [_of_kinds(words, kind) for words in groups]
        if sum(bool(owner) for owner in owners) != 1:
            continue
        noun = next(owner for owner in owners if owner)[:1]
        groups = [
            words if owner or not _of_kinds(words, wanting) else [*words, *noun]
            for words, owner in zip(groups, owners, strict=True)
        ]
    return groups


def _of_kinds(words: Sequence[Lexeme], *kinds: str) -> list[Lexeme]:
    return [lexeme for lexeme in words if lexeme.has_sense(*kinds)]
