"""Diagnostics: findings with code, severity and place, ready for any output format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.rule import Severity


if TYPE_CHECKING:
    from decimal import Decimal

    from govlint.document.source import Location, Span
    from govlint.rule import Crossing, Edit, Text
    from govlint.syntax import tree


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of the text with a mark under part of it.

    ``text`` is the whole line or table row as the report has it, without its line ending; ``start`` and ``end`` count
    code points in it.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that a diagnostic rests on; ``path`` is its file where that is another one."""

    message: Text
    location: Location
    excerpt: Excerpt | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class RepairStep:
    """One figure of a repair."""

    fact: str | None
    location: Location
    old: int | Decimal
    new: int | Decimal


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message about one file.

    ``location`` is for people, ``span`` counts code points in the text that was read, None where the message is about
    no place in it. ``actual`` is the figure that the report has, ``expected`` the one that it should have, where there
    are such; ``facts`` are the keys of the figures concerned. ``related`` are other places, ``evidence`` the equations
    written out, ``repairs`` all smallest changes that make the equations hold. ``fix`` is the text to put in the place
    of ``span`` (typography only, never a figure). ``crossing`` is the part of the table around a wrong cell.
    """

    path: str
    code: str
    name: str
    severity: Severity
    message: Text
    location: Location
    hint: Text | None = None
    actual: int | Decimal | str | None = None
    expected: int | Decimal | str | None = None
    facts: tuple[str, ...] = ()
    related: tuple[RelatedPlace, ...] = ()
    evidence: tuple[Text, ...] = ()
    repairs: tuple[tuple[RepairStep, ...], ...] = ()
    fix: str | None = None
    edits: tuple[Edit, ...] = ()
    url: str | None = None
    span: Span | None = None
    excerpt: Excerpt | None = None
    crossing: Crossing | None = None
    organ: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """The text and the tree of a file, for an output that shows the report itself."""

    text: str
    tree: tree.Report


@dataclass(frozen=True, slots=True)
class Checked:
    """What a result is based on.

    ``figures`` of the form were read, ``of`` how many the form has (0 for a report of before there was a form);
    ``equations`` were checked, ``broken`` of them do not hold: those of the form, those of the user, and figures of the
    prose against tables and against each other.
    """

    figures: int
    of: int
    equations: int
    broken: int


@dataclass(frozen=True, slots=True)
class FileResult:
    """The diagnostics of one file, and what was read of it.

    ``diagnostics`` are in the order of the text. ``organ``, ``year`` and ``edition`` (``2019``, ``2021``) are None
    where they could not be read. ``failure`` is set, and there are no diagnostics, where the file could not be linted
    at all (a path that cannot be opened, an internal error): what happened and what to do about it. ``suppressed`` is
    how many diagnostics were dropped. ``seconds`` is the time taken, reading the file included. ``view`` is there on
    request. ``is_report`` is false where the file could be read and nothing of a report is in it, ``unreadable`` true
    where it was opened and its content could not be read, as a finding says. ``across`` says that the diagnostics are
    about this report and others: a second result of the file, not counted as one more. ``checked`` is None where
    nothing could be read. ``unread`` is why a file in a folder is not read at all; it has neither diagnostics nor a
    failure.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    organ: str | None = None
    year: int | None = None
    edition: str | None = None
    failure: Text | None = None
    view: View | None = None
    suppressed: int = 0
    seconds: float = 0.0
    is_report: bool = True
    unreadable: bool = False
    across: bool = False
    checked: Checked | None = None
    unread: Text | None = None

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have this severity."""
        return sum(d.severity is severity for d in self.diagnostics)

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of diagnostics by severity, each named."""
        return {severity.value: self.count(severity) for severity in Severity}
