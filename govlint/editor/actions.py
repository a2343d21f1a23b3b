"""Code actions: a slip of typography put right, a known finding left out. A figure is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from govlint.document.message import Text, counted_en
from govlint.document.source import Span
from govlint.editor.diagnostics import place
from govlint.rule.tree import Table, walk


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.editor.analysis import Analysis
    from govlint.rule.diagnostic import Diagnostic


def actions(analysis: Analysis, wanted: Span, lang: str) -> Iterator[types.CodeAction]:
    """Yield the actions for the diagnostics that touch a span of the document."""
    if analysis.report is None:
        return
    for item in analysis.result.diagnostics:
        there = place(analysis, item)
        if there.start > wanted.end or wanted.start > there.end or item.span is None:
            continue
        edits = [(analysis.at(e.span), e.new) for e in item.edits if analysis.is_verbatim(e.span)]
        if edits:
            title = _title(item, len(edits)).in_language(lang)
            yield _action(analysis, title, edits, preferred=True)
        if analysis.report.layout.format == "text":
            yield _suppression(analysis, item, there, lang)


def _title(item: Diagnostic, places: int) -> Text:
    if item.fix is not None and places == 1:
        return Text(f"改为“{item.fix}”", f"change to “{item.fix}”")
    return Text(f"修正 {places} 处写法", f"put {counted_en(places, 'place')} right")


def _suppression(analysis: Analysis, item: Diagnostic, there: Span, lang: str) -> types.CodeAction:
    """Return the action that writes a comment above a line, or above the table that the line is part of.

    The reason is left for the user to write; until then the comment suppresses nothing, and a diagnostic says so.
    """
    title = Text(f"忽略 {item.code}，并写明理由", f"ignore {item.code}, and give a reason")
    line = analysis.positions.line_start(_table_start(analysis, item, there.start))
    comment = f"<!-- govlint: ignore {item.code} --  -->\n"
    return _action(analysis, title.in_language(lang), [(Span(line, line), comment)])


def _table_start(analysis: Analysis, item: Diagnostic, otherwise: int) -> int:
    """Return the beginning of the table that a diagnostic stands in; no comment can stand inside one."""
    assert analysis.report is not None  # noqa: S101 - for the type checker
    assert item.span is not None  # noqa: S101 - the same
    for node in walk(analysis.report.tree):
        if isinstance(node, Table) and node.span.start <= item.span.start < node.span.end:
            return analysis.at(node.span).start
    return otherwise


def _action(
    analysis: Analysis, title: str, edits: list[tuple[Span, str]], *, preferred: bool = False
) -> types.CodeAction:
    changed = [types.TextEdit(analysis.positions.range(there), new) for there, new in edits]
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        is_preferred=preferred or None,
        edit=types.WorkspaceEdit(changes={analysis.uri: changed}),
    )
