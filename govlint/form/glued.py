"""Tables whose cell boundaries the file has lost: labels and figures run together into words."""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING

from govlint.document.normal import bare, squeeze
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
# Shorter labels stand in too many other words.
_SHORTEST = 4
_LEAST = 2


def glued(text: str, report: Report, edition: Edition | None) -> Iterable[BoundTable]:
    """Yield the tables whose labels and figures were run together into words: ``规章000``."""
    chosen = edition or all_editions()[0]
    for part in report.parts:
        found: dict[str, list[Span]] = {}
        for span in _lone_lines(part):
            if text[span.end - 1 : span.end] in _SENTENCE_ENDS:
                continue
            for name in _tables_of(span.of(text)):
                found.setdefault(name, []).append(span)
        for name, spans in found.items():
            if len(spans) >= _LEAST:
                whole = Span(spans[0].start, spans[-1].end)
                yield BoundTable(chosen.table(name), chosen, whole, (), unreadable="glued")


def _tables_of(line: str) -> list[str]:
    """Return the table of each row of figures that a line runs together, the same one as often as it has rows."""
    if not any(char.isdigit() or char in "/-" for char in line[-2:]):
        return []
    match = _GLUED.fullmatch(squeeze(line))
    rows = all_labels().exact(match["label"]) if match else ()
    found = sorted({m.table for m in rows if m.role is Role.ROW})
    if found or "。" in line or "，" in line:
        return found
    words = bare(line)
    return [name for name, rows in _rows().items() for _ in rows.findall(words)]


@cache
def _rows() -> dict[str, re.Pattern[str]]:
    """Return an expression for a row's label with figures run on to it, by table."""
    labels: dict[str, set[str]] = {}
    for edition in all_editions():
        for table in edition.tables:
            for row in (row for block in table.blocks for row in block.rows):
                labels.setdefault(table.name, set()).add(bare(row.label))
    return {
        name: re.compile(
            rf"(?:{'|'.join(sorted(found, key=len, reverse=True))})\d{{2,}}(?![件条份个项部篇年月日])"
        )
        for name, rows in labels.items()
        if (found := {label for label in rows if len(label) >= _SHORTEST or label in _DISTINCT})
    }


_DISTINCT = frozenset(("规章",))


def _lone_lines(part: Part) -> Iterable[Span]:
    """Yield the lines of a part and the rows of its tables that are a single cell."""
    for block in part.blocks:
        if isinstance(block, Table):
            yield from (r.cells[0].content for r in block.rows if len(r.cells) == 1)
        else:
            yield block.content
