"""``overview``, and ``facts --wide``: a row for each report."""

from __future__ import annotations

import sys

from typing import TYPE_CHECKING

from govlint.cli.conflicts import Output, refuse
from govlint.cli.inputs import find_inputs
from govlint.collection.check import CollectionLinter
from govlint.collection.overview import overview
from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.document.whole import written_whole, written_whole_bytes
from govlint.engine.linter import Linter
from govlint.output.plain import escape_unencodable
from govlint.output.terminal import echo


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.engine.linter import Options
    from govlint.output.overview.model import Overview


XLSX = "xlsx"


def run_overview(
    paths: Sequence[str], options: Options, fmt: str, target: str | None, jobs: int, lang: str
) -> int:
    """Write the overview of the reports below the paths, and return the exit status: 2 where one could not be read.

    Raises:
        GovlintError: a configuration cannot be used, or the file cannot be written.
    """
    found = _collected(paths, options, target, fmt, jobs, lang)
    if fmt == XLSX and target is not None:
        from govlint.output.overview.sheets import write_overview  # noqa: PLC0415 - an extra

        with written_whole_bytes(target) as file:
            write_overview(found, file, lang)
    else:
        _write(_as_text(found, fmt, lang), target)
    return 2 if any(row.failed for row in found.rows) else 0


def run_wide_facts(
    paths: Sequence[str], options: Options, fmt: str, target: str | None, lang: str
) -> int:
    """Write one row a report and one column a figure, and return the exit status.

    Raises:
        GovlintError: a configuration cannot be used, or the file cannot be written.
    """
    found = _collected(paths, options, target, fmt, 1, lang)
    if fmt == XLSX and target is not None:
        from govlint.output.overview.sheets import Workbook, write_figures  # noqa: PLC0415 - an extra

        with written_whole_bytes(target) as file:
            book = Workbook(file)
            write_figures(book, found, lang)
            book.close()
    else:
        from govlint.output.overview.text import wide_csv  # noqa: PLC0415 - the same

        _write(wide_csv(found), target)
    return 2 if any(row.failed for row in found.rows) else 0


def _collected(
    paths: Sequence[str], options: Options, target: str | None, fmt: str, jobs: int, lang: str
) -> Overview:
    if fmt == XLSX and target is None:
        raise GovlintError(
            Text("xlsx 不能写到标准输出", "xlsx is not written to standard output"),
            Text("加 --output-file 文件名.xlsx", "add --output-file NAME.xlsx"),
        )
    linter = Linter(options)
    inputs = find_inputs(linter, paths, lang)
    outputs = [Output("--output-file", target)] if target is not None else []
    refuse(outputs, (*inputs.files, *linter.finder.read), stdin=inputs.stdin)
    together = CollectionLinter(linter, whole=True)
    return overview(together, inputs.files, (*inputs.failures, *inputs.unread), jobs)


def _as_text(found: Overview, fmt: str, lang: str) -> str:
    from govlint.output.overview import html, text  # noqa: PLC0415 - xlsx does without

    writers = {"csv": text.as_csv, "json": text.as_json, "html": html.as_html}
    return writers.get(fmt, text.as_table)(found, lang)


def _write(content: str, target: str | None) -> None:
    if target is None:
        escape_unencodable(sys.stdout)
        echo(content)
        return
    with written_whole(target) as file:
        file.write(content)
