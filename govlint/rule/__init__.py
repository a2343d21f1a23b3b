"""What the author of a rule sees: `Rule`, `Severity`, `Finding`, `Context`, and `Text` for messages.

Helpers that write equations out as evidence are in `govlint.rule.evidence`.
"""

from __future__ import annotations

from govlint.document.message import Text
from govlint.rule.context import Checker, Context
from govlint.rule.finding import Change, Crossing, Finding, Related
from govlint.rule.metadata import OWN_PREFIX, Rule, Scope
from govlint.rule.record import LintRecord, NamedRule, RecordChecker, RuleFailure, Suppression
from govlint.rule.severity import Severity


__all__ = [
    "OWN_PREFIX",
    "Change",
    "Checker",
    "Context",
    "Crossing",
    "Finding",
    "LintRecord",
    "NamedRule",
    "RecordChecker",
    "Related",
    "Rule",
    "RuleFailure",
    "Scope",
    "Severity",
    "Suppression",
    "Text",
]
