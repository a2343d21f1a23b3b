"""Files that are no reports: an error where a person named the file, information where it was only found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from govlint.rule import Severity


if TYPE_CHECKING:
    from govlint.config.settings import Settings
    from govlint.rule.diagnostic import FileResult


NOT_A_REPORT: Final = "GOV001"


def as_information(result: FileResult, settings: Settings) -> FileResult:
    """Return the result of a file that nobody named: that it is no report is no error, unless the settings say so.

    A file that cannot be read, such as a damaged Word file, remains one: it may be a report.
    """
    if result.is_report or NOT_A_REPORT in settings.severity:
        return result
    lowered = tuple(
        replace(item, severity=Severity.INFO) if item.code == NOT_A_REPORT else item
        for item in result.diagnostics
    )
    return replace(result, diagnostics=lowered)
