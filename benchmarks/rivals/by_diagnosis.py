"""Repair of the same tables by govlint's diagnosis."""

from __future__ import annotations

import json
import sys

from govlint.equations.ledger import Ledger
from govlint.equations.repair import diagnose


def repair(table: list[list[int]]) -> int:
    """Return how many cells of a table with totals in its last row and column have to change."""
    ledger = Ledger()
    ids = [[ledger.mention(value, None).id for value in row] for row in table]
    for line in (*ids, *zip(*ids, strict=True)):
        ledger.relate("sum", [*((1, i) for i in line[:-1]), (-1, line[-1])])
    return sum(len(d.repairs[0].changes) for d in diagnose(ledger) if d.repairs)


def main(path: str) -> int:
    """Return how many cells are changed in all tables."""
    with open(path, encoding="utf-8") as file:
        return sum(repair(table) for table in json.load(file))


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
