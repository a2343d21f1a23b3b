"""``--fix`` and ``--diff``: typography put right in the files, or shown as the change that would be made."""

from __future__ import annotations

import difflib
import sys

from typing import TYPE_CHECKING

from govlint.cli.inputs import find_inputs
from govlint.document.errors import GovlintError
from govlint.document.message import Text, counted_en
from govlint.document.regular import read_start
from govlint.document.whole import put_whole
from govlint.engine.fix import fixed
from govlint.engine.linter import Linter
from govlint.output.plain import visible
from govlint.output.terminal import echo, say
from govlint.readers.encoding import decode


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.cli.inputs import Inputs
    from govlint.cli.request import CheckOptions


def fix_files(linter: Linter, inputs: Inputs, lang: str) -> None:
    """Put the typography of the files right, and say how many were changed.

    Raises:
        GovlintError: a report comes from standard input, or a file cannot be written.
    """
    changed = 0
    for path, _, after in _changes(linter, inputs):
        put_whole(path, after)
        changed += 1
    text = Text(
        f"修正了 {changed} 个文件的标点和数字写法",
        f"typography put right in {counted_en(changed, 'file')}",
    )
    say(f"govlint: {text.in_language(lang)}")


def show_differences(options: CheckOptions, lang: str) -> int:
    """Write the changes that ``--fix`` would make, and return 1 if there are any.

    Raises:
        GovlintError: a report comes from standard input.
    """
    linter = Linter(options.for_linter())
    inputs = find_inputs(linter, options.paths, lang)
    status = 0
    # A patch has to be what the file is; on a terminal what it would obey is shown instead.
    shown = visible if sys.stdout.isatty() else str
    for path, before, after in _changes(linter, inputs):
        status = 1
        for line in difflib.unified_diff(_lines(before), _lines(after), path, path):
            echo(shown(line.removesuffix("\n")) + "\n")
    return status


def _changes(linter: Linter, inputs: Inputs) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield each file that would be changed, with its bytes before and after."""
    if inputs.stdin:
        raise GovlintError(
            Text("--fix 和 --diff 不能用于标准输入", "--fix and --diff are for files")
        )
    for path in inputs.files:
        try:
            data = read_start(path, linter.finder.for_path(path).limits.file_size + 1)
        except OSError:
            continue  # the run reports it
        after = fixed(linter, data, path)
        if after != data:
            yield path, data, after


def _lines(data: bytes) -> list[str]:
    return decode(data).text.splitlines(keepends=True)
