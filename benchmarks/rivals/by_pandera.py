"""Row totals by pandera."""

from __future__ import annotations

import sys

import pandas as pd
import pandera.pandas as pa


def main(path: str) -> int:
    """Return how many totals are wrong."""
    frame = pd.read_csv(path)
    parts = [name for name in frame.columns if name not in {"report", "row", "total"}]
    schema = pa.DataFrameSchema(
        {name: pa.Column(int, pa.Check.ge(0)) for name in [*parts, "total"]},
        checks=pa.Check(lambda table: table[parts].sum(axis=1) == table["total"]),
    )
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        return int(error.failure_cases["index"].nunique())
    return 0


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
