"""What a rule is, what it is given and what it finds."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol

from govlint.form.extent import Extent, extent_of
from govlint.message import Text
from govlint.records import dataclass
from govlint.source import Location
from govlint.system import System


if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govlint.errors import GovlintError
    from govlint.form.bound import Binding
    from govlint.form.edition import Edition, RelationForm
    from govlint.form.identity import Identity
    from govlint.layout import Layout
    from govlint.prose.model import Reading
    from govlint.source import Span
    from govlint.syntax.tree import Part, Report


__all__ = [
    "OWN_PREFIX",
    "Change",
    "Checker",
    "Context",
    "Crossing",
    "Finding",
    "Related",
    "Rule",
    "Severity",
    "Text",
]

OWN_PREFIX: Final = "GOV"
"""The letters of the codes of the rules that come with govlint."""


class Severity(StrEnum):
    """How bad a finding is: the report is wrong, most likely wrong, or merely noted."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known of a rule before it runs.

    ``code`` is capital letters and three digits, the first of which is the family; ``GOV`` is for the rules that come
    with govlint, others choose letters of their own. ``name`` is the kebab-case form of the module's name; ``summary``
    is one line in Chinese, ``summary_en`` the same in English. ``aliases`` are names it had before.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    summary_en: str
    since: str = "0.1.0"
    aliases: tuple[str, ...] = ()
    url: str | None = None

    @property
    def prefix(self) -> str:
        """The letters of the code: ``GOV``, or what a third party calls its own rules."""
        return self.code.rstrip("0123456789")

    @property
    def family(self) -> str:
        """The first digit of the code, which names the family."""
        return self.code[len(self.prefix) :][:1]

    def page_url(self, base: str | None) -> str | None:
        """Return where the rule's page is: its own URL, else, for a rule of ours, its page on the site at ``base``."""
        if self.url is not None or base is None or self.prefix != OWN_PREFIX:
            return self.url
        return f"{base.rstrip('/')}/rules/{self.code}/"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding rests on, with a few words about it."""

    span: Span
    message: Text


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of a repair: what it is, where it stands, and the value that it would have."""

    span: Span
    old: int | Decimal
    new: int | Decimal
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Crossing:
    """A small table: the row and the column that meet in a wrong cell.

    ``rows`` hold texts, the first row is the header and the first text of each row its label; ``marked`` is row and
    column, from 0, of the wrong cell.
    """

    rows: tuple[tuple[str, ...], ...]
    marked: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something is wrong, and what.

    A rule knows neither its severity nor whether anybody asked for it; ``doubtful`` says that the reading it rests on
    is one that a careful reader could doubt, which keeps an error from being more than a warning. ``evidence`` are the
    equations, written out, each with the places of its figures in ``related``.
    """

    span: Span
    message: Text
    hint: Text | None = None
    actual: int | Decimal | str | None = None
    expected: int | Decimal | str | None = None
    facts: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: tuple[Text, ...] = ()
    repairs: tuple[tuple[Change, ...], ...] = ()
    doubtful: bool = False
    fix: str | None = None
    crossing: Crossing | None = None


@dataclass(frozen=True)
class Context:
    """What a rule is given: one report, read in every way that there is.

    ``text`` is what every span counts in. ``identity`` says whose report it is and of which year; ``binding`` what its
    tables hold; ``reading`` what its prose states; ``system`` ties all figures together, by the form's relations and by
    ``relations`` of the user's own. ``trouble`` says why the file could not be read at all.
    """

    layout: Layout
    tree: Report
    identity: Identity
    binding: Binding
    reading: Reading
    relations: tuple[RelationForm, ...] = ()
    trouble: GovlintError | None = None

    @cached_property
    def system(self) -> System:
        """All figures of the report as one system, put together when a rule first asks for it."""
        return System(self.binding, self.reading, self.relations)

    @cached_property
    def extent(self) -> Extent:
        """How much of a report is there, and which of its parts."""
        return extent_of(self.text, self.tree, self.binding)

    @property
    def text(self) -> str:
        """The text that every span counts in."""
        return self.layout.text

    @property
    def edition(self) -> Edition | None:
        """The form that the report's tables are made on, None where they are of none."""
        return self.binding.edition

    def locate(self, span: Span) -> Location:
        """Return the place of a span: of a figure in a Word table, by table, row and column of the form."""
        place = self.layout.locator.locate(span)
        if place.line is None and self.layout.format == "docx" and span in self._cells:
            return Location(address=self._cells[span])
        return place

    @cached_property
    def _cells(self) -> dict[Span, str]:
        return {
            fact.span: f"{table.form.title} 第{row.number}行 {fact.form.column.label}"
            for table in self.binding.tables.values()
            for row in table.rows
            for fact in row.facts
        }

    @property
    def is_report(self) -> bool:
        """Whether there is anything of an annual report: a title, a part or a table of the form."""
        known = any(p.heading.part is not None for p in self.tree.parts)
        return known or self.tree.title is not None or bool(self.binding.tables)

    def part(self, number: int) -> Part | None:
        """Return the part with the meaning of the statutory part of that number, the first if there are several."""
        return next((p for p in self.tree.parts if p.heading.part == number), None)


class Checker(Protocol):
    """The one function of a rule module."""

    def __call__(self, context: Context) -> Iterator[Finding]:
        """Yield what is wrong with the report, in any order."""
