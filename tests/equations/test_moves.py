"""Figures in the wrong places are reported as such, and only when that alone explains everything."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.repair import APPLICANTS, COLUMNS, OUTCOMES, ROWS, SPOKEN_OF, ledger_of, table
from govlint.equations.ledger import Ledger
from govlint.equations.moves import Kind, Move, moves
from govlint.equations.repair import diagnose


Grid = list[list[int]]
IDS = [[row * COLUMNS + column for column in range(COLUMNS)] for row in range(ROWS)]


def full_table() -> Grid:
    """Return a right table in whose outcome rows no two figures beside each other are alike."""
    grid = [[0] * COLUMNS for _ in range(ROWS)]
    for row in OUTCOMES:
        grid[row][:-1] = [(row * 37 + column * column * 11) % 97 + 1 for column in APPLICANTS]
    for column in APPLICANTS:
        grid[0][column] = grid[-2][column] = sum(grid[row][column] for row in OUTCOMES)
    for line in grid:
        line[-1] = sum(line[:-1])
    return grid


def found(grid: Grid, prose: list[int] | None = None) -> list[Move]:
    """Return the moves that make a table hold, whose prose agrees with it unless given."""
    ledger = ledger_of(grid, prose or [grid[row][column] for row, column in SPOKEN_OF])
    return [move for d in diagnose(ledger) for move in moves(ledger, d, IDS)]


def moved(grid: Grid, move: Move) -> Grid:
    """Return the table after a move."""
    values = dict(move.changes)
    return [
        [values.get(id_, old) or 0 for id_, old in zip(row, line, strict=True)]
        for row, line in zip(IDS, grid, strict=True)
    ]


def test_a_right_table_needs_no_move() -> None:
    """Nothing is broken, nothing is moved."""
    assert found(full_table()) == []


def test_two_neighbours_exchanged() -> None:
    """Two cells of a row in each other's place break two columns and no row."""
    right = full_table()
    wrong = [list(line) for line in right]
    wrong[5][2], wrong[5][3] = right[5][3], right[5][2]

    reported = found(wrong)

    assert all(move.kind is Kind.EXCHANGED_CELLS for move in reported)
    assert (5,) in {move.rows for move in reported}
    assert right in [moved(wrong, move) for move in reported]


def test_a_row_shifted_to_the_right() -> None:
    """The figures stand one column too far right, and the total fell off the table."""
    right = full_table()
    wrong = [list(line) for line in right]
    wrong[7] = [0, *right[7][:-1]]

    (move,) = found(wrong)

    assert (move.kind, move.rows, move.step) == (Kind.SHIFTED_CELLS, (7,), -1)
    assert moved(wrong, move) == right


def test_a_row_shifted_to_the_left() -> None:
    """The figures stand one column too far left, and the first fell off the table."""
    right = full_table()
    wrong = [list(line) for line in right]
    wrong[7] = [*right[7][1:], 0]

    (move,) = found(wrong)

    assert (move.kind, move.rows, move.step) == (Kind.SHIFTED_CELLS, (7,), 1)
    assert moved(wrong, move) == right


def test_a_zero_left_out() -> None:
    """A 0 was left out in the middle, and what follows it moved up to the total."""
    right = full_table()
    right[9][2] = 0
    right[9][5] = 0
    for column in APPLICANTS:
        right[0][column] = right[-2][column] = sum(right[row][column] for row in OUTCOMES)
    for line in right:
        line[-1] = sum(line[:-1])
    wrong = [list(line) for line in right]
    wrong[9] = [*right[9][:2], right[9][3], right[9][4], 0, 0, right[9][6]]

    reported = found(wrong)

    assert [move.kind for move in reported] == [Kind.SHIFTED_CELLS]
    assert moved(wrong, reported[0]) == right
    assert reported[0].step == 1


def test_two_rows_exchanged() -> None:
    """Two outcome rows in each other's place break nothing but what the prose says of them."""
    right = full_table()
    wrong = [list(line) for line in right]
    wrong[2], wrong[3] = right[3], right[2]

    assert found(wrong) == []
    reported = found(wrong, [right[row][column] for row, column in SPOKEN_OF])
    # The prose figure alone would make it hold: a single figure goes before a move.
    assert reported == []


def test_a_balance_tells_two_rows_apart() -> None:
    """What was concluded and what was carried out, exchanged, break the result total and the prose."""
    right = full_table()
    right[-1] = [3, 1, 0, 2, 0, 0, 6]
    for column in APPLICANTS:
        right[0][column] += right[-1][column]
    right[0][-1] += 6
    wrong = [list(line) for line in right]
    wrong[-2], wrong[-1] = right[-1], right[-2]

    (move,) = found(wrong, [right[row][column] for row, column in SPOKEN_OF])

    assert (move.kind, move.rows) == (Kind.EXCHANGED_ROWS, (ROWS - 2, ROWS - 1))
    assert moved(wrong, move) == right


def test_a_single_wrong_figure_is_no_move() -> None:
    """One cell is wrong and its neighbour happens to have the value: the figure is reported, no exchange."""
    right = full_table()
    right[4][1] = right[4][0]
    for line in right[4:5]:
        line[-1] = sum(line[:-1])
    for row in (0, ROWS - 2):
        for column in range(COLUMNS):
            right[row][column] = sum(right[r][column] for r in OUTCOMES)
    wrong = [list(line) for line in right]
    wrong[4][1] += 5
    assert found(wrong) == []


def test_an_empty_cell_moves_as_a_zero() -> None:
    """Figures typed one cell too far right, the first cell left empty."""
    ledger = Ledger()
    for value in (None, 3, 5, 8, 3, 5, 0):
        ledger.mention(value, None)
    ledger.relate("row", [(1, 3), (-1, 0), (-1, 1), (-1, 2)])
    for cell in (0, 1, 2):
        ledger.relate("column", [(1, cell + 4), (-1, cell)])
        again = ledger.mention(ledger.mentions[cell + 4].value, None).id
        ledger.relate("agreement", [(1, cell + 4), (-1, again)])

    (diagnosis,) = diagnose(ledger)
    (move,) = moves(ledger, diagnosis, [(0, 1, 2, 3)])

    assert diagnosis.least == 2
    assert (move.kind, move.cells, move.step) == (Kind.SHIFTED_CELLS, (0, 1, 2), -1)
    assert move.changes == ((0, 3), (1, 5), (2, None))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_every_move_mends_the_table(seed: int) -> None:
    """After any move that is reported all equations hold, and the true move is among them."""
    rng = random.Random(seed)
    right = table(rng)
    row, column = rng.choice([*OUTCOMES]), rng.randrange(COLUMNS - 2)
    wrong = [list(line) for line in right]
    wrong[row][column], wrong[row][column + 1] = right[row][column + 1], right[row][column]

    reported = found(wrong)

    for move in reported:
        after = moved(wrong, move)
        assert diagnose(ledger_of(after, [after[r][c] for r, c in SPOKEN_OF])) == []
    assert wrong == right or right in [moved(wrong, move) for move in reported]
