"""``facts``: every figure of the reports, with its place."""

from __future__ import annotations

import shutil
import sys
import tempfile

from typing import TYPE_CHECKING

from govlint.api import read
from govlint.cli.inputs import STDIN, STDIN_NAME, read_stdin, walk
from govlint.document.errors import GovlintError, MissingExtra
from govlint.document.limits import MAX_FILE
from govlint.document.message import Text
from govlint.document.regular import read_start
from govlint.engine.examine import with_hint
from govlint.engine.linter import Linter
from govlint.output.facts import as_csv, as_json, as_table, record
from govlint.output.terminal import echo, say


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.rule import Context


def run_facts(paths: Sequence[str], fmt: str, stdin_filename: str | None, lang: str) -> int:
    """Write the figures of the reports, and return the exit status.

    Raises:
        ConfigError: a file's configuration, which may say whose report it is, cannot be used.
    """
    reports: list[tuple[str, Context]] = []
    status = 0
    finder = Linter().finder
    for path, data in _contents(paths, stdin_filename, lang):
        if data is None:
            status = 2
            continue
        try:
            organ, year = finder.for_path(path).organ_and_year(path)
            context = read(data, name=path, organ=organ, year=year, strict=False)
        except MissingExtra as error:
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
        table = as_csv(reports) if fmt == "csv" else as_table(reports, lang)
        echo(table if reports or fmt == "csv" else "")
    return status


def run_parquet(paths: Sequence[str], table: str, lang: str) -> int:
    """Write one of the tables to standard output as Parquet, and return the exit status.

    Raises:
        GovlintError: standard output is a terminal, or a file comes from standard input.
    """
    if STDIN in paths:
        raise GovlintError(
            Text("parquet 不能从标准输入读取", "parquet is not made from standard input")
        )
    if sys.stdout.isatty():
        raise GovlintError(
            Text("parquet 不能写到终端", "parquet is not written to a terminal"),
            Text("把标准输出重定向到文件", "redirect standard output to a file"),
        )
    try:
        from govlint.arrow import write_parquet  # noqa: PLC0415 - an extra
    except ImportError as error:
        extra, purpose = "arrow", Text("parquet 格式", "the format parquet")
        raise MissingExtra(extra, purpose) from error
    # Kept until it is whole: half a file of this format is none.
    with tempfile.TemporaryFile() as kept:
        unread = write_parquet(paths, table, kept)
        kept.seek(0)
        shutil.copyfileobj(kept, sys.stdout.buffer)
    for file in unread:
        say(f"govlint: {file.path}: {file.reason.in_language(lang)}")
    return max((1 if file.opened else 2 for file in unread), default=0)


def _contents(
    paths: Sequence[str], stdin_filename: str | None, lang: str
) -> Iterator[tuple[str, bytes | None]]:
    """Yield each file with its bytes, None for a path that cannot be read."""
    for path in paths:
        if path == STDIN:
            yield stdin_filename or STDIN_NAME, read_stdin(MAX_FILE + 1)
            continue
        for target in walk([path], lambda _: False, lang):
            if target.failure is not None:
                say(f"govlint: {target.path}: {target.failure.in_language(lang)}")
                yield target.path, None
                continue
            try:
                yield target.path, read_start(target.path, MAX_FILE + 1)
            except OSError as error:
                say(f"govlint: {target.path}: {error.strerror}")
                yield target.path, None
