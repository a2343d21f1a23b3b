"""One report: the rules are run on it, known findings are left out, diagnostics are made of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.document.errors import raised_at
from govlint.document.figure import State
from govlint.document.limits import DEFAULT_LIMITS
from govlint.document.source import Span
from govlint.engine.diagnose import Diagnoser, by_place
from govlint.engine.examine import examine
from govlint.engine.suppress import Remaining, suppress
from govlint.form.extent import before_any_form, statutory_form
from govlint.rule import Context, Scope
from govlint.rule.diagnostic import Checked, FileResult, View
from govlint.rule.record import RULE_FAILED, LintRecord, RuleFailure


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govlint.config.settings import IgnoreEntry
    from govlint.document.limits import Limits
    from govlint.engine.registry import LoadedRule
    from govlint.engine.suppress import Terms
    from govlint.form.edition import RelationForm
    from govlint.rule import Rule, Severity
    from govlint.rule.diagnostic import Diagnostic


@dataclass(slots=True, eq=False)
class Outcome:
    """A file's result, with the suppressions of the configuration that matched it and those that were used.

    ``kept`` is what else the run wants to know of the report.
    """

    result: FileResult
    matched: frozenset[IgnoreEntry] = frozenset()
    used: frozenset[IgnoreEntry] = frozenset()
    kept: object = None


def lint(  # noqa: PLR0913 - two of what, seven of how, each by its name
    data: bytes,
    path: str,
    rules: Iterable[LoadedRule],
    *,
    severities: Mapping[str, Severity] | None = None,
    organ: str | None = None,
    year: int | None = None,
    relations: tuple[RelationForm, ...] = (),
    keep_view: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> FileResult:
    """Return what the rules find in a file, in the order of its places; no configuration, no suppression.

    ``severities`` names the rules to run, by code, and how severe each is; by default all, each as it says of itself.
    """
    context = examine(data, path, organ=organ, year=year, relations=relations, limits=limits)
    return lint_context(context, path, rules, severities=severities, keep_view=keep_view).result


def lint_context(
    context: Context,
    path: str,
    rules: Iterable[LoadedRule],
    *,
    severities: Mapping[str, Severity] | None = None,
    terms: Terms | None = None,
    keep_view: bool = False,
) -> Outcome:
    """Return what the rules find in a report that has been read.

    ``terms`` are those of the suppressions; None for no suppression. A rule that raises does not keep the others from
    running, where the rule that reports failures is among ``rules``; otherwise the exception is raised.
    """
    known = {loaded.rule.code: loaded for loaded in rules}
    chosen = known.keys() if severities is None else known.keys() & severities.keys()
    # How severe a failure is, no configuration decides: what was not checked must not go unnoticed.
    own = {code: s for code, s in (severities or {}).items() if code != RULE_FAILED}
    diagnoser = Diagnoser(path, context.text, context.locate, own, context.binding)
    failures: list[RuleFailure] = []
    caught = failures if RULE_FAILED in known else None
    found: list[Diagnostic] = []
    for code, loaded in known.items():
        if code in chosen and loaded.rule.scope is Scope.REPORT:
            found += _run(loaded, context, diagnoser, caught)
    found.sort(key=by_place)
    left = Remaining(tuple(found))
    if terms is not None:
        text = (context.layout.source or context.text) if has_lines(context) else None
        left = suppress(path, found, text, terms)
    record = LintRecord(tuple(failures), left.suppressions)
    of_record = [
        diagnoser.diagnostic(loaded.rule, finding)
        for code, loaded in known.items()
        if loaded.rule.scope is Scope.RECORD
        and (code in chosen or (code == RULE_FAILED and failures))
        for finding in loaded.check(record)
    ]
    result = FileResult(
        path,
        tuple(sorted((*left.diagnostics, *of_record), key=by_place)),
        organ=context.identity.organ,
        year=context.identity.year,
        edition=context.edition.id if context.edition else None,
        view=View(context.text, context.tree) if keep_view else None,
        suppressed=left.count,
        checked=_checked(context),
        is_report=context.is_report or context.trouble is not None,
        unreadable=context.trouble is not None,
    )
    return Outcome(result, left.matched, left.used)


def _checked(context: Context) -> Checked | None:
    """Return what the result of a report is based on; None where the file could not be read."""
    if context.trouble is not None:
        return None
    binding, year = context.binding, context.identity.year
    form = context.edition or statutory_form(year, binding)
    expected = 0 if before_any_form(year) and not binding.tables else len(form.facts)
    read = sum(f.state is State.VALUE and f.key in form.facts for f in binding.facts.values())
    checked, broken = context.system.tally
    return Checked(read, expected, checked, broken)


def has_lines(context: Context) -> bool:
    """Tell whether the places of a report are lines; Word files and workbooks have none."""
    return context.layout.locator.locate(Span(0, 0)).line is not None


def _run(
    loaded: LoadedRule,
    context: Context,
    diagnoser: Diagnoser,
    failures: list[RuleFailure] | None,
) -> Iterator[Diagnostic]:
    """Yield what one rule finds; what it found before it failed is kept."""
    try:
        for finding in loaded.check(context):
            yield diagnoser.diagnostic(loaded.rule, finding)
    except Exception as error:
        if failures is None:
            raise
        failures.append(_failure(loaded.rule, error))


def _failure(rule: Rule, error: Exception) -> RuleFailure:
    return RuleFailure(rule.code, f"{type(error).__name__}: {error}", raised_at(error))
