"""What a reading of prose is made of: figures, claims, sums, percentages, years.

Every span counts code points in the text that was given to `govlint.prose.reading.read`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple


if TYPE_CHECKING:
    from decimal import Decimal

    from govlint.document.source import Span


Grade = Literal["sure", "fair", "doubtful"]


class Figure(NamedTuple):
    """A number as it is written.

    ``span`` covers the digits alone. ``value`` has its scale applied (``2.7 万`` is 27000); an amount of money is in
    万元, and ``unit`` is then 万元. ``rounding`` is what the last printed digit is worth, in the same unit: a stated
    figure agrees with a fact when they differ by less than that. ``approximate`` figures say so (约, 余, 多, 近).
    """

    span: Span
    value: int | Decimal
    unit: str | None
    approximate: bool
    rounding: int | Decimal


class Doubt(NamedTuple):
    """Why a claim is doubtful.

    ``name`` is that of ``rules/forms/doubts.toml``, or of what makes it doubtful there; ``why`` and ``why_en`` say it
    in words. ``body`` are the words that make the claim another body's (全区, 区政府), where that is all.
    """

    name: str
    why: str
    why_en: str
    body: str | None = None


class Claim(NamedTuple):
    """A phrase that states a figure of the form.

    ``keys`` are summed; ``alternatives`` are other fair readings, each a sum of its own. A claim that is not
    ``certain`` is one a careful reader could doubt. ``implied``: the number stands in another clause (全部办结).
    ``absence``: the figure is 0 because the prose says that there was none; its span is then the denying phrase.
    ``fair``: certain, though a careful official could mean something else by it: no ground for an error where the
    sentence's own sum holds. ``doubt``: what beside its own words makes it doubtful.
    """

    figure: Figure
    span: Span
    keys: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...] = ()
    certain: bool = True
    implied: bool = False
    absence: bool = False
    fair: bool = False
    doubt: Doubt | None = None

    @property
    def grade(self) -> Grade:
        """How surely it is read."""
        if not self.certain:
            return "doubtful"
        return "fair" if self.fair else "sure"


class Sum(NamedTuple):
    """A stated whole and the parts that the sentence lists for it.

    ``whole`` has several figures where the whole is itself a sum (17 new and 3 carried over, of which …). ``closed``
    says that the list leaves nothing out, by its words, its meaning, or because it adds up.
    """

    whole: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    closed: bool
    span: Span

    @property
    def holds(self) -> bool:
        """Whether the parts add up to the whole."""
        return sum(f.value for f in self.parts) == sum(f.value for f in self.whole)


class Percentage(NamedTuple):
    """A percentage with the two figures it relates.

    ``percent`` is signed: a decrease is negative. With ``change`` it is (part − whole) / whole, else part / whole.
    """

    percent: Figure
    part: Figure
    whole: Figure
    change: bool
    span: Span


class Difference(NamedTuple):
    """How much more or less a figure is than another year's: 26 件，比上年 20 件增加 6 件.

    ``figure`` is signed: a decrease is negative. It should be ``now`` − ``before``.
    """

    figure: Figure
    now: Figure
    before: Figure


class Year(NamedTuple):
    """A year that the prose names; ``other`` when it is not the report's, or named to compare with."""

    value: int
    span: Span
    other: bool


class Reading(NamedTuple):
    """Everything read from one piece of prose, each kind in the order of the text.

    ``percentages`` relate two figures of the text, ``growths`` one and its difference from another year's.
    """

    claims: tuple[Claim, ...] = ()
    sums: tuple[Sum, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    differences: tuple[Difference, ...] = ()
    growths: tuple[Percentage, ...] = ()
    years: tuple[Year, ...] = ()
