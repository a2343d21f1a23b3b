"""The commands `check` and `facts`: paths in, results out, an exit status."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TextIO

from govlint.cli.progress import Progress
from govlint.config.selection import effective
from govlint.diagnostics.diagnostic import FileResult
from govlint.document.errors import ConfigError, GovlintError
from govlint.document.limits import MAX_FILE
from govlint.document.message import Text
from govlint.document.regular import read_start
from govlint.engine.engine import Engine, Outcome, Plan, lint_all, processors
from govlint.engine.linter import examine, with_hint
from govlint.engine.walk import Target, Walk
from govlint.output.formats import open_writer
from govlint.output.plain import escape_unencodable
from govlint.output.terminal import colour, echo, hyperlinks, say, width
from govlint.output.writer import OutputOptions, RuleHelp, Totals
from govlint.readers import SUFFIXES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from govlint.config.settings import Settings
    from govlint.engine.baseline import BaselineRun
    from govlint.output.writer import Writer
    from govlint.rule import Context


STDIN = "-"
_WATCH_SECONDS = 0.5
_FLUSH_SECONDS = 0.2
"""Results that were found this long ago are handed on, however few they are."""
_SILENT = frozenset({"concise", "full", "github"})
"""Formats that write nothing of a file without findings."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of `govlint check`, as the command line has them."""

    paths: tuple[str, ...]
    today: date
    select: str | None = None
    ignore: str | None = None
    extend_select: str | None = None
    fail_on: str | None = None
    formats: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    stdin_filename: str | None = None
    config: tuple[str, ...] = ()
    isolated: bool = False
    jobs: int = 0
    color: str = "auto"
    statistics: bool = False
    exit_zero: bool = False
    show_settings: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    prune_baseline: bool = False
    force_exclude: bool = False
    watch: bool = False
    no_progress: bool = False
    rule_paths: tuple[str, ...] = ()
    lang: str | None = None

    @property
    def command_line(self) -> dict[str, tuple[str, object]]:
        """The options that are settings, by the option that gave them."""
        given: dict[str, tuple[str, object]] = {}
        for option, codes in (
            ("--select", self.select),
            ("--ignore", self.ignore),
            ("--extend-select", self.extend_select),
        ):
            if codes is not None:
                given[option] = (
                    option[2:],
                    [code.strip() for code in codes.split(",") if code.strip()],
                )
        if self.fail_on is not None:
            given["--fail-on"] = ("fail-on", self.fail_on)
        return given


def run_check(options: CheckOptions, lang: str) -> int:
    """Lint the paths, write the results, and return the exit status.

    Raises:
        GovlintError: govlint cannot run as it was asked to.
    """
    plan = Plan(
        options.today,
        options.rule_paths,
        options.config,
        options.isolated,
        options.command_line,
    )
    engine = Engine(plan)
    settings = engine.finder.for_folder(os.getcwd())
    engine.keep_view("html" in (options.formats or (settings.output_format,)))
    if options.lang is None and settings.lang is not None and "GOVLINT_LANG" not in os.environ:
        lang = settings.lang
    if options.show_settings:
        from govlint.config.show import show  # noqa: PLC0415 - seldom asked for

        echo(show(settings, lang))
        return 0
    run = _Run(engine, settings, options, lang)
    with run.writers() as writers:
        return run.lint(writers)


