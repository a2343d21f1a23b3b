"""A sentence, or a line of a report, to how its prose is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.document.source import LineIndex
from govlint.engine.examine import examine
from govlint.form.edition import all_editions, edition_for, load
from govlint.prose.explain import Counted, Explanation, explain
from govlint.prose.model import Claim, Percentage, Sum
from govlint.prose.vocabulary import Vocabulary
from govlint.syntax.tree import Table


if TYPE_CHECKING:
    from govlint.document.source import Span
    from govlint.syntax.tree import Part


__all__ = [
    "Claim",
    "Counted",
    "Explanation",
    "NoProseError",
    "Percentage",
    "Sum",
    "edition_of",
    "explain_line",
    "explain_text",
    "name_of",
]


class NoProseError(GovlintError):
    """There is no prose at the line that was asked for."""


def explain_text(text: str, year: int, organ: str | None = None) -> Explanation:
    """Return how a piece of prose is read.

    Args:
        text: a sentence or several.
        year: the report's, which also decides the edition of the form.
        organ: whose report it is; without it, no body is another one.
    """
    edition = edition_of(year)
    return explain([(0, text)], Vocabulary.load(edition), year=year, organ=organ)


def explain_line(data: bytes, path: str, line: int) -> tuple[str, str, Explanation]:
    """Return a line of a report, the edition of its form, and how the line's prose is read where it stands.

    Raises:
        NoProseError: there is no such line, or no prose in it.
        UnreadableFile: the file cannot be read.
    """
    context = examine(data, path)
    if context.trouble is not None:
        raise context.trouble
    index = LineIndex(context.text)
    try:
        span = index.line_span(line)
    except IndexError:
        raise _nothing(path, line) from None
    part = next((p for p in context.tree.parts if _prose(p, span)), None)
    if part is None:
        raise _nothing(path, line)
    edition = (context.edition or all_editions()[0]).id
    blocks = [block for block in part.blocks if not isinstance(block, Table)]
    found = explain(
        [(block.content.start, block.content.of(context.text)) for block in blocks],
        Vocabulary.load(edition),
        year=context.identity.year,
        part=part.heading.part,
        organ=context.identity.organ,
        within=span,
    )
    return span.of(context.text), edition, found


def edition_of(year: int) -> str:
    """Return the edition of the form that reports of a year are made on."""
    return (edition_for(year) or all_editions()[-1]).id


def name_of(key: str, edition: str) -> str:
    """Return the row and column of the form that a key names, as they are printed."""
    fact = load(edition).facts.get(key)
    if fact is None:
        return key
    return f"{fact.table.title}“{fact.label}”"


def _prose(part: Part, span: Span) -> bool:
    return any(
        not isinstance(block, Table)
        and block.content.start < span.end
        and block.content.end > span.start
        for block in part.blocks
    )


def _nothing(path: str, line: int) -> NoProseError:
    return NoProseError(
        Text(f"{path} 第 {line} 行没有正文", f"{path} has no prose in line {line}"),
        Text(
            "行号从 1 起，表格行不解释；Word、PDF 等没有行号的文件，把句子直接写在命令后面",
            "lines count from 1, rows of tables are not explained; of a file without lines, give the sentence itself",
        ),
    )
