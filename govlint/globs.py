"""Patterns in the notation of ``.gitignore``, from files that anybody may have written."""

from __future__ import annotations

import re
import warnings

from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec import GitIgnoreSpec, Pattern


MOST_STARS: Final = 3
"""Stars in one part of a pattern. Each may stand for anything, so a name is tried in as many ways as they can share
it, and a dozen of them takes longer than anybody waits."""
MOST_FOLDERS: Final = 2
"""Double stars in a pattern, for the same reason."""


def spec_of(glob: str) -> GitIgnoreSpec:
    """Return what tells which paths one pattern means.

    Raises:
        ValueError: it is no pattern, or has too many stars.
    """
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  few configurations have patterns

    parts = glob.split("/")
    if parts.count("**") > MOST_FOLDERS or any(_stars(part) > MOST_STARS for part in parts):
        message = "too many stars"
        raise ValueError(message)
    with warnings.catch_warnings():  # of what a pattern might mean in a later Python
        warnings.simplefilter("ignore")
        try:
            return GitIgnoreSpec.from_lines([glob])
        except re.error as error:
            message = str(error)
            raise ValueError(message) from error


def _stars(part: str) -> int:
    return 0 if part == "**" else part.count("*")


def spec_of_lines(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return what a whole file says; a line that is no pattern says nothing, as for git."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  only where there is a .gitignore

    patterns: list[Pattern] = []
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        try:
            patterns += spec_of(line).patterns
        except ValueError:
            continue
    return GitIgnoreSpec(patterns)
