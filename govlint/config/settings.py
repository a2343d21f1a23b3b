"""What a run is told: settings, frozen, each knowing where it came from."""

from __future__ import annotations

import os.path
import re

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.config.globs import is_plain, means, spec_of
from govlint.document.limits import DEFAULT_LIMITS, Limits
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from collections.abc import Mapping

    from pathspec import GitIgnoreSpec


_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
"""A key that TOML takes without quotes."""

DEFAULT: Final = Text("默认", "default")
COMMAND_LINE: Final = Text("命令行", "command line")


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A pattern in the notation of ``.gitignore``, for paths below ``base``, the folder of its configuration."""

    glob: str
    base: str

    def matches(self, path: str) -> bool:
        """Tell whether the file at ``path``, or a folder above it, is meant."""
        relative = _relative(os.path.abspath(path), self.base)
        if relative.startswith(os.pardir):
            return False
        # A configuration may name thousands of files, and then each of them is compared with each.
        if is_plain(self.glob):
            return means(self.glob, relative)
        return _spec(self.glob).match_file(relative)


@lru_cache(maxsize=8)
def _relative(path: str, base: str) -> str:
    return os.path.relpath(path, base).replace(os.sep, "/")


@lru_cache(maxsize=1 << 16)
def _spec(glob: str) -> GitIgnoreSpec:
    return spec_of(glob)


@dataclass(frozen=True, slots=True)
class PerFileIgnore:
    """Rules that do not run on some files."""

    pattern: PathPattern
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IgnoreEntry:
    """A known finding that is not to be reported again: where, which, why, and until when.

    ``origin`` is the configuration file it stands in.
    """

    pattern: PathPattern
    code: str
    reason: str
    expires: date | None
    origin: str

    def expired(self, today: date) -> bool:
        """Tell whether the last day on which it holds is over."""
        return self.expires is not None and today > self.expires


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """Organ and year of files that cannot say them."""

    pattern: PathPattern
    organ: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """An equation of one's own, in the notation of the forms."""

    name: str
    equation: str
    reason: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a configuration can say, with defaults.

    ``origins`` names, for each key that was set, the files or options that set it. ``ignore`` holds rules that do not
    run, ``suppressions`` single known findings; a configuration writes both as ``ignore``.
    """

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: tuple[PerFileIgnore, ...] = ()
    exclude: tuple[PathPattern, ...] = ()
    fail_on: Severity = Severity.ERROR
    lang: str | None = None
    output_format: str = "full"
    baseline: str | None = None
    docs_url: str | None = None
    reports: tuple[ReportEntry, ...] = ()
    suppressions: tuple[IgnoreEntry, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    origins: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)

    def excludes(self, path: str) -> bool:
        """Tell whether ``path`` is excluded; so also a file that was named on the command line."""
        return any(pattern.matches(path) for pattern in self.exclude)

    def organ_and_year(self, path: str) -> tuple[str | None, int | None]:
        """Return organ and year given for a file; of several entries the last one that says it counts."""
        organ: str | None = None
        year: int | None = None
        for entry in self.reports:
            if entry.pattern.matches(path):
                organ = entry.organ if entry.organ is not None else organ
                year = entry.year if entry.year is not None else year
        return organ, year

    def show(self, lang: str) -> str:
        """Return all settings as TOML, each with a comment that says where it came from."""
        lines = []
        for key, value in self._plain().items():
            origins = [text.in_language(lang) for text in self.origins.get(key, (DEFAULT,))]
            if value is None:
                lines.append(f"# {key}: {origins[0]}")
                continue
            lines.append(f"{key} = {_toml(value)}  # {', '.join(origins)}")
        return "\n".join(lines) + "\n"

    def _plain(self) -> dict[str, object]:
        ignored: list[object] = [*self.ignore]
        ignored += [
            {"path": e.pattern.glob, "code": e.code, "reason": e.reason, "expires": e.expires}
            for e in self.suppressions
        ]
        return {
            "select": [*self.select],
            "extend-select": [*self.extend_select],
            "ignore": ignored,
            "extend-ignore": [*self.extend_ignore],
            "severity": {code: severity.value for code, severity in self.severity.items()},
            "per-file-ignores": {e.pattern.glob: [*e.codes] for e in self.per_file_ignores},
            "exclude": [pattern.glob for pattern in self.exclude],
            "fail-on": self.fail_on.value,
            "lang": self.lang,
            "output-format": self.output_format,
            "baseline": self.baseline,
            "docs-url": self.docs_url,
            "report": [
                {"path": e.pattern.glob, "organ": e.organ, "year": e.year} for e in self.reports
            ],
            "relations": [
                {"name": e.name, "equation": e.equation, "reason": e.reason} for e in self.relations
            ],
            "limits": {
                "file-size": self.limits.file_size,
                "text-length": self.limits.text_length,
                "cells": self.limits.cells,
            },
        }


def _toml(value: object) -> str:
    """Return a value as TOML writes it on one line; keys without a value are left out."""
    if isinstance(value, dict):
        given = [
            f"{k if _BARE.fullmatch(k) else _toml(k)} = {_toml(v)}"
            for k, v in value.items()
            if v is not None
        ]
        return f"{{ {', '.join(given)} }}" if given else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    import json  # noqa: PLC0415 - only to show settings

    # What a terminal would obey is shown by its number; TOML and JSON write it alike.
    return json.dumps(value, ensure_ascii=isinstance(value, str) and not value.isprintable())
