"""Write a corpus of generated reports to a folder, for timing: ``python -m benchmarks.corpus FOLDER [COUNT] [FAULTY]``.

COUNT reports (1000 by default) of every size, on both editions of the form, with tab-separated tables; of
every FAULTY of them (0: none) one has a wrong figure. The same command gives the same corpus.
"""

from __future__ import annotations

import sys

from pathlib import Path
from random import Random


sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from generate import Document, build, document, tab_text
from generate.mutate import change_cell


__all__ = ["build", "document", "spoiled", "tab_text", "write"]


def spoiled(report: Document, random: Random) -> Document:
    """Return a report with one figure of table 3 wrong."""
    key = random.choice([c.key for c in report.grid("requests").cells if c.key])
    return change_cell(report, key, report.model.facts[key] + random.randint(1, 90))


def write(folder: Path, count: int, faulty: int, first: int = 0) -> int:
    """Write the corpus, its reports numbered from ``first`` on, and return how many bytes it has."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number in range(first, first + count):
        random = Random(number)
        report = document(build(random))
        if faulty and number % faulty == 0:
            report = spoiled(report, random)
        data = tab_text(report, random).data
        (folder / f"report-{number:05}.txt").write_bytes(data)
        size += len(data)
    return size


def main() -> int:
    """Write the corpus that the command line asks for."""
    if not 2 <= len(sys.argv) <= 4:
        print(__doc__)
        return 2
    given = [int(argument) for argument in sys.argv[2:]]
    count, faulty = (*given, *(1000, 0)[len(given) :])
    size = write(Path(sys.argv[1]), count, faulty)
    print(f"{count} reports, {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
