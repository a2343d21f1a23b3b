"""``json-lines``: one JSON object a line, as results come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output import record


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.output.writer import OutputOptions
    from govlint.rule.diagnostic import FileResult


class JsonLinesWriter:
    """Writes a line for each file (``"type": "file"``), then one for each of its diagnostics; ``unread`` for others."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._lang = options.lang

    def begin(self) -> None:
        """Write nothing."""

    def file(self, result: FileResult) -> None:
        """Write the file's line and those of its diagnostics; a file has one line, whatever is found across files."""
        if result.unread is not None:
            self._line("unread", record.unread(result.path, result.unread, self._lang))
            return
        if not result.across:
            self._line("file", record.file(result, self._lang))
        for item in result.diagnostics:
            self._line("diagnostic", record.diagnostic(item, self._lang))

    def _line(self, kind: str, value: dict[str, record.Value]) -> None:
        line = {"version": record.VERSION, "type": kind, **value}
        self._stream.write(record.encode(line, self._stream) + "\n")

    def end(self) -> None:
        """Write nothing."""
