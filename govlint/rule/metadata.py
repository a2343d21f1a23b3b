"""What is known of a rule before it runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from govlint.rule.severity import Severity


OWN_PREFIX: Final = "GOV"
"""The letters of the codes of the rules that come with govlint."""


class Scope(Enum):
    """What a rule's ``check`` is given.

    ``REPORT``: the `govlint.rule.Context` of one report. ``RECORD``: the `govlint.rule.LintRecord` of one report, when
    all rules of scope ``REPORT`` have run. ``COLLECTION``: the `govlint.rule.collection.Collection` of all reports of a
    run, when all files have been read.
    """

    REPORT = "report"
    RECORD = "record"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known of a rule before it runs.

    ``code`` is capital letters and three digits, the first of which is the family; ``GOV`` is for the rules that come
    with govlint, others choose letters of their own. ``name`` is the kebab-case form of the module's name; ``summary``
    is one line in Chinese, ``summary_en`` the same in English. ``aliases`` are names it had before. ``scope`` says what
    its ``check`` is given.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    summary_en: str
    since: str = "0.1.0"
    aliases: tuple[str, ...] = ()
    url: str | None = None
    scope: Scope = Scope.REPORT

    @property
    def prefix(self) -> str:
        """The letters of the code: ``GOV``, or what a third party calls its own rules."""
        return self.code.rstrip("0123456789")

    @property
    def family(self) -> str:
        """The first digit of the code, which names the family."""
        return self.code[len(self.prefix) :][:1]

    def page_url(self, base: str | None) -> str | None:
        """Return where the rule's page is: its own URL, else, for a built-in rule, its page on the site at ``base``."""
        if self.url is not None or base is None or self.prefix != OWN_PREFIX:
            return self.url
        return f"{base.rstrip('/')}/rules/{self.code}/"
