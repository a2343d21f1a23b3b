"""The settings of a run, frozen, each with where it came from."""

from __future__ import annotations

import os.path

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.config.globs import is_plain, means, spec_of
from govlint.document.limits import DEFAULT_LIMITS, Limits
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pathspec import GitIgnoreSpec


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

    path: PathPattern
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IgnoreEntry:
    """A known finding that is not to be reported again: where, which, why, and until when.

    ``origin`` is the configuration file it stands in.
    """

    path: PathPattern
    code: str
    reason: str
    expires: date | None
    origin: str

    def expired(self, today: date) -> bool:
        """Tell whether the last day on which it holds is over."""
        return self.expires is not None and today > self.expires


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """Organ and year of files that do not state them."""

    path: PathPattern
    organ: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """An equation of the user's, in the notation of the forms."""

    name: str
    equation: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a configuration can set, with defaults.

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
    report: tuple[ReportEntry, ...] = ()
    suppressions: tuple[IgnoreEntry, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    origins: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)

    def excludes(self, path: str) -> bool:
        """Tell whether ``path`` is excluded; so also a file that was named on the command line."""
        return any(pattern.matches(path) for pattern in self.exclude)

    def organ_and_year(self, path: str) -> tuple[str | None, int | None]:
        """Return organ and year given for a file; of several entries the last one counts."""
        organ: str | None = None
        year: int | None = None
        for entry in self.report:
            if entry.path.matches(path):
                organ = entry.organ if entry.organ is not None else organ
                year = entry.year if entry.year is not None else year
        return organ, year
