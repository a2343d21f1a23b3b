"""How often each rule spoke, for ``--statistics``; written beside any format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govlint.output import messages


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.diagnostic import FileResult
    from govlint.output.writer import OutputOptions
    from govlint.rule import Severity


class StatisticsWriter:
    """Writes a line for each rule when the run is over, the most frequent first."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._lang = options.lang
        self._counts: Counter[tuple[str, str, Severity]] = Counter()

    def begin(self) -> None:
        """Write nothing."""

    def file(self, result: FileResult) -> None:
        """Count the diagnostics of a file."""
        self._counts.update((d.code, d.name, d.severity) for d in result.diagnostics)

    def end(self) -> None:
        """Write the counts."""
        ordered = sorted(self._counts.items(), key=lambda pair: (-pair[1], pair[0]))
        widest = max((len(str(count)) for _, count in ordered), default=0)
        for (code, name, severity), count in ordered:
            word = messages.SEVERITY[severity].in_language(self._lang)
            self._stream.write(f"{count:>{widest}}  {code}  {word}  {name}\n")
