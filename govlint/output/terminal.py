"""The terminal: what it can show, decided once, and how to write to it."""

from __future__ import annotations

import codecs
import os
import sys

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from typing import TextIO


_WIDEST = 120
_NARROWEST = 40
_USUAL = 80
_WIDE_ENCODINGS = frozenset(
    {"gb2312", "gbk", "gb18030", "hz", "big5", "big5hkscs", "cp950"}
    | {"shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "johab"}
)


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


def wide_lines(stream: TextIO) -> bool:
    """Return whether │ · … take two cells where the stream is read, as on consoles of Chinese, Japanese and Korean.

    That goes with their encodings. On Windows Python writes UTF-8 to a console whatever its code page; there the
    encoding of the system counts, except in the newer terminal, which takes these characters for narrow.
    """
    encodings = [getattr(stream, "encoding", None) or ""]
    if sys.platform == "win32" and stream.isatty() and not os.environ.get("WT_SESSION"):
        import locale  # noqa: PLC0415 - only there

        encodings.append(locale.getencoding())
    return any(_plain_name(name) in _WIDE_ENCODINGS for name in encodings)


def _plain_name(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return ""


def width() -> int:
    """Return how many cells wide the output is to be."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        wide = int(columns)
    else:
        try:
            wide = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
        except (OSError, ValueError):
            wide = 0
    return max(_NARROWEST, min(_WIDEST, wide or _USUAL))


def echo(text: str) -> None:
    """Write to standard output; what it cannot encode is escaped."""
    from govlint.output.plain import escape_unencodable  # noqa: PLC0415 - `check` does without

    escape_unencodable(sys.stdout)
    sys.stdout.write(text)
    sys.stdout.flush()


def say(line: str) -> None:
    """Write a line to standard error; what it cannot encode, or a terminal would obey, is escaped."""
    from govlint.output.plain import (  # noqa: PLC0415 - a run that goes well says nothing
        escape_unencodable,
        visible,
    )

    escape_unencodable(sys.stderr)
    sys.stderr.write(visible(line) + "\n")
    sys.stderr.flush()
