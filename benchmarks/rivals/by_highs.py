"""Repair of tables by HiGHS: the fewest changed cells that make all add up, as a mixed-integer program."""

from __future__ import annotations

import json
import sys

import highspy


BIG = 1e6


def repair(table: list[list[int]]) -> int:
    """Return how many cells of a table with totals in its last row and column have to change."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS's own
    height, width = len(table), len(table[0])
    values = [[solver.addIntegral(lb=0, ub=BIG) for _ in range(width)] for _ in range(height)]
    changed = [[solver.addBinary() for _ in range(width)] for _ in range(height)]
    for i, row in enumerate(table):
        for j, printed in enumerate(row):
            solver.addConstr(values[i][j] - BIG * changed[i][j] <= printed)
            solver.addConstr(values[i][j] + BIG * changed[i][j] >= printed)
    for row in values:
        solver.addConstr(sum(row[1:-1], row[0]) == row[-1])
    for j in range(width):
        column = [row[j] for row in values]
        solver.addConstr(sum(column[1:-1], column[0]) == column[-1])
    flat = [x for row in changed for x in row]
    solver.minimize(sum(flat[1:], flat[0]))
    changes: int = round(solver.getObjectiveValue())
    return changes


def main(path: str) -> int:
    """Return how many cells are changed in all tables."""
    with open(path, encoding="utf-8") as file:
        return sum(repair(table) for table in json.load(file))


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
