"""Row totals by vtlengine, in VTL."""

from __future__ import annotations

import sys

import pandas as pd

from vtlengine import run


def main(path: str) -> int:
    """Return how many totals are wrong."""
    frame = pd.read_csv(path)
    names = [name for name in frame.columns if name not in {"report", "row"}]
    parts = [name for name in names if name != "total"]
    keys = [
        {"name": "report", "type": "Integer", "role": "Identifier", "nullable": False},
        {"name": "row", "type": "Integer", "role": "Identifier", "nullable": False},
    ]
    measures = [
        {"name": name, "type": "Integer", "role": "Measure", "nullable": True} for name in names
    ]
    structure = {"datasets": [{"name": "DS_1", "DataStructure": keys + measures}]}
    script = f"DS_r <- DS_1[calc wrong := total - ({' + '.join(parts)})][filter wrong <> 0];"
    found = run(script=script, data_structures=structure, datapoints={"DS_1": frame})
    return len(found["DS_r"].data)


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
