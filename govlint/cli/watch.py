"""``--watch``: check again whenever a file changes."""

from __future__ import annotations

import contextlib
import os
import sys
import time

from typing import TYPE_CHECKING, Final, NoReturn

from govlint.cli.run import run_check
from govlint.document.signals import Stopped
from govlint.engine.walk import Walk
from govlint.output.terminal import echo
from govlint.readers import SUFFIXES


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.cli.request import CheckOptions


_SECONDS: Final = 0.5
"""Between two looks at the files."""
_CLEAR: Final = "\033[2J\033[H"


def watch(options: CheckOptions, lang: str) -> NoReturn:
    """Check again whenever a file of the paths changes, until interrupted.

    Raises:
        GovlintError: govlint cannot run as it was asked to.
    """
    try:
        _watch(options, lang)
    except Stopped as stopped:  # that is how it ends
        sys.exit(128 + stopped.number)


def _watch(options: CheckOptions, lang: str) -> NoReturn:
    seen: dict[str, float] = {}
    while True:
        now = _times(options.paths or (os.curdir,))
        if now != seen:
            seen = now
            if sys.stdout.isatty():
                echo(_CLEAR)
            run_check(options, lang)
            sys.stdout.flush()
        time.sleep(_SECONDS)


def _times(paths: Iterable[str]) -> dict[str, float]:
    """Return when each file was last changed, in seconds of the epoch."""
    found: dict[str, float] = {}
    for target in Walk(SUFFIXES, lambda _: False).targets(paths):
        with contextlib.suppress(OSError):
            found[target.path] = os.stat(target.path).st_mtime
    return found
