"""The words around a figure, sorted by what they are good for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govlint.prose.frames import WORDING
from govlint.prose.phrases import DENIAL, Item, Note
from govlint.prose.tokens import Lexeme


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.prose.vocabulary import Sense


# Senses that may be what a figure counts, or say what became of it; a gap behind the last of them changes the subject.
_HEADS: Final = frozenset(
    {"request", "application", "stage", "row", "applicant", "case", "outcome", "document", "act", "fact", "amount",
     "disclose", "rest", "channel", "licence_request"}
)  # fmt: skip


# 主要是, 含, 等: what is said is not of all.
_SOME: Final = ("CHIEFLY", "LEAD", "ETC")


@dataclass(slots=True)
class Description:
    """The senses of a run of tokens, by kind, in their order.

    ``trailing``: words unknown to the vocabulary stand behind the last head. ``leading``: they stand before the first
    one. ``within``: between two. ``order``: the kinds of the senses as they come, ETC for an 等 among them.
    """

    senses: dict[str, list[Sense]] = field(default_factory=dict)
    trailing: bool = False
    leading: bool = False
    within: bool = False
    heads: int = 0
    kinds: set[str] = field(default_factory=set)
    order: list[str] = field(default_factory=list)
    start: int | None = None
    end: int | None = None

    def __contains__(self, kind: str) -> bool:
        """Tell whether there is a sense of this kind."""
        return kind in self.senses

    def names(self, kind: str) -> list[str]:
        """Return the names of the senses of a kind."""
        return [sense.name for sense in self.senses.get(kind, ())]

    def words(self) -> set[str]:
        """Return the words that have any sense."""
        return {sense.text for senses in self.senses.values() for sense in senses}

    def keys(self, kind: str) -> tuple[str, ...]:
        """Return the keys of the senses of a kind, each once."""
        found: dict[str, None] = {}
        for sense in self.senses.get(kind, ()):
            found.update(dict.fromkeys(sense.keys))
        return tuple(found)

    def stages(self) -> set[str]:
        """Return what the label says happened to requests."""
        return set(self.names("stage"))

    def gives_examples(self, kind: str) -> bool:
        """Tell whether 等 stands behind a sense of a kind: 不掌握、没有现成信息等."""
        return "ETC" in self.order and kind in self.order[: self.order.index("ETC")]

    def of_some(self) -> bool:
        """Tell whether it is said that the words are not of all."""
        return not self.kinds.isdisjoint(_SOME)

    def doubtful(self, kind: str) -> bool:
        """Tell whether every sense of a kind is a doubtful one."""
        return all(sense.doubtful for sense in self.senses.get(kind, ()))


def flat(items: Iterable[Item], *, every: bool = False) -> list[Lexeme]:
    """Return the tokens of items; of a note without figures, its words, of one with figures, none.

    ``every``: a note's 均为 belongs to its words, and so does what says that they are not of all.
    """
    kinds = ("TERM", "GAP", "EACH", "ALL", *_SOME) if every else ("TERM",)
    lexemes: list[Lexeme] = []
    for item in items:
        if isinstance(item.node, Lexeme):
            lexemes.append(item.node)
        elif not has_figures(item.node):
            inner = note_items(item.node)
            if {"LEAD", "ETC"} <= {i.node.kind for i in inner if isinstance(i.node, Lexeme)}:
                # 答复（含告知、不予处理等）101 件: examples, and no label
                continue
            lexemes.extend(
                i.node for i in inner if isinstance(i.node, Lexeme) and i.node.kind in kinds
            )
    return lexemes


def note_items(note: Note) -> list[Item]:
    """Return the items of a note, without those of notes inside it."""
    return [
        item for sentence in note.sentences for clause in sentence.clauses for item in clause.items
    ]


def has_figures(note: Note) -> bool:
    """Tell whether a figure stands in the note itself."""
    kinds = ("COUNT", "PERCENT")
    return any(
        isinstance(item.node, Lexeme) and item.node.kind in kinds for item in note_items(note)
    )


def make_label(lexemes: Sequence[Lexeme], year: int | None = None) -> Description:
    """Sort the senses of tokens.

    ``year`` is the report's: a word such as 2022年结转 means nothing where it names the report's own year.
    """
    label = Description()
    for lexeme in lexemes:
        label.kinds.add(lexeme.kind)
        if lexeme.kind != "TERM":
            _pass_by(label, lexeme)
            continue
        if label.start is None:
            label.start = lexeme.start
        label.end = lexeme.end
        head = False
        for sense in lexeme.senses:
            if sense.year is not None and year is not None and not _fits(sense, year):
                continue
            label.senses.setdefault(sense.kind, []).append(sense)
            label.order.append(sense.kind)
            head = head or sense.kind in _HEADS
        if head:
            label.within = label.within or label.trailing
            label.trailing = False
            label.heads += 1
    return label


def _pass_by(label: Description, lexeme: Lexeme) -> None:
    """Note where a word without a sense stands."""
    if lexeme.kind == "ETC":
        label.order.append("ETC")
    elif lexeme.kind == "GAP":
        label.trailing = label.trailing or bool(label.heads)
        label.leading = label.leading or not (label.heads or lexeme.organ)


def _fits(sense: Sense, year: int) -> bool:
    if sense.year is None:
        return True
    return sense.year > year if sense.name == "carried_out" else sense.year < year


def denied(items: Iterable[Item]) -> list[Item]:
    """Return the items that stand in a denial."""
    return [item for item in items if item.mode == DENIAL]


def says_every(lexeme: Lexeme) -> bool:
    """Tell whether a word says something of all that was counted: 均, 全部予以公开."""
    return lexeme.kind in ("ALL", "EACH") or (
        lexeme.kind == "TERM" and lexeme.text.startswith(WORDING["every"])
    )


def by_head(words: list[Lexeme]) -> list[list[Lexeme]]:
    """Split 行政复议和行政诉讼, or 商业企业和科研机构, into its parts, each with the words in front of all of them."""
    for kind in ("case", "applicant", "row"):
        heads = [i for i, word in enumerate(words) if _names_one(word, kind)]
        if kind == "row" and not heads:
            # 部分公开和无法提供各 1 件
            heads = [i for i, word in enumerate(words) if _names_a_group(word)]
        if len(heads) > 1:
            ends = [*heads[1:], len(words)]
            return [words[: heads[0]] + words[a:b] for a, b in zip(heads, ends, strict=True)]
    return [words]


def _names_one(word: Lexeme, kind: str) -> bool:
    """Tell whether a word has a sense of a kind; of outcomes, one that is no group's name."""
    return any(sense.kind == kind and not (kind == "row" and sense.name) for sense in word.senses)


def _names_a_group(word: Lexeme) -> bool:
    return any(sense.kind == "row" and sense.name for sense in word.senses)


def stronger(before: Description, after: Description) -> bool:
    """Tell whether what follows the figure says more of it than what precedes it."""
    if "row" in after and not after.kinds & {"ALL", "EACH"}:
        return "row" not in before and "request" not in before and "case" not in before
    return False


def up_to_all(words: Sequence[Lexeme], after: Sequence[Lexeme]) -> list[Lexeme]:
    """Return the words up to the one behind the figure that says something of all, none without such a one."""
    kept = list(words)
    end = next((w.start for w in after if w.kind in ("ALL", "EACH")), None)
    return [w for w in kept if w.start < end] if end is not None else []
