"""How long each reader takes for one report, against reading the same report as text.

Run as ``python -m benchmarks.readers``. The report is one that the tests make, of the size of a city's; each time is
the median of processor time over many runs, so that other work on the machine counts little.
"""

from __future__ import annotations

import statistics
import sys
import time

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from govlint.readers import read


sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "readers"))

from generate import build, document
from generate.write.mht import write_mht
from generate.write.odt import write_odt
from generate.write.ofd import write_ofd
from generate.write.paper import Print
from generate.write.pdf import write_pdf
from generate.write.word97 import write_doc
from report_files import docx, html, xls, xlsx
from report_sample import FIGURES, report
from report_styles import TABLES, written


if TYPE_CHECKING:
    from collections.abc import Callable


RUNS = 40
TARGETS = {"html": 10.0, "docx": 30.0, "xlsx": 10.0, "doc": 20.0, "pdf": 240.0, "ofd": 120.0}
"""Milliseconds beyond text that a report of a format may take; of PDF and OFD a report of three pages."""


def milliseconds(data: bytes, name: str) -> float:
    """Return the median time of reading a file; of a PDF file that of the library's process is part."""
    if name.endswith(".pdf"):
        from govlint.readers.pdf.pdfium import pages_of  # noqa: PLC0415 - loads the library

        return median(lambda: (pages_of(data), read(data, name)))
    return median(lambda: read(data, name))


def median(act: Callable[[], object]) -> float:
    """Return the median processor time of doing something, in milliseconds."""
    times: list[float] = []
    for _ in range(RUNS):
        start = time.process_time()
        act()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times[RUNS // 10 :])


def printed() -> dict[str, bytes]:
    """Return another report in the formats of newer readers."""
    whole = document(build(Random(7), edition="2021", year=2023, size=300))
    way = Print(size=10.5)
    return {
        "doc": write_doc(whole).data,
        "odt": write_odt(whole).data,
        "mht": write_mht(whole, Random(7)).data,
        "ofd": write_ofd(whole, way).data,
        "pdf": write_pdf(whole, way).data,
    }


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
        **printed(),
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
