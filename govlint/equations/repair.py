"""Which figures are wrong: the smallest changes that make every relation of a ledger hold.

A component of the ledger in which something does not hold is diagnosed by the paradigm of Fellegi and Holt (1976): the
fewest figures that can be changed so that everything holds. All sets of that size are found, not one of them; which of
them is likelier is said by a rank, never by assuming that totals are right and parts wrong. See `docs/en/method.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.equations.budget import Budget, BudgetExceededError
from govlint.equations.elimination import Check, constraints
from govlint.equations.search import Solutions, solutions
from govlint.equations.slips import Slip, slip


if TYPE_CHECKING:
    from govlint.equations.elimination import Constraints
    from govlint.equations.ledger import Component, Ledger, Relation, Term

Stated = Callable[[int, int], bool] | Mapping[int, Collection[int]]
"""Tells whether a value is stated for a mention elsewhere: a function of mention id and value, or the values by id."""

Neighbours = Callable[[int], Collection[int]]
"""Gives the mentions beside a mention, say the cells beside a cell."""

COMPONENTS: Final = 4
"""Components of a ledger that may need all the combinations that one is allowed; no report has as many that do."""

_SLIPS = {kind: place for place, kind in enumerate(Slip)}


class Repair(NamedTuple):
    """Changes that together make all relations of a component hold, and the reasons for them.

    ``changes`` are mention ids and new values, by id. For each of them ``stated`` tells whether the new value is stated
    elsewhere, ``slips`` how it may have been mistyped. ``moved`` tells that the changes only move figures to the places
    beside them: two neighbours exchanged, or a row of them shifted.
    """

    changes: tuple[tuple[int, int], ...]
    stated: tuple[bool, ...]
    slips: tuple[Slip | None, ...]
    moved: bool = False

    @property
    def strength(self) -> tuple[int, int]:
        """How strong the reasons are that do not rest on likeness, the least first."""
        return self.stated.count(False), not self.moved

    @property
    def rank(self) -> tuple[tuple[int, int], int]:
        """The place among repairs of the same size, the least first."""
        unlikeness = sum(len(Slip) if kind is None else _SLIPS[kind] for kind in self.slips)
        return self.strength, unlikeness


@dataclass(slots=True, eq=False)
class Clash:
    """Relations that cannot hold together, whatever the unknowns in them are.

    The sum of the ``terms``, all of known figures, is ``residual``; it would have to be 0, or, for a ``bound``, not
    negative, as an unknown would be.
    """

    relations: tuple[Relation, ...]
    terms: tuple[Term, ...]
    residual: int
    bound: bool


@dataclass(slots=True, eq=False)
class Diagnosis:
    """What is wrong in one component, and the smallest repairs.

    Attributes:
        component: the connected figures and relations.
        broken: the relations that do not hold.
        clashes: relations that do not hold together, because of unknowns in them.
        repairs: all repairs of the smallest size, best first; empty when the search gave up.
        open: sets of mentions, of that size too, that repair it with more than one choice of values.
        least: how many figures must be wrong at least.
        gave_up: more than the allowed number of figures are wrong, or too many combinations would have to be tried.
    """

    component: Component
    broken: tuple[Relation, ...]
    clashes: tuple[Clash, ...]
    repairs: tuple[Repair, ...]
    open: tuple[tuple[int, ...], ...]
    least: int
    gave_up: bool

    @property
    def unique(self) -> bool:
        """Whether there is one repair and no other way."""
        return len(self.repairs) == 1 and not self.open

    @property
    def clear(self) -> Repair | None:
        """The repair that can be named: the only one, or the first if more than likeness puts it before the others."""
        if not self.repairs or (self.open and not all(self.repairs[0].stated)):
            return None
        first, *others = self.repairs
        return first if all(first.strength < other.strength for other in others) else None


def diagnose(
    ledger: Ledger,
    *,
    most: int = 4,
    nodes: int = 50_000,
    stated: Stated | None = None,
    neighbours: Neighbours | None = None,
) -> list[Diagnosis]:
    """Return a diagnosis of each component in which something does not hold.

    An unknown that the stated figures force to be 0 counts as a stated 0, so a repair may give it another value.

    Args:
        ledger: the figures and the relations between them.
        most: how many wrong figures to look for at most in one component.
        nodes: how many combinations to try at most in one component; in all of them, `COMPONENTS` times as many.
        stated: tells whether a value is stated for a mention elsewhere; used for ranking.
        neighbours: gives the mentions beside a mention; used for ranking.
    """
    start = ledger.broken()
    if ledger.has_unknowns:
        start = [r for r in ledger.relations if ledger.residual(r) != 0]
    diagnoses = []
    left = COMPONENTS * nodes
    for component in ledger.components(start) if start else ():
        known = constraints(ledger, component)
        broken, clashes = _failures(ledger, known)
        if broken or clashes:
            budget = Budget(min(nodes, left))
            allowed = budget.left
            found, least, gave_up = _smallest(known, most, budget)
            left -= allowed - max(0, budget.left)
            repairs = [_judged(ledger, changes, stated, neighbours) for changes in found.definite]
            diagnoses.append(
                Diagnosis(
                    component,
                    broken,
                    clashes,
                    tuple(sorted(repairs, key=lambda repair: (repair.rank, repair.changes))),
                    tuple(sorted(found.open)),
                    least,
                    gave_up,
                )
            )
    return diagnoses


def consistent(ledger: Ledger, changes: Mapping[int, int | None], component: Component) -> bool:
    """Tell whether a component holds once some values are changed; ``None`` makes one unknown."""
    known = constraints(ledger, component, changes)
    return not any(_failures(ledger, known))


def _failures(ledger: Ledger, known: Constraints) -> tuple[tuple[Relation, ...], tuple[Clash, ...]]:
    """Return the relations that do not hold, and those that do not hold together."""
    values = known.values
    broken: list[int] = []
    clashes = []
    failed = [
        Check(known.rows[number], known.sources.get(number, (number,)))
        for number in known.residuals
    ]
    for choice in known.choices:
        if all(check.value(values) for check in choice):
            every = tuple(sorted({id_ for check in choice for id_ in check.sources}))
            failed.append(Check(choice[0].form, every))
    for check in failed:
        if len(check.sources) == 1:
            broken += check.sources
        else:
            clashes.append(_clash(ledger, check, check.value(values), bound=False))
    for check in known.bounds:
        residual = check.value(values)
        if residual < 0:
            clashes.append(_clash(ledger, check, residual, bound=True))
    return tuple(ledger.relations[id_] for id_ in sorted(broken)), tuple(clashes)


def _clash(ledger: Ledger, check: Check, residual: int, *, bound: bool) -> Clash:
    return Clash(
        tuple(ledger.relations[id_] for id_ in check.sources),
        tuple((factor, id_) for id_, factor in check.form.items()),
        residual,
        bound,
    )


def _smallest(known: Constraints, most: int, budget: Budget) -> tuple[Solutions, int, bool]:
    """Return the smallest solutions, their size, and whether there is none within the limits."""
    size = 1
    try:
        while size <= most:
            found = solutions(known, size, budget)
            if found.definite or found.open:
                return found, size, False
            size += 1
    except BudgetExceededError:
        pass
    return Solutions(), size, True


def _judged(
    ledger: Ledger,
    changes: tuple[tuple[int, int], ...],
    stated: Stated | None,
    neighbours: Neighbours | None,
) -> Repair:
    old = [ledger.mentions[id_].value for id_, _ in changes]
    return Repair(
        changes,
        tuple(_is_stated(stated, id_, value) for id_, value in changes),
        tuple(
            None if before is None else slip(before, value)
            for before, (_, value) in zip(old, changes, strict=True)
        ),
        neighbours is not None and _is_move(ledger, changes, neighbours),
    )


def _is_stated(stated: Stated | None, id_: int, value: int) -> bool:
    if stated is None:
        return False
    if isinstance(stated, Mapping):
        return value in stated.get(id_, ())
    return stated(id_, value)


def _is_move(ledger: Ledger, changes: tuple[tuple[int, int], ...], neighbours: Neighbours) -> bool:
    """Tell whether each changed place gets what stands beside it, and nothing is lost."""
    old = {id_: ledger.mentions[id_].value or 0 for id_, _ in changes}
    return (
        len(changes) > 1
        and sorted(old.values()) == sorted(value for _, value in changes)
        and all(
            any(old.get(beside) == value for beside in neighbours(id_)) for id_, value in changes
        )
    )
