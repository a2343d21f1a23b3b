"""The smallest repairs are found, all of them, and nothing else: held against trying everything."""

from __future__ import annotations

import os
import random

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from systems import Drawn, assignments, holds, smallest, systems

from benchmarks.repair import COLUMNS, ROWS, SPOKEN_OF, ledger_of, mistyped, table
from govlint.equations.elimination import constraints
from govlint.equations.ledger import Ledger
from govlint.equations.repair import Diagnosis, diagnose


if TYPE_CHECKING:
    from collections.abc import Sequence

MODEST = settings(
    max_examples=int(os.environ.get("GOVLINT_EXAMPLES", "40")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def rng_of(seed: int) -> random.Random:
    """Return a generator of tables; Hypothesis draws its seed."""
    return random.Random(seed)


def restores(ledger: Ledger, diagnosis: Diagnosis, changes: Sequence[tuple[int, int]]) -> bool:
    """Tell whether every relation of a component without unknowns holds after the changes."""
    values = {mention.id: mention.value or 0 for mention in ledger.mentions} | dict(changes)
    return all(holds(ledger.relations[id_], values) for id_ in diagnosis.component.relations)


def compare(ledger: Ledger, most: int, highest: int) -> None:
    """Hold every diagnosis of a ledger without unknowns against trying everything.

    Values are tried up to ``highest`` only; a repair with a greater one is checked, but cannot be missed.
    """
    for diagnosis in diagnose(ledger, most=most):
        component = diagnosis.component
        tried = smallest(ledger, component.mentions, component.relations, most, highest)
        found = {
            tuple(id_ for id_, _ in repair.changes): [tuple(v for _, v in repair.changes)]
            for repair in diagnosis.repairs
        }
        assert all(restores(ledger, diagnosis, repair.changes) for repair in diagnosis.repairs)
        assert all(v >= 0 for repair in diagnosis.repairs for _, v in repair.changes)
        small = {ids: v for ids, v in found.items() if max(v[0]) <= highest}
        if diagnosis.gave_up:
            assert tried == {}
        assert all(len(ids) == diagnosis.least for ids in found)
        assert all(len(ids) >= diagnosis.least for ids in tried)
        assert small == {
            ids: v
            for ids, v in tried.items()
            if len(ids) == diagnosis.least and ids not in diagnosis.open
        }


@MODEST
@given(systems())
def test_repairs_are_those_found_by_trying_everything(drawn: Drawn) -> None:
    """None is missing, none is wrong, none could be smaller."""
    compare(drawn.ledger(), most=2, highest=16)


@MODEST
@given(systems(highest=2, fewest=4))
def test_three_wrong_figures_are_found_like_trying_everything(drawn: Drawn) -> None:
    """The same for sets of three."""
    compare(drawn.ledger(), most=3, highest=7)


@MODEST
@given(systems(factors=(1, -1, 2, -3), fewest=2))
def test_coefficients_need_not_be_one(drawn: Drawn) -> None:
    """Fractions on the way do no harm."""
    compare(drawn.ledger(), most=2, highest=16)


@MODEST
@given(systems(readings=3, fewest=2))
def test_a_relation_holds_if_one_of_its_readings_does(drawn: Drawn) -> None:
    """With several readings the repairs of each are found."""
    ledger = drawn.ledger()
    for diagnosis in diagnose(ledger, most=2):
        component = diagnosis.component
        tried = smallest(ledger, component.mentions, component.relations, 2, 16)
        found = {repair.changes for repair in diagnosis.repairs}
        assert all(restores(ledger, diagnosis, changes) for changes in found)
        listed = {
            tuple(zip(ids, values, strict=True))
            for ids, every in tried.items()
            if len(ids) == diagnosis.least and ids not in diagnosis.open
            for values in every
        }
        small = {c for c in found if max(v for _, v in c) <= 16}
        closed = {c for c in small if tuple(id_ for id_, _ in c) not in diagnosis.open}
        assert listed == closed


@MODEST
@given(systems())
def test_an_open_set_has_several_values(drawn: Drawn) -> None:
    """A set that is marked open makes all equations hold with more than one choice of values."""
    ledger = drawn.ledger()
    for diagnosis in diagnose(ledger, most=3):
        for ids in diagnosis.open:
            ways = assignments(ledger, diagnosis.component.relations, ids, 24)
            assert next(ways, None) is not None
            assert next(ways, None) is not None


@MODEST
@given(systems(readings=2), st.data())
def test_the_order_of_adding_is_of_no_matter(drawn: Drawn, data: st.DataObject) -> None:
    """Mentions and relations added in another order give the same repairs."""
    mentions = data.draw(st.permutations(range(len(drawn.values))))
    relations = data.draw(st.permutations(range(len(drawn.relations))))

    def contents(ledger: Ledger) -> set[object]:
        def tag(id_: int) -> object:
            return ledger.mentions[id_].tag

        return {
            (
                frozenset(relation.tag for relation in diagnosis.broken),
                frozenset(
                    frozenset((tag(id_), value) for id_, value in repair.changes)
                    for repair in diagnosis.repairs
                ),
                frozenset(frozenset(tag(id_) for id_ in ids) for ids in diagnosis.open),
                diagnosis.least,
                diagnosis.gave_up,
            )
            for diagnosis in diagnose(ledger, most=3)
        }

    assert contents(drawn.ledger()) == contents(drawn.ledger(mentions, relations))


@MODEST
@given(systems(unknowns=True, highest=3, readings=2))
def test_nothing_is_said_where_unknowns_can_have_values(drawn: Drawn) -> None:
    """A component is diagnosed only if no values of its unknowns make it hold."""
    ledger = drawn.ledger()
    for diagnosis in diagnose(ledger, most=1):
        component = diagnosis.component
        unknown = [i for i in component.mentions if ledger.mentions[i].value is None]
        assume(len(unknown) <= 3)
        assert next(assignments(ledger, component.relations, unknown, 12), None) is None


@MODEST
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_the_truth_is_among_the_repairs_of_a_table(seed: int, wrong: int) -> None:
    """Cells made wrong are found again, unless fewer changes make the table hold too."""
    rng = rng_of(seed)
    grid = table(rng)
    prose = [grid[row][column] for row, column in SPOKEN_OF]
    places = sorted(rng.sample(range(ROWS * COLUMNS), wrong))
    truth = {(place, grid[place // COLUMNS][place % COLUMNS]) for place in places}
    for place in places:
        row, column = divmod(place, COLUMNS)
        grid[row][column] = mistyped(rng, grid[row][column])
    found = diagnose(ledger_of(grid, prose))

    assert not any(diagnosis.gave_up for diagnosis in found)
    for diagnosis in found:
        here = {change for change in truth if change[0] in diagnosis.component.mentions}
        repairs = {frozenset(repair.changes) for repair in diagnosis.repairs}
        assert diagnosis.least <= len(here)
        assert diagnosis.least < len(here) or here in repairs


@MODEST
@given(st.integers(0, 10**6), st.floats(0, 1))
def test_a_right_table_with_empty_cells_is_not_diagnosed(seed: int, share: float) -> None:
    """However many cells are empty, nothing is wrong."""
    rng = rng_of(seed)
    grid = table(rng)
    assert diagnose(blanked(grid, rng, share)) == []


@MODEST
@given(st.integers(0, 10**6), st.floats(0, 0.3))
def test_a_wrong_cell_is_found_beside_empty_ones(seed: int, share: float) -> None:
    """The truth is among the repairs though cells are empty, if the empty ones are read rightly."""
    rng = rng_of(seed)
    grid = table(rng)
    true = [value for line in grid for value in line]
    place = rng.randrange(ROWS * COLUMNS)
    row, column = divmod(place, COLUMNS)
    prose = [grid[r][c] for r, c in SPOKEN_OF]
    grid[row][column] = mistyped(rng, grid[row][column])
    ledger = blanked(grid, rng, share, keep=place, prose=prose)
    for diagnosis in diagnose(ledger):
        read = constraints(ledger, diagnosis.component).values
        assume(all(read[i] == true[i] for i in read if i < len(true) and i != place))
        assert diagnosis.least == 1
        assert ((place, true[place]),) in {repair.changes for repair in diagnosis.repairs} or (
            (place,) in diagnosis.open
        )


def blanked(
    grid: list[list[int]],
    rng: random.Random,
    share: float,
    keep: int | None = None,
    prose: list[int] | None = None,
) -> Ledger:
    """Return the ledger of a table of whose cells a share is empty."""
    full = ledger_of(grid, prose or [grid[row][column] for row, column in SPOKEN_OF])
    ledger = Ledger()
    for mention in full.mentions:
        empty = mention.id < ROWS * COLUMNS and mention.id != keep and rng.random() < share
        ledger.mention(None if empty else mention.value, mention.tag)
    for relation in full.relations:
        ledger.relate(relation.kind, *relation.readings)
    return ledger
