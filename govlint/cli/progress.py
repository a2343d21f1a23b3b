"""How far a long run is: a bar on the terminal of the person who waits for it."""

from __future__ import annotations

import os
import sys
import time

from typing import TYPE_CHECKING, Final, Self

from govlint.document.message import Text


if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO

    from rich.progress import Progress as Bar


_FROM: Final = 20
"""Below this many files nobody waits."""
_EVERY: Final = 0.2
"""Seconds between two refreshes."""
_WIDE: Final = 60
"""Columns that a bar and the time left need beside the numbers."""
_LABEL: Final = Text("检查中", "checking")


class Progress:
    """The bar of one run; it is shown while the block is, and is cleared at its end.

    It is written to ``stream``, standard error, only where that is a terminal: not into a pipe, not in CI, not on a
    terminal without cursor movement, and not where ``wanted`` is false or there are few files. It is refreshed when a
    file is done and by no thread, since processes are forked meanwhile.
    """

    def __init__(
        self, files: int, lang: str, *, wanted: bool = True, stream: TextIO | None = None
    ) -> None:
        self._stream = stream or sys.stderr
        usable = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = wanted and usable and not os.environ.get("CI") and files >= _FROM
        self._files = files
        self._lang = lang
        self._bar: Bar | None = None
        self._next = 0.0

    def __enter__(self) -> Self:
        """Prepare the bar; it appears with the first file that is done."""
        if self._shown:
            self._bar = _bar(self._stream, self._files, self._lang)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Clear the bar."""
        self.hide()

    def advance(self) -> None:
        """Count one more file as done."""
        if self._bar is None:
            return
        self._bar.advance(self._bar.task_ids[0])
        if (now := time.monotonic()) >= self._next:
            self._next = now + _EVERY
            self._bar.start()
            self._bar.refresh()

    def hide(self) -> None:
        """Clear the bar, since results are written to the same terminal; the next refresh shows it again."""
        if self._bar is not None:
            self._bar.stop()


def _bar(stream: TextIO, files: int, lang: str) -> Bar:
    """Return a bar on a terminal, with a task of so many files."""
    from rich.console import Console  # noqa: PLC0415 - most runs show none
    from rich.progress import (  # noqa: PLC0415 - the same
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    from govlint.output.plain import holds_unicode  # noqa: PLC0415 - the same

    console = Console(file=stream)
    columns: list[ProgressColumn] = [TextColumn("{task.description}"), MofNCompleteColumn()]
    if console.width >= _WIDE:
        columns[1:1] = [BarColumn()]
        columns += [TimeRemainingColumn()]
    bar = Progress(
        *columns,
        console=console,
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task(_LABEL.in_language(lang if holds_unicode(stream) else "en"), total=files)
    return bar
