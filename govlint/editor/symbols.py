"""The outline of a document: parts, their headings and tables, the rows of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from govlint.document.message import Text
from govlint.document.source import Span
from govlint.rule.evidence import short
from govlint.rule.form import row_name
from govlint.rule.tree import SubHeading, Table


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.editor.analysis import Analysis
    from govlint.rule.tree import Part


def symbols(analysis: Analysis, lang: str) -> list[types.DocumentSymbol]:
    """Return the outline, in the order of the document."""
    report = analysis.report
    if report is None:
        return []
    found = []
    if report.tree.title is not None:
        content = report.tree.title.content
        found.append(_symbol(analysis, types.SymbolKind.File, content, content))
    for part in report.tree.parts:
        inside = list(_inside(analysis, part, lang))
        kind = types.SymbolKind.Namespace
        found.append(_symbol(analysis, kind, part.span, part.heading.content, children=inside))
    return found


def _inside(analysis: Analysis, part: Part, lang: str) -> Iterator[types.DocumentSymbol]:
    assert analysis.report is not None  # noqa: S101 - for the type checker
    tables = list(analysis.report.binding.tables.values())
    for block in part.blocks:
        if isinstance(block, SubHeading):
            yield _symbol(analysis, types.SymbolKind.String, block.span, block.content)
        elif isinstance(block, Table):
            bound = next((t for t in tables if block in t.nodes), None)
            if bound is None:
                name = Text("表格", "table").in_language(lang)
                yield _symbol(analysis, types.SymbolKind.Array, block.span, block.span, name)
                continue
            rows = [
                _symbol(
                    analysis,
                    types.SymbolKind.Field,
                    row.row.span,
                    row.label,
                    row_name(row.form).in_language(lang),
                )
                for row in bound.rows
                if row.form.label and block.span.start <= row.row.span.start < block.span.end
            ]
            kind, name = types.SymbolKind.Array, bound.form.title
            yield _symbol(analysis, kind, block.span, block.span, name, rows)


def _symbol(
    analysis: Analysis,
    kind: types.SymbolKind,
    span: Span,
    content: Span,
    name: str | None = None,
    children: Iterable[types.DocumentSymbol] = (),
) -> types.DocumentSymbol:
    """Return a symbol; the place that is selected lies within the whole, as the protocol asks."""
    assert analysis.report is not None  # noqa: S101 - the same
    whole, chosen = analysis.at(span), analysis.at(content)
    start, end = min(whole.start, chosen.start), max(whole.end, chosen.end)
    words = " ".join(content.of(analysis.report.text).split())
    return types.DocumentSymbol(
        name or short(words) or "—",
        kind,
        analysis.positions.range(Span(start, end)),
        analysis.positions.range(chosen),
        children=list(children),
    )
