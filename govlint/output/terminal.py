"""What is known of the terminal, decided once for a run: colour, hyperlinks, width; and progress."""

from __future__ import annotations

import shutil

from time import monotonic
from typing import TYPE_CHECKING, Final

from govlint.output.messages import checked


if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO


_PROGRAMS: Final = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby"})
_VARIABLES: Final = ("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
_FIRST_VTE: Final = 5000
"""The version of VTE, the core of many terminals, from which on it has hyperlinks without crashing."""
_INTERVAL: Final = 0.1
"""Seconds between two signs of progress."""


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal; a closed one is none."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def wants_color(flag: str, environ: Mapping[str, str], stream: TextIO) -> bool:
    """Decide on colour: the flag (always, never, auto), NO_COLOR, FORCE_COLOR, a terminal that is not dumb."""
    if flag != "auto":
        return flag == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return is_terminal(stream) and environ.get("TERM") != "dumb"


def wants_hyperlinks(environ: Mapping[str, str], stream: TextIO) -> bool:
    """Decide on hyperlinks: only in a terminal that is known to have them."""
    forced = environ.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced != "0"
    if not is_terminal(stream) or environ.get("TERM") == "dumb":
        return False
    vte = environ.get("VTE_VERSION", "")
    known = environ.get("TERM_PROGRAM") in _PROGRAMS or any(name in environ for name in _VARIABLES)
    return known or (vte.isdecimal() and int(vte) >= _FIRST_VTE)


def width_of(stream: TextIO) -> int:
    """Return the width of a terminal in cells, 80 of anything else."""
    return shutil.get_terminal_size((80, 24)).columns if is_terminal(stream) else 80


class Progress:
    """Shows on standard error how far a run over many files is; silent where that is no terminal."""

    def __init__(self, stream: TextIO, total: int, lang: str) -> None:
        self._stream = stream
        self._total = total
        self._lang = lang
        self._shown = is_terminal(stream) and total > 1
        self._done = 0
        self._last = monotonic()
        self._visible = False

    def step(self) -> None:
        """Count one file; shown no more often than can be read."""
        self._done += 1
        now = monotonic()
        if self._shown and now - self._last >= _INTERVAL:
            self._last = now
            self._visible = True
            text = checked(self._done, self._total).in_language(self._lang)
            self._stream.write(f"\r{text}")
            self._stream.flush()

    def clear(self) -> None:
        """Wipe the line, before anything else is written to the terminal."""
        if self._visible:
            self._visible = False
            self._stream.write("\r" + " " * (len(checked(self._total, self._total).zh) * 2) + "\r")
            self._stream.flush()
