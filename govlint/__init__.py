"""govlint checks annual reports on open government information (政府信息公开工作年度报告).

    >>> import govlint
    >>> result = govlint.check("report.docx")
    >>> for item in result.diagnostics:
    ...     print(item.location, item.code, item.message.zh)
    >>> report = govlint.read("report.docx")
    >>> report.organ, report.year, report.facts["requests.received.total"].value

Functions:

- `check` lints one report, given by its path or as bytes, and returns a `FileResult`;
- `check_many` yields a `FileResult` for each file of files and folders, and compares the reports with each other;
- `overview` returns a row for each report of files and folders, with sums and findings;
- `read` reads a report without checking it and returns a `Context`: facts, claims, sums, syntax tree;
- `load_rules` returns the rules there are.

`Linter` holds what several calls share: rules and configuration are read once. `Options` says what is checked.

Places: a `Span` is a half-open range of code points in ``report.text``. A `Location` is what a reader of the file
finds: lines and columns counted from 1, columns in code points; the address of a cell where the format has no lines.

Figures: counts are `int`, and `decimal.Decimal` where a decimal point is printed. Tables count cases, items and
documents; money in prose is in 万元 (10,000 yuan). A cell that is empty or holds a dash has the value None, not 0.

Messages: a `Text` has the fields ``zh`` and ``en``.

Errors: what the caller can correct raises a `GovlintError`, with a ``text`` and often a ``hint``. A file that cannot be
opened raises `OSError` in `read`; in `check` its result has a ``failure``. A file that is opened and is no readable
report is a finding (``GOV001``) in `check`, and raises `UnreadableFile` in `read` if nothing in it can be read.
"""

from __future__ import annotations

import os.path

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from govlint.api import check, check_many, load_rules, overview, read
    from govlint.document.errors import ConfigError, GovlintError, RuleError, UnreadableFile
    from govlint.engine.linter import Linter, Options
    from govlint.engine.registry import LoadedRule
    from govlint.rule import Context, Finding, Location, Rule, Severity, Span, Text
    from govlint.rule.diagnostic import Diagnostic, FileResult


__version__ = "0.1.0"

__all__ = [
    "ConfigError",
    "Context",
    "Diagnostic",
    "FileResult",
    "Finding",
    "GovlintError",
    "Linter",
    "LoadedRule",
    "Location",
    "Options",
    "Rule",
    "RuleError",
    "Severity",
    "Span",
    "Text",
    "UnreadableFile",
    "check",
    "check_many",
    "load_rules",
    "overview",
    "read",
]

_HOMES = {
    "govlint.api": ("check", "check_many", "load_rules", "overview", "read"),
    "govlint.rule.diagnostic": ("Diagnostic", "FileResult"),
    "govlint.document.errors": ("ConfigError", "GovlintError", "RuleError", "UnreadableFile"),
    "govlint.engine.linter": ("Linter", "Options"),
    "govlint.engine.registry": ("LoadedRule",),
    "govlint.rule": ("Context", "Finding", "Location", "Rule", "Severity", "Span", "Text"),
}
"""The names above by the module they are defined in, which is imported when one of them is first asked for."""

# In a wheel `rules` and `grammar` lie inside this package; in a checkout they lie beside it, so the parent folder joins
# the search path. os.path and not pathlib: `govlint --version` should not pay for it.
if not os.path.isdir(os.path.join(os.path.dirname(__file__), "rules")):
    __path__.append(os.path.dirname(os.path.dirname(__file__)))


def __getattr__(name: str) -> object:
    """Return a name of the API, importing what defines it."""
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module  # noqa: PLC0415 - `import govlint` alone loads nothing

            return getattr(import_module(module), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return the names of the API, loaded or not."""
    return sorted({*globals(), *__all__})
