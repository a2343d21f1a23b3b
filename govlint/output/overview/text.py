"""An overview for a terminal, as csv, and as JSON."""

from __future__ import annotations

import csv
import io
import sys

from typing import TYPE_CHECKING, Final, cast

from govlint.output.overview.model import COLUMNS, HEAD, SUM
from govlint.output.plain import harmless, visible
from govlint.output.record import encode, number
from govlint.output.width import pad, width
from govlint.rule import Text


if TYPE_CHECKING:
    from govlint.output.overview.model import Overview, Row
    from govlint.output.record import Value


MARK: Final = "\ufeff"
"""What tells a spreadsheet, when a csv file is opened by a double click, that it is in UTF-8."""
_NUMBERS: Final = range(3, 5 + len(COLUMNS))
"""The columns that hold numbers."""
_READ: Final = Text("已读", "yes")


def cells(row: Row, lang: str, *, total: bool = False) -> list[str]:
    """Return a row as texts, in the order of `HEAD`; a figure that is not there is empty."""
    read = row.reason or _READ
    figures = [row.value(column) for column in COLUMNS]
    return [
        SUM.in_language(lang) if total else row.organ or "",
        str(row.year or ""),
        "" if total else read.in_language(lang),
        str(row.errors),
        str(row.warnings),
        *("" if figure is None else str(figure) for figure in figures),
        row.path,
    ]


def as_table(overview: Overview, lang: str) -> str:
    """Return the rows aligned, those of the sums last."""
    lines = [[text.in_language(lang) for text in HEAD]]
    lines += [[visible(cell) for cell in cells(row, lang)] for row in overview.rows]
    sums = [cells(row, lang, total=True) for row in overview.years]
    wide = [max(map(width, column)) for column in zip(*lines, *sums, strict=True)]
    rule = ["─" * cell for cell in wide[:-1]]
    listed = [lines[0], rule, *lines[1:], *([rule, *sums] if sums else [])]
    return "".join(
        "  ".join(
            pad(cell, wide[at], right=at in _NUMBERS) for at, cell in enumerate(line)
        ).rstrip()
        + "\n"
        for line in listed
    )


def as_csv(overview: Overview, lang: str) -> str:
    """Return the rows as csv that opens in a spreadsheet; texts that it would run are quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([text.in_language(lang) for text in HEAD])
    for row in overview.rows:
        writer.writerow([harmless(visible(cell)) for cell in cells(row, lang)])
    for row in overview.years:
        writer.writerow(cells(row, lang, total=True))
    return MARK + out.getvalue()


def wide_csv(overview: Overview) -> str:
    """Return one line a report and one column a figure, by its key, as csv that opens in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    keys = list(overview.labels)
    writer.writerow(["path", "organ", "year", "edition", *keys])
    for row in overview.rows:
        if row.reason is None:
            lead = (row.path, row.organ or "", str(row.year or ""), row.edition or "")
            figures = [row.figures.get(key, "") for key in keys]
            writer.writerow([*(harmless(visible(cell)) for cell in lead), *figures])
    return MARK + out.getvalue()


def as_json(overview: Overview, lang: str) -> str:
    """Return the rows with all figures, the sums, and how many findings there are, as one document."""
    document = {
        "version": 1,
        "reports": [
            {
                "path": row.path,
                "organ": row.organ,
                "year": row.year,
                "edition": row.edition,
                "failure": row.reason.in_language(lang) if row.reason is not None else None,
                "errors": row.errors,
                "warnings": row.warnings,
                "facts": {key: number(value) for key, value in row.figures.items()},
            }
            for row in overview.rows
        ],
        "sums": [
            {"year": row.year, "facts": {key: number(value) for key, value in row.figures.items()}}
            for row in overview.years
        ],
        "findings": len(overview.findings),
    }
    return encode(cast("Value", document), sys.stdout, indent=1) + "\n"
