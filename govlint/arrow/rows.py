"""The rows of one file, for all tables at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from govlint.output.tidy import claim_rows, diagnostic_rows, fact_rows, report_row


if TYPE_CHECKING:
    from govlint.config.settings import Settings
    from govlint.engine.lint import Outcome
    from govlint.output.tidy import Row
    from govlint.rule import Context
    from govlint.rule.diagnostic import FileResult

Rows = dict[str, "list[Row]"]
"""Rows by table."""


def keep_rows(context: Context, result: FileResult, settings: Settings) -> Rows:
    """Return the rows of a report; what a `govlint.engine.linter.Linter` keeps of each."""
    del settings
    path = result.path
    return {
        "reports": [report_row(path, context, result)],
        "facts": list(fact_rows(path, context)),
        "claims": list(claim_rows(path, context)),
        "diagnostics": list(diagnostic_rows(path, context, result)),
    }


def rows_of(outcome: Outcome) -> Rows:
    """Return the rows of a file; one that could not be read has a row in ``reports`` that says why."""
    if outcome.kept is not None:
        return cast("Rows", outcome.kept)
    return {"reports": [report_row(outcome.result.path, None, outcome.result)]}
