"""A run of ``check``: settings, files, results, baseline and status, in this order."""

from __future__ import annotations

import os

from typing import TYPE_CHECKING

from govlint.cli.conflicts import refuse_conflicts
from govlint.cli.inputs import find_inputs, lint_stdin
from govlint.cli.known import open_known
from govlint.cli.outputs import Results, open_writers, results_go_to_files
from govlint.cli.progress import Progress
from govlint.document.errors import ConfigError
from govlint.document.signals import raise_if_ended
from govlint.engine.linter import Linter
from govlint.engine.others import as_information
from govlint.output import messages
from govlint.output.terminal import echo, say


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.cli.inputs import Inputs
    from govlint.cli.known import Known
    from govlint.cli.request import CheckOptions
    from govlint.collection.check import CollectionLinter
    from govlint.config.settings import Settings
    from govlint.output.writer import Totals
    from govlint.rule.diagnostic import FileResult


def run_check(options: CheckOptions, lang: str) -> int:
    """Check the paths, write the results, and return the exit status.

    Raises:
        GovlintError: govlint cannot run as it was asked to.
    """
    linter = Linter(options.for_linter())
    settings = linter.finder.for_folder(os.getcwd())
    if options.lang is None and settings.lang is not None and "GOVLINT_LANG" not in os.environ:
        lang = settings.lang
    if options.show_settings:
        from govlint.cli.settings import settings_as_text  # noqa: PLC0415 - seldom asked for

        echo(settings_as_text(linter.finder, options.paths, lang))
        return 0
    formats = options.formats or (settings.output_format,)
    linter.keep_view("html" in formats)
    known = open_known(linter, settings, options)
    inputs = find_inputs(linter, options.paths, lang)
    _refuse_conflicts(linter, options, inputs, known)
    progress = Progress(len(inputs.files), lang, wanted=not (options.no_progress or options.quiet))
    with open_writers(linter, settings, options, lang) as writers:
        results = Results(writers, formats, progress)
        _fix(linter, inputs, options, lang)
        results.begin()
        with progress:
            for result in _results(linter, inputs, options, progress):
                raise_if_ended()
                results.write(known.left(result))
        if options.write_baseline is None:
            for result in linter.unused_suppressions():
                results.write(result)
        results.end()
        noted = known.finish()
    if options.write_baseline is None and results_go_to_files(options, formats):
        noted = (*noted, messages.summary(results.totals))
    for text in noted if not options.quiet else ():
        say(f"govlint: {text.in_language(lang)}")
    if options.statistics:
        for code, times in sorted(results.by_code.items()):
            say(f"{times:>6}  {code}  {linter.catalogue.rules[code].name}")
    return _status(results.totals, settings, options, inputs)


def _fix(linter: Linter, inputs: Inputs, options: CheckOptions, lang: str) -> None:
    """Put the files right where that is asked for, once all outputs are known to be writable."""
    if options.fix:
        from govlint.cli.fixes import fix_files  # noqa: PLC0415 - seldom asked for

        fix_files(linter, inputs, lang)


def _refuse_conflicts(linter: Linter, options: CheckOptions, inputs: Inputs, known: Known) -> None:
    read = [*linter.finder.read, *(loaded.source for loaded in linter.rules)]
    for target in linter.targets(options.previous):
        if target.failure is not None:
            raise ConfigError(target.failure, path=f"--previous {target.path}")
        read.append(target.path)
    if known.read is not None:
        read.append(known.read)
    refuse_conflicts(options, inputs, known, read)


def _results(
    linter: Linter, inputs: Inputs, options: CheckOptions, progress: Progress
) -> Iterator[FileResult]:
    """Yield the result of each input (standard input, paths that lead to no file, files), then those between files."""
    if inputs.stdin:
        yield lint_stdin(linter, options)
    yield from inputs.failures
    together = _together(linter, inputs, options)
    files = (together or linter).check_files(inputs.files, options.jobs)
    for result in files:
        progress.advance()
        if options.allow_non_reports or result.path in inputs.walked:
            yield as_information(result, linter.finder.for_path(result.path))
        else:
            yield result
    if together is not None:
        yield from together.across()
    yield from inputs.unread


def _together(linter: Linter, inputs: Inputs, options: CheckOptions) -> CollectionLinter | None:
    """Return what compares the reports with each other, where there are several and it is wanted."""
    if options.no_collection or len(inputs.files) + len(options.previous) < 2:
        return None
    from govlint.collection.check import CollectionLinter  # noqa: PLC0415 - one report has nothing to be compared with

    folders = bool(inputs.walked or options.previous)
    return CollectionLinter(linter, options.previous, folders=folders)


def _status(totals: Totals, settings: Settings, options: CheckOptions, inputs: Inputs) -> int:
    # A folder in which no report was read must not pass for one whose reports are right.
    if totals.failures or (inputs.folders and not totals.reports):
        return 2
    if options.exit_zero or options.write_baseline is not None:
        return 0
    return 1 if totals.at_least(settings.fail_on) else 0
