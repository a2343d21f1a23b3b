"""How far a long run is: one line on the terminal of whoever waits for it."""

from __future__ import annotations

import os
import sys
import time

from typing import TYPE_CHECKING, Final, Self

from govlint.document.message import Text


if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import TextIO


_FROM: Final = 20
"""Below this many files nobody waits."""
_EVERY: Final = 0.2
"""Seconds between two writings of the line."""
_WIDE: Final = "⺀"
"""From this character on, characters are two cells wide, as far as the line has any."""


def told(done: int, files: int, seconds: float) -> Text:
    """Return the line: how many files of how many are done after so many seconds, at what rate, and what is left."""
    rate = done / seconds if seconds > 0 else 0.0
    left = _span((files - done) / rate) if rate else "?"
    part = f"{done}/{files} ({done * 100 // files}%)"
    speed = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
    return Text(
        f"检查中 {part}，每秒 {speed} 份，还需 {left}", f"checking {part}, {speed}/s, {left} left"
    )


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Progress:
    """The line that tells how far a run is; it is there while the block is, and leaves nothing behind.

    It is written where ``stream``, standard error, is a terminal that somebody sits at: not into a pipe, not in CI, not
    where a line cannot be written over, and not where ``wanted`` is false or there are few files. It is written by
    carriage return and spaces alone, and is never wider than the terminal.
    """

    def __init__(
        self,
        files: int,
        lang: str,
        *,
        wanted: bool = True,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        stream = stream or sys.stderr
        usable = stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
        self._stream: TextIO | None = stream if wanted and usable and files >= _FROM else None
        self._files = files
        self._lang = lang
        self._done = 0
        self._cells = 0
        self._clock = clock
        self._began = self._next = clock()

    def __enter__(self) -> Self:
        """Begin."""
        if self._stream is not None:
            from govlint.output.plain import holds_unicode  # noqa: PLC0415 - most runs show nothing

            self._lang = self._lang if holds_unicode(self._stream) else "en"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Clear the line."""
        self.hide()

    def advance(self) -> None:
        """Say that one more file is done."""
        self._done += 1
        if self._stream is None:
            return
        now = self._clock()
        if now >= self._next:
            self._next = now + _EVERY
            self._show(told(self._done, self._files, now - self._began).in_language(self._lang))

    def hide(self) -> None:
        """Clear the line, since something else is to be written where it stands; it soon comes back."""
        if self._cells and self._stream is not None:
            self._stream.write("\r" + " " * self._cells + "\r")
            self._stream.flush()
            self._cells = 0

    def _show(self, line: str) -> None:
        if self._stream is None:
            return
        if _cells(line) >= _columns(self._stream):
            line = f"{self._done}/{self._files}"
        cells = _cells(line)
        self._stream.write("\r" + line + " " * (self._cells - cells))
        self._stream.flush()
        self._cells = cells


def _cells(line: str) -> int:
    return sum(2 if char >= _WIDE else 1 for char in line)


def _columns(stream: TextIO) -> int:
    """Return the width of a terminal; one that does not tell is taken for a usual one."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
