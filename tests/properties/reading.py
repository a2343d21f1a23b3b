"""A file's way to its figures and findings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.document.figure import State
from govlint.engine.examine import examine
from govlint.engine.lint import lint
from govlint.engine.registry import built_in
from govlint.rule import Severity


if TYPE_CHECKING:
    from collections.abc import Iterable

    from generate.figures import Value
    from generate.write.output import Written

    from govlint.engine.registry import LoadedRule
    from govlint.rule.diagnostic import Diagnostic


@cache
def rules() -> tuple[LoadedRule, ...]:
    """Return govlint's own rules."""
    return built_in()


def figures_of(file: Written) -> dict[str, Value]:
    """Return the figures of a file; one that is there but has no value is left out."""
    facts = examine(file.data, file.name).binding.facts.values()
    return {f.key: f.value for f in facts if f.state is State.VALUE and f.value is not None}


def found_in(file: Written) -> tuple[Diagnostic, ...]:
    """Return what govlint says about a file."""
    result = lint(file.data, file.name, rules())
    assert result.failure is None
    return result.diagnostics


def errors_in(file: Written) -> tuple[Diagnostic, ...]:
    """Return the errors among it."""
    return tuple(d for d in found_in(file) if d.severity is Severity.ERROR)


def codes(diagnostics: Iterable[Diagnostic]) -> set[str]:
    """Return the codes of some diagnostics."""
    return {d.code for d in diagnostics}


def shown(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return diagnostics in a word each, for the message of a failing test."""
    return [f"{d.code} {d.location} {d.message.zh}" for d in diagnostics]
