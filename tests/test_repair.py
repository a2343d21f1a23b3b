"""The smallest repairs are found, all of them, and nothing else."""

from __future__ import annotations

import os
import random

from typing import TYPE_CHECKING

import pytest

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from systems import Drawn, assignments, holds, smallest, systems

from benchmarks.repair import COLUMNS, ROWS, SPOKEN_OF, ledger_of, mistyped, table
from govlint.elimination import system
from govlint.ledger import Ledger
from govlint.repair import Diagnosis, diagnose
from govlint.slips import Slip, slip


if TYPE_CHECKING:
    from collections.abc import Sequence

MODEST = settings(
    max_examples=int(os.environ.get("GOVLINT_EXAMPLES", "40")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def mends(ledger: Ledger, diagnosis: Diagnosis, changes: Sequence[tuple[int, int]]) -> bool:
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
        assert all(mends(ledger, diagnosis, repair.changes) for repair in diagnosis.repairs)
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
@given(systems(highest=2))
def test_three_wrong_figures_are_found_like_trying_everything(drawn: Drawn) -> None:
    """The same for sets of three."""
    compare(drawn.ledger(), most=3, highest=7)


@MODEST
@given(systems(factors=(1, -1, 2, -3)))
def test_coefficients_need_not_be_one(drawn: Drawn) -> None:
    """Fractions on the way do no harm."""
    compare(drawn.ledger(), most=2, highest=16)


@MODEST
@given(systems(readings=3))
def test_a_relation_holds_if_one_of_its_readings_does(drawn: Drawn) -> None:
    """With several readings the repairs of each are found."""
    ledger = drawn.ledger()
    for diagnosis in diagnose(ledger, most=2):
        component = diagnosis.component
        tried = smallest(ledger, component.mentions, component.relations, 2, 16)
        found = {repair.changes for repair in diagnosis.repairs}
        assert all(mends(ledger, diagnosis, changes) for changes in found)
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
    """A set that is said to be open mends everything with more than one choice of values."""
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

    def told(ledger: Ledger) -> set[object]:
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

    assert told(drawn.ledger()) == told(drawn.ledger(mentions, relations))


@MODEST
@given(systems(unknowns=True, highest=3))
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
    """Cells made wrong are found again, unless fewer changes mend the table too."""
    rng = random.Random(seed)
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
    rng = random.Random(seed)
    grid = table(rng)
    assert diagnose(blanked(grid, rng, share)) == []


@MODEST
@given(st.integers(0, 10**6), st.floats(0, 0.3))
def test_a_wrong_cell_is_found_beside_empty_ones(seed: int, share: float) -> None:
    """The truth is among the repairs though cells are empty, if the empty ones are read rightly."""
    rng = random.Random(seed)
    grid = table(rng)
    true = [value for line in grid for value in line]
    place = rng.randrange(ROWS * COLUMNS)
    row, column = divmod(place, COLUMNS)
    prose = [grid[r][c] for r, c in SPOKEN_OF]
    grid[row][column] = mistyped(rng, grid[row][column])
    ledger = blanked(grid, rng, share, keep=place, prose=prose)
    for diagnosis in diagnose(ledger):
        read = system(ledger, diagnosis.component).values
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


def figures(*values: int | None) -> Ledger:
    """Return a ledger that has some figures and no relations."""
    ledger = Ledger()
    for value in values:
        ledger.mention(value, None)
    return ledger


def test_a_figure_in_prose_that_two_relations_contradict() -> None:
    """One figure disagrees with its cells and spoils its sentence's sum; only its change mends both."""
    ledger = figures(1086, 489, 14, 88, 414, 29, 49, 3, 0, 49)
    ledger.relate("sum", [(1, 0), *((-1, part) for part in range(1, 7))])
    ledger.relate("agreement", [(1, 6), (-1, 7), (-1, 8), (-1, 9)])
    for part in (0, 1, 2, 3, 4, 5):
        cell = ledger.mention(ledger.mentions[part].value, "cell")
        ledger.relate("agreement", [(1, part), (-1, cell.id)])
    for cell in (7, 8, 9):
        total = ledger.mention(ledger.mentions[cell].value, "total")
        ledger.relate("row", [(1, cell), (-1, total.id)])

    (diagnosis,) = diagnose(ledger)

    assert [relation.kind for relation in diagnosis.broken] == ["sum", "agreement"]
    assert [repair.changes for repair in diagnosis.repairs] == [((6, 52),)]
    assert diagnosis.unique
    assert diagnosis.clear == diagnosis.repairs[0]


def test_nothing_broken_is_no_diagnosis() -> None:
    """A ledger that holds is right."""
    ledger = figures(5, 2, 3)
    ledger.relate("sum", [(1, 0), (-1, 1), (-1, 2)])
    assert diagnose(ledger) == []


def test_a_lone_sum_names_each_of_its_figures() -> None:
    """Nothing tells which figure of a single equation is wrong."""
    ledger = figures(9, 2, 3, 3)
    ledger.relate("sum", [(1, 0), (-1, 1), (-1, 2), (-1, 3)])

    (diagnosis,) = diagnose(ledger)

    changes = {repair.changes for repair in diagnosis.repairs}
    assert changes == {((0, 8),), ((1, 3),), ((2, 4),), ((3, 4),)}
    assert diagnosis.clear is None


def test_a_value_stated_elsewhere_makes_a_repair_clear() -> None:
    """A reason that is no mere likeness lets one of several repairs be named."""
    ledger = figures(9, 2, 3, 3)
    ledger.relate("sum", [(1, 0), (-1, 1), (-1, 2), (-1, 3)])
    for stated in ({2: {4}}, lambda id_, value: (id_, value) == (2, 4)):
        (diagnosis,) = diagnose(ledger, stated=stated)
        assert diagnosis.clear is not None
        assert diagnosis.clear.changes == ((2, 4),)
        assert diagnosis.repairs[0] == diagnosis.clear


def test_likeness_ranks_but_does_not_decide() -> None:
    """Swapped digits come first, yet the repair is not named."""
    ledger = figures(25, 12, 40)
    ledger.relate("sum", [(1, 0), (1, 1), (-1, 2)])
    ledger.relate("sum", [(1, 0), (1, 1), (-1, 2)])
    ledger = figures(52, 16, 9)
    ledger.relate("sum", [(1, 0), (-1, 1), (-1, 2)])

    (diagnosis,) = diagnose(ledger)

    assert diagnosis.repairs[0].changes == ((0, 25),)
    assert diagnosis.repairs[0].slips == (Slip.SWAPPED_DIGITS,)
    assert diagnosis.clear is None


def test_neighbours_exchanged_come_first() -> None:
    """Two cells beside each other whose figures were exchanged are told by the places they have."""
    ledger = figures(7, 4, 5, 12)
    ledger.relate("column", [(1, 0), (-1, 3)])
    ledger.relate("column", [(1, 1), (-1, 3)])
    ledger = figures(7, 4, 4, 7, 11)
    for cell in (0, 1):
        ledger.relate("column", [(1, cell), (-1, cell + 2)])
    ledger.relate("row", [(1, 0), (1, 1), (-1, 4)])
    beside = {0: (1,), 1: (0,), 2: (), 3: (), 4: ()}

    (diagnosis,) = diagnose(ledger, neighbours=beside.__getitem__)

    assert diagnosis.repairs[0].changes == ((0, 4), (1, 7))
    assert diagnosis.repairs[0].moved
    assert diagnosis.clear == diagnosis.repairs[0]


def test_errors_that_compensate_each_other() -> None:
    """Two wrong parts whose sum is right again break no row, and are found all the same."""
    ledger = figures(10, 6, 4, 5, 5)
    ledger.relate("row", [(1, 0), (-1, 1), (-1, 2)])
    for cell, column in ((1, 3), (2, 4)):
        ledger.relate("column", [(1, cell), (-1, column)])
        again = ledger.mention(5, "again")
        ledger.relate("column", [(1, column), (-1, again.id)])

    (diagnosis,) = diagnose(ledger)

    assert [repair.changes for repair in diagnosis.repairs] == [((1, 5), (2, 5))]


def test_too_much_is_wrong() -> None:
    """More wrong figures than are looked for: nothing is named, and that is said."""
    ledger = figures(*([1] * 6), *([2] * 6), 6, 12)
    for cell in range(6):
        ledger.relate("pair", [(1, cell), (-1, cell + 6)])
    ledger.relate("sum", [(1, 12), *((-1, cell) for cell in range(6))])
    ledger.relate("sum", [(1, 13), *((-1, cell) for cell in range(6, 12))])
    (diagnosis,) = diagnose(ledger, most=3)
    assert (diagnosis.gave_up, diagnosis.least, diagnosis.repairs) == (True, 4, ())


def test_too_many_combinations() -> None:
    """The bound on combinations is honest: no repair is given as if it were all."""
    ledger = figures(9, 2, 3, 3)
    ledger.relate("sum", [(1, 0), (-1, 1), (-1, 2), (-1, 3)])
    (diagnosis,) = diagnose(ledger, nodes=2)
    assert (diagnosis.gave_up, diagnosis.least, diagnosis.repairs) == (True, 1, ())


def test_an_unknown_in_two_relations_is_eliminated() -> None:
    """Two relations about an empty cell contradict each other; changing a figure of either mends them."""
    ledger = figures(9, 4, None, 8, 2)
    ledger.relate("row", [(1, 0), (-1, 1), (-1, 2)])
    ledger.relate("column", [(1, 3), (-1, 4), (-1, 2)])

    (diagnosis,) = diagnose(ledger)

    (clash,) = diagnosis.clashes
    assert diagnosis.broken == ()
    assert [relation.kind for relation in clash.relations] == ["row", "column"]
    assert abs(clash.residual) == 1
    assert not clash.bound
    changes = {repair.changes for repair in diagnosis.repairs}
    assert changes == {((0, 10),), ((1, 3),), ((3, 7),), ((4, 3),)}


def test_parts_exceed_a_whole_with_unknowns() -> None:
    """An unknown part cannot be negative, so the known ones cannot exceed the whole."""
    ledger = figures(5, 7, None, None)
    ledger.relate("row", [(1, 0), (-1, 1), (-1, 2), (-1, 3)])

    (diagnosis,) = diagnose(ledger)

    (clash,) = diagnosis.clashes
    assert clash.bound
    assert clash.residual == -2
    assert diagnosis.repairs == ()
    assert diagnosis.open == ((0,), (1,))
    assert diagnosis.clear is None


def test_empty_parts_of_nothing_are_zero() -> None:
    """Empty cells in a row whose total is 0 count as 0 in their columns."""
    ledger = figures(0, None, None, 5, 3)
    ledger.relate("row", [(1, 0), (-1, 1), (-1, 2)])
    ledger.relate("column", [(1, 3), (-1, 4), (-1, 1)])

    (diagnosis,) = diagnose(ledger)

    assert [relation.kind for relation in diagnosis.broken] == ["column"]
    assert {repair.changes for repair in diagnosis.repairs} == {((3, 3),), ((4, 5),)}


def test_only_a_reading_that_fits_nothing_is_wrong() -> None:
    """A claim may mean the new cases or all of them; 7 is neither, 8 and 10 would be."""
    ledger = figures(7, 8, 2, 10)
    ledger.relate("table", [(1, 1), (1, 2), (-1, 3)])
    ledger.relate("claim", [(1, 0), (-1, 1)], [(1, 0), (-1, 1), (-1, 2)])

    (diagnosis,) = diagnose(ledger)

    assert {repair.changes for repair in diagnosis.repairs} == {((0, 8),), ((0, 10),)}
    assert diagnose_of_claim(8) == []
    assert diagnose_of_claim(10) == []


def diagnose_of_claim(value: int) -> list[Diagnosis]:
    """Return the diagnosis of a claim with two readings, of which 8 and 10 are the values."""
    ledger = figures(value, 8, 2, 10)
    ledger.relate("table", [(1, 1), (1, 2), (-1, 3)])
    ledger.relate("claim", [(1, 0), (-1, 1)], [(1, 0), (-1, 1), (-1, 2)])
    return diagnose(ledger)


@pytest.mark.parametrize(
    ("stated", "meant", "expected"),
    [
        (52, 25, Slip.SWAPPED_DIGITS),
        (1086, 1068, Slip.SWAPPED_DIGITS),
        (1086, 6801, None),
        (49, 59, Slip.WRONG_DIGIT),
        (4, 5, None),
        (522, 52, Slip.DOUBLED_DIGIT),
        (542, 52, Slip.EXTRA_DIGIT),
        (5, 52, Slip.MISSING_DIGIT),
        (52, 522, Slip.MISSING_DIGIT),
        (520, 52, Slip.SHIFTED_POINT),
        (52, 5200, Slip.SHIFTED_POINT),
        (0, 10, Slip.MISSING_DIGIT),
        (0, 7, None),
        (100, 0, None),
        (7, 7, None),
        (49, 52, None),
    ],
)
def test_slips_of_the_typist(stated: int, meant: int, expected: Slip | None) -> None:
    """Each way of mistyping is known by its name, and what is none has none."""
    assert slip(stated, meant) == expected


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_exchanged_digits_read_the_same_both_ways(stated: int, meant: int) -> None:
    """Swapped and wrong digits and shifted points are slips in both directions."""
    mutual = {Slip.SWAPPED_DIGITS, Slip.WRONG_DIGIT, Slip.SHIFTED_POINT, None}
    if slip(stated, meant) in mutual:
        assert slip(meant, stated) == slip(stated, meant)
