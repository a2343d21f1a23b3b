"""A government's table against the sum of its members' tables, and the member that explains a difference."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from govlint.collection.keys import summed
from govlint.equations.slips import slip
from govlint.rule.collection import Aggregate, Cause, Difference


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.rule.collection import Summary


_MOST_PAIRS: Final = 5_000
_TOTALS: Final = (".total", "requests.concluded.")


def aggregate(group: str, government: Summary, members: Sequence[Summary]) -> Aggregate | None:
    """Return how a government's figures differ from the sums of its members', None where they do not.

    A figure that is not there, or is doubtful, in any of the reports is left out.
    """
    differences = []
    for key in summed(government.edition or "2021"):
        stated = government.right(key)
        parts = [member.right(key) for member in members]
        known = [part for part in parts if part is not None]
        if stated is not None and len(known) == len(parts) and stated != sum(known):
            differences.append(Difference(key, stated, sum(known)))
    if not differences:
        return None
    gaps = {d.key: d.stated - d.total for d in differences}
    for cause, sign in ((Cause.LEFT_OUT, -1), (Cause.TWICE, 1)):
        explaining = _explained_by(gaps, government, members, sign)
        if len(explaining) == 1:
            return Aggregate(
                group, government, tuple(members), tuple(differences), cause, explaining[0]
            )
        if explaining:
            every = tuple(dict.fromkeys(m for some in explaining for m in some))
            return Aggregate(
                group, government, tuple(members), tuple(differences), Cause.UNKNOWN, every
            )
    return _mistyped(group, government, tuple(members), tuple(differences), gaps)


def _explained_by(
    gaps: Mapping[str, int], government: Summary, members: Sequence[Summary], sign: int
) -> list[tuple[Summary, ...]]:
    """Return the members, or pairs of them, whose tables are exactly the gaps with this sign."""
    keys = summed(government.edition or "2021")
    wanted = {key: sign * gap for key, gap in gaps.items()}
    tables = [{key: value for key in keys if (value := member.right(key))} for member in members]
    alone: list[tuple[Summary, ...]] = [
        (m,) for m, table in zip(members, tables, strict=True) if table == wanted
    ]
    if alone or len(members) ** 2 > 2 * _MOST_PAIRS:
        return alone
    size = sum(wanted.values())
    sums = [sum(table.values()) for table in tables]
    return [
        (members[i], members[j])
        for i, j in combinations(range(len(members)), 2)
        if sums[i]
        and sums[j]
        and sums[i] + sums[j] == size
        and all(tables[i].get(key, 0) + tables[j].get(key, 0) == wanted.get(key, 0) for key in keys)
    ]


def _mistyped(
    group: str,
    government: Summary,
    members: tuple[Summary, ...],
    differences: tuple[Difference, ...],
    gaps: Mapping[str, int],
) -> Aggregate:
    """Return the difference with the one member's figure that was mistyped on the way, where there is one such.

    A figure that was taken over wrongly changes its totals too, and all by the same number: what is left besides totals
    is one figure, or one and the figure that keeps the balance.
    """
    sizes = {abs(gap) for gap in gaps.values()}
    plain = [key for key in gaps if not key.endswith(_TOTALS[0]) and _TOTALS[1] not in key]
    found = []
    if len(sizes) == 1 and plain:
        for key in plain:
            for member in members:
                old = member.right(key) or 0
                new = old + gaps[key]
                if new >= 0 and slip(old, new) is not None:
                    found.append((member, key, old, new))
    if len(found) == 1:
        member, key, old, new = found[0]
        return Aggregate(
            group, government, members, differences, Cause.MISTYPED, (member,), (key, old, new)
        )
    candidates = tuple(dict.fromkeys(member for member, *_ in found))
    if len(candidates) == 1:
        return Aggregate(group, government, members, differences, Cause.MISTYPED, candidates)
    return Aggregate(group, government, members, differences, Cause.UNKNOWN, candidates)
