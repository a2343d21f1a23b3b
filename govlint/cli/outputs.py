"""Where the results go: a writer for each format, to its file or to standard output."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.output.formats import open_writer
from govlint.output.plain import escape_unencodable
from govlint.output.terminal import colour, hyperlinks, wide_lines, width
from govlint.output.writer import OutputOptions, RuleHelp, Totals


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from typing import TextIO

    from govlint.cli.progress import Progress
    from govlint.cli.request import CheckOptions
    from govlint.config.settings import Settings
    from govlint.engine.linter import Linter
    from govlint.output.writer import Writer
    from govlint.rule.diagnostic import FileResult


_FLUSH_SECONDS: Final = 0.2
"""Results that were found this long ago are handed on, however few they are."""
_ONLY_FINDINGS: Final = frozenset({"concise", "full", "github"})
"""Formats that write nothing about a file without findings."""


@contextlib.contextmanager
def open_writers(
    linter: Linter, settings: Settings, options: CheckOptions, lang: str
) -> Iterator[list[Writer]]:
    """Open what the results are written to; files take their names when the block ends well.

    Raises:
        GovlintError: formats and files do not match, or a file cannot be written.
    """
    formats = options.formats or (settings.output_format,)
    to_stdout = len(formats) - len(options.files)
    if to_stdout < 0:
        raise GovlintError(
            Text("--output-file 多于 --output-format", "more --output-file than --output-format")
        )
    if to_stdout > 1:
        raise GovlintError(
            Text(
                "有几种格式，就要给出几个 --output-file，至多一种写到标准输出",
                "give each --output-format its --output-file; one at most goes to standard output",
            )
        )
    escape_unencodable(sys.stdout)
    base = OutputOptions(
        lang,
        width=width(),
        root=os.getcwd(),
        fail_on=settings.fail_on,
        docs_url=settings.docs_url,
        quiet=options.quiet or options.write_baseline is not None,
        today=linter.today,
        rules=tuple(
            RuleHelp(loaded.rule, loaded.page, loaded.rule.page_url(settings.docs_url))
            for loaded in linter.rules
        ),
    )
    with contextlib.ExitStack() as stack:
        # The formats that have files come first, so that `--output-format full` alone goes to the terminal last.
        streams = [stack.enter_context(_opened(path)) for path in options.files]
        streams += [sys.stdout] * to_stdout
        yield [
            open_writer(name, stream, _for_stream(base, stream, options.color))
            for name, stream in zip(formats, streams, strict=True)
        ]


def _opened(path: str) -> AbstractContextManager[TextIO]:
    from govlint.document.whole import written_whole  # noqa: PLC0415 - most runs write to standard output

    return written_whole(path)


def _for_stream(base: OutputOptions, stream: TextIO, color: str) -> OutputOptions:
    shown = colour(color, stream)
    return replace(
        base,
        color=shown,
        hyperlinks=shown and hyperlinks(stream),
        wide_lines=wide_lines(stream),
    )


def results_go_to_files(options: CheckOptions, formats: Sequence[str]) -> bool:
    """Return whether nobody sees the results as they are written, since all of them go to files."""
    return len(options.files) == len(formats) or _is_file(sys.stdout)


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # no stream of the system
        return False


class Results:
    """Writes each result with every writer as it comes, and counts what it writes.

    ``formats`` are those of the writers. On a terminal that shows both, the progress makes room for a result.
    """

    def __init__(
        self, writers: Sequence[Writer], formats: Sequence[str], progress: Progress
    ) -> None:
        self.totals = Totals()
        self.by_code: Counter[str] = Counter()
        self._writers = writers
        self._progress = progress if sys.stdout.isatty() else None
        self._only_findings = _ONLY_FINDINGS.issuperset(formats)
        self._flushed = 0.0

    def begin(self) -> None:
        """Write what stands before the first result."""
        for writer in self._writers:
            writer.begin()

    def write(self, result: FileResult) -> None:
        """Write one result."""
        self.totals.add(result)
        self.by_code.update(item.code for item in result.diagnostics)
        shown = not self._only_findings or result.diagnostics or result.failure is not None
        if self._progress is not None and shown:
            self._progress.hide()
        for writer in self._writers:
            writer.file(result)
        if (now := time.monotonic()) > self._flushed + _FLUSH_SECONDS:
            sys.stdout.flush()
            self._flushed = now

    def end(self) -> None:
        """Write what stands after the last result."""
        for writer in self._writers:
            writer.end()
