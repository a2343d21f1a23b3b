"""Governments and their members, as the configuration has them, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govlint.collection.names import means


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.collection.series import Series
    from govlint.config.settings import GroupEntry
    from govlint.rule.collection import Summary


class GroupYear(NamedTuple):
    """A government and its members in a year.

    ``complete`` says that each of them has one report that can be read, so that there is a sum to compare with;
    ``listed`` that the configuration lists each member by its name.
    """

    group: str
    government: Summary
    members: tuple[Summary, ...]
    complete: bool
    listed: bool


def group_years(
    groups: Sequence[GroupEntry], series: Series, reports: Sequence[Summary]
) -> Iterator[GroupYear]:
    """Yield each group in each year in which its government has reported."""
    unknown = any(r.failure is not None or r.organ is None or r.year is None for r in reports)
    for group in groups:
        for year in years_of(group, reports):
            found = _in(group, year, series)
            if found is not None:
                government, members, complete = found
                listed = all(member.named for member in group.everyone)
                known = complete and not unknown
                yield GroupYear(group.name, government, members, known, listed)


def years_of(group: GroupEntry, reports: Sequence[Summary]) -> list[int]:
    """Return the years in which any of a group has reported."""
    return sorted(
        {
            r.year
            for r in reports
            if r.year is not None
            and (
                group.is_government(r.path, r.organ, means)
                or group.is_member(r.path, r.organ, means)
            )
        }
    )


def _in(
    group: GroupEntry, year: int, series: Series
) -> tuple[Summary, tuple[Summary, ...], bool] | None:
    government: Summary | None = None
    members: list[Summary] = []
    complete = True
    for organ, years in series.by_organ.items():
        # A member that reported the year before is missing where it has no report: then there is no sum to compare.
        known: Mapping[int, list[Summary]] = years
        reports = known.get(year) or known.get(year - 1, [])
        one = series.one(organ, year)
        if any(group.is_government(r.path, r.organ, means) for r in reports):
            government = one
        elif any(group.is_member(r.path, r.organ, means) for r in reports):
            if one is None:
                complete = False
            else:
                members.append(one)
    for member in group.everyone:
        if member.named and not any(means(member.text, m.organ or "") for m in members):
            complete = False
    if government is None or not members:
        return None
    return government, tuple(members), complete
