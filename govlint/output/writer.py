"""The interface of every output format: it is given one file after the other, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from govlint.rule import Severity
from govlint.rule.diagnostic import Checked


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from govlint.rule import Rule
    from govlint.rule.diagnostic import FileResult


@dataclass(slots=True, eq=False)
class RuleHelp:
    """A rule with its page (Markdown), for the formats that carry both along."""

    rule: Rule
    page: str = ""
    url: str | None = None


@dataclass(slots=True, eq=False)
class OutputOptions:
    """How results are written.

    ``lang`` is ``zh`` or ``en``; ``width`` counts display cells; ``hyperlinks`` are written only with ``color``, since
    no colour means no escape code at all. ``root`` is the absolute path that the paths of the results are relative to,
    if they are. ``fail_on`` is the least severity that fails a run. ``rules`` is the whole catalogue, for
    `sarif`; ``docs_url`` is where the documentation is, if the configuration says so. With ``quiet``
    `full` ends without a summary; with ``wide_lines`` it is read where characters that are narrow elsewhere, such as │
    and …, take two cells.
    ``today`` is the day of the run, which a page names; None leaves it out.
    """

    lang: str = "zh"
    color: bool = False
    width: int = 80
    hyperlinks: bool = False
    root: str | None = None
    fail_on: Severity = Severity.ERROR
    rules: tuple[RuleHelp, ...] = ()
    docs_url: str | None = None
    quiet: bool = False
    wide_lines: bool = False
    today: date | None = None


class Writer(Protocol):
    """Writes one format to one stream: `begin` once, `file` for each result as it comes, `end` once."""

    def begin(self) -> None:
        """Write what stands before the first file."""

    def file(self, result: FileResult) -> None:
        """Write one file's result."""

    def end(self) -> None:
        """Write what stands after the last file."""


@dataclass(slots=True)
class Totals:
    """What a run came to, counted file by file.

    ``reports`` are the files that could be read and hold something of a report, ``blank`` those of them whose tables
    gave no figure. ``unreadable`` are the files whose content could not be read, which a finding in each says;
    ``unread`` are files in folders that were not opened. ``checked`` is the sum of what the results are based on.
    """

    files: int = 0
    failures: int = 0
    suppressed: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    checked: Checked = field(default_factory=lambda: Checked(0, 0, 0, 0))
    reports: int = 0
    blank: int = 0
    unreadable: int = 0
    unread: int = 0

    def add(self, result: FileResult) -> None:
        """Count one file; what is found between files is counted and is no file."""
        self.suppressed += result.suppressed
        if result.failure is not None:
            self.failures += 1
            return
        if result.unread is not None:
            self.unread += 1
            return
        if not result.across:
            self.files += 1
            self.unreadable += result.unreadable
            self.reports += result.is_report and not result.unreadable
            if result.checked is not None and result.is_report:
                self._add_checked(result.checked)
        for diagnostic in result.diagnostics:
            self.counts[diagnostic.severity] += 1

    def _add_checked(self, checked: Checked) -> None:
        sums = self.checked
        self.checked = Checked(
            sums.figures + checked.figures,
            sums.of + checked.of,
            sums.equations + checked.equations,
            sums.broken + checked.broken,
        )
        self.blank += checked.of > 0 and not checked.figures

    def at_least(self, severity: Severity) -> int:
        """Return how many diagnostics are as severe as ``severity``, or more so."""
        order = list(Severity)
        return sum(self.counts[s] for s in order[: order.index(severity) + 1])


def write_results(results: Iterable[FileResult], writers: Sequence[Writer]) -> Totals:
    """Write results as they come with every writer, and return what they came to."""
    totals = Totals()
    for writer in writers:
        writer.begin()
    for result in results:
        totals.add(result)
        for writer in writers:
            writer.file(result)
    for writer in writers:
        writer.end()
    return totals
