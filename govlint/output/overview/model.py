"""What an overview shows: a row for each report, totals, findings to send back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.rule import Text


if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from govlint.rule.diagnostic import Diagnostic


class Column(NamedTuple):
    """A column of key figures: the sum of the figures of the form with these keys."""

    keys: tuple[str, ...]
    label: Text


COLUMNS: Final = (
    Column(("requests.received.total",), Text("新收申请", "received")),
    Column(("requests.carried_in.total",), Text("上年结转", "carried in")),
    Column(("requests.concluded.total",), Text("办结", "concluded")),
    Column(("requests.carried_out.total",), Text("结转下年", "carried over")),
    Column(("reconsideration.total",), Text("行政复议", "reconsideration")),
    Column(
        ("litigation_direct.total", "litigation_after_reconsideration.total"),
        Text("行政诉讼", "litigation"),
    ),
)
"""The figures that an office asks for first."""

ORGAN: Final = Text("机关", "organ")
YEAR: Final = Text("年度", "year")
READ: Final = Text("读取", "read")
ERRORS: Final = Text("错误", "errors")
WARNINGS: Final = Text("警告", "warnings")
FILE: Final = Text("文件", "file")
HEAD: Final = (ORGAN, YEAR, READ, ERRORS, WARNINGS, *(column.label for column in COLUMNS), FILE)
SUM: Final = Text("合计", "sum")


@dataclass(frozen=True, slots=True)
class Row:
    """A report.

    ``reason`` says why the file could not be read, None where it could; ``failed`` says that it could not even be
    opened. ``figures`` are those of its tables by key.
    ``summed`` says that the report is a government's that adds up others of the overview, so that it is not added
    again.
    """

    path: str
    organ: str | None
    year: int | None
    edition: str | None
    reason: Text | None
    errors: int
    warnings: int
    figures: Mapping[str, int | Decimal] = field(default_factory=dict)
    summed: bool = False
    failed: bool = False

    def value(self, column: Column) -> int | Decimal | None:
        """Return a key figure, None where one of its figures is not there."""
        found = [self.figures.get(key) for key in column.keys]
        known = [value for value in found if value is not None]
        return sum(known) if len(known) == len(found) else None


class Overview(NamedTuple):
    """Reports in the order of organs and years, with the findings in them and between them.

    ``keys`` are those of all figures, in the order of the form, each with its ``labels``.
    """

    rows: tuple[Row, ...]
    findings: tuple[tuple[Row, Diagnostic], ...]
    labels: Mapping[str, str]

    @property
    def years(self) -> tuple[Row, ...]:
        """The sums of each year, the reports of governments that add up others left out."""
        found = []
        for year in sorted({row.year for row in self.rows if row.year is not None}):
            rows = [row for row in self.rows if row.year == year and row.reason is None]
            added = [row for row in rows if not row.summed]
            keys = dict.fromkeys(key for column in COLUMNS for key in column.keys)
            figures = {key: sum(row.figures.get(key, 0) for row in added) for key in keys}
            found.append(
                Row(
                    "",
                    None,
                    year,
                    None,
                    None,
                    sum(row.errors for row in rows),
                    sum(row.warnings for row in rows),
                    figures,
                )
            )
        return tuple(found)
