"""Outputs that would replace what is read, refused before anything runs."""

from __future__ import annotations

import os
import stat
import sys

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from govlint.document.errors import GovlintError
from govlint.document.message import Text


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.cli.inputs import Inputs
    from govlint.cli.known import Known
    from govlint.cli.request import CheckOptions


_Identity: TypeAlias = tuple[int, int]
"""Device and number of a file: the same for all names and links of it."""


@dataclass(slots=True, eq=False)
class Output:
    """A file that will be written: the option that names it, and its path."""

    option: str
    path: str


def refuse_conflicts(
    options: CheckOptions, inputs: Inputs, known: Known, read: Iterable[str]
) -> None:
    """Make sure that no output of a check is a file that is read, and no two are one file.

    ``read`` are the files that are read besides the inputs.

    Raises:
        GovlintError: one is.
    """
    refuse(_outputs(options, known), (*inputs.files, *read), stdin=inputs.stdin)


def refuse(outputs: Iterable[Output], read: Iterable[str], *, stdin: bool = False) -> None:
    """Make sure that no output, standard output included, is a file that is read, and no two are one file.

    Raises:
        GovlintError: one is.
    """
    named: dict[str, Output] = {}
    written: dict[_Identity | None, Output] = {}
    for target in outputs:
        other = named.setdefault(os.path.realpath(target.path), target)
        if (file := _identity(target.path)) is not None:
            other = written.setdefault(file, other)
        if other is not target:
            raise _same(other, target)
    if (stdout := _identity_of_stream(sys.stdout)) is not None:
        written.setdefault(stdout, Output("", ""))
    if not written:
        return
    if stdin and (output := written.get(_identity_of_stream(sys.stdin))) is not None:
        raise _refusal(output, "-")
    for path in read:
        if (output := written.get(_identity(path))) is not None:
            raise _refusal(output, path)


def _outputs(options: CheckOptions, known: Known) -> Iterator[Output]:
    for path in options.files:
        yield Output("--output-file", path)
    if known.write is not None:
        yield Output("--write-baseline", known.write)
    if known.prune is not None:
        yield Output("--baseline", known.prune)


def _identity(path: str) -> _Identity | None:
    """Return what identifies a regular file, None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _identity_of_stream(stream: object) -> _Identity | None:
    try:
        found = os.fstat(stream.fileno())  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _same(one: Output, other: Output) -> GovlintError:
    return GovlintError(
        Text(
            f"{one.option} 与 {other.option} 是同一个文件 {other.path}",
            f"{one.option} and {other.option} are one file, {other.path}",
        )
    )


def _refusal(output: Output, path: str) -> GovlintError:
    hint = Text("换一个输出文件，或用 exclude 排除它", "name another file, or exclude it")
    if not output.option:
        return GovlintError(
            Text(
                f"标准输出写入的是要读取的文件 {path}",
                f"standard output goes to {path}, which is read",
            ),
            hint,
        )
    named = f"{output.option} {output.path}"
    return GovlintError(
        Text(
            f"{named} 是要读取的文件，不会覆盖",
            f"{named} is a file that is read; it is not replaced",
        ),
        hint,
    )
