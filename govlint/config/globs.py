"""Patterns in the notation of ``.gitignore``, from files of unknown origin."""

from __future__ import annotations

import re
import warnings

from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec


MOST_STARS: Final = 3
"""Stars in one part of a pattern. Each may stand for anything, so a name is tried in as many ways as they can share
it, and a dozen of them takes far too long."""
MOST_FOLDERS: Final = 2
"""Double stars in a pattern, for the same reason."""
_SPECIAL: Final = re.compile(r"[*?\[\]\\!#\0\r\n]")


def spec_of(glob: str) -> GitIgnoreSpec:
    """Return the matcher of one pattern.

    Raises:
        ValueError: it is no pattern, or has too many stars.
    """
    parts = glob.split("/")
    if parts.count("**") > MOST_FOLDERS or any(_stars(part) > MOST_STARS for part in parts):
        message = "too many stars"
        raise ValueError(message)
    try:
        return _compiled([glob])
    except re.error as error:
        message = str(error)
        raise ValueError(message) from error


def spec_of_lines(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return the matcher of a whole file; a line that is no pattern is left out, as by git."""
    return _compiled([line for line in lines if _is_pattern(line)])


def is_plain(glob: str) -> bool:
    """Tell whether a pattern is a path, or the name of a file or a folder, and nothing else."""
    return _SPECIAL.search(glob) is None and glob == glob.strip() and "" not in glob.split("/")


def means(glob: str, path: str) -> bool:
    """Tell whether a plain pattern means a path, relative and with slashes, or a folder above it."""
    return f"/{path}/".startswith(f"/{glob}/") if "/" in glob else glob in path.split("/")


def _compiled(lines: list[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  seldom needed

    with warnings.catch_warnings():  # of what a pattern might mean in a later Python
        warnings.simplefilter("ignore")
        return GitIgnoreSpec.from_lines(lines)


def _is_pattern(line: str) -> bool:
    if line.startswith("#") or not line.strip():
        return False
    try:
        spec_of(line)
    except ValueError:
        return False
    return True


def _stars(part: str) -> int:
    return 0 if part == "**" else part.count("*")
