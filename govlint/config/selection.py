"""Which rules run, and how severe what they find is."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Final

from govlint.document.errors import ConfigError
from govlint.document.message import Text


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govlint.config.settings import Settings
    from govlint.rule import Rule, Severity


ALL: Final = "ALL"
_PREFIX: Final = re.compile(r"[A-Z]+\d*")
_EXACT: Final = 1000
"""How specific a selector is that names one rule; a prefix is as specific as it is long."""


class Catalogue:
    """The known rules, found by code, by prefix of a code, and by present or former name."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Final = {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}
        self._names = {rule.name: rule.code for rule in self.rules.values()}
        for rule in self.rules.values():
            for alias in rule.aliases:
                self._names.setdefault(alias, rule.code)

    def code(self, name: str) -> str | None:
        """Return the code of the one rule that ``name`` names, by code or name."""
        upper = name.upper()
        return upper if upper in self.rules else self._names.get(name.lower())

    def matches(self, selector: str) -> tuple[frozenset[str], int]:
        """Return the codes that a selector means, and how specific it is; no codes if it means nothing."""
        code = self.code(selector)
        if code is not None:
            return frozenset({code}), _EXACT
        upper = selector.upper()
        if upper == ALL:
            return frozenset(self.rules), 0
        if not _PREFIX.fullmatch(upper):
            return frozenset(), 0
        return frozenset(c for c in self.rules if c.startswith(upper)), len(upper)

    def suggest(self, unknown: str) -> str | None:
        """Return the code or name most similar to ``unknown``."""
        from difflib import get_close_matches  # noqa: PLC0415 - only for an error

        near = get_close_matches(unknown.upper(), self.rules, n=1, cutoff=0.75)
        near = get_close_matches(unknown.lower(), self._names, n=1) or near
        return near[0] if near else None

    def require(self, selector: str, *, path: str | None, key: str | None) -> None:
        """Check that a selector means at least one rule.

        Raises:
            ConfigError: it does not; with the nearest code or name.
        """
        if not self.matches(selector)[0]:
            raise self.unknown(selector, path=path, key=key)

    def unknown(self, selector: str, *, path: str | None, key: str | None) -> ConfigError:
        """Return the error that says that no rule is called ``selector``."""
        return ConfigError(
            Text(f"没有规则 {selector}", f"no rule is called {selector}"),
            path=path,
            key=key,
            hint=did_you_mean(self.suggest(selector)),
        )


def did_you_mean(near: str | None) -> Text | None:
    """Return the hint for something unknown, if there is something near it."""
    return Text(f"是否指 {near}", f"did you mean {near}?") if near else None


def effective(catalogue: Catalogue, settings: Settings) -> dict[str, Severity]:
    """Return the rules that run, by code, each with its severity.

    The more specific selector wins (``GOV201`` over ``GOV2``); of equally specific ones, ignoring wins.
    """
    chosen = _specificity(catalogue, (*settings.select, *settings.extend_select))
    dropped = _specificity(catalogue, (*settings.ignore, *settings.extend_ignore))
    active = {
        code: rule.severity
        for code, rule in catalogue.rules.items()
        if code in chosen and chosen[code] > dropped.get(code, -1)
    }
    for code, severity in _severities(catalogue, settings.severity).items():
        if code in active:
            active[code] = severity
    return active


def for_file(
    active: Mapping[str, Severity], catalogue: Catalogue, settings: Settings, path: str
) -> dict[str, Severity]:
    """Return the rules of ``active`` that run on one file: without its per-file ignores."""
    dropped: set[str] = set()
    for entry in settings.per_file_ignores:
        if entry.path.matches(path):
            for selector in entry.codes:
                dropped |= catalogue.matches(selector)[0]
    return {code: severity for code, severity in active.items() if code not in dropped}


def _specificity(catalogue: Catalogue, selectors: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for selector in selectors:
        codes, level = catalogue.matches(selector)
        for code in codes:
            found[code] = max(level, found.get(code, -1))
    return found


def _severities(catalogue: Catalogue, given: Mapping[str, Severity]) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for selector in sorted(given, key=lambda selector: catalogue.matches(selector)[1]):
        for code in catalogue.matches(selector)[0]:
            found[code] = given[selector]
    return found
