"""Rules that failed on a report and suppressions in it: the subject of the rules of scope ``RECORD``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol


if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from govlint.document.source import Span
    from govlint.rule.finding import Finding


RULE_FAILED: Final = "GOV005"
"""The rule that reports failures; it runs whenever there is one, whatever was selected."""


class RuleFailure(NamedTuple):
    """A rule that raised an exception: its code, the exception as ``type: message``, and where, as ``file:line``."""

    code: str
    error: str
    place: str


class NamedRule(NamedTuple):
    """A rule as a suppression names it.

    ``code`` is None where no rule is called so; then ``near`` is the code or name most like it, if there is one.
    """

    name: str
    code: str | None
    near: str | None = None


class Suppression(NamedTuple):
    """A comment in a report, or an entry of the configuration, that tells govlint to ignore findings.

    A comment has a ``span``, an entry the ``address`` of its place in the configuration. ``word`` is what the comment
    asks for; only ``ignore`` has an effect. ``unused`` are the codes of rules that ran and of which nothing was there
    to be ignored. ``expired`` is the last day of an entry whose time is over.
    """

    span: Span | None
    address: str | None
    rules: tuple[NamedRule, ...]
    reason: str
    word: str = "ignore"
    unused: tuple[str, ...] = ()
    expired: date | None = None


class LintRecord(NamedTuple):
    """The rules that failed on a report, and the suppressions that concern it."""

    failures: tuple[RuleFailure, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


class RecordChecker(Protocol):
    """The function of a rule module of scope ``RECORD``."""

    def __call__(self, record: LintRecord) -> Iterator[Finding]:
        """Yield what is wrong with the record, in any order."""
