"""Inlay hints: beside a total the sum of its parts, at the end of a balance its two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from govlint.rule.evidence import statement


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document.source import Span
    from govlint.editor.analysis import Analysis
    from govlint.rule.figures import Basis, System


def hints(analysis: Analysis, wanted: Span, lang: str) -> Iterator[types.InlayHint]:
    """Yield the hints within a span of the document: one for each equation of the form whose figures are all there."""
    report = analysis.report
    if report is None:
        return
    system = report.system
    for basis in system.bases:
        terms = (*basis.left, *basis.right)
        if basis.form is None or any(system.value(i) is None for _, i in terms):
            continue
        # A total stands alone on its side; of a balance the last figure has all others before it.
        at = basis.left[0][1] if len(basis.left) == 1 else terms[-1][1]
        place = analysis.at(system.places[at].span)
        if wanted.start <= place.end <= wanted.end:
            yield types.InlayHint(
                analysis.positions.position(place.end),
                _label(system, basis),
                tooltip=statement(report, basis).in_language(lang),
                padding_left=True,
            )


def _label(system: System, basis: Basis) -> str:
    left, right = system.values(basis.left), system.values(basis.right)
    if len(basis.left) == 1:
        return f"Σ {right}" if left == right else f"≠ Σ {right}"
    return f"{left} {'=' if left == right else '≠'} {right}"
