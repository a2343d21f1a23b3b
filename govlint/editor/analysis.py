"""A document of the editor, read and checked."""

from __future__ import annotations

import os.path

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from govlint.document.errors import ConfigError
from govlint.editor.positions import Positions
from govlint.rule.diagnostic import FileResult


if TYPE_CHECKING:
    from govlint.config.settings import Settings
    from govlint.document.source import Span
    from govlint.engine.linter import Linter
    from govlint.rule import Context, Text


_SUFFIXES: Final = {"plaintext": ".txt", "markdown": ".md", "html": ".html"}
"""The suffix that a document without a file would have, by what the editor calls its language."""


class Analysis(NamedTuple):
    """What is known of one version of a document.

    ``report`` is None where the document is not to be checked: it is excluded, nothing of a report is in it, or
    ``trouble`` says why it cannot be.
    """

    uri: str
    version: int | None
    source: str
    positions: Positions
    result: FileResult
    report: Context | None = None
    trouble: Text | None = None
    lang: str | None = None

    def at(self, span: Span) -> Span:
        """Return where the document has a span of the report's text."""
        assert self.report is not None  # noqa: S101 - for the type checker: there is a span
        return self.positions.place(self.report, span)

    def is_verbatim(self, span: Span) -> bool:
        """Tell whether the document has the words of a span as the report's text has them."""
        return self.report is not None and self.at(span).of(self.source) == span.of(
            self.report.text
        )


def file_name(path: str | None, language: str | None) -> str:
    """Return the name to read a document by: that of its file, or one with the suffix of its language."""
    return path or f"untitled{_SUFFIXES.get(language or '', '.txt')}"


def analyse(
    linter: Linter, uri: str, name: str, source: str, version: int | None, encoding: str
) -> Analysis:
    """Return what is known of a document, given its text and the file name that it is read by.

    ``linter`` keeps the report of each file (`keep_report`).
    """
    # Half a character, which JSON can hold, is none that any encoding has.
    source = source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    positions = Positions(source, encoding)
    bare = Analysis(uri, version, source, positions, FileResult(name))
    try:
        settings = linter.finder.for_path(name)
        if settings.excludes(name):
            return bare
        outcome = linter.lint_bytes(source.encode(), os.path.abspath(name), settings)
    except ConfigError as error:
        return bare._replace(trouble=error.text)
    if outcome.result.failure is not None:
        return bare._replace(trouble=outcome.result.failure)
    report = cast("Context", outcome.kept)
    # Editors open all sorts of texts; one in which nothing of a report was found is left alone.
    if not report.is_report and report.trouble is None:
        return bare
    return bare._replace(result=outcome.result, report=report, lang=settings.lang)


def keep_report(context: Context, result: FileResult, settings: Settings) -> Context:
    """Return the report itself; what the server's linter keeps of each document."""
    del result, settings
    return context
