"""A run of ``check``: settings, files, results, baseline and status, in this order."""

from __future__ import annotations

import os

from dataclasses import replace
from typing import TYPE_CHECKING

from govlint.cli.inputs import find_inputs, lint_stdin
from govlint.cli.known import open_known
from govlint.cli.outputs import Results, open_writers
from govlint.cli.progress import Progress
from govlint.diagnostics.diagnostic import FileResult
from govlint.engine.engine import Engine, Outcome, Plan, lint_all, processors
from govlint.output.terminal import echo, say


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.cli.inputs import Inputs
    from govlint.cli.known import Known
    from govlint.cli.request import CheckOptions
    from govlint.config.settings import Settings
    from govlint.output.writer import Totals


def run_check(options: CheckOptions, lang: str) -> int:
    """Check the paths, write the results, and return the exit status.

    Raises:
        GovlintError: govlint cannot run as it was asked to.
    """
    engine = Engine(_plan(options))
    settings = engine.finder.for_folder(os.getcwd())
    if options.lang is None and settings.lang is not None and "GOVLINT_LANG" not in os.environ:
        lang = settings.lang
    if options.show_settings:
        from govlint.cli.settings import settings_as_text  # noqa: PLC0415 - seldom asked for

        echo(settings_as_text(engine.finder, options.paths, lang))
        return 0
    formats = options.formats or (settings.output_format,)
    engine.keep_view("html" in formats)
    known = open_known(engine, settings, options)
    inputs = find_inputs(engine, options.paths, lang)
    progress = Progress(len(inputs.files), lang, wanted=not options.no_progress)
    with open_writers(engine, settings, options, lang) as writers:
        results = Results(writers, formats, progress)
        results.begin()
        with progress:
            ignores = _check(_outcomes(engine, inputs, options, progress), results, known)
        if options.write_baseline is None:
            for result in engine.unused(ignores, settings):
                results.write(result)
        results.end()
        known.finish(lang)
    if options.statistics:
        for code, times in sorted(results.by_code.items()):
            say(f"{times:>6}  {code}  {engine.catalogue.rules[code].name}")
    return _status(results.totals, settings, options)


def _plan(options: CheckOptions) -> Plan:
    return Plan(
        options.today,
        options.rule_paths,
        options.config,
        options.isolated,
        options.command_line,
    )


def _outcomes(
    engine: Engine, inputs: Inputs, options: CheckOptions, progress: Progress
) -> Iterator[Outcome]:
    """Yield what came of each input: standard input, the paths that lead to no file, the files."""
    if inputs.stdin:
        yield lint_stdin(engine, options)
    for result in inputs.failures:
        yield Outcome(result)
    for outcome in lint_all(engine, inputs.files, options.jobs or processors()):
        progress.advance()
        yield outcome


def _check(outcomes: Iterator[Outcome], results: Results, known: Known) -> list[Outcome]:
    """Write each result as it comes; return the outcomes of files that a suppression was for, without the results."""
    ignores = []
    for outcome in outcomes:
        if outcome.matched or outcome.used:
            ignores.append(replace(outcome, result=FileResult(outcome.result.path)))
        results.write(known.left(outcome.result))
    return ignores


def _status(totals: Totals, settings: Settings, options: CheckOptions) -> int:
    if totals.failures:
        return 2
    if options.exit_zero or options.write_baseline is not None:
        return 0
    return 1 if totals.at_least(settings.fail_on) else 0
