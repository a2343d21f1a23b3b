"""``github``: workflow commands that GitHub shows as annotations at their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.output import messages
from govlint.output.plain import visible
from govlint.output.writer import Totals
from govlint.rule import Severity


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.output.writer import OutputOptions
    from govlint.rule.diagnostic import Diagnostic, FileResult


_COMMAND: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GithubWriter:
    """Writes a command for each diagnostic; the text of a report cannot end one or begin another."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._lang = options.lang
        self._totals = Totals()

    def begin(self) -> None:
        """Write nothing."""

    def file(self, result: FileResult) -> None:
        """Write the commands of one file."""
        self._totals.add(result)
        if result.unread is not None:
            reason = messages.unread(result.unread).in_language(self._lang)
            self._command("notice", {"file": result.path, "title": "govlint"}, [reason])
        if result.failure is not None:
            reason = messages.failed(result.failure).in_language(self._lang)
            self._command("error", {"file": result.path, "title": "govlint"}, [reason])
        for item in result.diagnostics:
            properties = {"file": item.path, **_lines(item), "title": f"{item.code} {item.name}"}
            self._command(_COMMAND[item.severity], properties, self._body(item))

    def end(self) -> None:
        """Write the summary as a notice."""
        summary = messages.summary(self._totals).in_language(self._lang)
        self._command("notice", {"title": "govlint"}, [summary])

    def _body(self, item: Diagnostic) -> list[str]:
        lines = [item.message.in_language(self._lang)]
        if item.location.line is None and (address := item.location.address_in(self._lang)):
            lines[0] = f"{address} {lines[0]}"
        lines += [line.in_language(self._lang) for line in item.evidence]
        if item.hint is not None:
            lines.append(
                (messages.HINT.in_language(self._lang)) + item.hint.in_language(self._lang)
            )
        return lines

    def _command(self, name: str, properties: dict[str, str], body: list[str]) -> None:
        given = ",".join(f"{k}={visible(v).translate(_PROPERTY)}" for k, v in properties.items())
        data = "\n".join(map(visible, body)).translate(_DATA)
        self._stream.write(f"::{name} {given}::{data}\n")


def _lines(item: Diagnostic) -> dict[str, str]:
    """Return where the annotation goes; columns only within one line, all that GitHub takes."""
    place = item.location
    if place.line is None:
        return {}
    found = {"line": str(place.line), "endLine": str(place.end_line or place.line)}
    if place.column is not None and place.end_line in {None, place.line}:
        found["col"] = str(place.column)
        found["endColumn"] = str(place.end_column or place.column)
    return found
