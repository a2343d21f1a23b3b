"""How long each reader takes for one report, against reading the same report as text.

Run as ``python -m benchmarks.readers``. The report is one that the tests make, of the size of a city's; each time is
the median of processor time over many runs, so that other work on the machine counts little.
"""

from __future__ import annotations

import statistics
import sys
import time

from pathlib import Path

from govlint.readers import read


sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "readers"))

from report_files import docx, html, xls, xlsx
from report_sample import FIGURES, report
from report_styles import TABLES, written


RUNS = 40
TARGETS = {"html": 10.0, "docx": 30.0, "xlsx": 10.0}
"""Milliseconds beyond text that a report of a format may take."""


def milliseconds(data: bytes, name: str) -> float:
    """Return the median time of reading a file."""
    times: list[float] = []
    for _ in range(RUNS):
        start = time.process_time()
        read(data, name)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times[RUNS // 10 :])


def main() -> None:
    """Print a table."""
    items = report([str(number % 60) for number in range(FIGURES)])
    text = written(items, "tabs").encode()
    base = milliseconds(text, "a.txt")
    files = {
        "html": html(items),
        "docx": docx(items),
        "xlsx": xlsx(items),
        "xls": xls(items),
    }
    print(f"{'format':40} {'ms':>8} {'ratio':>7}  target")
    print(f"{'text, tabs':40} {base:8.2f} {1:7.1f}")
    for style in TABLES:
        taken = milliseconds(written(items, style).encode(), "a.txt")
        print(f"{'text, ' + style:40} {taken:8.2f} {taken / base:7.1f}")
    for kind, data in files.items():
        taken = milliseconds(data, f"a.{kind}")
        target = TARGETS.get(kind)
        verdict = "" if target is None else f"{taken - base:.1f} of {target:.0f} ms beyond text"
        print(f"{kind:40} {taken:8.2f} {taken / base:7.1f}  {verdict}")


if __name__ == "__main__":
    main()
