"""``json``: one object with a version, the files and the diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output import record
from govlint.output.spool import Spool


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.output.writer import OutputOptions
    from govlint.rule.diagnostic import FileResult


class JsonWriter:
    """Writes the document, one record a line; diagnostics wait on disk while the files are listed."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._lang = options.lang
        self._waiting = Spool()
        self._unread: list[record.Value] = []
        self._files = 0
        self._diagnostics = 0

    def begin(self) -> None:
        """Open the object and its list of files."""
        self._stream.write(f'{{"version": {record.VERSION},\n"files": [')

    def file(self, result: FileResult) -> None:
        """Write the file's record and keep its diagnostics for the second list."""
        if result.unread is not None:
            self._unread.append({**record.unread(result.path, result.unread, self._lang)})
            return
        if not result.across:
            self._stream.write(",\n  " if self._files else "\n  ")
            self._stream.write(record.encode(record.file(result, self._lang), self._stream))
            self._files += 1
        for item in result.diagnostics:
            self._waiting.write(",\n  " if self._diagnostics else "\n  ")
            value = record.diagnostic(item, self._lang)
            self._waiting.write(record.encode(value, self._stream))
            self._diagnostics += 1

    def end(self) -> None:
        """Write the files that were not read and the list of diagnostics, and close the object."""
        self._stream.write("],\n" if not self._files else "\n],\n")
        self._stream.write(f'"unread": {record.encode(self._unread, self._stream)},\n')
        self._stream.write('"diagnostics": [')
        self._waiting.pour(self._stream.write)
        self._stream.write("]}\n" if not self._diagnostics else "\n]}\n")
