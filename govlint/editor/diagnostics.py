"""Diagnostics as the protocol has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsprotocol import types

from govlint.document.source import Span


if TYPE_CHECKING:
    from govlint.editor.analysis import Analysis
    from govlint.rule.diagnostic import Diagnostic


SOURCE: Final = "govlint"
_SEVERITIES: Final = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_START: Final = Span(0, 0)


def diagnostics(analysis: Analysis, lang: str) -> list[types.Diagnostic]:
    """Return the diagnostics of a document, in the order of the text."""
    if analysis.trouble is not None:
        message = analysis.trouble.in_language(lang)
        severity = types.DiagnosticSeverity.Error
        return [
            types.Diagnostic(analysis.positions.range(_START), message, severity, source=SOURCE)
        ]
    if analysis.report is None:
        return []
    return [_diagnostic(analysis, item, lang) for item in analysis.result.diagnostics]


def place(analysis: Analysis, item: Diagnostic) -> Span:
    """Return where in the document a diagnostic stands; at the beginning where it has no place in it."""
    return analysis.positions.span(item.location) or _START


def details(item: Diagnostic, lang: str) -> list[str]:
    """Return the equations that a diagnostic rests on, and what to do."""
    lines = [line.in_language(lang) for line in item.evidence]
    if item.hint is not None:
        lines.append(item.hint.in_language(lang))
    return lines


def _diagnostic(analysis: Analysis, item: Diagnostic, lang: str) -> types.Diagnostic:
    positions = analysis.positions
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(analysis.uri, positions.range(positions.span(other.location) or _START)),
            other.message.in_language(lang),
        )
        for other in item.related
    ]
    return types.Diagnostic(
        range=positions.range(place(analysis, item)),
        message="\n".join((item.message.in_language(lang), *details(item, lang))),
        severity=_SEVERITIES[item.severity.value],
        code=item.code,
        code_description=types.CodeDescription(item.url) if item.url else None,
        source=SOURCE,
        related_information=related or None,
    )
