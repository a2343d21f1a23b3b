"""What a rule is, what it is given and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol


if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govlint.report import Report
    from govlint.source import Span


class Severity(StrEnum):
    """How bad a finding is: the report is wrong, most likely wrong, or merely noted."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known of a rule before it runs.

    ``code`` is ``GOV`` and three digits, the first of which is the family; ``name`` is the kebab-case form of the
    module's name; ``summary`` is one line in Chinese, ``summary_en`` the same in English. ``aliases`` are names it had
    before. ``needs`` names the kind of input a rule cannot do without.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    summary_en: str
    since: str = "0.1.0"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A message in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the text in ``lang``, ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh


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


class Checker(Protocol):
    """The one function of a rule module."""

    def __call__(self, report: Report) -> Iterator[Finding]:
        """Yield what is wrong with the report, in any order."""
