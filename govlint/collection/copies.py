"""Parts of reports that are copied: last year's, or another organ's, nearly word for word."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.collection.summary import COMPARED_PARTS, clauses_of
from govlint.engine.examine import Depth
from govlint.rule.collection import Copied


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govlint.rule import Context
    from govlint.rule.collection import Summary


_LIKELY: Final = 0.7
"""The share of the clauses kept of two parts that makes it worth reading both again."""
_COPIED: Final = 0.92
"""The share of a part's text that makes it a copy. Reports of unrelated organs share a third of it at most."""
_SHORTEST: Final = 200
"""Characters of text, figures left out, below which two parts are alike without having been copied."""
_FEWEST: Final = 8
_LOOKED_UP: Final = 4
"""Clauses of a part by which others that have them are found."""
_COMMON: Final = 200
"""Reports that have a clause; one that more have is a set phrase."""


class Copies:
    """Finds copied parts; ``read`` returns a report again."""

    def __init__(self, read: Callable[[str, Depth], Context | None]) -> None:
        self._read = read
        self._texts = lru_cache(maxsize=64)(self._clauses)

    def found(
        self, series: Sequence[tuple[Summary, Summary]], reports: Sequence[Summary]
    ) -> Iterator[Copied]:
        """Yield the parts that are copied, each from one source: last year's report, or another of the same year."""
        for part in COMPARED_PARTS:
            done = set()
            for earlier, later in series:
                if _likely(earlier, later, part) and (copy := self._copy(later, earlier, part)):
                    done.add(later.path)
                    yield copy
            yield from self._from_others(reports, part, done)

    def _from_others(
        self, reports: Sequence[Summary], part: int, done: set[str]
    ) -> Iterator[Copied]:
        """Yield the parts copied from another organ's report of the same year; the first of several is the source."""
        seen: dict[tuple[int | None, int], list[Summary]] = {}
        for report in reports:
            shared: Counter[Summary] = Counter()
            wording = report.wording.get(part)
            if wording is None or wording.length < _SHORTEST:
                continue
            # A copy has nearly all clauses of its source, so that it has one of a few, whichever they are.
            for clause in wording.hashes[:_LOOKED_UP]:
                others = seen.setdefault((report.year, clause), [])
                if len(others) < _COMMON:
                    shared.update(others)
                    others.append(report)
            if report.path not in done and shared:
                nearest = shared.most_common(1)[0][0]
                if _likely(nearest, report, part) and (copy := self._copy(report, nearest, part)):
                    yield copy

    def _copy(self, report: Summary, source: Summary, part: int) -> Copied | None:
        own, other = self._texts(report.path, part), set(self._texts(source.path, part))
        length = sum(map(len, own))
        if length < _SHORTEST:
            return None
        share = sum(len(clause) for clause in own if clause in other) / length
        return Copied(report, part, source, share) if share >= _COPIED else None

    def _clauses(self, path: str, part: int) -> list[str]:
        context = self._read(path, Depth.PARTS)
        return clauses_of(context, part) if context is not None else []


def _likely(one: Summary, other: Summary, part: int) -> bool:
    first, second = one.wording.get(part), other.wording.get(part)
    if first is None or second is None or min(first.length, second.length) < _SHORTEST:
        return False
    most = max(len(first.hashes), len(second.hashes))
    return most >= _FEWEST and len(first.clauses & second.clauses) >= _LIKELY * most
