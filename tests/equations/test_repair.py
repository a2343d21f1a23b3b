"""What is reported of wrong figures, case by case."""

from __future__ import annotations

from govlint.equations.ledger import Ledger
from govlint.equations.repair import Diagnosis, diagnose
from govlint.equations.slips import Slip


def figures(*values: int | None) -> Ledger:
    """Return a ledger that has some figures and no relations."""
    ledger = Ledger()
    for value in values:
        ledger.mention(value, None)
    return ledger


def test_a_figure_in_prose_that_two_relations_contradict() -> None:
    """One figure disagrees with its cells and spoils its sentence's sum; only its change makes both hold."""
    ledger = figures(1086, 489, 14, 88, 414, 29, 49, 3, 0, 49)
    ledger.relate("sum", [(1, 0), *((-1, part) for part in range(1, 7))])
    ledger.relate("agreement", [(1, 6), (-1, 7), (-1, 8), (-1, 9)])
    for part in (0, 1, 2, 3, 4, 5):
        cell = ledger.mention(ledger.mentions[part].value, "cell").id
        ledger.relate("agreement", [(1, part), (-1, cell)])
    for part in (7, 8, 9):
        total = ledger.mention(ledger.mentions[part].value, "total").id
        ledger.relate("row", [(1, part), (-1, total)])

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
    """Nothing shows which figure of a single equation is wrong."""
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
    ledger = figures(52, 16, 9)
    ledger.relate("sum", [(1, 0), (-1, 1), (-1, 2)])

    (diagnosis,) = diagnose(ledger)

    assert diagnosis.repairs[0].changes == ((0, 25),)
    assert diagnosis.repairs[0].slips == (Slip.SWAPPED_DIGITS,)
    assert diagnosis.clear is None


def test_neighbours_exchanged_come_first() -> None:
    """Two cells beside each other whose figures were exchanged are reported with their places."""
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
    """More wrong figures than are looked for: nothing is named, and that is reported."""
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
    """Two relations about an empty cell contradict each other; changing a figure of either makes them hold."""
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


def test_readings_about_an_empty_cell() -> None:
    """A claim none of whose readings fits what the relations say of an empty cell contradicts them."""
    ledger = figures(7, None, 2, 10)
    ledger.relate("row", [(1, 1), (1, 2), (-1, 3)])
    ledger.relate("claim", [(1, 0), (-1, 1)], [(1, 0), (-1, 1), (-1, 2)])

    (diagnosis,) = diagnose(ledger)

    assert diagnosis.broken == ()
    assert [[r.kind for r in clash.relations] for clash in diagnosis.clashes] == [["row", "claim"]]
    changes = {repair.changes for repair in diagnosis.repairs}
    assert changes == {((0, 8),), ((0, 10),), ((2, 3),), ((3, 7),), ((3, 9),)}


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
