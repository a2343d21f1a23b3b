"""A report to its `Summary`: made where the report is linted, kept while everything else of it is dropped."""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

from govlint.collection.keys import CARRIED_IN, CARRIED_OUT, STOCKS, columns
from govlint.document.figure import State
from govlint.rule.collection import Summary
from govlint.rule.kept import Figures, Wording
from govlint.rule.tree import Table


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.rule import Context
    from govlint.rule.diagnostic import FileResult


COMPARED_PARTS: Final = (1, 5)
"""The parts whose words are an organ's own: what was done in the year, what is to be improved."""
_RECOUNTED: Final = re.compile(
    "(?:规章|文件|件数)[^。；\\n]{0,15}(?:清理|核定|重新(?:统计|认定|梳理)|统计口径)|"
    "(?:清理|核定|重新(?:统计|认定|梳理))[^。；\\n]{0,15}(?:规章|规范性文件|件数)|以本年度(?:报告)?为准"
)
_CLAUSE: Final = re.compile(r"[，。；：！？,;:!?\s]+")
_FIGURES: Final = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万亿.．%％]+")
_SHORTEST: Final = 6
"""Characters of a clause that is worth comparing; shorter ones are alike by chance."""
_MOST_CLAUSES: Final = 32


def summarise(
    context: Context, result: FileResult, *, whole: bool, stated: bool = False
) -> Summary:
    """Return what is kept of a report; ``whole`` keeps all counts of its tables, ``stated`` all figures as they are."""
    figures, corrected, doubtful = _figures(context)
    parts = {part: clauses_of(context, part) for part in COMPARED_PARTS}
    if not whole:
        wanted = _repeated(context.edition.id if context.edition is not None else "")
        figures = {key: value for key, value in figures.items() if key in wanted}
    return Summary(
        result.path,
        context.organ,
        context.year,
        context.edition.id if context.edition is not None else None,
        context.identity.government,
        Figures(figures),
        corrected,
        doubtful,
        _RECOUNTED.search(context.text) is not None,
        {part: _kept(clauses) for part, clauses in parts.items()},
        {f.key: f.value for f in context.facts.values() if f.value is not None} if stated else {},
    )


@cache
def _repeated(edition: str) -> frozenset[str]:
    """Return the keys that the report of another year repeats or builds on."""
    carried = {
        f"{row}.{column}" for row in (CARRIED_IN, CARRIED_OUT) for column in columns(edition)
    }
    return frozenset(carried | {key for stock in STOCKS for key in stock.keys})


def _figures(context: Context) -> tuple[dict[str, int], dict[str, int], frozenset[str]]:
    """Return the counts of a report's tables, those that were named as wrong, and the keys of doubtful ones."""
    figures = {
        key: fact.value
        for key, fact in context.facts.items()
        if fact.state is State.VALUE and isinstance(fact.value, int)
    }
    unreadable = {
        fact.key
        for table in context.binding.tables.values()
        if table.unreadable or len(table.editions) > 1
        for row in table.rows
        for fact in row.facts
    }
    system = context.system
    corrected = {}
    by_place = {fact.span: key for key, fact in context.facts.items()}
    for span, new in system.corrected.items():
        if span in by_place:
            corrected[by_place[span]] = new
    for _, move in system.moves:
        for mention, value in move.changes:
            moved = system.ledger.mentions[mention].fact
            if moved is not None and value is not None:
                corrected[moved] = value
    doubtful = {
        key
        for relation, _ in system.unexplained
        for terms in relation.readings
        for _, mention in terms
        if (key := system.ledger.mentions[mention].fact) is not None
    }
    return {**system.determined, **figures}, corrected, frozenset(doubtful | unreadable)


def _kept(clauses: Sequence[str]) -> Wording:
    """Return what is kept of the clauses of a part."""
    hashes = (crc32(clause.encode("utf-8", "surrogatepass")) for clause in clauses)
    return Wording.of(sum(map(len, clauses)), hashes, _MOST_CLAUSES)


def clauses_of(context: Context, number: int) -> list[str]:
    """Return the clauses of a part's prose without figures, names of the organ and blanks; short ones are left out."""
    part = context.part(number)
    if part is None:
        return []
    text = "\n".join(
        block.content.of(context.text) for block in part.blocks if not isinstance(block, Table)
    )
    if context.organ:
        text = text.replace(context.organ, "")
    pieces = _CLAUSE.split(_FIGURES.sub("", text))
    return [piece for piece in pieces if len(piece) >= _SHORTEST]
