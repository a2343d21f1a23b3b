"""Several formats at once, each to its own file."""

from __future__ import annotations

import os
import sys

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from govlint.errors import ConfigError
from govlint.output.formats import open_writer
from govlint.output.plain import escape_unencodable
from govlint.rule import Text


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.output.writer import OutputOptions, Writer


STANDARD_OUTPUT = "-"


def pair(formats: Sequence[str], files: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return each format with its file.

    There may be one file fewer than formats: then the first format goes to standard output, ``-``.

    Raises:
        ConfigError: files and formats do not go together, or two formats would share one place.
    """
    missing = len(formats) - len(files)
    if missing not in {0, 1}:
        raise ConfigError(
            Text(
                f"{len(formats)} 种格式配了 {len(files)} 个文件",
                f"{len(files)} files for {len(formats)} formats",
            ),
            path="--output-file",
            hint=Text(
                "每种格式一个文件，只有第一种可以不写",
                "give one for each format; only the first can do without",
            ),
        )
    places = [STANDARD_OUTPUT] * missing + list(files)
    for place in places:
        if places.count(place) > 1:
            raise ConfigError(
                Text("两种格式写到同一处", "two formats go to the same place"),
                path="--output-file",
                key=place,
            )
    return tuple(zip(formats, places, strict=True))


@contextmanager
def open_writers(
    pairs: Sequence[tuple[str, str]], options: OutputOptions, stdout: TextIO | None = None
) -> Iterator[tuple[Writer, ...]]:
    """Open a writer for each format and file; a file takes its place only when all is written.

    Raises:
        ConfigError: a file cannot be written.
    """
    out = stdout or sys.stdout
    escape_unencodable(out)
    plain = replace(options, color=False, hyperlinks=False)
    with ExitStack() as stack:
        writers = []
        for name, path in pairs:
            if path == STANDARD_OUTPUT:
                writers.append(open_writer(name, out, options))
            else:
                stream = stack.enter_context(_written(path))
                writers.append(open_writer(name, stream, plain))
        yield tuple(writers)
    out.flush()


@contextmanager
def _written(path: str) -> Iterator[TextIO]:
    half = f"{path}.{os.getpid()}.tmp"
    try:
        stream = open(half, "w", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed below
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with stream:
            yield stream
        os.replace(half, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        if os.path.exists(half):
            os.unlink(half)


def _unwritable(path: str, error: OSError) -> ConfigError:
    reason = error.strerror or str(error)
    return ConfigError(
        Text(f"无法写入：{reason}", f"cannot be written: {reason}"), path="--output-file", key=path
    )
