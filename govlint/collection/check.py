"""A run over several reports: results of the single files as they are read, then those between them."""

from __future__ import annotations

import os

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from govlint.collection.collect import collect
from govlint.collection.keys import CARRIED_IN, CARRIED_OUT
from govlint.collection.summary import summarise
from govlint.document.errors import ConfigError
from govlint.document.message import Text
from govlint.document.regular import read_start
from govlint.document.source import LineIndex, Location, Span
from govlint.engine.diagnose import Diagnoser, by_place
from govlint.engine.examine import Depth
from govlint.engine.lint import Outcome, has_lines
from govlint.engine.linter import Linter
from govlint.engine.suppress import suppress
from govlint.rule import Finding, Scope
from govlint.rule.collection import Summary
from govlint.rule.diagnostic import FileResult, RelatedPlace


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.config.settings import Settings
    from govlint.engine.registry import LoadedRule
    from govlint.rule import Context
    from govlint.rule.collection import Collection, CollectionChecker, CollectionFinding
    from govlint.rule.diagnostic import Diagnostic


_Findings = list[tuple["LoadedRule", "CollectionFinding"]]
_Found = dict[str, _Findings]

_KEPT = 8
"""Reports that are kept after they were read again; findings of one report come one after the other."""


def keep(context: Context, result: FileResult, settings: Settings) -> Summary | None:
    """Return what is kept of a report, None of a file that is none."""
    if context.trouble is None and not context.is_report:
        return None
    return summarise(context, result, whole=bool(settings.groups))


def keep_whole(context: Context, result: FileResult, settings: Settings) -> Summary | None:
    """Return what is kept of a report whose figures are to be shown, None of a file that is none."""
    del settings  # all figures are kept, whether there are groups or not
    if context.trouble is None and not context.is_report:
        return None
    return summarise(context, result, whole=True, stated=True)


