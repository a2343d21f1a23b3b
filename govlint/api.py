"""The functions of `import govlint`; the command line uses these, and `Linter`."""

from __future__ import annotations

import os

from typing import TYPE_CHECKING

from govlint.collection.check import CollectionLinter
from govlint.document.limits import DEFAULT_LIMITS
from govlint.document.regular import read_start
from govlint.engine.examine import examine
from govlint.engine.linter import Linter
from govlint.engine.others import as_information
from govlint.engine.registry import all_rules
from govlint.rule.diagnostic import FileResult


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.document.limits import Limits
    from govlint.engine.linter import Options
    from govlint.engine.registry import LoadedRule
    from govlint.engine.walk import Target
    from govlint.output.overview.model import Overview
    from govlint.rule import Context


def check(
    source: str | os.PathLike[str] | bytes,
    options: Options | None = None,
    *,
    name: str | None = None,
) -> FileResult:
    """Return what the rules find in one report.

    Args:
        source: the path of a file, or the bytes of one.
        options: what is checked; by default all rules, as the configuration found from the file upward has it.
        name: of bytes, the name they would have as a file: its suffix gives the format (text without one), its folder
            the configuration.

    Returns:
        Diagnostics in the order of the text, with organ, year and the edition of the form. A file that could not be
        opened has a ``failure`` in their place.

    Raises:
        ConfigError: the configuration cannot be used.
        RuleError: a rule cannot be loaded.
    """
    return Linter(options).check(source, name)


def check_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    options: Options | None = None,
    *,
    jobs: int = 1,
    previous: Iterable[str | os.PathLike[str]] = (),
    collection: bool = True,
) -> Iterator[FileResult]:
    """Yield what the rules find in each file, as it is read, and then what they find between the files.

    Args:
        paths: files and folders, or one of them; folders are walked for the formats that are read.
        options: as for `check`.
        jobs: how many processes may work, 0 for as many as there are processors. The order of the results does not
            depend on it.
        previous: files and folders of reports to compare with, which are not checked themselves.
        collection: whether reports are compared with each other.

    Yields:
        A result for each path that leads to no file, with its ``failure``, and for each file of a folder that is not
        read, with the reason (``unread``); one for each file, in which it is only
        information that a file found in a folder is no report; one more (``across``) for each file with findings
        between reports; last, one for each configuration file with suppressions that nothing was found for.

    Raises:
        ConfigError: a configuration cannot be used.
        RuleError: a rule cannot be loaded.
    """
    linter, targets = _targets(paths, options)
    files, not_read = _parted(targets)
    yield from not_read
    walked = {target.path for target in targets if target.walked}
    others = [os.fspath(path) for path in previous]
    together = CollectionLinter(linter, others, folders=bool(walked or others))
    checker = together if collection else linter
    for result in checker.check_files(files, jobs):
        if result.path in walked:
            yield as_information(result, linter.finder.for_path(result.path))
        else:
            yield result
    if collection:
        yield from together.across()
    yield from linter.unused_suppressions()


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    organ: str | None = None,
    year: int | None = None,
    limits: Limits = DEFAULT_LIMITS,
    strict: bool = True,
) -> Context:
    """Return one report as the rules see it, without checking it.

    Args:
        source: the path of a file, or the bytes of one.
        name: of bytes, a file name whose suffix gives the format.
        organ: whose report it is, where the report does not say so.
        year: the year it is about, likewise.
        limits: how much is read of a file.
        strict: whether a file that cannot be read is an error; otherwise it is an empty report with a ``trouble``.

    Returns:
        The report: ``facts`` by key, ``claims`` and ``sums`` of the prose, ``tree``, ``text``; spans count code points
        in ``text``.

    Raises:
        OSError: the file cannot be opened.
        UnreadableFile: it is damaged, protected, of a format that is not read, or too large.
    """
    if isinstance(source, bytes):
        data, path = source, name or ""
    else:
        path = os.fspath(source)
        # One byte more than is taken, so that the reader can say that there are too many.
        data = read_start(path, limits.file_size + 1)
    context = examine(data, path, organ=organ, year=year, limits=limits)
    if strict and context.trouble is not None:
        raise context.trouble
    return context


def overview(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    options: Options | None = None,
    *,
    jobs: int = 1,
) -> Overview:
    """Return the reports of files and folders at a glance: a row for each, the findings in them and between them.

    Args:
        paths: files and folders, or one of them.
        options: as for `check`.
        jobs: as for `check_many`.

    Returns:
        Rows by organ and year, each with all figures by key; sums by year; findings by organ.

    Raises:
        ConfigError: a configuration cannot be used.
        RuleError: a rule cannot be loaded.
    """
    from govlint.collection.overview import overview as collected  # noqa: PLC0415 - for several reports only

    linter, targets = _targets(paths, options)
    files, failures = _parted(targets)
    return collected(CollectionLinter(linter, whole=True), files, failures, jobs)


def _targets(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], options: Options | None
) -> tuple[Linter, list[Target]]:
    """Return a linter, and what the paths lead to."""
    listed = [paths] if isinstance(paths, str | os.PathLike) else paths
    linter = Linter(options)
    return linter, list(linter.targets((os.fspath(path) for path in listed), documents=True))


def _parted(targets: Iterable[Target]) -> tuple[list[str], list[FileResult]]:
    """Return the files to read, and the results of paths that lead to none and of files that are not read."""
    files, others = [], []
    for target in targets:
        if target.failure is None and target.unread is None:
            files.append(target.path)
        else:
            others.append(FileResult(target.path, failure=target.failure, unread=target.unread))
    return files, others


def load_rules(paths: Iterable[str | os.PathLike[str]] = ()) -> tuple[LoadedRule, ...]:
    """Return every rule, in the order of the codes: built in, of installed packages, and from the given paths.

    Args:
        paths: modules, or folders of modules, whose code is run.

    Raises:
        RuleError: a module cannot be imported or holds no rule, or two rules have one code or name.
    """
    return all_rules([os.fspath(path) for path in paths])
