"""The smallest sets of figures whose change makes a system of equations hold.

Every repair must change a figure in each equation that does not hold. So one such equation is taken, and each of its
figures in turn is set free: the equation then says how that figure depends on the others, and putting this into the
other equations gives a smaller system with one figure less, in which again each equation that does not hold must be
hit. When none is left that does not hold, the figures set free are a repair, their values are those that the equations
give. No value is guessed on the way, so errors that compensate each other, and equations that break before they are
repaired, need no special care.

The smaller system is never written down: what is kept is the residual of the broken equations and, for each figure
set free, the *column* of its effects (`_Pivot`), by which the effect of any other figure is corrected when it is
needed. Changing a figure touches two to four equations, so this is little work.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, islice
from math import ceil, floor, lcm
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govlint.equations.budget import Budget
    from govlint.equations.elimination import Constraints

_COMMITMENT: Final = 100
"""Combinations that it costs to decide for a reading, so that thousands of such sentences are not decided in turn."""

Number = int | Fraction
Vector = dict[int, Number]


@dataclass(slots=True, eq=False)
class Solutions:
    """Sets of one size that make all constraints hold.

    ``definite`` are those with values, each a tuple of mention ids and new values; ``open`` are sets of mentions that
    do so with more than one choice of values.
    """

    definite: set[tuple[tuple[int, int], ...]] = field(default_factory=set)
    open: set[tuple[int, ...]] = field(default_factory=set)


def solutions(constraints: Constraints, size: int, budget: Budget) -> Solutions:
    """Return all sets of ``size`` figures that make all constraints hold, provided that no smaller set does.

    Where a relation has several readings and it matters which of them is meant, each is tried.

    Raises:
        BudgetExceededError: too many combinations would have to be tried.
    """
    budget.spend(0, len(constraints.rows) + len(constraints.values))
    search = _Search(constraints, budget)
    try:
        search.descend(size, search.root())
    except _ChoiceMattersError as matter:
        budget.spend(_COMMITMENT)
        merged = Solutions()
        for reading in constraints.choices[matter.choice]:
            found = solutions(constraints.committed(matter.choice, reading), size, budget)
            merged.definite |= found.definite
            merged.open |= found.open
        merged.definite = {
            changes
            for changes in merged.definite
            if tuple(id_ for id_, _ in changes) not in merged.open
        }
        return merged
    return search.found


class _ChoiceMattersError(Exception):
    """Whether a set of figures makes all constraints hold depends on which reading of a relation is meant."""

    def __init__(self, choice: int) -> None:
        super().__init__(choice)
        self.choice = choice


@dataclass(slots=True, eq=False)
class _Pivot:
    """A figure set free, and the equation that gives its value.

    ``column`` is the effect on every equation of changing the figure so far that its own ``row`` changes by 1, with
    all figures set free earlier or later following; ``motion`` is what that does to the figures.
    """

    row: int
    column: Vector
    motion: Vector


@dataclass(slots=True, eq=False)
class _State:
    """Where the search stands: what is broken, what was set free, and by how much that has moved."""

    bad: Vector
    unhit: tuple[int, ...]
    barred: frozenset[int] = frozenset()
    taken: tuple[int, ...] = ()
    pivots: tuple[_Pivot, ...] = ()
    free: tuple[Vector, ...] = ()
    delta: Mapping[int, Number] = field(default_factory=dict)


class _Search:
    """One search for sets of one size."""

    def __init__(self, constraints: Constraints, budget: Budget) -> None:
        self.constraints = constraints
        self.rows = constraints.rows
        self.columns = constraints.columns
        self.budget = budget
        self.found = Solutions()
        self._weight = sum(len(bound.form) for bound in constraints.bounds)
        if constraints.choices:
            self._weight += len(constraints.values) + len(constraints.choices)

    def root(self) -> _State:
        return _State(dict(self.constraints.residuals), tuple(self.constraints.residuals))

    def descend(self, left: int, state: _State) -> None:
        """Try every way of setting up to ``left`` more figures free."""
        if not state.bad:
            self._settle(left, state)
        elif left == 1:
            self._finish(state)
        elif left:
            row, candidates = self._choose(left, state)
            barred = set(state.barred)
            for id_ in candidates:
                self.budget.spend()
                child = self._set_free(state, id_, row, frozenset(barred))
                if child:
                    self.descend(left - 1, child)
                    # Sets with this figure are done; the branches beside it look for those without.
                    barred.add(id_)

    def _choose(self, left: int, state: _State) -> tuple[int, list[int]]:
        """Choose a broken equation and list the figures in it that could belong to a set.

        All equations that were broken at first must be hit by the set, so a figure that stands in too few of those
        that are still to hit cannot be in it.
        """
        rows, unhit = self.rows, state.unhit
        if not unhit:
            row = min(state.bad, key=lambda number: (len(rows[number]), number))
            return row, self._reaching(row, state)
        self.budget.spend(0, sum(len(rows[number]) for number in unhit) // 4)
        hits = Counter(chain.from_iterable(rows[number] for number in unhit))
        for id_ in state.barred:
            hits.pop(id_, None)
        most = max(hits.values(), default=0)
        needed = len(unhit) - (left - 1) * most
        row = min(unhit, key=lambda number: (len(rows[number]), number))
        able = [id_ for id_ in rows[row] if hits.get(id_, 0) >= max(needed, 1)]
        able.sort(key=hits.__getitem__, reverse=True)
        return row, able

    def _reaching(self, row: int, state: _State) -> list[int]:
        """List the figures that may have an effect on an equation, once those set free follow."""
        return self._outside(
            chain(
                self.rows[row],
                *(self.rows[pivot.row] for pivot in state.pivots if row in pivot.column),
            ),
            state,
        )

    @staticmethod
    def _outside(ids: Iterable[int], state: _State) -> list[int]:
        """List mentions once each, without those set free and those not to be."""
        return [
            id_ for id_ in dict.fromkeys(ids) if id_ not in state.taken and id_ not in state.barred
        ]

    def _column(self, id_: int, pivots: tuple[_Pivot, ...]) -> Vector:
        """Return the effect of a figure on every equation, with the figures set free following."""
        own = self.columns[id_]
        column: Vector = dict(own)
        self.budget.spend(0, len(own))
        for pivot in pivots:
            factor = own.get(pivot.row)
            if factor:
                self.budget.spend(0, len(pivot.column))
                _subtract(column, pivot.column, factor)
        return column

    def _motion(self, id_: int, pivots: tuple[_Pivot, ...]) -> Vector:
        """Return how the figures set free follow a figure that rises by 1, and that figure itself."""
        own = self.columns[id_]
        motion: Vector = {id_: 1}
        for pivot in pivots:
            factor = own.get(pivot.row)
            if factor:
                _subtract(motion, pivot.motion, factor)
        return motion

    def _set_free(self, state: _State, id_: int, row: int, barred: frozenset[int]) -> _State | None:
        """Set a figure free and let an equation give its value; ``None`` if it has no effect there."""
        column = self._column(id_, state.pivots)
        scale = column.get(row)
        if not scale:
            return None
        motion = self._motion(id_, state.pivots)
        if scale != 1:
            column = {number: _ratio(effect, scale) for number, effect in column.items()}
            motion = {other: _ratio(effect, scale) for other, effect in motion.items()}
        pivots = [_following(pivot, row, column, motion) for pivot in state.pivots]
        pivots.append(_Pivot(row, column, motion))
        bad, delta = dict(state.bad), dict(state.delta)
        amount = bad.get(row, 0)
        if amount:
            _subtract(bad, column, amount)
            _subtract(delta, motion, amount)
        own = self.columns[id_]
        unhit = tuple(number for number in state.unhit if number not in own)
        taken = (*state.taken, id_)
        return _State(bad, unhit, barred, taken, tuple(pivots), state.free, delta)

    def _finish(self, state: _State) -> None:
        """Find the single figures that make all that is still broken hold."""
        bad = state.bad
        row = min(bad, key=lambda number: (len(self.rows[number]), number))
        if state.unhit:
            first, *others = (self.rows[number] for number in state.unhit)
            common = (id_ for id_ in first if all(id_ in other for other in others))
            candidates = self._outside(common, state)
        else:
            candidates = self._reaching(row, state)
        self.budget.spend(len(candidates))
        for id_ in candidates:
            column = self._column(id_, state.pivots)
            if column.keys() == bad.keys():
                factor = _ratio(bad[row], column[row])
                if all(factor * effect == bad[number] for number, effect in column.items()):
                    delta = dict(state.delta)
                    _subtract(delta, self._motion(id_, state.pivots), factor)
                    taken = (*state.taken, id_)
                    self._settle(0, _State({}, (), taken=taken, free=state.free, delta=delta))

    def _settle(self, left: int, state: _State) -> None:
        """All equations hold: see whether the figures are counts, and the bounds and choices kept."""
        self.budget.spend(0, self._weight)
        points = list(islice(self._points(state), 2))
        if not points:
            if left:
                self._widen(left, state)
            return
        choice = self._undecided(points[0])
        if choice is not None and left:
            raise _ChoiceMattersError(choice)
        if len(points) > 1:
            concerned = self._concerned(state.taken)
            if concerned is not None:
                raise _ChoiceMattersError(concerned)
            if choice is None:
                self.found.open.add(tuple(sorted(state.taken)))
        elif choice is None:
            changes = tuple(sorted(points[0].items()))
            values = self.constraints.values
            if all(value != values[id_] for id_, value in changes):
                self.found.definite.add(changes)

    def _undecided(self, changes: Mapping[int, int]) -> int | None:
        """Return a choice none of whose readings holds after the changes."""
        values = {**self.constraints.values, **changes} if self.constraints.choices else {}
        choices = enumerate(self.constraints.choices)
        return next((n for n, c in choices if all(check.value(values) for check in c)), None)

    def _concerned(self, taken: tuple[int, ...]) -> int | None:
        """Return a choice with a reading in which one of the figures stands."""
        for number, choice in enumerate(self.constraints.choices):
            if not all(check.form.keys().isdisjoint(taken) for check in choice):
                return number
        return None

    def _widen(self, left: int, state: _State) -> None:
        """Set another figure free although every equation holds, as the values found are no counts.

        Only figures that the equations leave some freedom can help then, so what comes of it is mostly open.
        """
        candidates = self._outside(
            chain(
                *(self.rows[pivot.row] for pivot in state.pivots),
                *(bound.form for bound in self.constraints.bounds),
            ),
            state,
        )
        barred = set(state.barred)
        for id_ in candidates:
            self.budget.spend()
            column = self._column(id_, state.pivots)
            if not column:
                free = (*state.free, self._motion(id_, state.pivots))
                taken = (*state.taken, id_)
                self._settle(
                    left - 1,
                    _State({}, (), frozenset(barred), taken, state.pivots, free, state.delta),
                )
            elif left > 1:
                row = min(column, key=lambda number: (len(self.rows[number]), number))
                child = self._set_free(state, id_, row, frozenset(barred))
                if child:
                    self._settle(left - 1, child)
            barred.add(id_)

    def _points(self, state: _State) -> Iterator[dict[int, int]]:
        """Yield the values that the figures set free can have: counts, within the bounds."""
        values, delta, free = self.constraints.values, state.delta, state.free
        forms = [
            (values[id_] + delta.get(id_, 0), [motion.get(id_, 0) for motion in free])
            for id_ in state.taken
        ]
        moved = [
            (
                bound.value(values) + sum(f * delta.get(id_, 0) for id_, f in bound.form.items()),
                [sum(f * motion.get(id_, 0) for id_, f in bound.form.items()) for motion in free],
            )
            for bound in self.constraints.bounds
        ]
        for steps in self._steps(forms + moved, len(free)):
            point = [
                start + sum(slope * step for slope, step in zip(slopes, steps, strict=True))
                for start, slopes in forms
            ]
            whole = [int(value) for value in point]
            if whole == point:
                yield dict(zip(state.taken, whole, strict=True))

    def _steps(
        self, forms: list[tuple[Number, list[Number]]], unknowns: int
    ) -> Iterator[tuple[int, ...]]:
        """Yield the whole numbers by which free figures can move so that no form becomes negative."""
        if not unknowns:
            if not any(bool(start < 0) for start, _ in forms):
                yield ()
            return
        lows: list[Number] = []
        highs: list[Number] = []
        for start, (slope, *later) in forms:
            if slope and not any(later):
                (lows if slope > 0 else highs).append(_ratio(-start, slope))
        # Every figure is bounded from below by 0, on its own.
        low = ceil(max(lows))
        high = floor(min(highs)) if highs else low + _reach(forms)
        for step in range(low, high + 1):
            self.budget.spend()
            rest = [(start + slope * step, later) for start, (slope, *later) in forms]
            for steps in self._steps(rest, unknowns - 1):
                yield (step, *steps)


def _reach(forms: Iterable[tuple[Number, list[Number]]]) -> int:
    """Return how far to follow a figure that nothing bounds from above: as far as all of them together go."""
    numbers = [number for start, slopes in forms for number in (start, *slopes)]
    return (1 + sum(abs(number.numerator) for number in numbers)) * lcm(
        *(number.denominator for number in numbers)
    )


def _following(pivot: _Pivot, row: int, column: Vector, motion: Vector) -> _Pivot:
    """Return a pivot of before, with the figure that is now given by ``row`` following it."""
    factor = pivot.column.get(row)
    if not factor:
        return pivot
    old_column, old_motion = dict(pivot.column), dict(pivot.motion)
    _subtract(old_column, column, factor)
    _subtract(old_motion, motion, factor)
    return _Pivot(pivot.row, old_column, old_motion)


def _subtract(vector: Vector, other: Mapping[int, Number], factor: Number) -> None:
    """Subtract a multiple of another vector in place; what becomes 0 is left out."""
    for key, value in other.items():
        new = vector.get(key, 0) - factor * value
        if new:
            vector[key] = new
        else:
            vector.pop(key, None)


def _ratio(numerator: Number, denominator: Number) -> Number:
    """Divide exactly, giving an ``int`` where the result is one."""
    quotient, remainder = divmod(numerator, denominator)
    return Fraction(numerator) / denominator if remainder else int(quotient)
