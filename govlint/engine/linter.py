"""Lint one source: read, parse, bind, run the rules, and make diagnostics of what they find."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.diagnostics.diagnostic import (
    Diagnostic,
    Excerpt,
    FileResult,
    RelatedPlace,
    RepairStep,
    View,
)
from govlint.document.errors import GovlintError, MissingExtra, UnreadableFile
from govlint.document.layout import Layout
from govlint.document.limits import DEFAULT_LIMITS
from govlint.document.source import Span
from govlint.form.bind import bind
from govlint.form.edition import all_editions
from govlint.form.identity import identify
from govlint.prose.model import Reading
from govlint.prose.reading import read_paragraphs
from govlint.prose.vocabulary import Vocabulary
from govlint.readers import read
from govlint.rule import Context, Severity, Text
from govlint.syntax.parser import parse
from govlint.syntax.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govlint.document.limits import Limits
    from govlint.engine.registry import LoadedRule
    from govlint.form.bound import Binding
    from govlint.form.edition import RelationForm
    from govlint.form.identity import Identity
    from govlint.rule import Finding, Rule
    from govlint.syntax.tree import Report


_LINE_END = re.compile(r"[\r\n]")
_LONGEST_LINE = 2048
"""Code points on either side of a place that are looked at for its line; a longer line is shown in part."""
_PIECE = 512


def examine(
    data: bytes,
    path: str,
    *,
    organ: str | None = None,
    year: int | None = None,
    relations: tuple[RelationForm, ...] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> Context:
    """Return everything that a rule may want to know of a file.

    A file that cannot be read is an empty report with its ``trouble`` told.

    Raises:
        MissingExtra: its format needs a package that is not installed.
    """
    trouble: UnreadableFile | None = None
    try:
        layout = read(data, path, limits)
    except UnreadableFile as error:
        layout, trouble = Layout.of_lines("", ()), error
    tree = parse(layout)
    identity = identify(layout.text, tree, organ=organ, year=year)
    binding = bind(layout.text, tree)
    reading = _read_prose(layout.text, tree, binding, identity)
    return Context(layout, tree, identity, binding, reading, relations, trouble)


def _read_prose(text: str, tree: Report, binding: Binding, identity: Identity) -> Reading:
    """Return what the prose of all parts states, each part read in one go."""
    vocabulary = Vocabulary.load((binding.edition or all_editions()[0]).id)
    readings = []
    for part in tree.parts:
        paragraphs = [
            (block.content.start, block.content.of(text))
            for block in part.blocks
            if not isinstance(block, Table)
        ]
        readings.append(
            read_paragraphs(
                paragraphs,
                vocabulary,
                year=identity.year,
                part=part.heading.part,
                organ=identity.organ,
            )
        )
    return Reading(
        claims=tuple(c for r in readings for c in r.claims),
        sums=tuple(s for r in readings for s in r.sums),
        percentages=tuple(p for r in readings for p in r.percentages),
        years=tuple(y for r in readings for y in r.years),
    )


def lint(  # noqa: PLR0913 - two of what, seven of how, each by its name
    data: bytes,
    path: str,
    rules: Iterable[LoadedRule],
    *,
    severities: Mapping[str, Severity] | None = None,
    organ: str | None = None,
    year: int | None = None,
    relations: tuple[RelationForm, ...] = (),
    keep_view: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> FileResult:
    """Return what the rules find in a file, in the order of its places.

    ``severities`` names the rules to run, by code, and how severe each is; by default all, each as it says of itself.
    """
    try:
        context = examine(data, path, organ=organ, year=year, relations=relations, limits=limits)
    except MissingExtra as error:
        return FileResult(path, failure=with_hint(error))
    maker = _Maker(path, context)
    found = [
        maker.diagnostic(loaded.rule, finding, severities)
        for loaded in rules
        if severities is None or loaded.rule.code in severities
        for finding in loaded.check(context)
    ]
    found.sort(key=lambda d: (d.span or Span(0, 0), d.code, d.message.zh))
    identity = context.identity
    return FileResult(
        path,
        tuple(found),
        organ=identity.organ,
        year=identity.year,
        edition=context.edition.id if context.edition else None,
        view=View(context.text, context.tree) if keep_view else None,
    )


def with_hint(error: GovlintError) -> Text:
    """Return an error's text with what to do about it."""
    if error.hint is None:
        return error.text
    return Text(f"{error.text.zh}；{error.hint.zh}", f"{error.text.en}; {error.hint.en}")


class _Maker:
    """Makes diagnostics of one file's findings."""

    def __init__(self, path: str, context: Context) -> None:
        self.path = path
        self.text = context.text
        self.locate = context.locate

    def diagnostic(
        self, rule: Rule, finding: Finding, severities: Mapping[str, Severity] | None
    ) -> Diagnostic:
        """Return a finding with everything that an output needs to know."""
        severity = rule.severity if severities is None else severities[rule.code]
        if finding.doubtful and severity is Severity.ERROR:
            severity = Severity.WARNING
        return Diagnostic(
            self.path,
            rule.code,
            rule.name,
            severity,
            finding.message,
            self.locate(finding.span),
            finding.hint,
            finding.actual,
            finding.expected,
            finding.facts,
            tuple(
                RelatedPlace(r.message, self.locate(r.span), self._excerpt(r.span))
                for r in finding.related
            ),
            finding.evidence,
            tuple(
                tuple(RepairStep(c.fact, self.locate(c.span), c.old, c.new) for c in repair)
                for repair in finding.repairs
            ),
            finding.fix,
            url=rule.url,
            span=finding.span,
            excerpt=self._excerpt(finding.span),
            crossing=finding.crossing,
        )

    def _excerpt(self, span: Span) -> Excerpt | None:
        """Return the line that a place is in; of a place over several lines, its first."""
        text = self.text
        if not text:
            return None
        low = max(0, span.start - _LONGEST_LINE)
        start = max(text.rfind("\n", low, span.start), text.rfind("\r", low, span.start)) + 1
        high = min(len(text), span.start + _LONGEST_LINE)
        end = _LINE_END.search(text, max(start, min(span.start, len(text))), high)
        stop = end.start() if end else high
        if start <= low and low:
            # A line without end: every finding in it would carry it whole. Places that are near share a piece.
            start = max(low, span.start - span.start % _PIECE)
        return Excerpt(
            text[start:stop], span.start - start, min(max(span.end, span.start), stop) - start
        )
