"""The part of a ledger that can be checked although some of its figures are unknown.

An unknown is a variable without a value, not a zero. Two relations that share one still say something together: their
difference, in which it no longer stands. This module takes the unknowns out of a component by Gauss–Jordan elimination
and keeps, for each equation that is left, the relations that it was made of. Unknowns are counts, so a relation in
which they stand with one sign gives a *bound* too: parts that are known cannot exceed their whole.

All that is derived here is necessary: figures that break a check cannot all be right, whatever the unknowns are. It is
not always sufficient: bounds that follow only from several relations together are not looked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import gcd
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.equations.ledger import Component, Form, Ledger


@dataclass(slots=True, eq=False)
class Check:
    """A linear form over known mentions, and the ids of the relations that it follows from."""

    form: Form
    sources: tuple[int, ...]

    def value(self, values: Mapping[int, int]) -> int:
        """Return the value of the form."""
        return sum(factor * values[id_] for id_, factor in self.form.items())


@dataclass(slots=True, eq=False)
class Constraints:
    """What must hold between the known figures of a component.

    ``rows`` are equations, forms that must be 0, by a number, which is the id of the relation unless ``sources`` name
    the relations that it was made of; ``columns`` are the same by mention: the rows it stands in, with its
    coefficients. ``bounds`` are forms that must not be negative. Of each of ``choices``, one form at least must be 0.
    ``values`` are the figures; unknowns that are read as 0 are among them. ``residuals`` are the values of the
    equations that do not hold.
    """

    values: Mapping[int, int]
    rows: Mapping[int, Form]
    columns: Mapping[int, Mapping[int, int]]
    residuals: Mapping[int, int]
    sources: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    bounds: tuple[Check, ...] = ()
    choices: tuple[tuple[Check, ...], ...] = ()

    def committed(self, choice: int, reading: Check) -> Constraints:
        """Return the system in which one choice is made: ``reading`` becomes an equation like any other."""
        number = max(self.rows, default=-1) + 1
        columns = dict(self.columns)
        for id_, factor in reading.form.items():
            columns[id_] = {**columns.get(id_, {}), number: factor}
        residual = reading.value(self.values)
        return replace(
            self,
            rows={**self.rows, number: reading.form},
            columns=columns,
            residuals={**self.residuals, number: residual} if residual else self.residuals,
            sources={**self.sources, number: reading.sources},
            choices=self.choices[:choice] + self.choices[choice + 1 :],
        )


def constraints(
    ledger: Ledger, component: Component, changes: Mapping[int, int | None] | None = None
) -> Constraints:
    """Return what can be checked of a component, with some of the values changed if there are ``changes``."""
    mentions = ledger.mentions
    given = {id_: mentions[id_].value for id_ in component.mentions}
    if changes:
        given |= {id_: value for id_, value in changes.items() if id_ in given}
    stated = {id_: value for id_, value in given.items() if value is not None}
    forms = {id_: ledger.forms(id_) for id_ in component.relations}
    rows = {id_: readings[0] for id_, readings in forms.items() if len(readings) == 1}
    if len(stated) == len(given) and len(rows) == len(forms):
        columns = {id_: ledger.standing(id_) for id_ in given}
        return Constraints(stated, rows, columns, _residuals(rows, stated))
    checks = [Check(form, (id_,)) for id_, form in rows.items()]
    choices = [
        tuple(Check(form, (id_,)) for form in readings)
        for id_, readings in forms.items()
        if len(readings) > 1
    ]
    values = _with_zeros(stated, [check.form for check in checks])
    whole = [check for check in checks if check.form.keys() <= values.keys()]
    partial = [check for check in checks if not check.form.keys() <= values.keys()]
    solved, derived = _eliminated(partial, values)
    bounds = _bounds(partial, solved, values)
    open_choices = [tuple(_substituted(check, solved) for check in choice) for choice in choices]
    return _assembled(
        values,
        whole + derived,
        bounds,
        # A reading with an unknown in it may hold for all we know, and with it the relation.
        [c for c in open_choices if all(check.form.keys() <= values.keys() for check in c)],
    )


def _assembled(
    values: Mapping[int, int],
    checks: Sequence[Check],
    bounds: Sequence[Check],
    choices: Sequence[tuple[Check, ...]],
) -> Constraints:
    columns: dict[int, dict[int, int]] = {id_: {} for id_ in values}
    for number, check in enumerate(checks):
        for id_, factor in check.form.items():
            columns[id_][number] = factor
    rows = {number: check.form for number, check in enumerate(checks)}
    sources = {number: check.sources for number, check in enumerate(checks)}
    residuals = _residuals(rows, values)
    return Constraints(values, rows, columns, residuals, sources, tuple(bounds), tuple(choices))


def _residuals(rows: Mapping[int, Form], values: Mapping[int, int]) -> dict[int, int]:
    residuals = {}
    for number, form in rows.items():
        residual = 0
        for id_, factor in form.items():
            residual += factor * values[id_]
        if residual:
            residuals[number] = residual
    return residuals


def _with_zeros(stated: Mapping[int, int], forms: Sequence[Form]) -> dict[int, int]:
    """Return the stated values and, as 0, the unknowns that they force to be 0.

    Where a total is 0, its empty parts are 0; where the parts that are stated make up the whole, several empty ones
    are 0. They then count as stated. A single unknown beside figures above 0 is left to elimination, which loses
    nothing.
    """
    values = dict(stated)
    while True:
        zeros: set[int] = set()
        for form in forms:
            # Not `form.keys() - values.keys()`, which goes through all the values of the report for each equation.
            unknown = {id_ for id_ in form if id_ not in values}
            known = form.keys() - unknown
            if (
                unknown
                and known
                and (len(unknown) > 1 or not any(values[id_] for id_ in known))
                and len({form[id_] > 0 for id_ in unknown}) == 1
                and sum(form[id_] * values[id_] for id_ in known) == 0
            ):
                zeros |= unknown
        if not zeros:
            return values
        values.update(dict.fromkeys(zeros, 0))


def _eliminated(
    checks: Sequence[Check], values: Mapping[int, int]
) -> tuple[dict[int, Check], list[Check]]:
    """Take the unknowns out of equations.

    Returns:
        For each unknown that was solved for, its equation, in which no other solved unknown stands; and the equations
        that are left, in which no unknown stands.
    """
    waiting = list(checks)
    solved: dict[int, Check] = {}
    for unknown in sorted({id_ for check in checks for id_ in check.form if id_ not in values}):
        having = [check for check in waiting if unknown in check.form]
        if not having:
            continue
        pivot = min(having, key=lambda check: (len(check.form), check.sources))
        waiting = [_without(check, unknown, pivot) for check in waiting if check is not pivot]
        solved = {id_: _without(check, unknown, pivot) for id_, check in solved.items()}
        solved[unknown] = pivot
    return solved, [check for check in waiting if check.form]


def _without(check: Check, unknown: int, pivot: Check) -> Check:
    """Return the combination of two equations in which an unknown no longer stands."""
    if unknown not in check.form:
        return check
    mine, its = check.form[unknown], pivot.form[unknown]
    if its < 0:
        mine, its = -mine, -its
    form = {id_: its * factor for id_, factor in check.form.items()}
    for id_, factor in pivot.form.items():
        form[id_] = form.get(id_, 0) - mine * factor
    form = {id_: factor for id_, factor in form.items() if factor}
    common = gcd(*form.values()) or 1
    return Check(
        {id_: factor // common for id_, factor in form.items()},
        tuple(sorted({*check.sources, *pivot.sources})),
    )


def _substituted(check: Check, solved: Mapping[int, Check]) -> Check:
    for unknown in solved.keys() & check.form.keys():
        check = _without(check, unknown, solved[unknown])
    return check


def _bounds(
    checks: Sequence[Check], solved: Mapping[int, Check], values: Mapping[int, int]
) -> list[Check]:
    """Return forms that cannot be negative, as the unknowns cannot.

    An unknown that is solved for in terms of known figures gives one; so does every relation whose other unknowns
    stand with one sign.
    """
    certain = {
        unknown: check
        for unknown, check in solved.items()
        if len(check.form.keys() - values.keys()) == 1
    }
    bounds: dict[frozenset[tuple[int, int]], Check] = {}
    for check in [*certain.values(), *(_substituted(check, certain) for check in checks)]:
        unknown = check.form.keys() - values.keys()
        signs = {check.form[id_] > 0 for id_ in unknown}
        if len(signs) == 1:
            sign = -1 if signs.pop() else 1
            form = {id_: sign * f for id_, f in check.form.items() if id_ not in unknown}
            bounds.setdefault(frozenset(form.items()), Check(form, check.sources))
    return [check for check in bounds.values() if check.form]
