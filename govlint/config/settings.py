"""The settings of a run, frozen, each with where it came from."""

from __future__ import annotations

import os.path

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.config.globs import is_plain, means, spec_of
from govlint.document.limits import DEFAULT_LIMITS, Limits
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from pathspec import GitIgnoreSpec


COMMAND_LINE: Final = Text("命令行", "command line")


class PathPattern(NamedTuple):
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


@dataclass(slots=True, eq=False)
class PerFileIgnore:
    """Rules that do not run on some files."""

    path: PathPattern
    codes: tuple[str, ...]


class IgnoreEntry(NamedTuple):
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


@dataclass(slots=True, eq=False)
class ReportEntry:
    """Organ and year of files that do not state them, and the day they were published."""

    path: PathPattern
    organ: str | None
    year: int | None
    published: date | None = None


class OrganEntry(NamedTuple):
    """An organ by the name it has now; ``names`` are other names of it, ``merged`` the organs it was made of."""

    name: str
    names: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


class Member(NamedTuple):
    """An organ as a group lists it: by its name, with ``*`` for anything, or by the paths of its reports."""

    text: str
    path: PathPattern | None = None

    @property
    def named(self) -> bool:
        """Whether it names one organ."""
        return self.path is None and "*" not in self.text

    def matches(self, path: str, organ: str | None, means: Callable[[str, str], bool]) -> bool:
        """Tell whether the report at a path, of an organ, is meant; ``means`` compares a pattern with a name."""
        if self.path is not None:
            return self.path.matches(path)
        return organ is not None and means(self.text, organ)


class GroupEntry(NamedTuple):
    """A government whose tables are the sums of its members', ``own`` its report for itself, if it has one apart.

    ``origin`` is the configuration file it stands in.
    """

    name: str
    government: Member
    members: tuple[Member, ...]
    own: Member | None
    origin: str

    def is_government(
        self, path: str, organ: str | None, means: Callable[[str, str], bool]
    ) -> bool:
        """Tell whether the report at a path, of an organ, is the government's."""
        return self.government.matches(path, organ, means)

    def is_member(self, path: str, organ: str | None, means: Callable[[str, str], bool]) -> bool:
        """Tell whether the report at a path, of an organ, is a member's or the government's own."""
        if self.is_government(path, organ, means):
            return False
        return any(m.matches(path, organ, means) for m in self.everyone)

    @property
    def everyone(self) -> tuple[Member, ...]:
        """The members, and the government's own report as one of them."""
        return self.members if self.own is None else (*self.members, self.own)


@dataclass(slots=True, eq=False)
class RelationEntry:
    """An equation of the user's, in the notation of the forms."""

    name: str
    equation: str
    reason: str | None


@dataclass(slots=True, eq=False)
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
    organs: tuple[OrganEntry, ...] = ()
    groups: tuple[GroupEntry, ...] = ()
    origins: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)

    def excludes(self, path: str) -> bool:
        """Tell whether ``path`` is excluded; so also a file that was named on the command line."""
        return any(pattern.matches(path) for pattern in self.exclude)

    def published(self, path: str) -> date | None:
        """Return the day on which a file's report was published; of several entries the last one that has it counts."""
        days = [e.published for e in self.report if e.published and e.path.matches(path)]
        return days[-1] if days else None

    def organ_and_year(self, path: str) -> tuple[str | None, int | None]:
        """Return organ and year given for a file; of several entries the last one counts."""
        organ: str | None = None
        year: int | None = None
        for entry in self.report:
            if entry.path.matches(path):
                organ = entry.organ if entry.organ is not None else organ
                year = entry.year if entry.year is not None else year
        return organ, year
