"""The figures of a document by place: cells of the form's tables, figures of the prose, and their equations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.rule.evidence import name, statement, written_out


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document.source import Span
    from govlint.editor.analysis import Analysis
    from govlint.rule import Text


class FigureHere(NamedTuple):
    """A figure at a place of the document: its number in the ledger, what it is called, its key and its value."""

    mention: int
    span: Span
    called: Text
    key: str | None
    value: int | None


def figures_at(analysis: Analysis, offset: int) -> Iterator[FigureHere]:
    """Yield the figures that stand at an offset of the document."""
    if analysis.report is None:
        return
    system = analysis.report.system
    for mention, place in enumerate(system.places):
        there = analysis.at(place.span)
        if there.start <= offset <= there.end:
            called = name(analysis.report, mention)
            key = place.fact.key if place.fact is not None else None
            yield FigureHere(mention, there, called, key, system.value(mention))


def equations_of(analysis: Analysis, mention: int, lang: str) -> Iterator[str]:
    """Yield the equations that a figure stands in, each stated and written out in figures."""
    if analysis.report is None:
        return
    system = analysis.report.system
    for relation in system.ledger.standing(mention):
        basis = system.bases[relation]
        if all(system.value(i) is not None for _, i in (*basis.left, *basis.right)):
            stated = statement(analysis.report, basis).in_language(lang)
            sums = written_out(system, basis).in_language(lang)
            yield f"{stated}{'，' if lang == 'zh' else ': '}{sums}"


def connected(analysis: Analysis, mention: int) -> list[Span]:
    """Return where the document has the other figures of the equations that a figure stands in, in order."""
    if analysis.report is None:
        return []
    system = analysis.report.system
    others = {
        other
        for relation in system.ledger.standing(mention)
        for _, other in (*system.bases[relation].left, *system.bases[relation].right)
        if other != mention
    }
    return sorted(analysis.at(system.places[other].span) for other in others)


def restated(analysis: Analysis, mention: int) -> list[Span]:
    """Return where the document states the same figure again: cells of a claim, claims of a cell, in order."""
    if analysis.report is None:
        return []
    system = analysis.report.system
    others = {
        other
        for relation in system.ledger.standing(mention)
        if system.bases[relation].claim is not None
        for _, other in (*system.bases[relation].left, *system.bases[relation].right)
        if other != mention
    }
    return sorted(analysis.at(system.places[other].span) for other in others)
