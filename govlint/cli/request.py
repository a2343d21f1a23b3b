"""What a run of ``check`` was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.engine.linter import Options


if TYPE_CHECKING:
    from datetime import date


@dataclass(slots=True, eq=False)
class CheckOptions:
    """The options of ``govlint check``, as the command line has them."""

    paths: tuple[str, ...]
    today: date
    select: str | None = None
    ignore: str | None = None
    extend_select: str | None = None
    fail_on: str | None = None
    formats: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    stdin_filename: str | None = None
    config: tuple[str, ...] = ()
    isolated: bool = False
    jobs: int = 0
    color: str = "auto"
    statistics: bool = False
    exit_zero: bool = False
    show_settings: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    prune_baseline: bool = False
    force_exclude: bool = False
    allow_non_reports: bool = False
    watch: bool = False
    fix: bool = False
    diff: bool = False
    no_progress: bool = False
    previous: tuple[str, ...] = ()
    no_collection: bool = False
    quiet: bool = False
    rule_paths: tuple[str, ...] = ()
    lang: str | None = None

    def for_linter(self) -> Options:
        """Return the options that are the linter's."""
        return Options(
            select=_listed(self.select),
            ignore=_listed(self.ignore),
            extend_select=_listed(self.extend_select),
            fail_on=self.fail_on,
            config=self.config,
            isolated=self.isolated,
            rules=self.rule_paths,
            today=self.today,
        )


def _listed(codes: str | None) -> list[str] | None:
    """Return codes that were given with commas between them."""
    return None if codes is None else [code.strip() for code in codes.split(",") if code.strip()]
