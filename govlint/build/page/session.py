"""The checks of one batch of files that were dropped on the page; called by the worker, in Pyodide."""

from __future__ import annotations

import io
import json
import os
import shutil
import tempfile

from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from govlint import __version__
from govlint.collection.check import CollectionLinter
from govlint.collection.overview import overview
from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.engine.linter import Linter, Options
from govlint.output import messages
from govlint.output.annotate.word import annotated
from govlint.output.formats import open_writer
from govlint.output.overview.sheets import write_overview
from govlint.output.writer import OutputOptions, Totals
from govlint.readers import SUFFIXES
from govlint.rule.diagnostic import FileResult


if TYPE_CHECKING:
    from govlint.output.writer import Writer


_NO_PDF: Final = Text(
    "本页不读取 PDF 文件；请用 Word 原稿，或者改用 govlint-pdf.html、govlint 命令",
    "this page does not read PDF files; use the Word file, govlint-pdf.html or the command govlint",
)


def _takes_comments(result: FileResult) -> bool:
    """Tell whether there can be a copy with comments: a Word file that was read, with findings."""
    read = result.view is not None and bool(result.view.text.strip())
    return result.path.lower().endswith((".docx", ".docm")) and read and bool(result.diagnostics)


def about() -> str:
    """Return, as JSON, the version, the suffixes of the files that are read, and whether PDF files are."""
    return json.dumps({"version": __version__, "suffixes": sorted(SUFFIXES), "pdf": _reads_pdf()})


def _reads_pdf() -> bool:
    return find_spec("pypdfium2") is not None


class Batch:
    """Files checked one after the other; the page of all of them grows with each.

    Args:
        lang: the language of the results, ``zh`` or ``en``.
        today: the day where the browser is, ``2024-01-31``: it decides which suppressions have expired.
    """

    def __init__(self, lang: str, today: str) -> None:
        self._today = date.fromisoformat(today)
        self._lang = lang
        self._options = OutputOptions(lang=lang, today=self._today)
        self._linter = Linter(Options(isolated=True, keep_view=True, today=self._today))
        self._totals = Totals()
        self._folder = tempfile.mkdtemp()
        self._kept: list[str] = []
        self._all = io.StringIO()
        self._writer = self._open(self._all)

    def check(self, data: bytes, name: str) -> str:
        """Check one file and return, as JSON, its page and what its line in the list shows."""
        result = self._checked(data, name)
        self._totals.add(result)
        self._writer.file(result)
        page = io.StringIO()
        writer = self._open(page)
        writer.file(result)
        writer.end()
        return json.dumps(
            {
                "html": page.getvalue(),
                "organ": result.organ,
                "year": result.year,
                "counts": result.counts,
                "failed": result.failure is not None,
                "comments": _takes_comments(result),
                "summary": self._summary(),
            }
        )

    def end(self) -> str:
        """Return the page of all files of the batch; it ends with this."""
        self._writer.end()
        return self._all.getvalue()

    def annotate(self, data: bytes, name: str) -> bytes:
        """Return the copy of a Word file with comments.

        Raises:
            ValueError: there can be none; the message says why, in the language of the page.
        """
        try:
            return annotated(data, self._checked(data, name), lang=self._lang, today=self._today)
        except GovlintError as error:
            hint = "" if error.hint is None else error.hint.in_language(self._lang)
            stop = "；" if self._lang == "zh" else "; "
            raise ValueError(
                stop.join(filter(None, (error.text.in_language(self._lang), hint)))
            ) from error

    def keep(self, data: bytes, name: str) -> None:
        """Keep a file for `workbook`, in the memory that is the page's disk."""
        path = os.path.normpath(os.path.join("/", name))
        target = self._folder + path
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(data)
        self._kept.append(path.removeprefix("/"))

    def workbook(self) -> bytes:
        """Return the overview of the kept files, as ``govlint overview`` writes it; the files are then gone."""
        before = os.getcwd()
        os.chdir(self._folder)
        try:
            linter = Linter(Options(isolated=True, today=self._today))
            found = overview(CollectionLinter(linter, whole=True), self._kept, (), 1)
        finally:
            os.chdir(before)
            shutil.rmtree(self._folder)
            self._kept.clear()
        book = io.BytesIO()
        write_overview(found, book, self._lang)
        return book.getvalue()

    def _checked(self, data: bytes, name: str) -> FileResult:
        """Return what is found in a file; PDF needs a library that only one of the two pages has."""
        if data.startswith(b"%PDF") and not _reads_pdf():
            return FileResult(name, failure=_NO_PDF)
        return self._linter.check(data, name)

    def _summary(self) -> str:
        return messages.summary(self._totals).in_language(self._lang)

    def _open(self, stream: io.StringIO) -> Writer:
        writer = open_writer("html", stream, self._options)
        writer.begin()
        return writer
