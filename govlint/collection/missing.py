"""Organs without a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.collection.groups import years_of
from govlint.collection.names import alike, means
from govlint.rule.collection import Missing


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.collection.series import Series
    from govlint.config.settings import GroupEntry, OrganEntry
    from govlint.rule.collection import Summary


_MOST_KNOWN: Final = 2 / 3
"""The share of last year's organs that have reported when the others are missing, rather than not yet collected."""
_FEWEST: Final = 3


def missing(
    series: Series,
    reports: Sequence[Summary],
    groups: Sequence[GroupEntry],
    entries: Sequence[OrganEntry],
) -> Iterator[Missing]:
    """Yield the organs without a report: for a year that most others have reported for, or listed by a group."""
    unidentified = sum(r.failure is not None or r.organ is None or r.year is None for r in reports)
    for year in sorted({year for years in series.by_organ.values() for year in years}):
        gone = list(_gone(series, year, entries, unidentified))
        yield from gone
        known = [r.organ for r in reports if r.year == year and r.organ]
        known += [found.organ for found in gone]
        for group in groups:
            if year in years_of(group, reports):
                yield from _listed(group, year, known, unidentified)


def _gone(
    series: Series, year: int, entries: Sequence[OrganEntry], unidentified: int
) -> Iterator[Missing]:
    """Yield the organs that reported the year before and not in this, where most of the others did."""
    before = [organ for organ, years in series.by_organ.items() if year - 1 in years]
    gone = [organ for organ in before if year not in series.by_organ[organ]]
    stayed = len(before) - len(gone)
    if stayed < _FEWEST or stayed < _MOST_KNOWN * len(before):
        return
    new = [
        years[year][0].organ or ""
        for years in series.by_organ.values()
        if year in years and year - 1 not in years
    ]
    merged = {series.organs.key(name) for entry in entries for name in entry.merged}
    for organ in gone:
        last = series.by_organ[organ][year - 1][0]
        name = last.organ or ""
        # A new organ with a like name is the same one renamed.
        if organ not in merged and not any(alike(name, other) for other in new):
            yield Missing(name, year, last, unidentified=unidentified)


def _listed(
    group: GroupEntry, year: int, known: Sequence[str], unidentified: int
) -> Iterator[Missing]:
    """Yield the organs that a group lists by their names and that have no report for the year."""
    for member in (*group.everyone, group.government):
        if member.named and not any(means(member.text, name) for name in known):
            address = f"[[groups]] {group.name}"
            yield Missing(member.text, year, None, group.origin, address, unidentified)
