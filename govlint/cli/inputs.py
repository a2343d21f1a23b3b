"""What the paths of a command lead to: files, standard input, and paths that lead to no file."""

from __future__ import annotations

import os
import re
import sys

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from govlint.config.selection import did_you_mean
from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.engine.walk import Target, Walk
from govlint.output.terminal import say
from govlint.readers import SUFFIXES
from govlint.rule.diagnostic import FileResult


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govlint.cli.request import CheckOptions
    from govlint.engine.linter import Linter


STDIN: Final = "-"
_CODE: Final = re.compile(r"[A-Za-z]{2,}\d{3}")
STDIN_NAME: Final = "<stdin>"


@dataclass(slots=True, eq=False)
class Inputs:
    """The files to check, in order; the results of paths that lead to none; whether standard input is one."""

    files: tuple[str, ...]
    failures: tuple[FileResult, ...] = ()
    stdin: bool = False
    walked: frozenset[str] = frozenset()
    """The files that nobody named."""
    unread: tuple[FileResult, ...] = ()
    """Documents in folders in formats that are not read."""
    folders: bool = False
    """Whether any of the paths is a folder."""


def with_stdin(paths: tuple[str, ...], stdin_filename: str | None) -> tuple[str, ...]:
    """Return the paths; whoever names standard input and nothing else wants it read.

    Raises:
        GovlintError: it is named beside other paths, of which none is standard input.
    """
    if stdin_filename is None or STDIN in paths:
        return paths
    if paths:
        raise GovlintError(
            Text(
                "--stdin-filename 只用于标准输入，路径中没有 -",
                "--stdin-filename is for standard input, and no path is -",
            )
        )
    return (STDIN,)


def walk(
    paths: Sequence[str], excludes: Callable[[str], bool], lang: str, *, documents: bool = False
) -> list[Target]:
    """Return what the paths lead to; an empty folder is a line on standard error."""
    targets = []
    for target in Walk(SUFFIXES, excludes, documents).targets(
        path for path in paths if path != STDIN
    ):
        if target.empty and target.failure is not None:
            say(f"govlint: {target.path}: {target.failure.in_language(lang)}")
        else:
            targets.append(target)
    return targets


def find_inputs(linter: Linter, paths: Sequence[str], lang: str) -> Inputs:
    """Return what there is to check below the paths, the current folder if there are none.

    Raises:
        ConfigError: a configuration on the way cannot be used.
    """
    targets = walk(
        paths or (".",),
        lambda path: linter.finder.for_path(path).excludes(path),
        lang,
        documents=True,
    )
    return Inputs(
        tuple(t.path for t in targets if t.failure is None and t.unread is None),
        tuple(
            FileResult(t.path, failure=_with_hint(t.path, t.failure))
            for t in targets
            if t.failure is not None
        ),
        STDIN in paths,
        frozenset(target.path for target in targets if target.walked),
        tuple(FileResult(t.path, unread=t.unread) for t in targets if t.unread is not None),
        any(map(os.path.isdir, paths or (".",))),
    )


def _with_hint(path: str, failure: Text) -> Text:
    """Return why a path leads to no file, with what else a single word may have been meant as."""
    if os.path.lexists(path) or not path.isprintable() or set(path) & set("./\\ "):
        return failure
    hint = None
    if _CODE.fullmatch(path):
        hint = Text(
            f"规则的说明用 govlint rule {path}", f"govlint rule {path} shows the page of a rule"
        )
    elif (context := click.get_current_context(silent=True)) is not None:
        from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

        root = context.find_root().command
        known = root.list_commands(context) if isinstance(root, click.Group) else []
        near = get_close_matches(path, known, n=1, cutoff=0.7)
        if near:
            hint = did_you_mean(f"govlint {near[0]}")
    if hint is None:
        return failure
    return Text(f"{failure.zh}；{hint.zh}", f"{failure.en}; {hint.en}")


def lint_stdin(linter: Linter, options: CheckOptions) -> FileResult:
    """Read standard input to its end, or as far as a file may be long, and lint it under the name it was given.

    Raises:
        ConfigError: its configuration cannot be used.
    """
    name = options.stdin_filename or STDIN_NAME
    settings = linter.finder.for_path(options.stdin_filename or "stdin")
    if options.stdin_filename and settings.excludes(name):
        reason = Text("配置排除了这个文件", "the configuration excludes it")
        return FileResult(name, unread=reason)
    data = read_stdin(settings.limits.file_size + 1)
    return linter.check(data, name)


def read_stdin(most: int) -> bytes:
    """Return what standard input holds, ``most`` bytes of it if it has as many.

    Raises:
        GovlintError: it cannot be read.
    """
    try:
        return sys.stdin.buffer.read(most)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        shown = reason or str(error)
        raise GovlintError(
            Text(f"标准输入无法读取：{shown}", f"standard input cannot be read: {shown}")
        ) from error
