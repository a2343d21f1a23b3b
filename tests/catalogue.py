"""Invented rules for the tests of what goes on around them."""

from __future__ import annotations

from govlint.config.selection import Catalogue
from govlint.rule import Rule, Severity


def _rule(code: str, name: str, severity: Severity, *aliases: str) -> Rule:
    return Rule(code, name, severity, f"{name} 规则", name, aliases=aliases)


RULES = (
    _rule("GOV103", "part-heading", Severity.WARNING),
    _rule("GOV107", "empty-cell", Severity.WARNING, "blank-cell"),
    _rule("GOV200", "wrong-figure", Severity.ERROR),
    _rule("GOV201", "row-total", Severity.ERROR),
    _rule("GOV301", "prose-table", Severity.ERROR),
    _rule("GOV901", "unused-suppression", Severity.WARNING),
    _rule("GOV902", "unknown-code", Severity.WARNING),
    _rule("GOV903", "missing-reason", Severity.WARNING),
    _rule("CITY001", "own-rule", Severity.INFO),
)
CATALOGUE = Catalogue(RULES)
