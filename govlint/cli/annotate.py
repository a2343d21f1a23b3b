"""``annotate``: a copy of a Word file with a comment at each finding."""

from __future__ import annotations

import os

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.document.regular import read_start
from govlint.document.signals import held_back
from govlint.engine.linter import Linter, Options
from govlint.output import messages
from govlint.output.annotate.word import annotated
from govlint.output.plain import visible
from govlint.output.terminal import echo
from govlint.output.writer import Totals


if TYPE_CHECKING:
    from collections.abc import Sequence


def run_annotate(path: str, target: str | None, rules: Sequence[str], lang: str) -> int:
    """Write the copy, and return the exit status: that of ``check``.

    Raises:
        GovlintError: the file cannot be read or is no Word file, or there is a file where the copy is to go.
    """
    today = datetime.now(tz=UTC).astimezone().date()
    linter = Linter(Options(rules=rules, keep_view=True, today=today))
    settings = linter.finder.for_path(path)
    try:
        data = read_start(path, settings.limits.file_size + 1)
    except OSError as error:
        raise _failed(path, error) from error
    result = linter.check(data, path)
    if result.failure is not None:
        raise GovlintError(result.failure)
    copy = annotated(data, result, lang=lang, today=today)
    totals = Totals()
    totals.add(result)
    summary = messages.summary(totals).in_language(lang)
    if not result.diagnostics:
        echo(f"{summary}{'，没有写出副本' if lang == 'zh' else '; no copy was written'}\n")
        return 0
    written = target or copy_name(path, lang)
    _write_new(written, copy)
    echo(f"{visible(written)}{'：' if lang == 'zh' else ': '}{summary}\n")
    return 1 if totals.at_least(settings.fail_on) else 0


def copy_name(path: str, lang: str) -> str:
    """Return the name of the copy beside a file: ``年报.批注.docx``."""
    stem, suffix = os.path.splitext(path)
    return f"{stem}.{'批注' if lang == 'zh' else 'annotated'}{suffix}"


def _write_new(path: str, data: bytes) -> None:
    """Write a file that is not there yet; half of one is removed, and a signal waits until it is whole."""
    try:
        file = open(path, "xb")  # noqa: SIM115 - what follows is to be undone if it fails
    except FileExistsError as error:
        raise GovlintError(
            Text(f"{visible(path)} 已经存在", f"{visible(path)} exists already"),
            Text(
                "请删去或改名，或用 --output-file 另指文件名",
                "remove or rename it, or name another with --output-file",
            ),
        ) from error
    except OSError as error:
        raise _failed(path, error) from error
    try:
        with held_back(), file:
            file.write(data)
    except OSError as error:
        os.unlink(path)
        raise _failed(path, error) from error


def _failed(path: str, error: OSError) -> GovlintError:
    reason = error.strerror or str(error)
    return GovlintError(Text(f"{visible(path)}：{reason}", f"{visible(path)}: {reason}"))
