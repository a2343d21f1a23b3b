"""``gitlab``: GitLab's code quality report."""

from __future__ import annotations

import os.path

from typing import TYPE_CHECKING, Final

from govlint.document.source import Location
from govlint.output import messages, record
from govlint.output.plain import visible
from govlint.rule import Severity
from govlint.rule.fingerprints import Fingerprints


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.output.record import Value
    from govlint.output.writer import OutputOptions
    from govlint.rule.diagnostic import FileResult


_SEVERITY: Final = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}
_FAILED: Final = "blocker"


class GitlabWriter:
    """Writes one array; each entry has a fingerprint that a moved line does not change."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._lang = options.lang
        self._any = False

    def begin(self) -> None:
        """Open the array."""
        self._stream.write("[")

    def file(self, result: FileResult) -> None:
        """Write the entries of one file."""
        fingerprints = Fingerprints()
        if result.unread is not None:
            reason = messages.unread(result.unread).in_language(self._lang)
            print_ = fingerprints.of_path(result.path)
            self._entry("govlint", visible(reason), "info", print_, result.path, Location())
        if result.failure is not None:
            reason = messages.failed(result.failure).in_language(self._lang)
            print_ = fingerprints.of_path(result.path)
            self._entry("govlint", visible(reason), _FAILED, print_, result.path, Location())
        for item in result.diagnostics:
            lines = [item.message, *item.evidence]
            text = "\n".join(visible(line.in_language(self._lang)) for line in lines)
            if item.location.line is None and (address := item.location.address_in(self._lang)):
                text = f"{visible(address)} {text}"
            self._entry(
                item.code,
                text,
                _SEVERITY[item.severity],
                fingerprints.of(item),
                item.path,
                item.location,
            )

    def end(self) -> None:
        """Close the array."""
        self._stream.write("\n]\n" if self._any else "]\n")

    def _entry(
        self, name: str, text: str, severity: str, fingerprint: str, path: str, place: Location
    ) -> None:
        lines: dict[str, Value] = {"begin": place.line or 1}
        if place.end_line is not None:
            lines["end"] = place.end_line
        normal = os.path.normpath(path).replace(os.sep, "/")
        entry: dict[str, Value] = {
            "description": text,
            "check_name": name,
            "fingerprint": fingerprint,
            "severity": severity,
            "location": {"path": normal, "lines": lines},
        }
        self._stream.write(",\n  " if self._any else "\n  ")
        self._stream.write(record.encode(entry, self._stream))
        self._any = True
