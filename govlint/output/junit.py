"""``junit``: JUnit XML, for services that show test results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output import messages
from govlint.output.markup import escaped, write
from govlint.rule import Severity


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.output.writer import OutputOptions
    from govlint.rule.diagnostic import Checked, Diagnostic, FileResult


_ORDER = list(Severity)


class JunitWriter:
    """Writes a suite for each file and a case for each diagnostic.

    A diagnostic that does not fail the run is a case that passes and says so; a faultless file is one case that passes.
    """

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._lang = options.lang
        self._failing = _ORDER[: _ORDER.index(options.fail_on) + 1]

    def begin(self) -> None:
        """Open the document."""
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="govlint">\n'
        write(self._stream, head)

    def file(self, result: FileResult) -> None:
        """Write the suite of one file."""
        path = escaped(result.path)
        failures = sum(item.severity in self._failing for item in result.diagnostics)
        errors = int(result.failure is not None)
        tests = max(1, len(result.diagnostics))
        cases = "".join(self._case(path, item) for item in result.diagnostics)
        if result.failure is not None:
            reason = escaped(result.failure.in_language(self._lang))
            error = f'<error type="failure" message="{reason}">{reason}</error>'
            cases = f'    <testcase classname="{path}" name="govlint" time="0">{error}</testcase>\n'
        elif result.unread is not None:
            reason = escaped(result.unread.in_language(self._lang))
            skipped = f'<skipped message="{reason}"/>'
            cases = (
                f'    <testcase classname="{path}" name="govlint" time="0">{skipped}</testcase>\n'
            )
        elif not cases:
            cases = f'    <testcase classname="{path}" name="govlint" time="0"/>\n'
        write(
            self._stream,
            f'  <testsuite name="{path}" tests="{tests}" failures="{failures}" errors="{errors}"'
            f' skipped="{int(result.unread is not None)}" time="{result.seconds:.3f}">\n'
            f"{_properties(result.checked)}{cases}  </testsuite>\n",
        )

    def end(self) -> None:
        """Close the document."""
        write(self._stream, "</testsuites>\n")

    def _case(self, path: str, item: Diagnostic) -> str:
        where = item.location.address_in(self._lang) or item.location
        name = escaped(f"{item.code} {item.name} {where}")
        message = escaped(item.message.in_language(self._lang))
        place = escaped(messages.place(item.path, item.location, self._lang))
        body = [f"{place}: {message}"]
        body += [escaped(line.in_language(self._lang)) for line in item.evidence]
        if item.hint is not None:
            label = messages.HINT.in_language(self._lang)
            body.append(escaped(label + item.hint.in_language(self._lang)))
        text = "\n".join(body)
        opened = f'    <testcase classname="{path}" name="{name}" time="0">'
        if item.severity in self._failing:
            inner = f'<failure type="{item.severity.value}" message="{message}">{text}</failure>'
        else:
            inner = f"<system-out>{item.severity.value}: {text}</system-out>"
        return f"{opened}{inner}</testcase>\n"


def _properties(checked: Checked | None) -> str:
    """Return what a result is based on, as properties of its suite."""
    if checked is None:
        return ""
    values = {
        "figures.read": checked.figures,
        "figures.of": checked.of,
        "equations.checked": checked.equations,
        "equations.broken": checked.broken,
    }
    found = "".join(f'      <property name="{k}" value="{v}"/>\n' for k, v in values.items())
    return f"    <properties>\n{found}    </properties>\n"
