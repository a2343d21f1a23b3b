"""The reports of one organ, year after year: requests carried over, documents in force."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from govlint.collection.keys import CARRIED_IN, CARRIED_OUT, STOCKS, columns
from govlint.rule.collection import Carried, CarryOver, Stock


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govlint.rule.collection import Pair, Summary


Right = dict[str, dict[str, int]]
"""Figures as they should be, by the path of the report and by key, where another report has shown them to be wrong."""

NOTHING: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType({})


def unlike(pair: Pair, right: Mapping[str, Mapping[str, int]] = NOTHING) -> tuple[Carried, ...]:
    """Return the figures carried over that differ when known errors of the reports are corrected."""
    found = (
        _carried(pair, column, lambda report, key: _figure(report, key, right))
        for column in columns(pair.later.edition or "")
    )
    return tuple(filter(None, found))


def differing(pair: Pair, right: Mapping[str, Mapping[str, int]] = NOTHING) -> tuple[Carried, ...]:
    """Return those of the figures that are unlike which also differ as they are printed.

    Others agree, whatever one report by itself takes for wrong.
    """
    return tuple(
        carried
        for carried in unlike(pair, right)
        if _carried(pair, carried.column, lambda report, key: report.figures.get(key))
    )


def _carried(
    pair: Pair, column: str, figure: Callable[[Summary, str], int | None]
) -> Carried | None:
    """Return a column's figures if they are there and differ."""
    stated = figure(pair.later, f"{CARRIED_IN}.{column}")
    left = [figure(report, f"{CARRIED_OUT}.{column}") for report in pair.earlier]
    known = [value for value in left if value is not None]
    differ = stated is not None and len(known) == len(left) and stated != sum(known)
    return Carried(column, stated, sum(known)) if differ and stated is not None else None


def carry_over(pair: Pair, right: Mapping[str, Mapping[str, int]]) -> CarryOver | None:
    """Return the figures carried over that two reports have differently, None where there are none."""
    # A figure in an equation that does not hold was reported with its own report.
    sound = tuple(
        carried
        for carried in differing(pair, right)
        if f"{CARRIED_IN}.{carried.column}" not in pair.later.doubtful
        and all(f"{CARRIED_OUT}.{carried.column}" not in r.doubtful for r in pair.earlier)
    )
    return CarryOver(pair, sound, None) if sound else None


def _figure(report: Summary, key: str, right: Mapping[str, Mapping[str, int]]) -> int | None:
    """Return a figure, or the right one where it is known to be wrong; doubtful ones as they are."""
    known = right.get(report.path, {})
    return known.get(key, report.corrected.get(key, report.figures.get(key)))


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
