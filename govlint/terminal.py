"""The terminal: what it can show, decided once, and how to write to it."""

from __future__ import annotations

import os
import shutil
import sys

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from typing import TextIO


_WIDEST = 120
_NARROWEST = 40


def colour(flag: str, stream: TextIO) -> bool:
    """Tell whether to write colour: the flag, then NO_COLOR, then FORCE_COLOR, then a terminal that is not dumb."""
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def hyperlinks(stream: TextIO) -> bool:
    """Tell whether the terminal is known to show links."""
    if not stream.isatty():
        return False
    known = ("WT_SESSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "VTE_VERSION", "KONSOLE_VERSION")
    return any(os.environ.get(name) for name in known) or os.environ.get("TERM_PROGRAM") in {
        "iTerm.app",
        "vscode",
        "WezTerm",
    }


def width() -> int:
    """Return how many cells wide the output is to be."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def echo(text: str) -> None:
    """Write to standard output; what it cannot encode is escaped."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdout.write(text)
    sys.stdout.flush()


def say(line: str) -> None:
    """Write a line to standard error; what it cannot encode, or a terminal would obey, is escaped."""
    from govlint.output.plain import visible  # noqa: PLC0415 - a run that goes well says nothing

    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.stderr.write(visible(line) + "\n")
    sys.stderr.flush()
