"""How a piece of prose is read, step by step: what ``govlint explain`` shows.

It is for whoever adds a wording: the tokens, the sentence's clauses, what was being spoken of at each figure, what the
figure was read as and how surely, and which sums the sentence makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.prose.phrases import PLAIN, Note
from govlint.prose.reading import read_passage


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from govlint.document.source import Span
    from govlint.prose.context import Step
    from govlint.prose.mentions import CountPhrase
    from govlint.prose.model import Claim, Percentage, Sum
    from govlint.prose.phrases import Item, Sentence
    from govlint.prose.reading import Passage
    from govlint.prose.tokens import Lexeme
    from govlint.prose.vocabulary import Vocabulary


class Token(NamedTuple):
    """A token: its kind, its words as the reader sees them, and the senses of a word of the form."""

    kind: str
    text: str
    senses: tuple[str, ...]


class Counted(NamedTuple):
    """A figure: its place, the words that were taken for its label, what was being spoken of, what it was read as.

    ``apart`` says why it was not looked at: another year's, a difference, denied. It is empty where it was.
    """

    span: Span
    text: str
    value: int | Decimal
    before: str
    after: str
    scope: Mapping[str, str]
    apart: str
    claims: tuple[Claim, ...]


class Explanation(NamedTuple):
    """How a passage is read; every span counts in the text that was given."""

    tokens: tuple[Token, ...]
    clauses: tuple[str, ...]
    figures: tuple[Counted, ...]
    absences: tuple[Claim, ...]
    sums: tuple[Sum, ...]
    percentages: tuple[Percentage, ...]


def explain(
    paragraphs: Sequence[tuple[int, str]],
    vocabulary: Vocabulary,
    *,
    year: int | None = None,
    part: int | None = None,
    organ: str | None = None,
    within: Span | None = None,
) -> Explanation:
    """Return how paragraphs are read.

    Args:
        paragraphs: each with the offset of its first code point.
        vocabulary: the words and keys of the form's edition.
        year: the report's year.
        part: the part of the report that they stand in.
        organ: whose report it is.
        within: shows only what stands in this place; all is read all the same, for what carries over.
    """
    passage = read_passage(paragraphs, vocabulary, year=year, part=part, organ=organ, trace=True)

    def shown(span: Span) -> bool:
        return within is None or (span.start < within.end and span.end > within.start)

    folded, reading = passage.folded, passage.reading
    lexemes = [x for x in passage.lexemes if shown(folded.span(x.start, x.end))]
    steps = passage.reader.steps or []
    return Explanation(
        tokens=tuple(_token(lexeme) for lexeme in lexemes),
        clauses=tuple(_clauses(passage.sentences, shown, passage)),
        figures=tuple(_counted(step, passage) for step in steps if shown(step.mention.figure.span)),
        absences=tuple(c for c in reading.claims if c.absence and shown(c.span)),
        sums=tuple(s for s in reading.sums if shown(s.span)),
        percentages=tuple(p for p in reading.percentages if shown(p.span)),
    )


def _token(lexeme: Lexeme) -> Token:
    senses = tuple(
        " ".join(filter(None, (s.kind, s.name, *s.keys[:1], "?" * s.doubtful, "~" * s.fair)))
        for s in lexeme.senses
    )
    return Token(lexeme.kind, lexeme.text, senses)


def _clauses(
    sentences: Sequence[Sentence], shown: Callable[[Span], bool], passage: Passage
) -> Iterator[str]:
    for sentence in sentences:
        for clause in sentence.clauses:
            nodes = [item.node for item in clause.items]
            if nodes and shown(passage.folded.span(nodes[0].start, nodes[-1].end)):
                yield f"{clause.opening:10}{''.join(_items(clause.items))}"


def _items(items: Sequence[Item]) -> Iterator[str]:
    """Yield the words of items; a tail and a note in brackets of their own, a figure in square ones."""
    tail = PLAIN
    for item in items:
        if item.mode != tail:
            yield "}" * (tail != PLAIN) + (f" {{{item.mode}: " if item.mode != PLAIN else "")
            tail = item.mode
        if isinstance(item.node, Note):
            inner = (_items(c.items) for s in item.node.sentences for c in s.clauses)
            yield f"({', '.join(''.join(words) for words in inner)})"
        else:
            counted = item.node.kind in ("COUNT", "PERCENT")
            yield f"[{item.node.text}]" if counted else f"{item.node.text} "
    yield "}" * (tail != PLAIN)


def _counted(step: Step, passage: Passage) -> Counted:
    mention = step.mention
    span = mention.figure.span
    return Counted(
        span,
        mention.number.text,
        mention.figure.value,
        "".join(lexeme.text for lexeme in mention.before),
        "".join(lexeme.text for lexeme in mention.after),
        step.scope,
        _apart(mention),
        tuple(c for c in passage.reading.claims if c.figure.span == span and not c.absence),
    )


def _apart(mention: CountPhrase) -> str:
    if mention.difference:
        return "difference"
    if mention.other:
        return "other-year"
    return "denied" if mention.denied else ""
