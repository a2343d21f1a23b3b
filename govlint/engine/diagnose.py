"""Findings to diagnostics: code, severity, place and the line that it stands in."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.document.source import Location
from govlint.form.names import doubt_about
from govlint.rule import Edit, Severity
from govlint.rule.diagnostic import Diagnostic, Excerpt, RelatedPlace, RepairStep


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from govlint.document.message import Text
    from govlint.document.source import Span
    from govlint.form.bound import Binding
    from govlint.rule import Finding, Rule


_LINE_END = re.compile(r"[\r\n]")
_LONGEST_LINE = 2048
"""Code points on either side of a place that are searched for the ends of its line; a longer line is cut."""
_PIECE = 512


def _edits(finding: Finding) -> tuple[Edit, ...]:
    """Return the changes of typography that put a finding right."""
    if finding.edits or finding.fix is None or finding.span is None:
        return finding.edits
    return (Edit(finding.span, finding.fix),)


class Diagnoser:
    """Makes diagnostics of the findings in one file.

    ``text`` is what the findings' spans count in, ``locate`` returns the place of a span. ``severities`` are those of
    the rules that run, by code; a rule that it does not name has its own. ``binding`` says which figures are not sure.
    """

    def __init__(
        self,
        path: str,
        text: str,
        locate: Callable[[Span], Location],
        severities: Mapping[str, Severity],
        binding: Binding | None = None,
    ) -> None:
        self._path = path
        self._text = text
        self._locate = locate
        self._severities = severities
        self._binding = binding

    def diagnostic(self, rule: Rule, finding: Finding) -> Diagnostic:
        """Return a finding with everything that an output needs to know."""
        severity = self._severities.get(rule.code, rule.severity)
        reasons = self._doubts(finding) if severity is Severity.ERROR else ()
        if severity is Severity.ERROR and (finding.doubtful or reasons):
            severity = Severity.WARNING
        span = finding.span
        return Diagnostic(
            self._path,
            rule.code,
            rule.name,
            severity,
            finding.message,
            Location(address=finding.address) if span is None else self._locate(span),
            finding.hint,
            finding.actual,
            finding.expected,
            finding.facts,
            tuple(
                RelatedPlace(r.message, self._locate(r.span), self.excerpt(r.span))
                for r in finding.related
            ),
            (*finding.evidence, *reasons),
            tuple(
                tuple(RepairStep(c.fact, self._locate(c.span), c.old, c.new) for c in repair)
                for repair in finding.repairs
            ),
            finding.fix,
            _edits(finding),
            url=rule.url,
            span=span,
            excerpt=None if span is None else self.excerpt(span),
            crossing=finding.crossing,
        )

    def _doubts(self, finding: Finding) -> tuple[Text, ...]:
        """Return why a finding depends on figures that are not sure: one reason for each kind of doubt."""
        binding = self._binding
        if binding is None or not binding.doubts:
            return ()
        first = {binding.doubts[k]: k for k in reversed(finding.facts) if k in binding.doubts}
        return tuple(doubt_about(binding.facts[key]) for key in first.values())

    def excerpt(self, span: Span) -> Excerpt | None:
        """Return the line that a place is in; of a place over several lines, its first."""
        text = self._text
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


def by_place(item: Diagnostic) -> tuple[int, str, int, str]:
    """Return the key that sorts the diagnostics of a file by their places in its text, whatever its format."""
    start, end = item.span or (0, 0)
    return start, item.code, end, item.message.zh
