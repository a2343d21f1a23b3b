"""Tables whose cell boundaries the file has lost: labels and figures run together into words."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.document.normal import squeeze
from govlint.document.source import Span
from govlint.form.bound import BoundTable
from govlint.form.edition import all_editions
from govlint.form.labels import Role, all_labels
from govlint.syntax.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.form.edition import Edition
    from govlint.syntax.tree import Part, Report


# Most lines of a report are sentences; what is glued ends in figures.
_SENTENCE_ENDS = frozenset("。；：，、）！？…”")
_GLUED = re.compile(r"(?P<label>.*?[^\d/.+-])[\d/.+-]+")


def glued(text: str, report: Report, edition: Edition | None) -> Iterable[BoundTable]:
    """Yield the tables whose labels and figures were run together into words: ``规章000``."""
    labels = all_labels()
    for part in report.parts:
        found: dict[str, list[Span]] = {}
        for span in _lone_lines(part):
            if text[span.end - 1 : span.end] in _SENTENCE_ENDS:
                continue
            match = _GLUED.fullmatch(squeeze(span.of(text)))
            rows = labels.exact(match["label"]) if match else ()
            for name in {m.table for m in rows if m.role is Role.ROW}:
                found.setdefault(name, []).append(span)
        for name, spans in found.items():
            if len(spans) > 1:
                form = (edition or all_editions()[0]).table(name)
                whole = Span(spans[0].start, spans[-1].end)
                yield BoundTable(form, edition or all_editions()[0], whole, (), unreadable="glued")


def _lone_lines(part: Part) -> Iterable[Span]:
    """Yield the lines of a part and the rows of its tables that are a single cell."""
    for block in part.blocks:
        if isinstance(block, Table):
            yield from (r.cells[0].content for r in block.rows if len(r.cells) == 1)
        else:
            yield block.content
