"""What a rule finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from decimal import Decimal

    from govlint.document.message import Text
    from govlint.document.source import Span


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
    column, from 0, of the wrong cell. ``rows_en`` are the same with English labels, empty where there are none.
    """

    rows: tuple[tuple[str, ...], ...]
    marked: tuple[int, int]
    rows_en: tuple[tuple[str, ...], ...] = ()

    def in_language(self, lang: str) -> tuple[tuple[str, ...], ...]:
        """Return the rows with labels in ``lang``, ``zh`` or ``en``."""
        return self.rows_en if lang == "en" and self.rows_en else self.rows


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of typography: what to write in the place of a span. It never changes the value of a figure."""

    span: Span
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something is wrong, and what.

    A finding has no severity: the rule and the configuration decide that. ``doubtful`` says that a careful reader could
    doubt the reading it rests on; an error is then a warning. ``evidence`` are the
    equations, written out, each with the places of its figures in ``related``. A finding outside the text of the report
    (an entry of the configuration) has the span None and an ``address``. ``fix`` is what to write in the place of the
    span; ``edits`` are all changes of a finding about several places, that of the span among them.
    """

    span: Span | None
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
    edits: tuple[Edit, ...] = ()
    crossing: Crossing | None = None
    address: str | None = None
