"""What a ledger knows of its figures and relations."""

from __future__ import annotations

import random

from typing import TYPE_CHECKING

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st
from systems import Drawn, systems

from benchmarks.repair import COLUMNS, ROWS, SPOKEN_OF, ledger_of, table
from govlint.equations.ledger import Ledger


if TYPE_CHECKING:
    from collections.abc import Sequence


def ledger_with(values: Sequence[int | None], *sums: Sequence[int]) -> Ledger:
    """Return a ledger in which, of each of ``sums``, the first figure is the total of the others."""
    ledger = Ledger()
    for value in values:
        ledger.mention(value, None)
    for whole, *parts in sums:
        ledger.relate("sum", [(1, whole), *((-1, part) for part in parts)])
    return ledger


def test_mentions_and_relations_have_their_index_as_id() -> None:
    """Ids count from 0 in the order of adding, and what the caller gave is kept."""
    ledger = Ledger()
    cell = ledger.mention(3, "cell", "requests.received.total")
    prose = ledger.mention(None, "prose")
    relation = ledger.relate("agreement", [(1, cell.id), (-1, prose.id)], tag="here")

    assert list(ledger.mentions) == [cell, prose]
    assert (cell.id, cell.value, cell.tag, cell.fact) == (0, 3, "cell", "requests.received.total")
    assert (prose.id, prose.value, prose.fact) == (1, None, None)
    assert list(ledger.relations) == [relation]
    assert (relation.id, relation.kind, relation.tag) == (0, "agreement", "here")
    assert relation.readings == (((1, 0), (-1, 1)),)
    assert dict(ledger.standing(0)) == {0: 1}
    assert ledger.has_unknowns


def test_terms_of_one_mention_are_merged() -> None:
    """A mention named twice in a reading counts twice, and not at all if that gives nothing."""
    ledger = ledger_with((4, 2))
    relation = ledger.relate("twice", [(1, 0), (-1, 1), (-1, 1)])
    nothing = ledger.relate("nothing", [(1, 0), (-1, 0)])

    assert relation.readings == (((1, 0), (-2, 1)),)
    assert ledger.residual(relation) == 0
    assert nothing.readings == ((),)
    assert ledger.residual(nothing) == 0


def test_a_relation_needs_readings_and_mentions() -> None:
    """What cannot be a relation is refused."""
    ledger = ledger_with((1,))
    with pytest.raises(ValueError, match="at least one reading"):
        ledger.relate("empty")
    with pytest.raises(IndexError, match="no mention 1"):
        ledger.relate("beyond", [(1, 0), (-1, 1)])
    assert list(ledger.relations) == []


def test_residual_and_broken() -> None:
    """The residual is left minus right, and broken is what has one that is not 0."""
    ledger = ledger_with((9, 2, 3, None), (0, 1, 2), (0, 1, 3), (1, 2))
    first, second, third = ledger.relations

    assert ledger.residual(first) == 4
    assert ledger.residual(second) is None
    assert ledger.residual(third) == -1
    assert ledger.residual(first, {0: 5}) == 0
    assert ledger.residual(second, {3: 7}) == 0
    assert ledger.residual(first, {0: None}) is None
    assert ledger.broken() == [first, third]
    assert ledger.broken({0: 5, 3: 2}) == [second, third]


def test_several_readings() -> None:
    """A relation holds if a reading does; an unknown in one leaves it open."""
    ledger = ledger_with((8, 8, 2, None))
    claim = ledger.relate("claim", [(1, 0), (-1, 1), (-1, 2)], [(1, 0), (-1, 1)])
    doubtful = ledger.relate("claim", [(1, 0), (-1, 2)], [(1, 0), (-1, 3)])

    assert ledger.residual(claim) == 0
    assert ledger.residual(claim, {0: 9}) == -1
    assert ledger.residual(doubtful) is None
    assert ledger.residual(doubtful, {3: 1}) == 6


