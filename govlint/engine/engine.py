"""Lint many: settings, rules, suppression and baseline for each file, in one process or several."""

from __future__ import annotations

import contextlib
import gc
import os
import sys

from collections import deque
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from govlint.config.find import SettingsFinder
from govlint.config.selection import Catalogue, effective, for_file
from govlint.diagnostics.diagnostic import FileResult
from govlint.document.message import Text
from govlint.document.regular import read_start
from govlint.engine.linter import lint
from govlint.engine.registry import all_rules
from govlint.engine.suppress import Terms, suppress, unused_entries
from govlint.form.edition import RelationForm, all_editions
from govlint.form.notation import expand


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from govlint.config.settings import IgnoreEntry, RelationEntry, Settings
    from govlint.diagnostics.diagnostic import Diagnostic


# Below this many files a second process costs more than it brings.
_WORTH_PROCESSES = 40
_CHUNK = 8
_AHEAD = 6
"""How many chunks may be under way for each process."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run was asked for, in a form that can be sent to another process.

    ``rule_paths`` are those of ``--rules``; the rest is what `govlint.config.find.SettingsFinder` takes.
    """

    today: date
    rule_paths: tuple[str, ...] = ()
    config: tuple[str, ...] = ()
    isolated: bool = False
    command_line: Mapping[str, tuple[str, object]] = field(default_factory=dict)
    keep_view: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file's result, with the suppressions that spoke of it and those that were of use."""

    result: FileResult
    matched: frozenset[IgnoreEntry] = frozenset()
    used: frozenset[IgnoreEntry] = frozenset()