class _Run:
    """One run of `govlint check`."""

    def __init__(
        self, engine: Engine, settings: Settings, options: CheckOptions, lang: str
    ) -> None:
        self.engine = engine
        self.settings = settings
        self.options = options
        self.lang = lang
        self.totals = Totals()
        self.by_code: Counter[str] = Counter()
        self.outcomes: list[Outcome] = []
        self.baseline = self._baseline()
        self.progress = Progress(0, lang)
        self.flushed = 0.0
        self.shared = sys.stdout.isatty()
        self.silent = _SILENT.issuperset(options.formats or (settings.output_format,))

    def _baseline(self) -> BaselineRun | None:
        path = self.options.baseline or self.settings.baseline
        if self.options.write_baseline is None and path is None:
            return None
        from govlint.engine.baseline import (  # noqa: PLC0415 - most runs have none
            Baseline,
            BaselineRun,
            read_baseline,
        )

        active = effective(self.engine.catalogue, self.settings)
        if self.options.write_baseline is not None:
            folder = os.path.dirname(os.path.abspath(self.options.write_baseline))
            return BaselineRun(Baseline(folder, {}), active)
        return BaselineRun(read_baseline(path), active) if path is not None else None

    @contextlib.contextmanager
    def writers(self) -> Iterator[list[Writer]]:
        """Open what the results are written to, and close it."""
        formats = self.options.formats or (self.settings.output_format,)
        files = self.options.files
        if len(files) > len(formats):
            raise GovlintError(
                Text(
                    "--output-file 多于 --output-format", "more --output-file than --output-format"
                )
            )
        escape_unencodable(sys.stdout)
        if len(formats) - len(files) > 1:
            raise GovlintError(
                Text(
                    "有几种格式，就要给出几个 --output-file，至多一种写到标准输出",
                    "give each --output-format its --output-file; one at most goes to standard output",
                )
            )
        with contextlib.ExitStack() as stack:
            # The formats that have files come first, so that `--output-format full` alone goes to the terminal last.
            streams: list[TextIO] = [stack.enter_context(_open(path)) for path in files]
            streams += [sys.stdout] * (len(formats) - len(files))
            yield [
                open_writer(name, stream, self._output(stream))
                for name, stream in zip(formats, streams, strict=True)
            ]

    def _output(self, stream: TextIO) -> OutputOptions:
        shown = colour(self.options.color, stream)
        rules = tuple(
            RuleHelp(loaded.rule, loaded.page, loaded.rule.page_url(self.settings.docs_url))
            for loaded in self.engine.rules
        )
        return OutputOptions(
            self.lang,
            color=shown,
            width=width(),
            hyperlinks=shown and hyperlinks(stream),
            root=os.getcwd(),
            fail_on=self.settings.fail_on,
            rules=rules,
        )

    def lint(self, writers: Sequence[Writer]) -> int:
        """Lint everything, write it, and return the exit status."""
        for writer in writers:
            writer.begin()
        for result in self._results():
            self._write(result, writers)
        if self.baseline is None or self.options.write_baseline is None:
            for result in self.engine.unused(self.outcomes, self.settings):
                self._write(result, writers)
        for writer in writers:
            writer.end()
        self._finish_baseline()
        if self.options.statistics:
            for code, times in sorted(self.by_code.items()):
                say(f"{times:>6}  {code}  {self.engine.catalogue.rules[code].name}")
        return self._status()

    def _write(self, result: FileResult, writers: Sequence[Writer]) -> None:
        self.totals.add(result)
        self.by_code.update(item.code for item in result.diagnostics)
        said = not self.silent or result.diagnostics or result.failure is not None
        if self.shared and said:
            self.progress.hide()
        for writer in writers:
            writer.file(result)
        if (now := time.monotonic()) > self.flushed + _FLUSH_SECONDS:
            sys.stdout.flush()
            self.flushed = now

    def _results(self) -> Iterator[FileResult]:
        """Yield the result of each path, in order."""
        files: list[str] = []
        for target in self._targets():
            if target.path == STDIN:
                yield self._done(self._stdin())
            elif target.empty:
                say(f"govlint: {target.path}: {_told(target, self.lang)}")
            elif target.failure is not None:
                yield FileResult(target.path, failure=target.failure)
            else:
                files.append(target.path)
        jobs = self.options.jobs or processors()
        wanted = not self.options.no_progress
        with Progress(len(files), self.lang, wanted=wanted) as self.progress:
            for outcome in lint_all(self.engine, files, jobs):
                self.progress.advance()
                yield self._done(outcome)

    def _targets(self) -> Iterator[Target]:
        finder = self.engine.finder
        walk = Walk(SUFFIXES, lambda path: finder.for_path(path).excludes(path))
        if STDIN in self.options.paths:
            yield Target(STDIN)
        yield from walk.targets(path for path in self.options.paths if path != STDIN)

    def _stdin(self) -> Outcome:
        name = self.options.stdin_filename or "<stdin>"
        settings = self.engine.finder.for_path(name if self.options.stdin_filename else "stdin")
        if self.options.stdin_filename and settings.excludes(name):
            return Outcome(FileResult(name))
        data = sys.stdin.buffer.read(settings.limits.file_size + 1)
        return self.engine.lint_bytes(data, name, settings)

    def _done(self, outcome: Outcome) -> FileResult:
        if outcome.matched or outcome.used:
            self.outcomes.append(replace(outcome, result=FileResult(outcome.result.path)))
        if self.baseline is None:
            return outcome.result
        left = self.baseline.filter(outcome.result)
        if self.options.write_baseline is not None:
            return replace(left, diagnostics=())
        return left

    def _finish_baseline(self) -> None:
        if self.baseline is None:
            return
        from govlint.engine.baseline import write_baseline  # noqa: PLC0415 - most runs have none

        if self.options.write_baseline is not None:
            write_baseline(self.baseline.collected(), self.options.write_baseline)
            return
        path = self.options.baseline or self.settings.baseline
        if self.options.prune_baseline and path is not None:
            write_baseline(self.baseline.pruned(), path)
            return
        for stale in self.baseline.stale():
            say(f"govlint: {stale.text.in_language(self.lang)}")

    def _status(self) -> int:
        if self.totals.failures:
            return 2
        if self.options.exit_zero or self.options.write_baseline is not None:
            return 0
        return 1 if self.totals.at_least(self.settings.fail_on) else 0


