"""What a claim is while it is being made, and what the text has spoken of so far."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from govlint.prose.labels import Description
    from govlint.prose.mentions import CountPhrase
    from govlint.prose.vocabulary import Sense


Keys = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Draft:
    """A claim as it is being made.

    ``family`` is the kind of fact: stage, row, applicant, case, outcome, document, decision, fee. ``name`` is the
    stage, group or outcome. ``fair``: certain, though not sure
    (`govlint.prose.model.Claim`). ``alike``: it is counted in the unit of the
    requests that were received. ``value`` differs from the mention's only where two figures are meant together.
    """

    keys: Keys
    family: str
    name: str = ""
    alternatives: tuple[Keys, ...] = ()
    certain: bool = True
    implied: bool = False
    absence: bool = False
    mention: CountPhrase | None = None
    value: int | Decimal = 0
    start: int = 0
    end: int = 0
    partners: tuple[CountPhrase, ...] = ()
    act: Sense | None = None
    alike: bool = False
    fair: bool = False


class Setting(NamedTuple):
    """What is known of a text before it is read.

    ``info``: it speaks of government information. ``blocks``: it tells lawsuits with and without reconsideration apart.
    ``decides``: the organ may be one that decides cases.
    """

    info: bool = False
    blocks: bool = False
    decides: bool = True


@dataclass(slots=True)
class SentenceState:
    """What a sentence has spoken of so far; the next one begins with nothing of it.

    ``drafts``: what its figures state; ``figures``: those figures, with the ones that state nothing. ``elsewhere``: the
    last one of another year, or of a part of the year, with what it counts. ``case``, ``documents``, ``act``,
    ``columns``: the cases, papers and applicants it has named; ``earlier_documents``: the papers of the one before.
    ``group``: the outcomes that it lists. ``amount``: it has named a fee. ``listed``: a list is open. ``marked``: it
    tells how papers are marked. ``counts_other``: it has counted something else; ``foreign``: that is its subject;
    ``counts_unknown``: what the last figure counts is unknown. ``subset_only``: it has counted requests of one kind,
    whose outcomes follow. ``shared``: rows that what was counted aside may belong to. ``depth``: how deep in brackets
    the last figure stood, and ``outer`` the case in front of them. ``pointed``: the clauses speak of one of several
    things told before.
    """

    drafts: list[Draft] = field(default_factory=list)
    figures: list[CountPhrase] = field(default_factory=list)
    elsewhere: tuple[CountPhrase, Draft] | None = None
    case: Draft | None = None
    documents: Keys = ()
    earlier_documents: Keys = ()
    act: Sense | None = None
    columns: Keys = ()
    group: str = ""
    amount: bool = False
    listed: bool = False
    marked: bool = False
    counts_other: bool = False
    foreign: bool = False
    counts_unknown: bool = False
    subset_only: bool = False
    shared: Keys = ()
    depth: int = 0
    outer: Draft | None = None
    pointed: bool = False

    def cases_just_counted(self) -> list[Draft]:
        """Return what outcomes behind 行政复议 1 件、行政诉讼 2 件 may be of: the last cases, of different kinds."""
        found: list[Draft] = []
        for draft in reversed(self.drafts):
            if not found and draft.family == "outcome" and draft.alternatives:
                continue
            met = {key for earlier in found for key in earlier.keys}
            if draft.family != "case" or met & set(draft.keys):
                break
            found.append(draft)
            if draft.mention is not None and draft.mention.opening == "SEMICOLON":
                break
        return found[::-1]


@dataclass(slots=True)
class Discourse:
    """What the text has spoken of so far.

    ``topic``: request, case, other or nothing. ``heading``: the sentence may be one, as its place is. ``open``: a bare
    verb or outcome may refer to requests. ``seen``: the passage speaks of requests somewhere. ``antecedent``: the
    figure of requests that what follows may be parts of; ``earlier_sentence``: it stands in one. ``unit``: what
    requests are counted in.
    """

    setting: Setting
    topic: str = ""
    heading: bool = True
    open: bool = False
    seen: bool = False
    antecedent: Draft | None = None
    earlier_sentence: bool = False
    unit: str = ""
    here: SentenceState = field(default_factory=SentenceState)


class Step(NamedTuple):
    """What a text had spoken of when a figure was met; ``scope`` are the fields of the context that are set."""

    mention: CountPhrase
    scope: Mapping[str, str]


def scope_of(context: Discourse) -> dict[str, str]:
    """Return what a text has spoken of, by the names of the fields, those left out that say nothing."""
    found = dict.fromkeys((name for name, value in context.setting._asdict().items() if value), "")
    for record in (context, context.here):
        for item in fields(record):
            value = getattr(record, item.name)
            if isinstance(value, Draft):
                value = " + ".join(value.keys)
            elif type(value) is tuple and all(isinstance(part, str) for part in value):
                value = " ".join(value)
            if isinstance(value, str | bool) and value:
                found[item.name] = value if isinstance(value, str) else ""
    return found


def place(draft: Draft, label: Description, mention: CountPhrase) -> None:
    """Let a claim's phrase reach from its label to its figure."""
    number = mention.number
    start, end = label.start, label.end
    draft.start = min(number.start, start if start is not None else number.start)
    draft.end = max(number.end, end if end is not None else number.end)


def blocks_of(keys: Iterable[str]) -> Keys:
    """Return keys without their columns: the blocks of table 4, the rows of table 3."""
    return tuple(dict.fromkeys(key.rpartition(".")[0] for key in keys))


def crossed(rows: Keys, columns: Keys) -> Keys:
    """Return the keys of some rows of table 3 in the columns of others."""
    names = dict.fromkeys(key.rpartition(".")[2] for key in columns)
    return tuple(f"{block}.{name}" for block in blocks_of(rows) for name in names)


def names_behind(draft: Draft) -> bool:
    """Tell whether what a figure counts stands behind it: 7 件不予公开."""
    return draft.mention is not None and draft.end > draft.mention.number.end