class Engine:
    """Everything that is the same for all files of a run.

    Raises:
        GovlintError: a rule cannot be loaded.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rules = all_rules(plan.rule_paths)
        self.catalogue = Catalogue([loaded.rule for loaded in self.rules])
        self.finder = SettingsFinder(
            self.catalogue,
            config=plan.config,
            isolated=plan.isolated,
            command_line=plan.command_line,
            check_equation=check_equation,
        )
        self._relations: dict[tuple[RelationEntry, ...], tuple[RelationForm, ...]] = {}

    def keep_view(self, wanted: bool) -> None:  # noqa: FBT001 - it is what the method says
        """Say whether results are to carry the report itself, for an output that shows it."""
        self.plan = replace(self.plan, keep_view=wanted)

    def lint_file(self, path: str) -> Outcome:
        """Lint one file; whatever happens to it happens to no other.

        Raises:
            ConfigError: the file's configuration cannot be used.
        """
        settings = self.finder.for_path(path)
        try:
            # One byte more than is taken, so that the reader can say that there are too many.
            data = read_start(path, settings.limits.file_size + 1)
        except OSError as error:
            return Outcome(FileResult(path, failure=_unreadable(error)))
        return self.lint_bytes(data, path, settings)

    def lint_bytes(self, data: bytes, path: str, settings: Settings) -> Outcome:
        """Lint what was read of a file, or of standard input."""
        active = for_file(effective(self.catalogue, settings), self.catalogue, settings, path)
        organ, year = settings.organ_and_year(path)
        try:
            result = lint(
                data,
                path,
                self.rules,
                severities=active,
                organ=organ,
                year=year,
                relations=self._relations_of(settings),
                keep_view=self.plan.keep_view or b"govlint" in data,
                limits=settings.limits,
            )
        except Exception as error:  # noqa: BLE001 - the border: one file's trouble must not end a run over many
            return Outcome(FileResult(path, failure=_internal(error)))
        if result.failure is not None:
            return Outcome(result)
        terms = Terms(self.catalogue, active, settings, self.plan.today)
        text = result.view.text if result.view is not None else None
        left = suppress(path, self._linked(result.diagnostics, settings), text, terms)
        kept = replace(
            result,
            diagnostics=left.diagnostics,
            suppressed=left.count,
            view=result.view if self.plan.keep_view else None,
        )
        return Outcome(kept, left.matched, left.used)

    def _linked(self, found: tuple[Diagnostic, ...], settings: Settings) -> tuple[Diagnostic, ...]:
        """Return diagnostics with links to the pages of their rules, where the configuration says where those are."""
        base = settings.docs_url
        if base is None:
            return found
        rules = self.catalogue.rules
        return tuple(replace(item, url=rules[item.code].page_url(base)) for item in found)

    def unused(self, outcomes: Iterable[Outcome], settings: Settings) -> tuple[FileResult, ...]:
        """Return what is to be said, after the last file, of suppressions that were of no use."""
        matched: set[IgnoreEntry] = set()
        used: set[IgnoreEntry] = set()
        for outcome in outcomes:
            matched |= outcome.matched
            used |= outcome.used
        active = effective(self.catalogue, settings)
        return unused_entries(
            matched, used, Terms(self.catalogue, active, settings, self.plan.today)
        )

    def _relations_of(self, settings: Settings) -> tuple[RelationForm, ...]:
        if settings.relations not in self._relations:
            self._relations[settings.relations] = tuple(
                dict.fromkeys(
                    RelationForm(entry.name, entry.reason or entry.name, entry.name, equation)
                    for entry in settings.relations
                    for edition in all_editions()
                    for equation in expand(entry.equation, edition.sets)
                    if not equation.bound
                )
            )
        return self._relations[settings.relations]


def check_equation(equation: str) -> None:
    """Check an equation of a configuration.

    Raises:
        NotationError: it cannot be read, or names a set that the form does not have.
    """
    for edition in all_editions():
        for _ in expand(equation, edition.sets):
            break


def lint_all(engine: Engine, paths: Iterable[str], jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each file, in the order of ``paths`` whatever the number of processes.

    Raises:
        ConfigError: a file's configuration cannot be used.
    """
    files = list(paths)
    jobs = min(jobs, len(files) // _WORTH_PROCESSES + 1)
    if jobs <= 1:
        for number, path in enumerate(files, start=1):
            yield engine.lint_file(path)
            if number % _CHUNK == 0:
                gc.collect(0)
        return
    # Where processes are copies of this one, they need not load what the first report has had loaded here.
    yield engine.lint_file(files[0])
    gc.freeze()
    yield from _in_processes(engine, files[1:], jobs)


def _in_processes(engine: Engine, files: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """Yield the outcomes of files that are linted by several processes, in order.

    No more are given out than a few for each process ahead of what has been taken, so that results do not pile up
    where they are written more slowly than made.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only a large run needs it
    from multiprocessing import get_context  # noqa: PLC0415 - the same

    _engine[:] = [engine]
    context = get_context("fork" if sys.platform == "linux" else None)
    chunks = (files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK))
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(engine.plan,)) as pool:
        try:
            # An interrupt while processes are started would reach them before they can leave it to this one.
            with _uninterrupted():
                first = islice(chunks, jobs * _AHEAD)
                waiting = deque([pool.submit(_lint_some, chunk) for chunk in first])
            while waiting:
                yield from waiting.popleft().result()
                gc.collect(0)
                waiting.extend(pool.submit(_lint_some, chunk) for chunk in islice(chunks, 1))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold an interrupt back until the block is done, where that can be."""
    import signal  # noqa: PLC0415 - only a large run needs it

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_engine: list[Engine] = []


def _start(plan: Plan) -> None:
    """Prepare a process of the pool; an interrupt is for the one that started it."""
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.disable()
    if not _engine:
        _engine[:] = [Engine(plan)]


def _lint_some(paths: Sequence[str]) -> list[Outcome]:
    outcomes = [_engine[0].lint_file(path) for path in paths]
    gc.collect(0)
    return outcomes


def _unreadable(error: OSError) -> Text:
    if isinstance(error, PermissionError):
        return Text("没有读取权限", "no permission to read it")
    reason = error.strerror or str(error)
    return Text(f"无法读取：{reason}", f"cannot be read: {reason}")


def _internal(error: Exception) -> Text:
    import traceback  # noqa: PLC0415 - only for an error

    where = traceback.extract_tb(error.__traceback__)[-1]
    at = f"{os.path.basename(where.filename)}:{where.lineno}"
    what = f"{type(error).__name__}: {error} ({at})"
    return Text(
        f"govlint 内部错误，这不是报告的问题：{what}；把这一行连同文件报告给开发者",
        f"internal error of govlint, not of the report: {what}; report this line with the file",
    )
