"""Row totals by govlint's ledger."""

from __future__ import annotations

import csv
import sys

from govlint.equations.ledger import Ledger


def main(path: str) -> int:
    """Return how many totals are wrong."""
    wrong = 0
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            ledger = Ledger()
            ids = [ledger.mention(int(value), None).id for value in row[2:]]
            terms = [(1, identity) for identity in ids[:-1]]
            ledger.relate("row", [*terms, (-1, ids[-1])])
            wrong += len(ledger.broken())
    return wrong


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
