"""The API for rules; the rules that come with govlint use nothing else.

A rule module has a constant ``RULE``, a `Rule`, and a function ``check``, which is given a `Context` and yields each
`Finding`. What more a rule may need is in

- `govlint.rule.text`: text made comparable, numerals, plurals and lists for messages;
- `govlint.rule.tree`: the nodes of the syntax tree;
- `govlint.rule.form`: the statutory form, a report's tables bound to it, names of its parts;
- `govlint.rule.figures`: claims and sums of the prose, equations, verdicts and repairs;
- `govlint.rule.collection`: several reports at once, for rules of scope ``COLLECTION``;
- `govlint.rule.evidence`: figures, equations and repairs written out for messages.
"""

from __future__ import annotations

from govlint.document.message import Text
from govlint.document.source import Location, Span
from govlint.rule.context import Checker, Context
from govlint.rule.finding import Change, Crossing, Edit, Finding, Related
from govlint.rule.metadata import OWN_PREFIX, Rule, Scope
from govlint.rule.record import LintRecord, NamedRule, RecordChecker, RuleFailure, Suppression
from govlint.rule.severity import Severity


__all__ = [
    "OWN_PREFIX",
    "Change",
    "Checker",
    "Context",
    "Crossing",
    "Edit",
    "Finding",
    "LintRecord",
    "Location",
    "NamedRule",
    "RecordChecker",
    "Related",
    "Rule",
    "RuleFailure",
    "Scope",
    "Severity",
    "Span",
    "Suppression",
    "Text",
]
