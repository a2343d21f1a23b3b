"""The reports of a run by organ and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.collection.names import Organs
from govlint.rule.collection import Pair


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.collection.names import Name
    from govlint.config.settings import OrganEntry
    from govlint.rule.collection import Summary
    from govlint.rule.kept import Wording


_SAME: Final = 0.9
"""The share of the clauses of two files that makes them one report in two formats."""


class Series:
    """The reports of each organ, year by year; those that do not state whose they are, or of which year, left out."""

    def __init__(self, reports: Iterable[Summary], entries: Sequence[OrganEntry] = ()) -> None:
        known = [r for r in reports if r.failure is None and r.organ and r.year is not None]
        aliases = {other: entry.name for entry in entries for other in entry.names}
        self.organs = Organs((r.organ for r in known if r.organ), aliases)
        self._entries = entries
        self.by_organ: dict[Name, dict[int, list[Summary]]] = {}
        for report in known:
            if report.organ is not None and report.year is not None:
                years = self.by_organ.setdefault(self.organs.key(report.organ), {})
                years.setdefault(report.year, []).append(report)

    def one(self, organ: Name, year: int) -> Summary | None:
        """Return an organ's report for a year, None where there is none, or where any of its years has several."""
        reports = self.by_organ.get(organ, {}).get(year, [])
        return reports[0] if reports and self._clear(organ) else None

    def _clear(self, organ: Name) -> bool:
        """Tell whether an organ has one report for each year; where not, nobody knows which ones belong together."""
        return all(map(_same, self.by_organ.get(organ, {}).values()))

    def duplicates(self) -> Iterator[tuple[Summary, ...]]:
        """Yield the reports that one organ has for one year, where they are several and not the same."""
        for years in self.by_organ.values():
            yield from (tuple(reports) for reports in years.values() if not _same(reports))

    def single(self) -> list[Summary]:
        """Return one report for each organ and year that is clear."""
        return [
            reports[0]
            for organ, years in self.by_organ.items()
            if self._clear(organ)
            for _, reports in sorted(years.items())
        ]

    def pairs(self) -> Iterator[Pair]:
        """Yield an organ's reports for two years running; in the year of a merger, with those of all it was made of."""
        merged = {
            self.organs.key(entry.name): [self.organs.key(name) for name in entry.merged]
            for entry in self._entries
            if entry.merged
        }
        for organ, years in self.by_organ.items():
            for year in sorted(years):
                former = [organ] if year - 1 in years else merged.get(organ, [])
                before = [self.one(name, year - 1) for name in former]
                known = [report for report in before if report is not None]
                later = self.one(organ, year)
                if later is not None and known and len(known) == len(former):
                    yield Pair(tuple(known), later)


def _same(reports: Sequence[Summary]) -> bool:
    """Tell whether several files hold one report, in several formats say."""
    first = reports[0]
    return all(
        other.figures == first.figures and _overlap(other.wording, first.wording)
        for other in reports[1:]
    )


def _overlap(one: Mapping[int, Wording], other: Mapping[int, Wording]) -> bool:
    return one.keys() == other.keys() and all(
        len(one[part].clauses & other[part].clauses)
        >= _SAME * max(len(one[part].hashes), len(other[part].hashes))
        for part in one
    )
