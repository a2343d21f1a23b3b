"""One cause, one finding: what a finding at one report explains is not reported at another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.collection.keys import CARRIED_IN, CARRIED_OUT
from govlint.rule.collection import Cause, Decision, Place


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.collection.groups import GroupYear
    from govlint.rule.collection import Aggregate, CarryOver, Summary


def reconcile(
    carry_overs: Sequence[CarryOver],
    aggregates: Sequence[Aggregate],
    years: Sequence[GroupYear],
) -> tuple[list[CarryOver], list[Aggregate]]:
    """Return the breaks between years, and those between a government and its members, each cause once.

    - A government whose figures carried over differ by what those of its members do has only added them up.
    - A sum that is off by what a member's figures carried over are shows which of the member's two reports is wrong.
    """
    left = [found for found in carry_overs if not _added_up(found, carry_overs, years)]
    kept = []
    for aggregate in aggregates:
        # A figure that a member carried over otherwise is a better reason than a likely slip of the hand.
        unsure = aggregate.cause in (Cause.UNKNOWN, Cause.MISTYPED)
        decided = _decided_by(aggregate, left) if unsure else None
        if decided is None:
            kept.append(aggregate)
        else:
            number, decision = decided
            left[number] = left[number]._replace(decision=decision)
    return left, kept


def _added_up(found: CarryOver, every: Sequence[CarryOver], years: Sequence[GroupYear]) -> bool:
    """Tell whether a government's difference is the sum of its members' differences."""
    government = found.pair.later
    members = {
        member.path
        for year in years
        if year.government.path == government.path
        for member in year.members
    }
    total: Counter[str] = Counter()
    for other in every:
        if other.pair.later.path in members:
            for carried in other.columns:
                total[carried.column] += carried.stated - carried.left
    own = {carried.column: carried.stated - carried.left for carried in found.columns}
    return bool(members) and own == {column: gap for column, gap in total.items() if gap}


def _decided_by(
    aggregate: Aggregate, carry_overs: Sequence[CarryOver]
) -> tuple[int, Decision] | None:
    """Return the one break between years of a member that explains a sum, and the figure that is then wrong."""
    gaps = {
        difference.key: difference.stated - difference.total for difference in aggregate.differences
    }
    found = []
    for number, carry_over in enumerate(carry_overs):
        if carry_over.decision is not None:
            continue
        pair = carry_over.pair
        for row, reports in ((CARRIED_IN, (pair.later,)), (CARRIED_OUT, pair.earlier)):
            decision = _wrong_in(row, reports, carry_over, aggregate.members, gaps)
            if decision is not None:
                found.append((number, decision))
    return found[0] if len(found) == 1 else None


def _wrong_in(
    row: str,
    reports: Sequence[Summary],
    carry_over: CarryOver,
    members: Sequence[Summary],
    gaps: Mapping[str, int],
) -> Decision | None:
    """Return the figure of the break if the sum has just what the other year's report has in its place."""
    if len(reports) != 1 or reports[0] not in members:
        return None
    sign = 1 if row == CARRIED_IN else -1
    wanted = {f"{row}.{c.column}": sign * (c.left - c.stated) for c in carry_over.columns}
    if wanted != {key: gap for key, gap in gaps.items() if key.startswith(f"{row}.")}:
        return None
    first = carry_over.columns[0]
    old, new = (first.stated, first.left) if sign > 0 else (first.left, first.stated)
    return Decision(Place(reports[0], f"{row}.{first.column}"), old, new, by_sum=True)
