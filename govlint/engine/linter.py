"""The linter: rules and settings of a run, and the result of each of its files."""

from __future__ import annotations

import os
import time

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol

from govlint.config.find import SettingsFinder
from govlint.config.selection import Catalogue, effective, for_file
from govlint.document.errors import MissingExtra, raised_at, unknown_figure
from govlint.document.message import Text
from govlint.document.regular import read_start
from govlint.document.source import LineIndex
from govlint.engine.diagnose import Diagnoser
from govlint.engine.examine import Depth, examine, with_hint
from govlint.engine.lint import Outcome, lint_context
from govlint.engine.pool import processors, spread
from govlint.engine.registry import all_rules
from govlint.engine.suppress import Terms, unused_entries
from govlint.engine.walk import Target, Walk
from govlint.form.edition import RelationForm, all_editions
from govlint.form.notation import expand
from govlint.readers import SUFFIXES
from govlint.rule import LintRecord, Scope
from govlint.rule.diagnostic import FileResult


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govlint.config.settings import IgnoreEntry, RelationEntry, Settings
    from govlint.rule import Context, Severity


@dataclass(slots=True, eq=False)
class Options:
    """What a run is asked for, as the options of `govlint check` have it.

    ``select``, ``ignore`` and ``extend_select`` are codes, beginnings of codes or names of rules; ``fail_on`` is a
    severity. None of them is set where it is None, and the configuration decides. ``config`` are paths of configuration
    files or ``key = value``; ``isolated`` reads no configuration. ``rules`` are modules or folders of rules of one's
    own, whose code is run. ``today`` decides which suppressions have expired; None for the day of the run. With
    ``keep_view`` a result carries the text and the tree of its report.
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    extend_select: Sequence[str] | None = None
    fail_on: str | None = None
    config: Sequence[str] = ()
    isolated: bool = False
    rules: Sequence[str] = ()
    today: date | None = None
    keep_view: bool = False

    def settings(self) -> dict[str, tuple[str, object]]:
        """Return what is set here of what a configuration can set: key and value, by the name of the option."""
        given: dict[str, tuple[str, object]] = {}
        for key, codes in (
            ("select", self.select),
            ("ignore", self.ignore),
            ("extend-select", self.extend_select),
        ):
            if codes is not None:
                given[f"--{key}"] = (key, [*codes])
        if self.fail_on is not None:
            given["--fail-on"] = ("fail-on", self.fail_on)
        return given


class Keep(Protocol):
    """A function at the top of a module that says what a run keeps of each report; its answer can be pickled."""

    def __call__(self, context: Context, result: FileResult, settings: Settings) -> object:
        """Return what is kept."""


class Linter:
    """Everything that is the same for all files of a run.

    ``keep`` says what else a run keeps of each report. Rules of scope ``COLLECTION`` are not run here: see
    `govlint.collection.check.CollectionLinter`.

    Raises:
        GovlintError: a rule cannot be loaded.
    """

    def __init__(self, options: Options | None = None, keep: Keep | None = None) -> None:
        self.options = options or Options()
        self.keep = keep
        self.rules = all_rules(self.options.rules)
        self.catalogue = Catalogue([loaded.rule for loaded in self.rules])
        self.finder = SettingsFinder(
            self.catalogue,
            config=self.options.config,
            isolated=self.options.isolated,
            command_line=self.options.settings(),
            check_equation=check_equation,
        )
        self.today = self.options.today or datetime.now(tz=UTC).astimezone().date()
        self._across = frozenset(
            loaded.rule.code for loaded in self.rules if loaded.rule.scope is Scope.COLLECTION
        )
        self._relations: dict[tuple[RelationEntry, ...], tuple[RelationForm, ...]] = {}
        self._matched: set[IgnoreEntry] = set()
        self._used: set[IgnoreEntry] = set()

    def __reduce__(self) -> tuple[type[Linter], tuple[Options, Keep | None]]:
        """Let another process make the same linter from its options; rules themselves cannot be sent."""
        return Linter, (self.options, self.keep)

    def keep_view(self, wanted: bool) -> None:  # noqa: FBT001 - it is what the method says
        """Say whether results are to carry the report itself, for an output that shows it."""
        self.options = replace(self.options, keep_view=wanted)

    def targets(self, paths: Iterable[str], *, documents: bool = False) -> Iterator[Target]:
        """Yield the files that the paths lead to, folders walked, and the paths that lead to none.

        With ``documents``, also the documents of folders in formats that are not read, each with the reason.

        Raises:
            ConfigError: a file's configuration cannot be used.
        """
        walk = Walk(SUFFIXES, lambda path: self.finder.for_path(path).excludes(path), documents)
        yield from walk.targets(paths)

    def check(self, source: str | os.PathLike[str] | bytes, name: str | None = None) -> FileResult:
        """Return what the rules find in one report.

        ``source`` is the path of a file, or the bytes of one; of bytes, the suffix of ``name`` gives the format, and
        its folder the configuration.

        Raises:
            ConfigError: the file's configuration cannot be used.
        """
        if isinstance(source, bytes):
            path = name or "<bytes>"
            return self.note(self.lint_bytes(source, path, self.finder.for_path(path)))
        return self.note(self.lint_file(os.fspath(source)))

    def check_files(self, paths: Iterable[str], jobs: int = 1) -> Iterator[FileResult]:
        """Yield the result of each file, in the order of ``paths`` whatever the number of processes.

        ``jobs`` is how many processes may work, 0 for as many as there are processors. Paths are those of files; each
        has a result, one that cannot be read has a ``failure``.

        Raises:
            ConfigError: a file's configuration cannot be used.
        """
        for outcome in self.outcomes(paths, jobs):
            yield outcome.result

    def outcomes(self, paths: Iterable[str], jobs: int = 1) -> Iterator[Outcome]:
        """Yield the outcome of each file, as `check_files` does the result.

        Raises:
            ConfigError: a file's configuration cannot be used.
        """
        for outcome in spread(self, list(paths), jobs or processors()):
            self.note(outcome)
            yield outcome

    def unused_suppressions(self, folder: str = os.curdir) -> Iterator[FileResult]:
        """Yield what is to be reported, after the last file, at the configuration files: suppressions never used.

        The settings of ``folder`` say whether that is to be reported at all.

        Raises:
            ConfigError: the configuration of the folder cannot be used.
        """
        settings = self.finder.for_folder(folder)
        active = effective(self.catalogue, settings)
        for path, entries in unused_entries(self._matched, self._used, self.today).items():
            diagnoser = Diagnoser(path, "", LineIndex("").locate, active)
            record = LintRecord(suppressions=entries)
            found = tuple(
                diagnoser.diagnostic(loaded.rule, finding)
                for loaded in self.rules
                if loaded.rule.scope is Scope.RECORD and loaded.rule.code in active
                for finding in loaded.check(record)
            )
            if found:
                yield FileResult(path, found, across=True)

    def lint_file(self, path: str) -> Outcome:
        """Lint one file; whatever happens to it happens to no other.

        Raises:
            ConfigError: the file's configuration cannot be used.
        """
        began = time.perf_counter()
        settings = self.finder.for_path(path)
        try:
            # One byte more than is taken, so that the reader can say that there are too many.
            data = read_start(path, settings.limits.file_size + 1)
        except OSError as error:
            return Outcome(FileResult(path, failure=_unreadable(error)))
        return _timed(self.lint_bytes(data, path, settings), began)

    def lint_bytes(self, data: bytes, path: str, settings: Settings) -> Outcome:
        """Lint what was read of a file, or of standard input."""
        began = time.perf_counter()
        active = self.active(path, settings)
        active = {code: active[code] for code in active if code not in self._across}
        try:
            context = self.examine(data, path, settings)
            outcome = lint_context(
                context,
                path,
                self.rules,
                severities=active,
                terms=self.terms(active, settings),
                keep_view=self.options.keep_view,
            )
            if self.keep is not None:
                outcome = replace(outcome, kept=self.keep(context, outcome.result, settings))
        except MissingExtra as error:
            return Outcome(FileResult(path, failure=with_hint(error)))
        except Exception as error:  # noqa: BLE001 - the border: one file's trouble must not end a run over many
            return Outcome(FileResult(path, failure=_internal(error)))
        return _timed(self._linked(outcome, settings), began)

    def active(self, path: str, settings: Settings) -> dict[str, Severity]:
        """Return the rules that run on a file, by code, each with its severity."""
        return for_file(effective(self.catalogue, settings), self.catalogue, settings, path)

    def terms(self, active: Mapping[str, Severity], settings: Settings) -> Terms:
        """Return what suppression goes by for the rules that run."""
        return Terms(self.catalogue, active, settings, self.today)

    def examine(
        self, data: bytes, path: str, settings: Settings, depth: Depth = Depth.PROSE
    ) -> Context:
        """Return what was read of a file, with organ and year as the settings have them."""
        organ, year = settings.organ_and_year(path)
        return examine(
            data,
            path,
            organ=organ,
            year=year,
            relations=self._relations_of(settings),
            limits=settings.limits,
            published=settings.published(path),
            depth=depth,
        )

    def note(self, outcome: Outcome) -> FileResult:
        """Return an outcome's result, remembering the suppressions that matched and those that were used."""
        self._matched |= outcome.matched
        self._used |= outcome.used
        return outcome.result

    def _linked(self, outcome: Outcome, settings: Settings) -> Outcome:
        """Return an outcome with links to the pages of the rules, where the configuration says where those are."""
        base = settings.docs_url
        if base is None:
            return outcome
        rules = self.catalogue.rules
        linked = tuple(
            replace(item, url=rules[item.code].page_url(base))
            for item in outcome.result.diagnostics
        )
        return replace(outcome, result=replace(outcome.result, diagnostics=linked))

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
        NotationError: it cannot be read, or names a set or a figure that no edition of the form has.
    """
    figures = {key for edition in all_editions() for key in edition.facts}
    for edition in all_editions():
        for written in expand(equation, edition.sets):
            for _, key in (*written.left, *written.right):
                if key not in figures:
                    raise unknown_figure(equation, key, figures)


def _timed(outcome: Outcome, began: float) -> Outcome:
    """Return an outcome whose result says how many seconds have gone by since ``began``."""
    seconds = time.perf_counter() - began
    return replace(outcome, result=replace(outcome.result, seconds=seconds))


def _unreadable(error: OSError) -> Text:
    if isinstance(error, PermissionError):
        return Text("没有读取权限", "no permission to read it")
    reason = error.strerror or str(error)
    return Text(f"无法读取：{reason}", f"cannot be read: {reason}")


def _internal(error: Exception) -> Text:
    what = f"{type(error).__name__}: {error} ({raised_at(error)})"
    return Text(
        f"govlint 内部错误，这不是报告的问题：{what}；把这一行连同文件报告给开发者",
        f"internal error of govlint, not of the report: {what}; report this line with the file",
    )