class CollectionLinter:
    """Checks files, and what they have in common when all of them have been read.

    ``previous`` are files and folders of reports that others are compared with, and that are not checked themselves.
    With ``whole`` all figures are kept, for an overview. ``folders`` says that the files are all those of some
    folders: of files that are named one by one, as by a commit hook, others may be left out, so that none is reported
    as missing, and no sum is compared with members that are not listed by their names.

    Raises:
        ConfigError: a path of ``previous`` leads nowhere.
    """

    def __init__(
        self,
        linter: Linter,
        previous: Iterable[str] = (),
        *,
        whole: bool = False,
        folders: bool = True,
    ) -> None:
        self.linter = linter
        linter.keep = keep_whole if whole else keep
        self._previous = tuple(previous)
        for path in self._previous:
            if not os.path.exists(path):
                raise ConfigError(Text("没有这个文件或目录", "no such file or folder"), path=path)
        self._folders = folders
        self.summaries: list[Summary] = []
        self._found: _Found | None = None
        self._context = lru_cache(maxsize=_KEPT)(self._read)

    def check_files(self, paths: Iterable[str], jobs: int = 1) -> Iterator[FileResult]:
        """Yield the result of each file as it is read, in the order of ``paths``.

        A result with what another year's report may yet show to be otherwise waits for the last file, and comes then.

        Raises:
            ConfigError: a file's configuration cannot be used.
        """
        every = list(paths)
        compared = len(every) > 1 or bool(self._previous)
        waiting: list[FileResult] = []
        for outcome in self.linter.outcomes(every, jobs):
            self._add(outcome)
            if compared and any(map(_may_be_settled, outcome.result.diagnostics)):
                waiting.append(outcome.result)
            else:
                yield outcome.result
        if waiting:
            self._found = self._between()
            yield from self._settle(self._found, waiting)

    def collection(self) -> Collection:
        """Return what was kept of the files so far, and what does not fit.

        Groups and organs are those of all configurations that hold for the files.

        Raises:
            ConfigError: a configuration cannot be used.
        """
        every = {id(s): s for s in map(self.linter.finder.for_path, self._paths())}.values()
        groups = dict.fromkeys(group for settings in every for group in settings.groups)
        organs = dict.fromkeys(organ for settings in every for organ in settings.organs)
        compared = tuple(self._compared())
        reports = (*self.summaries, *compared)
        return collect(reports, self._context, tuple(groups), tuple(organs), folders=self._folders)

    def _paths(self) -> Iterator[str]:
        yield from (summary.path for summary in self.summaries)
        yield from self._previous

    def across(self) -> Iterator[FileResult]:
        """Yield the findings between the files, by file: in the order of the files, of the configuration last.

        Raises:
            ConfigError: a configuration cannot be used.
        """
        found = self._between() if self._found is None else self._found
        order = {summary.path: number for number, summary in enumerate(self.summaries)}
        for path in sorted(found, key=lambda path: (order.get(path, len(order)), path)):
            result = self._result(path, found[path])
            if result.diagnostics or result.suppressed:
                yield result

    def _between(self) -> _Found:
        """Return what the rules find between the files."""
        found: _Found = {}
        collection = self.collection()
        for loaded in self.linter.rules:
            if loaded.rule.scope is Scope.COLLECTION:
                for finding in cast("CollectionChecker", loaded.check)(collection):
                    path = finding.place.report.path if finding.place else finding.origin or ""
                    found.setdefault(path, []).append((loaded, finding))
        return found

    def _settle(self, found: _Found, waiting: Iterable[FileResult]) -> Iterator[FileResult]:
        """Yield results without what a finding between the files explains; that takes over its evidence."""
        explained: dict[str, list[tuple[_Findings, int]]] = {}
        for path, findings in found.items():
            active = self.linter.active(path, self.linter.finder.for_path(path))
            for number, (loaded, finding) in enumerate(findings):
                if loaded.rule.code in active:
                    for other in {place for place, _ in finding.settled}:
                        explained.setdefault(other, []).append((findings, number))
        for result in waiting:
            items = list(result.diagnostics)
            for findings, number in explained.get(result.path, ()):
                loaded, finding = findings[number]
                gone = [item for item in items if _is_explained(item, finding)]
                items = [item for item in items if item not in gone]
                evidence = dict.fromkeys(
                    (*finding.evidence, *(e for g in gone for e in g.evidence))
                )
                findings[number] = loaded, finding._replace(evidence=tuple(evidence))
            yield replace(result, diagnostics=tuple(items))

    def _add(self, outcome: Outcome) -> None:
        if isinstance(outcome.kept, Summary):
            self.summaries.append(outcome.kept)
        elif outcome.result.failure is not None:
            result = outcome.result
            self.summaries.append(Summary(result.path, None, None, failure=result.failure))

    def _compared(self) -> Iterator[Summary]:
        """Yield the summaries of reports that are only compared with, those left out that are checked anyway."""
        checked = {os.path.realpath(summary.path) for summary in self.summaries}
        plain = Linter(replace(self.linter.options, select=()), keep)
        for target in plain.targets(self._previous):
            if target.failure is None and os.path.realpath(target.path) not in checked:
                kept = plain.lint_file(target.path).kept
                if isinstance(kept, Summary):
                    yield replace(kept, compared=True)

    def _read(self, path: str, depth: Depth) -> Context | None:
        """Return a report again, None where its file cannot be read any more; its prose takes most of the time."""
        settings = self.linter.finder.for_path(path)
        try:
            data = read_start(path, settings.limits.file_size + 1)
        except OSError:
            return None
        return self.linter.examine(data, path, settings, depth)

    def _result(self, path: str, found: _Findings) -> FileResult:
        """Return the findings in one report, or at a place of the configuration, as diagnostics."""
        place = found[0][1].place
        report = place.report if place is not None else None
        context = None
        if report is not None:
            keys = [finding.place.key for _, finding in found if finding.place is not None]
            context = self._context(path, Depth.TABLES if any(keys) else Depth.PARTS)
        settings = self.linter.finder.for_path(path)
        active = self.linter.active(path, settings)
        text = context.text if context is not None else ""
        locate = context.locate if context is not None else LineIndex("").locate
        diagnoser = Diagnoser(path, text, locate, active)
        diagnostics = [
            self._diagnostic(diagnoser, context, loaded, finding)
            for loaded, finding in found
            if loaded.rule.code in active
        ]
        lines = text if context is not None and has_lines(context) else None
        terms = self.linter.terms(active, settings)
        left = suppress(path, sorted(diagnostics, key=by_place), lines, terms)
        result = FileResult(
            path,
            left.diagnostics,
            organ=report.organ if report is not None else None,
            year=report.year if report is not None else None,
            edition=report.edition if report is not None else None,
            suppressed=left.count,
            across=True,
        )
        return self.linter.note(Outcome(result, left.matched, left.used))

    def _diagnostic(
        self,
        diagnoser: Diagnoser,
        context: Context | None,
        loaded: LoadedRule,
        finding: CollectionFinding,
    ) -> Diagnostic:
        span = None
        if context is not None and finding.place is not None:
            span = _span(context, finding.place.key)
        plain = Finding(
            span,
            finding.message,
            finding.hint,
            finding.actual,
            finding.expected,
            finding.facts,
            evidence=finding.evidence,
            doubtful=finding.doubtful,
            address=finding.address,
        )
        report = finding.place.report if finding.place is not None else None
        return replace(
            diagnoser.diagnostic(loaded.rule, plain),
            related=tuple(self._related(finding)),
            organ=finding.organ if report is None else report.organ,
            year=finding.year if report is None else report.year,
        )

    def _related(self, finding: CollectionFinding) -> Iterator[RelatedPlace]:
        """Yield the places in other reports; one that cannot be read any more is left out."""
        for place, message in finding.related:
            if place.key is None:  # a report as a whole need not be read for its place
                yield RelatedPlace(message, Location(), path=place.report.path)
                continue
            context = self._context(place.report.path, Depth.TABLES)
            if context is not None:
                diagnoser = Diagnoser(place.report.path, context.text, context.locate, {})
                span = _span(context, place.key)
                excerpt = diagnoser.excerpt(span)
                yield RelatedPlace(message, context.locate(span), excerpt, place.report.path)


def _may_be_settled(item: Diagnostic) -> bool:
    """Tell whether another year's report may show what is wrong better than the report by itself.

    That is so where figures carried over take part, and no single figure could be named.
    """
    if item.expected is not None and all(len(steps) == 1 for steps in item.repairs):
        return False
    keys = (*item.facts, *(step.fact for steps in item.repairs for step in steps if step.fact))
    return bool(item.evidence) and any(key.startswith((CARRIED_IN, CARRIED_OUT)) for key in keys)


def _is_explained(item: Diagnostic, finding: CollectionFinding) -> bool:
    """Tell whether a finding between reports leaves nothing of a diagnostic: it names other figures than that."""
    named = item.expected is not None and (item.path, item.span) in finding.settled
    return _may_be_settled(item) and not named


def _span(context: Context, key: str | None) -> Span:
    """Return the place of a figure; that of the title, or the beginning, where there is no such figure."""
    if key is not None and key in context.facts:
        return context.facts[key].span
    return context.tree.title.content if context.tree.title is not None else Span(0, 0)