def test_components() -> None:
    """What shares a figure, in any reading, is one component; the rest is not in it."""
    ledger = ledger_with((1, 1, 1, 1, 1, 1, 1), (0, 1), (2, 3))
    ledger.relate("claim", [(1, 4), (-1, 5)], [(1, 4), (-1, 3)])

    first, second = ledger.components()

    assert (first.mentions, first.relations) == ((0, 1), (0,))
    assert (second.mentions, second.relations) == ((2, 3, 4, 5), (1, 2))
    assert ledger.components([ledger.relations[2]]) == [second]


def test_a_lone_unknown_is_determined() -> None:
    """A relation with one unknown gives it, and what is found helps to find more."""
    ledger = ledger_with((9, 2, None, None, 1), (0, 1, 2), (2, 3, 4))
    assert ledger.determined() == {2: 7, 3: 6}


def test_empty_parts_of_nothing_are_zero() -> None:
    """Where a total is 0, or the stated parts make it up, the empty parts are 0."""
    assert ledger_with((0, None, None), (0, 1, 2)).determined() == {1: 0, 2: 0}
    assert ledger_with((5, 5, None, None), (0, 1, 2, 3)).determined() == {2: 0, 3: 0}
    assert ledger_with((None, None, 0), (0, 1, 2)).determined() == {}


def test_what_cannot_be_is_not_determined() -> None:
    """No count is negative or a fraction, and two relations may contradict each other."""
    assert ledger_with((2, 5, None), (0, 1, 2)).determined() == {}
    assert ledger_with((2, 5, None, None), (0, 1, 2, 3)).determined() == {}
    assert ledger_with((9, 2, 3, None), (0, 1, 3), (0, 2, 3)).determined() == {}
    assert ledger_with((9, 2, 3, None, None), (0, 1, 3), (0, 2, 3), (4, 3)).determined() == {}
    halves = ledger_with((9, None))
    halves.relate("twice", [(1, 0), (-2, 1)])
    assert halves.determined() == {}


def test_a_wrong_figure_determines_nothing() -> None:
    """A figure in a broken relation may be the wrong one, so nothing rests on it until it is corrected."""
    ledger = ledger_with((9, 2, None, 8), (0, 1, 2), (3, 0))
    assert ledger.determined() == {}
    assert ledger.determined({0: 8}) == {2: 6}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.floats(0, 1))
def test_determined_values_of_a_right_table_are_true(seed: int, share: float) -> None:
    """Cells emptied in a right table get back their values or none."""
    rng = random.Random(seed)
    grid = table(rng)
    full = ledger_of(grid, [grid[row][column] for row, column in SPOKEN_OF])
    emptied = {id_ for id_ in range(ROWS * COLUMNS) if rng.random() < share}
    ledger = Ledger()
    for mention in full.mentions:
        ledger.mention(None if mention.id in emptied else mention.value, mention.tag)
    for relation in full.relations:
        ledger.relate(relation.kind, *relation.readings)

    determined = ledger.determined()

    assert determined.keys() <= emptied
    assert all(full.mentions[id_].value == value for id_, value in determined.items())
    if len(emptied) == 1:
        assert determined.keys() == emptied


@settings(max_examples=150, deadline=None)
@given(systems(unknowns=True), st.data())
def test_the_order_of_adding_is_of_no_matter(drawn: Drawn, data: st.DataObject) -> None:
    """What is determined and what is broken do not depend on what was added first."""
    mentions = data.draw(st.permutations(range(len(drawn.values))))
    relations = data.draw(st.permutations(range(len(drawn.relations))))
    one, other = drawn.ledger(), drawn.ledger(mentions, relations)

    def contents(ledger: Ledger) -> tuple[set[tuple[object, int]], set[object]]:
        return (
            {(ledger.mentions[id_].tag, value) for id_, value in ledger.determined().items()},
            {relation.tag for relation in ledger.broken()},
        )

    assert contents(one) == contents(other)


@settings(max_examples=150, deadline=None)
@given(systems(unknowns=True))
def test_determined_values_break_nothing(drawn: Drawn) -> None:
    """With the values found, no relation is broken that was not before."""
    ledger = drawn.ledger()
    values: dict[int, int | None] = {**ledger.determined()}
    assert ledger.broken(values) == ledger.broken()
