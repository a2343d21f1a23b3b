"""Summaries to a `Collection`: whose reports follow each other, who belongs to whom, and what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.collection.aggregate import aggregate
from govlint.collection.copies import Copies
from govlint.collection.groups import group_years
from govlint.collection.missing import missing
from govlint.collection.reconcile import reconcile
from govlint.collection.series import Series
from govlint.collection.settle import settle
from govlint.collection.years import Right, carry_over, stocks
from govlint.rule.collection import Collection


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govlint.config.settings import GroupEntry, OrganEntry
    from govlint.engine.examine import Depth
    from govlint.rule import Context
    from govlint.rule.collection import Summary


def collect(
    reports: Sequence[Summary],
    read: Callable[[str, Depth], Context | None],
    groups: Sequence[GroupEntry] = (),
    organs: Sequence[OrganEntry] = (),
    *,
    folders: bool = True,
) -> Collection:
    """Return the collection of the reports of a run.

    Args:
        reports: what was kept of them, in the order of the files.
        read: returns a report again by its path, as far as is asked for, None where its file cannot be read any more.
        groups: governments and their members.
        organs: names and mergers of organs.
        folders: whether the reports are all those of some folders.
    """
    series = Series(reports, organs)
    reports, settled = settle(reports, list(series.pairs()), read)
    if settled:
        series = Series(reports, organs)
    pairs = list(series.pairs())
    years = list(group_years(groups, series, reports))
    sums = [
        found
        for year in years
        if year.complete
        and (folders or year.listed)
        and (found := aggregate(year.group, year.government, year.members))
    ]
    right: Right = {
        found.government.path: {d.key: d.total for d in found.differences} for found in sums
    }
    breaks = list(filter(None, (carry_over(pair, right) for pair in pairs)))
    carry_overs, aggregates = reconcile([*settled, *breaks], sums, years)
    copies = Copies(read).found(
        [(pair.earlier[0], pair.later) for pair in pairs if len(pair.earlier) == 1],
        series.single(),
    )
    return Collection(
        tuple(reports),
        tuple(carry_overs),
        tuple(stocks(pairs)),
        tuple(aggregates),
        tuple(missing(series, reports, groups, organs)) if folders else (),
        tuple(copies),
        tuple(series.duplicates()),
    )
