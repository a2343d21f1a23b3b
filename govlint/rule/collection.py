"""Several reports at once: the subject of the rules of scope ``COLLECTION``.

Of each report a `Summary` is kept, some fifty numbers and no text, so that many thousand of them fit into memory; a
report is read again only where a finding stands in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from govlint.document.message import Text
    from govlint.document.source import Span
    from govlint.rule.kept import Wording


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """What is kept of one report.

    ``figures`` are counts of its tables by key: those that another year's report repeats, and all of them where the
    configuration has groups. An empty cell whose value the equations determine has that value. ``corrected`` are the
    figures that the check of the report by itself named as wrong, with their right values; ``doubtful`` the keys of
    figures in equations that do not hold without one being named. ``recounted`` says that the prose speaks of a stock
    that was sorted out or newly counted. ``wording`` is what is kept of the words of parts 1 and 5.
    ``stated`` are all figures as the tables have them, where they are to
    be shown. ``compared`` says that the report was only read to compare another one with it: no finding stands in it.
    """

    path: str
    organ: str | None
    year: int | None
    edition: str | None = None
    government: bool = False
    figures: Mapping[str, int] = field(default_factory=dict)
    corrected: Mapping[str, int] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    recounted: bool = False
    wording: Mapping[int, Wording] = field(default_factory=dict)
    stated: Mapping[str, int | Decimal] = field(default_factory=dict)
    failure: Text | None = None
    compared: bool = False

    def right(self, key: str) -> int | None:
        """Return the figure that the report has, or should have where it was named as wrong.

        None where the table has none, or where it stands in an equation that does not hold.
        """
        if key in self.corrected:
            return self.corrected[key]
        return None if key in self.doubtful else self.figures.get(key)


class Place(NamedTuple):
    """A figure of a report, or the report as a whole where ``key`` is None."""

    report: Summary
    key: str | None = None


class Pair(NamedTuple):
    """The reports of one organ for two years, one after the other.

    ``earlier`` are several where organs were merged into one; their figures are added up.
    """

    earlier: tuple[Summary, ...]
    later: Summary


class Carried(NamedTuple):
    """A figure carried over that the two reports have differently: ``stated`` in the later, ``left`` in the earlier."""

    column: str
    stated: int
    left: int


class Decision(NamedTuple):
    """The figure that is wrong: changed, it makes all equations of the reports hold.

    With ``by_sum`` it is a government's report that shows it, whose sum has the figure of the other year's report.
    ``more`` are the figures that are wrong with it, ``in_prose`` is how many in prose are.
    """

    place: Place
    old: int
    new: int
    by_sum: bool = False
    more: tuple[Decision, ...] = ()
    in_prose: int = 0


class CarryOver(NamedTuple):
    """A pair whose figures carried over differ, and what the equations of both reports show.

    ``columns`` is empty where they do not differ, and the other year only shows which figure of a report is wrong.
    ``settled`` are then, and wherever a report's own equations left it open, path and place of all figures that are
    wrong: what was found in one of the reports alone and names others, is replaced by this.
    """

    pair: Pair
    columns: tuple[Carried, ...]
    decision: Decision | None
    settled: frozenset[tuple[str, Span]] = frozenset()


class Stock(NamedTuple):
    """A stock of documents that is not last year's, more what was issued, less what was repealed.

    ``certain`` says that the stock of the later report is wrong, since the year after is off by as much the other way.
    """

    pair: Pair
    row: str
    before: int
    issued: int
    repealed: int
    stated: int
    certain: bool = False

    @property
    def due(self) -> int:
        """The stock that follows from the year before."""
        return self.before + self.issued - self.repealed

    @property
    def gap(self) -> int:
        """By how much the stated stock is too great."""
        return self.stated - self.due

    def as_certain(self) -> Stock:
        """Return the stock as one that is known to be wrong."""
        return self._replace(certain=True)


class Cause(Enum):
    """Why a government's table is not the sum of its members'."""

    LEFT_OUT = "left out"
    TWICE = "counted twice"
    MISTYPED = "one figure mistyped"
    UNKNOWN = "cannot be determined"


class Difference(NamedTuple):
    """A figure of a government's table that is not the sum of its members' figures."""

    key: str
    stated: int
    total: int


class Aggregate(NamedTuple):
    """A government's report that is not the sum of its members', and the members that explain it.

    ``members`` are the reports added up. With the cause ``MISTYPED``, ``figure`` is the member's figure and the value
    that was taken for it; None where several of its figures may be the one. ``explaining`` are the members that explain
    the difference; candidates where the cause is ``UNKNOWN``.
    """

    group: str
    government: Summary
    members: tuple[Summary, ...]
    differences: tuple[Difference, ...]
    cause: Cause
    explaining: tuple[Summary, ...] = ()
    figure: tuple[str, int, int] | None = None


class Missing(NamedTuple):
    """An organ without a report for a year: with its report of the year ``before``, or listed by a group.

    ``origin`` and ``address`` are the group's place in the configuration. ``unidentified`` is how many files of the run
    could not be read, or do not state their organ and year: the report may be among them.
    """

    organ: str
    year: int
    before: Summary | None
    origin: str | None = None
    address: str | None = None
    unidentified: int = 0


class Copied(NamedTuple):
    """A part of a report that is another report's, nearly word for word; ``share`` of its text, from 0 to 1."""

    report: Summary
    part: int
    source: Summary
    share: float


class Collection(NamedTuple):
    """The reports of a run, and what does not fit between them."""

    reports: tuple[Summary, ...]
    carry_overs: tuple[CarryOver, ...] = ()
    stocks: tuple[Stock, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    missing: tuple[Missing, ...] = ()
    copied: tuple[Copied, ...] = ()
    duplicates: tuple[tuple[Summary, ...], ...] = ()


class CollectionFinding(NamedTuple):
    """Where something is wrong between reports, and what; as `govlint.rule.Finding`, with places in several reports.

    A finding that stands in no report has the place None, the ``address`` of its place in the configuration file
    ``origin``, and the ``organ`` and ``year`` that it is about. ``settled`` are path and place of all figures that the
    finding shows to be wrong: findings in those reports by themselves that leave it open, or name others, are dropped.
    """

    place: Place | None
    message: Text
    hint: Text | None = None
    actual: int | Decimal | str | None = None
    expected: int | Decimal | str | None = None
    facts: tuple[str, ...] = ()
    related: tuple[tuple[Place, Text], ...] = ()
    evidence: tuple[Text, ...] = ()
    origin: str | None = None
    address: str | None = None
    organ: str | None = None
    year: int | None = None
    doubtful: bool = False
    settled: frozenset[tuple[str, Span]] = frozenset()


class CollectionChecker(Protocol):
    """The function of a rule module of scope ``COLLECTION``."""

    def __call__(self, collection: Collection) -> Iterator[CollectionFinding]:
        """Yield what is wrong between the reports, in any order."""
