"""Prose to a `Reading`: the one entrance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.prose.claims import ClaimReader
from govlint.prose.context import Discourse, Setting
from govlint.prose.doubt import Doubts
from govlint.prose.folding import fold, fold_paragraphs
from govlint.prose.mentions import CountPhrase
from govlint.prose.model import Claim, Figure, Reading, Sum, Year
from govlint.prose.phrases import parse
from govlint.prose.scopes import decides_cases
from govlint.prose.shares import read_differences, read_growths, read_percentages
from govlint.prose.sums import read_sums
from govlint.prose.tokens import tokenize
from govlint.prose.walk import Walker


if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from govlint.prose.context import Draft
    from govlint.prose.folding import Folded
    from govlint.prose.parts import FoundSum
    from govlint.prose.phrases import Sentence
    from govlint.prose.tokens import Lexeme
    from govlint.prose.vocabulary import Vocabulary


# Doubts that a figure is the organ's own.
_OTHER_BODIES: Final = frozenset({"own-share", "another-body", "beside-other-bodies"})


def read(
    text: str, vocabulary: Vocabulary, *, year: int | None = None, part: int | None = None
) -> Reading:
    """Return what a piece of prose states.

    Args:
        text: a paragraph or several lines; a line that the page broke is put together again.
        vocabulary: the words and keys of the form's edition.
        year: the report's year; without it only comparisons tell another year's figures apart.
        part: the part of the report the text stands in, which sets what a bare verb may refer to.
    """
    return read_paragraphs([(0, text)], vocabulary, year=year, part=part)


def read_paragraphs(
    paragraphs: Sequence[tuple[int, str]],
    vocabulary: Vocabulary,
    *,
    year: int | None = None,
    part: int | None = None,
    organ: str | None = None,
) -> Reading:
    """Return what several paragraphs state, read in one go so that what a heading opens carries over.

    Each paragraph comes with the offset of its first code point; spans count from there. ``organ``, whose report it is,
    tells its own figures from those of other bodies.
    """
    return read_passage(paragraphs, vocabulary, year=year, part=part, organ=organ).reading


class Passage(NamedTuple):
    """A reading with what it was made of: the folded text, its tokens and sentences, what was counted, the drafts."""

    folded: Folded
    lexemes: Sequence[Lexeme]
    sentences: Sequence[Sentence]
    reader: ClaimReader
    reading: Reading


def read_passage(
    paragraphs: Sequence[tuple[int, str]],
    vocabulary: Vocabulary,
    *,
    year: int | None = None,
    part: int | None = None,
    organ: str | None = None,
    trace: bool = False,
) -> Passage:
    """Return a reading with what it was made of; with ``trace``, the reader notes each figure's steps."""
    folded = fold_paragraphs(paragraphs)
    lexemes = list(tokenize(folded.text, vocabulary))
    sentences = parse(lexemes)
    walker = Walker(folded, year)
    walker.walk(sentences)
    context = _context(lexemes, part, decides=decides_cases(fold(organ) if organ else None))
    reader = ClaimReader(vocabulary, year, context, trace=trace)
    reader.read(walker.events)
    mentions = [event for event in walker.events if isinstance(event, CountPhrase)]
    sums = read_sums(mentions, reader.by_mention, vocabulary, folded)
    percentages = read_percentages(walker.events, reader.by_mention, sums, folded)
    reader.settle_lists(sums)
    doubts = Doubts(folded.text, year, fold(organ) if organ else None)
    told = [(draft.mention, _claim(draft, folded, doubts)) for draft in reader.drafts]
    others = {
        mention
        for mention, claim in told
        if mention is not None and claim.doubt is not None and claim.doubt.name in _OTHER_BODIES
    }
    claims = sorted((claim for _, claim in told), key=lambda c: c.span)
    reading = Reading(
        claims=tuple(claims),
        sums=tuple(_sum(found, others) for found in sums),
        percentages=percentages,
        differences=tuple(read_differences(mentions)),
        growths=tuple(read_growths(walker.events, folded)),
        years=_years(lexemes, folded, year),
    )
    return Passage(folded, lexemes, sentences, reader, reading)


def _context(lexemes: Sequence[Lexeme], part: int | None, *, decides: bool) -> Discourse:
    kinds = {sense.kind for lexeme in lexemes for sense in lexeme.senses}
    groups = {sense.keys for lexeme in lexemes for sense in lexeme.senses if sense.kind == "row"}
    narrow = {
        s.keys[0]
        for lexeme in lexemes
        for s in lexeme.senses
        if s.kind == "case" and len(s.keys) == 1
    }
    topic = {3: "request", 4: "case"}.get(part or 0, "")
    carried = {
        s.name
        for lexeme in lexemes
        for s in lexeme.senses
        if s.kind == "stage" and s.name.startswith("carried") and not s.doubtful
    }
    # 上年结转 5 件，新收 61 件，结转下年 2 件: so are requests counted, and cases as well.
    balance = len(carried) > 1 and not kinds & {"case", "foreign"}
    seen = bool(
        "request" in kinds or len(groups) > 1 or balance or (carried and "application" in kinds)
    )
    blocks = (
        any(key == "litigation_after_reconsideration" for key in narrow)
        or "litigation_direct" in narrow
    )
    info = bool(kinds & {"info", "request", "row", "applicant"})
    return Discourse(Setting(info, blocks, decides), topic, open=topic == "request", seen=seen)


def _claim(draft: Draft, folded: Folded, doubts: Doubts) -> Claim:
    span = folded.span(draft.start, draft.end)
    mention = draft.mention
    if mention is None:
        figure = Figure(span, 0, None, approximate=False, rounding=1)
    elif draft.partners:
        rounding: Decimal | int = max(
            mention.figure.rounding, *(p.figure.rounding for p in draft.partners)
        )
        figure = Figure(
            mention.figure.span,
            draft.value,
            mention.figure.unit,
            mention.figure.approximate,
            rounding,
        )
    else:
        figure = mention.figure
    doubt = doubts.about(draft) if draft.certain else None
    return Claim(
        figure,
        span,
        draft.keys,
        draft.alternatives,
        certain=draft.certain and doubt is None,
        implied=draft.implied,
        absence=draft.absence,
        fair=draft.fair,
        doubt=doubt,
    )


def _sum(found: FoundSum, others: set[CountPhrase]) -> Sum:
    """Return a list; one whose whole alone may be another body's is not held to add up to it."""
    made = found.to_sum()
    other = not others.isdisjoint(found.whole) and others.isdisjoint(found.parts)
    return made._replace(closed=False) if other and not made.holds else made


def _years(lexemes: Sequence[Lexeme], folded: Folded, year: int | None) -> tuple[Year, ...]:
    found = []
    for lexeme in lexemes:
        if lexeme.year is not None:
            other = lexeme.kind == "AGAINST" or (year is not None and lexeme.year != year)
            # 比2022年 and 2022年 alike: the digits alone are the year's place.
            start = lexeme.start + lexeme.text.index(str(lexeme.year))
            found.append(Year(lexeme.year, folded.span(start, start + 4), other))
    return tuple(found)
