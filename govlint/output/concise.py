"""``concise``: one line a diagnostic, for a screen, for grep and for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output import messages
from govlint.output.plain import visible


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.output.writer import OutputOptions
    from govlint.rule.diagnostic import FileResult


class ConciseWriter:
    """Writes ``path:line:column: CODE [severity] message``, with an address in formats that have no lines."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._lang = options.lang

    def begin(self) -> None:
        """Write nothing."""

    def file(self, result: FileResult) -> None:
        """Write a line for each diagnostic, or one that says why the file could not be checked."""
        if result.unread is not None:
            reason = messages.unread(result.unread).in_language(self._lang)
            self._stream.write(f"{visible(result.path)}: {visible(reason)}\n")
        if result.failure is not None:
            reason = messages.failed(result.failure).in_language(self._lang)
            self._stream.write(f"{visible(result.path)}: {visible(reason)}\n")
        for item in result.diagnostics:
            place = messages.place(item.path, item.location, self._lang)
            message = visible(item.message.in_language(self._lang))
            severity = messages.SEVERITY[item.severity].in_language(self._lang)
            self._stream.write(f"{place}: {item.code} [{severity}] {message}\n")

    def end(self) -> None:
        """Write nothing."""
