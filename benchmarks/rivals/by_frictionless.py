"""Row totals by frictionless."""

from __future__ import annotations

import os
import sys

from frictionless import Checklist, Resource, checks


def main(path: str) -> int:
    """Return how many totals are wrong."""
    folder, name = os.path.split(os.path.abspath(path))
    with open(path, encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    formula = "total == " + " + ".join(n for n in names if n not in {"report", "row", "total"})
    checklist = Checklist(checks=[checks.row_constraint(formula=formula)])
    report = Resource(path=name, basepath=folder).validate(checklist, limit_errors=100_000)
    return sum(error.type == "row-constraint" for task in report.tasks for error in task.errors)


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1])}\n")
