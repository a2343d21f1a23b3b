"""Figures that a report by itself leaves open, or gets wrong, settled by the equations of several years together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from govlint.collection.joint import Joint
from govlint.collection.keys import CARRIED_IN, CARRIED_OUT, columns
from govlint.collection.years import differing, unlike
from govlint.engine.examine import Depth
from govlint.rule.collection import CarryOver, Place


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govlint.collection.joint import Solved
    from govlint.rule import Context
    from govlint.rule.collection import Pair, Summary


_TABLE: Final = "requests."
_CARRIED: Final = (CARRIED_IN, CARRIED_OUT)


def settle(
    reports: Sequence[Summary], pairs: Sequence[Pair], read: Callable[[str, Depth], Context | None]
) -> tuple[list[Summary], list[CarryOver]]:
    """Return the reports with what other years show of their figures, and the findings that this makes.

    A report whose own equations leave open which figure is wrong, or name one that does not fit the year before or
    after, is put together with those years; what then makes all equations hold is what is wrong.
    """
    known = {report.path: report for report in reports}
    found = []
    for cluster in _clusters(pairs):
        solved = _solved(cluster, read)
        carry_over = _carry_over(cluster, solved) if solved is not None else None
        if solved is not None and carry_over is not None:
            found.append(carry_over)
            for path, values in solved.cells.items():
                report, keys = known[path], solved.keys[path]
                others = {k: v for k, v in report.corrected.items() if k not in keys}
                known[path] = replace(
                    report, corrected={**others, **values}, doubtful=report.doubtful - keys
                )
    return list(known.values()), found


def _clusters(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Yield the pairs to be solved together: those of a report in question, and of its neighbours in question."""
    by_path: dict[str, list[Pair]] = {}
    for pair in pairs:
        for report in _reports(pair):
            by_path.setdefault(report.path, []).append(pair)
    seen: set[str] = set()
    for pair in pairs:
        start = [r.path for r in _reports(pair) if _in_question(r) and r.path not in seen]
        if not start or not (unlike(pair) or any(map(_open, _reports(pair)))):
            continue
        cluster: dict[int, Pair] = {}
        while start:
            path = start.pop()
            seen.add(path)
            for near in by_path[path]:
                cluster[id(near)] = near
                start += [r.path for r in _reports(near) if _in_question(r) and r.path not in seen]
        yield list(cluster.values())


def _reports(pair: Pair) -> tuple[Summary, ...]:
    return (*pair.earlier, pair.later)


def _open(report: Summary) -> bool:
    """Tell whether an equation of the table of requests does not hold without a figure being named."""
    return any(key.startswith(_TABLE) for key in report.doubtful)


def _in_question(report: Summary) -> bool:
    return _open(report) or any(key.startswith(_TABLE) for key in report.corrected)


def _solved(cluster: Iterable[Pair], read: Callable[[str, Depth], Context | None]) -> Solved | None:
    """Return what makes the equations of all reports hold, None where that cannot be told."""
    reports = {report.path: report for pair in cluster for report in _reports(pair)}
    contexts = [
        (report, context)
        for report in reports.values()
        if (context := read(report.path, Depth.PROSE)) is not None
    ]
    if len(contexts) < len(reports):
        return None
    joint = Joint(contexts)
    for pair in cluster:
        for column in columns(pair.later.edition or ""):
            left = [Place(report, f"{CARRIED_OUT}.{column}") for report in pair.earlier]
            joint.relate([Place(pair.later, f"{CARRIED_IN}.{column}")], left)
    return joint.solved()


def _carry_over(cluster: Sequence[Pair], solved: Solved) -> CarryOver | None:
    """Return the finding for a cluster, None where each report by itself has shown the same already."""
    reports = {report.path: report for pair in cluster for report in _reports(pair)}
    news = [
        decision
        for decision in solved.decisions
        if (decision.place.key, decision.new)
        not in reports[decision.place.report.path].corrected.items()
    ]
    agreed = all(
        report.doubtful.isdisjoint(solved.keys[path])
        and all(
            solved.cells[path].get(key) == value
            for key, value in report.corrected.items()
            if key in solved.keys[path]
        )
        for path, report in reports.items()
    )
    if not news or agreed:
        return None
    first = min(news, key=lambda d: not (d.place.key or "").startswith(_CARRIED))
    more = tuple(decision for decision in news if decision is not first)
    decided = first._replace(more=more, in_prose=solved.in_prose)
    concerned = [pair for pair in cluster if first.place.report in _reports(pair)]
    pair = min(
        concerned, key=lambda pair: (not differing(pair), pair.later is not first.place.report)
    )
    return CarryOver(pair, differing(pair), decided, solved.places)
