"""A whole report that is right in every respect: who made it, its figures, its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generate import figures, organs
from generate.prose import Author
from govlint.form.edition import all_editions, load


if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from hypothesis.vendor.pretty import RepresentationPrinter

    from generate.figures import Value
    from generate.organs import Level, Organ
    from generate.prose import Prose
    from govlint.form.edition import Edition


LAST_YEAR = 2025
SIZES = (0, 3, 30, 300, 3_000, 3_000_000)


@dataclass(frozen=True, slots=True, repr=False)
class ReportModel:
    """A consistent report. ``facts`` are all figures of the form, in its order."""

    organ: Organ
    year: int
    edition: Edition
    facts: Mapping[str, Value]
    prose: Prose

    def __repr__(self) -> str:
        """Return title, edition, and the figures that are not 0: enough to see what a failing test was given."""
        figures = {key: str(value) for key, value in self.facts.items() if value}
        return f"<{self.title}, form of {self.edition.id}: {figures}>"

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:  # noqa: FBT001 - Hypothesis's
        del cycle
        printer.text(repr(self))

    @property
    def title(self) -> str:
        """The title as it is printed."""
        return f"{self.organ.name}{self.year}年政府信息公开工作年度报告"


def build(
    random: Random,
    *,
    edition: str | None = None,
    level: Level | None = None,
    year: int | None = None,
    size: int | None = None,
) -> ReportModel:
    """Return a report, of any organ, year, edition and size that is not given.

    ``size`` is about how many requests there are.
    """
    form = load(edition) if edition else random.choice(all_editions())
    if year is None:
        year = random.randint(form.first_year, form.last_year or LAST_YEAR)
    organ = organs.invent(random, level)
    if size is None:
        size = random.choices(SIZES, (2, 4, 4, 3, 2, 1))[0]
    return assemble(random, organ, year, form, figures.invent(random, form, organ.level, size))


def assemble(
    random: Random, organ: Organ, year: int, edition: Edition, facts: Mapping[str, Value]
) -> ReportModel:
    """Return the report of given figures, with words chosen at random."""
    prose = Author(random, edition, organ, year, facts).write()
    return ReportModel(organ, year, edition, facts, prose)
