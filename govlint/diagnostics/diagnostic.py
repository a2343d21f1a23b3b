"""What govlint says about a file: findings with code, severity and place, ready for any output format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.rule import Severity


if TYPE_CHECKING:
    from decimal import Decimal

    from govlint.document.source import Location, Span
    from govlint.rule import Crossing, Text
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
    """Another place that a diagnostic rests on."""

    message: Text
    location: Location
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class RepairStep:
    """One figure of a repair."""

    fact: str | None
    location: Location
    old: int | Decimal
    new: int | Decimal


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message about one file."""

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
    url: str | None = None
    span: Span | None = None
    excerpt: Excerpt | None = None
    crossing: Crossing | None = None


@dataclass(frozen=True, slots=True)
class View:
    """The text and the tree of a file, for an output that shows the report itself."""

    text: str
    tree: tree.Report


@dataclass(frozen=True, slots=True)
class FileResult:
    """All that is said about one file.

    ``failure`` is set instead of diagnostics where the file could not be linted at all (unreadable path, missing extra,
    internal error): what happened and what to do about it.
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

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have this severity."""
        return sum(d.severity is severity for d in self.diagnostics)

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of diagnostics by severity, each named."""
        return {severity.value: self.count(severity) for severity in Severity}
