"""``sarif``: SARIF 2.1.0, for code scanning services and editors."""

from __future__ import annotations

import os

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from govlint import __version__
from govlint.output import messages, record
from govlint.output.plain import visible
from govlint.rule import Severity
from govlint.rule.fingerprints import Fingerprints


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.document.message import Text
    from govlint.document.source import Location
    from govlint.output.record import Value
    from govlint.output.writer import OutputOptions, RuleHelp
    from govlint.rule.diagnostic import Diagnostic, FileResult


SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVEL: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_ROOT: Final = "SRCROOT"
_BASES: Final[dict[str, Value]] = {
    _ROOT: {"description": {"text": "the folder in which govlint was run"}}
}
"""What paths are relative to; where that is on the machine of the run is nobody else's business."""
_HOME: Final = "https://pypi.org/project/govlint/"
_FINGERPRINT: Final = "govlint/v1"


class SarifWriter:
    """Writes one run; results are written as they come, notifications about unreadable files at the end."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._options = options
        self._indexes = {help_.rule.code: index for index, help_ in enumerate(options.rules)}
        self._failures: list[Value] = []
        self._notes: list[Value] = []
        self._artifacts: list[Value] = []
        self._any = False

    def begin(self) -> None:
        """Write the tool with all its rules."""
        driver: dict[str, Value] = {
            "name": "govlint",
            "version": __version__,
            "informationUri": self._options.docs_url or _HOME,
            "language": "en" if self._options.lang == "en" else "zh-CN",
            "rules": [self._rule(help_) for help_ in self._options.rules],
        }
        self._stream.write(f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{')
        self._stream.write(f'"tool": {{"driver": {self._encode(driver)}}},\n')
        self._stream.write('"columnKind": "unicodeCodePoints",\n')
        if self._options.root is not None:
            self._stream.write(f'"originalUriBaseIds": {self._encode(_BASES)},\n')
        self._stream.write('"results": [')

    def file(self, result: FileResult) -> None:
        """Write the results of one file."""
        if result.failure is not None:
            self._failures.append(self._notification("error", result.path, result.failure))
        if result.unread is not None:
            self._notes.append(
                self._notification("note", result.path, messages.unread(result.unread))
            )
            return
        if result.checked is not None and not result.across:
            whole = record.file(result, self._options.lang)
            based: Value = {key: whole[key] for key in ("figures", "equations")}
            self._artifacts.append({"location": self._artifact(result.path), "properties": based})
        fingerprints = Fingerprints()
        for item in result.diagnostics:
            self._stream.write(",\n  " if self._any else "\n  ")
            self._stream.write(self._encode(self._result(item, fingerprints.of(item))))
            self._any = True

    def end(self) -> None:
        """Write how the run went."""
        invocation: dict[str, Value] = {"executionSuccessful": not self._failures}
        if self._failures or self._notes:
            invocation["toolExecutionNotifications"] = [*self._failures, *self._notes]
        artifacts = self._encode(self._artifacts)
        self._stream.write(f'],\n"artifacts": {artifacts},\n')
        self._stream.write(f'"invocations": [{self._encode(invocation)}]}}]}}\n')

    def _notification(self, level: str, path: str, what: Text) -> Value:
        return {
            "level": level,
            "message": {"text": self._say(what)},
            "locations": [{"physicalLocation": {"artifactLocation": self._artifact(path)}}],
        }

    def _encode(self, value: Value) -> str:
        return record.encode(value, self._stream)

    def _say(self, text: Text) -> str:
        return visible(text.in_language(self._options.lang))

    def _rule(self, help_: RuleHelp) -> Value:
        rule = help_.rule
        summary = rule.summary_en if self._options.lang == "en" else rule.summary
        page = help_.page or summary
        described: dict[str, Value] = {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": summary},
            "fullDescription": {"text": summary},
            "help": {"text": page, "markdown": page},
            "defaultConfiguration": {"level": _LEVEL[rule.severity]},
            "properties": {"since": rule.since},
        }
        if help_.url:
            described["helpUri"] = help_.url
        return described

    def _artifact(self, path: str) -> Value:
        root = self._options.root
        if root is not None:
            path = _relative(path, root)
        if os.path.isabs(path):
            return {"uri": f"file://{_quoted(path)}"}
        relative = _quoted(os.path.normpath(path))
        return {"uri": relative, "uriBaseId": _ROOT} if root is not None else {"uri": relative}

    def _location(self, path: str, place: Location) -> dict[str, Value]:
        physical: dict[str, Value] = {"artifactLocation": self._artifact(path)}
        # A service that shows results at lines drops one without; a format without lines begins at its first.
        physical["region"] = _region(place) if place.line is not None else {"startLine": 1}
        found: dict[str, Value] = {"physicalLocation": physical}
        if address := place.address_in(self._options.lang):
            found["logicalLocations"] = [{"fullyQualifiedName": visible(address)}]
        return found

    def _result(self, item: Diagnostic, fingerprint: str) -> Value:
        lines = [self._say(item.message), *map(self._say, item.evidence)]
        if item.hint is not None:
            lines.append(self._say(messages.HINT) + self._say(item.hint))
        result: dict[str, Value] = {
            "ruleId": item.code,
            "level": _LEVEL[item.severity],
            "message": {"text": "\n".join(lines)},
            "locations": [self._location(item.path, item.location)],
            "partialFingerprints": {_FINGERPRINT: fingerprint},
            "properties": self._properties(item),
        }
        if item.code in self._indexes:
            result["ruleIndex"] = self._indexes[item.code]
        related: list[Value] = [
            {
                "id": number,
                "message": {"text": self._say(place.message)},
                **self._location(place.path or item.path, place.location),
            }
            for number, place in enumerate(item.related, 1)
        ]
        if related:
            result["relatedLocations"] = related
        if item.fix is not None and item.location.line is not None:
            result["fixes"] = [self._fix(item, item.fix)]
        return result

    def _properties(self, item: Diagnostic) -> Value:
        """Return what SARIF has no place for. Repairs are no ``fixes``: no tool may change a figure."""
        whole = record.diagnostic(item, self._options.lang)
        return {key: whole[key] for key in ("actual", "expected", "facts", "repairs") if whole[key]}

    def _fix(self, item: Diagnostic, fix: str) -> Value:
        replacement: Value = {
            "deletedRegion": _region(item.location),
            "insertedContent": {"text": fix},
        }
        change: Value = {
            "artifactLocation": self._artifact(item.path),
            "replacements": [replacement],
        }
        text = self._say(messages.FIX) + visible(fix)
        return {"description": {"text": text}, "artifactChanges": [change]}


def _region(place: Location) -> dict[str, Value]:
    given = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {key: value for key, value in given.items() if value is not None}


def _relative(path: str, root: str) -> str:
    """Return a path from ``root`` on; one on another drive as it is."""
    try:
        return os.path.relpath(os.path.join(root, path), root)
    except ValueError:
        return path


def _quoted(path: str) -> str:
    """Return a path as a part of a URI; a name that is no UTF-8 keeps its bytes."""
    return quote(os.fsencode(path.replace(os.sep, "/")), safe="/")
