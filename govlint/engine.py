"""Lint many: settings, rules, suppression and baseline for each file, in one process or several."""

from __future__ import annotations

import os
import traceback

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from govlint.config import SettingsFinder
from govlint.diagnostic import FileResult
from govlint.form.edition import RelationForm, all_editions
from govlint.form.notation import expand
from govlint.linter import lint
from govlint.message import Text
from govlint.registry import all_rules
from govlint.regular import read_some
from govlint.selection import Catalogue, effective, for_file
from govlint.suppress import Terms, suppress, unused_entries


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from govlint.diagnostic import Diagnostic
    from govlint.settings import IgnoreEntry, RelationEntry, Settings


# Below this many files a second process costs more than it brings.
_WORTH_PROCESSES = 40
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run was asked for, in a form that can be sent to another process.

    ``rule_paths`` are those of ``--rules``; the rest is what `govlint.config.SettingsFinder` takes.
    """

    today: date
    rule_paths: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
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
            formats=plan.formats,
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
            data = read_some(path, settings.limits.file_size + 1)
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
        for path in files:
            yield engine.lint_file(path)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only a large run needs it

    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(engine.plan,)) as pool:
        try:
            yield from pool.map(_lint_one, files, chunksize=_CHUNK)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


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
    _engine[:] = [Engine(plan)]


def _lint_one(path: str) -> Outcome:
    return _engine[0].lint_file(path)


def _unreadable(error: OSError) -> Text:
    if isinstance(error, PermissionError):
        return Text("没有读取权限", "no permission to read it")
    reason = error.strerror or str(error)
    return Text(f"无法读取：{reason}", f"cannot be read: {reason}")


def _internal(error: Exception) -> Text:
    where = traceback.extract_tb(error.__traceback__)[-1]
    at = f"{os.path.basename(where.filename)}:{where.lineno}"
    what = f"{type(error).__name__}: {error} ({at})"
    return Text(
        f"govlint 内部错误，这不是报告的问题：{what}；把这一行连同文件报告给开发者",
        f"internal error of govlint, not of the report: {what}; report this line with the file",
    )