def _told(target: Target, lang: str) -> str:
    return target.failure.in_language(lang) if target.failure is not None else ""


@contextlib.contextmanager
def _open(path: str) -> Iterator[TextIO]:
    """Open a file to write results to; it takes its name when all is written, so that none is left half done."""
    half = f"{path}.{os.getpid()}.tmp"
    try:
        with open(half, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
        os.replace(half, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Text(f"无法写入：{reason}", f"cannot be written: {reason}"), path=path
        ) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(half)


def watch(options: CheckOptions, lang: str) -> int:
    """Lint again whenever a file of the paths changes, until interrupted.

    Raises:
        GovlintError: govlint cannot run as it was asked to.
    """
    seen: dict[str, float] = {}
    while True:
        now = _times(options.paths)
        if now != seen:
            seen = now
            if sys.stdout.isatty():
                echo("\033[2J\033[H")
            run_check(options, lang)
            gc.collect()
            sys.stdout.flush()
        time.sleep(_WATCH_SECONDS)


def _times(paths: Iterable[str]) -> dict[str, float]:
    """Return when each file was changed last."""
    found: dict[str, float] = {}
    for target in Walk(SUFFIXES, lambda _: False).targets(paths):
        with contextlib.suppress(OSError):
            found[target.path] = os.stat(target.path).st_mtime
    return found


def run_facts(paths: Sequence[str], fmt: str, stdin_filename: str | None, lang: str) -> int:
    """Write the figures of the reports, and return the exit status."""
    from govlint.output.facts import as_csv, as_json, as_table, record  # noqa: PLC0415 - `check` does without

    reports: list[tuple[str, Context]] = []
    status = 0
    for path, data in _contents(paths, stdin_filename, lang):
        if data is None:
            status = 2
            continue
        try:
            context = examine(data, path)
        except GovlintError as error:
            say(f"govlint: {path}: {with_hint(error).in_language(lang)}")
            status = 2
            continue
        if context.trouble is not None:
            say(f"govlint: {path}: {with_hint(context.trouble).in_language(lang)}")
            status = max(status, 1)
        reports.append((path, context))
    if fmt == "json":
        echo(as_json(record(path, context) for path, context in reports))
    else:
        table = as_csv(reports) if fmt == "csv" else as_table(reports)
        echo(table if reports or fmt == "csv" else "")
    return status


def _contents(
    paths: Sequence[str], stdin_filename: str | None, lang: str
) -> Iterator[tuple[str, bytes | None]]:
    """Yield each file with its bytes, None for a path that cannot be read."""
    for path in paths:
        if path == STDIN:
            yield stdin_filename or "<stdin>", sys.stdin.buffer.read(MAX_FILE + 1)
            continue
        for target in Walk(SUFFIXES, lambda _: False).targets([path]):
            if target.failure is not None:
                say(f"govlint: {target.path}: {_told(target, lang)}")
                if not target.empty:
                    yield target.path, None
                continue
            try:
                yield target.path, read_start(target.path, MAX_FILE + 1)
            except OSError as error:
                say(f"govlint: {target.path}: {error.strerror}")
                yield target.path, None
