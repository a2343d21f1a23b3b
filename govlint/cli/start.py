"""`govlint check` from its options to its exit status, however they were read."""

from __future__ import annotations

import os
import sys

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from govlint.cli.options import LANGS, plain
from govlint.document.errors import GovlintError
from govlint.output.terminal import say


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


def start(args: Sequence[str]) -> bool:
    """Run `check` if that is what the arguments plainly ask for; false where click has to look at them."""
    options = plain(args)
    if options is None:
        return False
    run(options)
    return True


def language(given: str | None) -> str:
    """Return the language to speak: the option, else ``GOVLINT_LANG``, else Chinese."""
    wanted = given or os.environ.get("GOVLINT_LANG") or "zh"
    return wanted if wanted in LANGS else "zh"


def fail(error: GovlintError, lang: str) -> None:
    """Say why govlint cannot run, in one line, and end with status 2."""
    text = error.text.in_language(lang)
    if error.hint is not None:
        text += ("；" if lang == "zh" else "; ") + error.hint.in_language(lang)
    say(f"govlint: {text}")
    sys.exit(2)


def run(options: Mapping[str, Any]) -> None:
    """Run `check` with the fields of `govlint.cli.check.CheckOptions`, and end with its status."""
    from govlint.cli.check import CheckOptions, run_check, watch  # noqa: PLC0415 - `rules` and `facts` do without

    given = CheckOptions(**{**options, "paths": options["paths"] or (".",)}, today=_today())
    lang = language(given.lang)
    try:
        sys.exit(watch(given, lang) if given.watch else run_check(given, lang))
    except GovlintError as error:
        fail(error, lang)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the output has had enough; nothing is left to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()
