"""Measure the search for wrong figures on tables of the form's size.

Run as ``python -m benchmarks.repair [tables]``. Tables of 25 rows and 7 columns are drawn, in which the last column is
the total of the others, one row is the total of the outcome rows, and the rows balance; prose figures agree with some
of the cells. Then 0 to 4 cells are made wrong. Printed are, for each number of wrong cells: the median and mean
processor time of `diagnose` in milliseconds, its ratio to a plain evaluation of all relations, how many tables have one
smallest repair, how many of those are right, how many have the truth among the smallest repairs, how many have a
smaller repair, and how many were given up.
"""

from __future__ import annotations

import random
import sys

from statistics import mean, median
from time import process_time_ns

from govlint.equations.ledger import Ledger
from govlint.equations.repair import Diagnosis, diagnose


ROWS, COLUMNS = 25, 7
CONCLUDED, CARRIED_OUT = 23, 24
APPLICANTS = range(COLUMNS - 1)
TOTAL = COLUMNS - 1
OUTCOMES = range(2, CONCLUDED)
SPOKEN_OF = ((0, TOTAL), (1, TOTAL), (2, TOTAL), (CONCLUDED, TOTAL), (CARRIED_OUT, TOTAL))

Grid = list[list[int]]


def table(rng: random.Random) -> Grid:
    """Return a table that is right: most cells 0, most figures under the first applicant."""
    grid = [[0] * COLUMNS for _ in range(ROWS)]
    for row in (*OUTCOMES, CARRIED_OUT):
        busy = rng.random() < 0.5
        for column in APPLICANTS:
            if busy and rng.random() < (0.9 if column == 0 else 0.3):
                grid[row][column] = int(rng.expovariate(1 / (60 if column == 0 else 8)))
    for column in APPLICANTS:
        concluded = sum(grid[row][column] for row in OUTCOMES)
        carried_in = rng.randint(0, concluded // 4)
        grid[CONCLUDED][column] = concluded
        grid[1][column] = carried_in
        grid[0][column] = concluded + grid[CARRIED_OUT][column] - carried_in
    for line in grid:
        line[TOTAL] = sum(line[:TOTAL])
    return grid


def ledger_of(grid: Grid, prose: list[int]) -> Ledger:
    """Return the ledger of a table, in which cell (row, column) is mention 7 · row + column."""
    ledger = Ledger()
    for row, line in enumerate(grid):
        for column, value in enumerate(line):
            ledger.mention(value, (row, column))
    for row in range(ROWS):
        parts = [(-1, row * COLUMNS + column) for column in APPLICANTS]
        ledger.relate("row-total", [(1, row * COLUMNS + TOTAL), *parts])
    for column in range(COLUMNS):
        outcomes = [(-1, row * COLUMNS + column) for row in OUTCOMES]
        ledger.relate("result-total", [(1, CONCLUDED * COLUMNS + column), *outcomes])
        ends = [(-1, row * COLUMNS + column) for row in (CONCLUDED, CARRIED_OUT)]
        ledger.relate("balance", [(1, column), (1, COLUMNS + column), *ends])
    for value, (row, column) in zip(prose, SPOKEN_OF, strict=True):
        mention = ledger.mention(value, ("prose", row, column))
        ledger.relate("agreement", [(1, mention.id), (-1, row * COLUMNS + column)])
    return ledger


def mistyped(rng: random.Random, value: int) -> int:
    """Return another value, such as a typist makes of it."""
    while True:
        digits = list(str(value))
        place = rng.randrange(len(digits))
        match rng.randrange(4):
            case 0:
                digits[place] = str(rng.randrange(10))
            case 1:
                digits.insert(place, str(rng.randrange(10)))
            case 2 if len(digits) > 1:
                del digits[place]
            case _:
                digits = list(str(max(0, value + rng.randint(-9, 9))))
        if int("".join(digits)) != value:
            return int("".join(digits))


def plain(ledger: Ledger) -> int:
    """Evaluate every relation once and return how many do not hold: what any checker has to do."""
    values = [mention.value or 0 for mention in ledger.mentions]
    return sum(
        sum(factor * values[id_] for factor, id_ in relation.readings[0]) != 0
        for relation in ledger.relations
    )


def verdict(found: list[Diagnosis], truth: tuple[tuple[int, int], ...]) -> str:
    """Say in a word how a diagnosis compares with what was made wrong."""
    if any(diagnosis.gave_up for diagnosis in found):
        return "gave up"
    sets: set[tuple[tuple[int, int], ...]] = {()}
    for diagnosis in found:
        sets = {
            tuple(sorted((*chosen, *repair.changes)))
            for chosen in sets
            for repair in diagnosis.repairs
        }
    if sets == {truth}:
        return "right"
    if truth in sets:
        return "among"
    smallest = sum(diagnosis.least for diagnosis in found)
    return "smaller" if smallest < len(truth) else "missed"


def measure(wrong: int, tables: int) -> None:
    """Measure tables with a number of wrong cells and write a line."""
    rng = random.Random(wrong)
    times, ratios = [], []
    verdicts = dict.fromkeys(("right", "among", "smaller", "missed", "gave up"), 0)
    for _ in range(tables):
        grid = table(rng)
        prose = [grid[row][column] for row, column in SPOKEN_OF]
        places = sorted(rng.sample(range(ROWS * COLUMNS), wrong))
        truth = tuple((place, grid[place // COLUMNS][place % COLUMNS]) for place in places)
        for place, value in truth:
            grid[place // COLUMNS][place % COLUMNS] = mistyped(rng, value)
        ledger = ledger_of(grid, prose)
        start = process_time_ns()
        plain(ledger)
        middle = process_time_ns()
        found = diagnose(ledger)
        end = process_time_ns()
        times.append((end - middle) / 1e6)
        ratios.append((end - middle) / (middle - start))
        verdicts[verdict(found, truth)] += 1
    counts = "  ".join(f"{word} {number:5d}" for word, number in verdicts.items())
    sys.stdout.write(
        f"{wrong} wrong  median {median(times):7.3f} ms  mean {mean(times):7.3f} ms  "
        f"worst {max(times):8.3f} ms  ratio {median(ratios):6.1f}  {counts}\n"
    )


def main() -> None:
    """Write a line for each number of wrong cells."""
    tables = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for wrong in range(5):
        measure(wrong, tables)


if __name__ == "__main__":
    main()
