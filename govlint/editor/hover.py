"""What is shown at the pointer: diagnostics with the pages of their rules, figures with their equations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from govlint.editor.diagnostics import details, place
from govlint.editor.figures import equations_of, figures_at


if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.document.source import Span
    from govlint.editor.analysis import Analysis


def hover(
    analysis: Analysis, offset: int, pages: Mapping[str, str], lang: str
) -> types.Hover | None:
    """Return what is to be said of an offset of the document; ``pages`` are those of the rules, by code."""
    pieces: list[str] = []
    spans: list[Span] = []
    known: dict[str, str] = {}
    for item in analysis.result.diagnostics if analysis.report is not None else ():
        there = place(analysis, item)
        if item.span is not None and there.start <= offset <= there.end:
            title = f"**{_plain(item.message.in_language(lang))}** `{item.code}`"
            pieces.append("\n".join((title, "", *_listed(details(item, lang)))))
            spans.append(there)
            known[item.code] = pages.get(item.code, "")
    for figure in figures_at(analysis, offset):
        value = "" if figure.value is None else f"：{figure.value}"
        key = f" `{figure.key}`" if figure.key else ""
        lines = _listed(list(equations_of(analysis, figure.mention, lang)))
        title = f"{_plain(figure.called.in_language(lang))}{value}{key}"
        pieces.append("\n".join((title, "", *lines)))
        spans.append(figure.span)
    if not pieces:
        return None
    pieces += [page for page in known.values() if page]
    shortest = min(spans, key=lambda span: span.end - span.start)
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(pieces))
    return types.Hover(content, analysis.positions.range(shortest))


def _listed(lines: list[str]) -> list[str]:
    return [f"- {_plain(line)}" for line in lines]


def _plain(text: str) -> str:
    """Return a text as Markdown that shows it; the words of a report are data, not markup."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>#|!~" else char for char in text)
