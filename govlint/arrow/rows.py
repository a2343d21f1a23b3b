"""The rows of one file, for all tables at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.api import read
from govlint.diagnostics.diagnostic import FileResult
from govlint.document.errors import GovlintError
from govlint.output.tidy import claim_rows, diagnostic_rows, fact_rows, report_row


if TYPE_CHECKING:
    from govlint.engine.linter import Linter
    from govlint.output.tidy import Row
    from govlint.rule import Context


_UNCHECKED: Final = frozenset({"facts", "claims"})
"""Tables for which a file is read and not checked."""


def rows_of(
    linter: Linter, path: str, data: bytes, table: str | None = None
) -> dict[str, list[Row]]:
    """Return the rows of a file, by table; a file that cannot be read has one in ``reports`` that says why.

    With the name of a table only that one, and ``failure`` in ``reports``, can be relied on.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    result = FileResult(path) if table in _UNCHECKED else linter.check(data, path)
    report: Context | None = None
    if result.failure is None:
        settings = linter.finder.for_path(path)
        organ, year = settings.organ_and_year(path)
        try:
            report = read(
                data, name=path, organ=organ, year=year, limits=settings.limits, strict=False
            )
        except GovlintError as error:
            result = FileResult(path, failure=error.text)
    return {
        "reports": [report_row(path, report, result)],
        "facts": list(fact_rows(path, report)) if report is not None else [],
        "claims": list(claim_rows(path, report)) if report is not None else [],
        "diagnostics": list(diagnostic_rows(path, report, result)),
    }
