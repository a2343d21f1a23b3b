"""The overview of a run: a row for each report, with what is found in it and between reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from govlint.collection.names import means
from govlint.form.edition import all_editions
from govlint.form.names import column_name, row_name
from govlint.output.overview.model import Overview, Row
from govlint.rule.severity import Severity


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.collection.check import CollectionLinter
    from govlint.rule import Text
    from govlint.rule.diagnostic import Diagnostic, FileResult


_NOT_A_REPORT: Final = "GOV001"


def overview(
    linter: CollectionLinter,
    paths: Iterable[str],
    failures: Iterable[FileResult] = (),
    jobs: int = 1,
) -> Overview:
    """Return the overview of files; ``failures`` are the results of other paths.

    Other paths are those that lead to no file, and files that are not read. The linter has to keep whole reports.

    Raises:
        ConfigError: a configuration cannot be used.
    """
    found: dict[str, list[Diagnostic]] = {}
    results = [*failures, *linter.check_files(paths, jobs)]
    for result in (*results, *linter.across()):
        # What else a diagnostic has is not shown, and would keep lines of every report.
        found.setdefault(result.path, []).extend(
            replace(d, excerpt=None, crossing=None, related=(), repairs=())
            for d in result.diagnostics
        )
    kept = {summary.path: summary for summary in linter.summaries}
    rows = []
    for result in results:
        summary = kept.get(result.path)
        settings = linter.linter.finder.for_path(result.path)
        here = found.get(result.path, [])
        rows.append(
            Row(
                result.path,
                result.organ,
                result.year,
                result.edition,
                result.failure or result.unread or _unreadable(here),
                sum(d.severity is Severity.ERROR for d in here),
                sum(d.severity is Severity.WARNING for d in here),
                summary.stated if summary is not None else {},
                any(g.is_government(result.path, result.organ, means) for g in settings.groups),
                result.failure is not None,
            )
        )
    rows.sort(key=lambda row: (row.organ is None, row.organ or "", row.year or 0, row.path))
    listed = [(row, item) for row in rows for item in found.pop(row.path, [])]
    nobody = Row("", None, None, None, None, 0, 0)
    listed += [(nobody, item) for items in found.values() for item in items]
    return Overview(tuple(rows), tuple(listed), labels(rows))


def _unreadable(found: Iterable[Diagnostic]) -> Text | None:
    """Return why nothing of a report was read in a file that could be opened."""
    return next((item.message for item in found if item.code == _NOT_A_REPORT), None)


def labels(rows: Iterable[Row]) -> dict[str, str]:
    """Return the keys that any report has a figure for, in the order of the forms, each with its label."""
    present = {key for row in rows for key in row.figures}
    return {
        key: f"{fact.table.title} {row_name(fact.row)} {column_name(fact.column)}".replace(
            "  ", " "
        )
        for edition in all_editions()
        for key, fact in edition.facts.items()
        if key in present
    }
