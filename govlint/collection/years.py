"""The reports of one organ, year after year: requests carried over, documents in force."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from govlint.collection.joint import Joint
from govlint.collection.keys import CARRIED_IN, CARRIED_OUT, STOCKS, columns
from govlint.engine.examine import Depth
from govlint.rule.collection import Carried, CarryOver, Place, Stock


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govlint.rule import Context
    from govlint.rule.collection import Pair, Summary


Right = dict[str, dict[str, int]]
"""Figures as they should be, by the path of the report and by key, where another report has shown them to be wrong."""


def carry_over(
    pair: Pair, right: Mapping[str, Mapping[str, int]], read: Callable[[str, Depth], Context | None]
) -> CarryOver | None:
    """Return the figures carried over that two reports have differently, None where there are none."""
    found = []
    for column in columns(pair.later.edition or ""):
        stated = _figure(pair.later, f"{CARRIED_IN}.{column}", right)
        left = [_figure(report, f"{CARRIED_OUT}.{column}", right) for report in pair.earlier]
        known = [value for value in left if value is not None]
        if stated is not None and len(known) == len(left) and stated != sum(known):
            found.append(Carried(column, stated, sum(known)))
    if not found:
        return None
    if not any(report.doubtful for report in (*pair.earlier, pair.later)):
        return CarryOver(pair, tuple(found), None)
    return _decided(pair, tuple(found), read)


def _figure(report: Summary, key: str, right: Mapping[str, Mapping[str, int]]) -> int | None:
    """Return a figure, or the right one where it is known to be wrong; doubtful ones as they are."""
    known = right.get(report.path, {})
    return known.get(key, report.corrected.get(key, report.figures.get(key)))


def _decided(
    pair: Pair, found: tuple[Carried, ...], read: Callable[[str, Depth], Context | None]
) -> CarryOver | None:
    """Return what the equations of all reports together show, where those of one report leave it open."""
    reports = (*pair.earlier, pair.later)
    contexts = [
        (report, context) for report in reports if (context := read(report.path, Depth.PROSE))
    ]
    if len(contexts) == len(reports):
        joint = Joint(contexts)
        for column in columns(pair.later.edition or ""):
            left = [Place(report, f"{CARRIED_OUT}.{column}") for report in pair.earlier]
            joint.relate([Place(pair.later, f"{CARRIED_IN}.{column}")], left)
        for decision in joint.decisions():
            if (decision.place.key or "").startswith((CARRIED_IN, CARRIED_OUT)):
                return CarryOver(pair, found, decision)
    # A figure in an equation that does not hold was reported with its own report.
    sound = tuple(
        carried
        for carried in found
        if f"{CARRIED_IN}.{carried.column}" not in pair.later.doubtful
        and all(f"{CARRIED_OUT}.{carried.column}" not in r.doubtful for r in pair.earlier)
    )
    return CarryOver(pair, sound, None) if sound else None


def stocks(pairs: Sequence[Pair]) -> Iterator[Stock]:
    """Yield the stocks of documents that are not last year's, more what was issued, less what was repealed.

    Where the year after is off by as much the other way, the figure of the year between is wrong: it is yielded once,
    as ``certain``.
    """
    by_organ: dict[tuple[str, str], list[Stock]] = {}
    for pair in pairs:
        for stock in _unbalanced(pair):
            by_organ.setdefault((pair.later.organ or "", stock.row), []).append(stock)
    for found in by_organ.values():
        left = sorted(found, key=lambda stock: stock.pair.later.year or 0)
        explained: set[int] = set()
        for one, other in pairwise(left):
            follows = other.pair.earlier[0] is one.pair.later
            if follows and one.gap == -other.gap and id(one) not in explained:
                explained |= {id(one), id(other)}
                yield one.as_certain()
        yield from (stock for stock in left if id(stock) not in explained)


def _unbalanced(pair: Pair) -> Iterator[Stock]:
    if len(pair.earlier) > 1 or pair.later.recounted:
        return
    for keys in STOCKS:
        issued, repealed, in_force = (pair.later.right(key) for key in keys.keys)
        before = pair.earlier[0].right(keys.keys[2])
        if issued is None or repealed is None or in_force is None or before is None:
            continue
        if in_force != before + issued - repealed:
            yield Stock(pair, keys.row, before, issued, repealed, in_force)
