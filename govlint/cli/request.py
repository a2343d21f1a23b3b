"""What a run of ``check`` was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
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
    watch: bool = False
    no_progress: bool = False
    rule_paths: tuple[str, ...] = ()
    lang: str | None = None

    @property
    def command_line(self) -> dict[str, tuple[str, object]]:
        """The options that are settings: key and value, by the option that gave them."""
        given: dict[str, tuple[str, object]] = {}
        for option, codes in (
            ("--select", self.select),
            ("--ignore", self.ignore),
            ("--extend-select", self.extend_select),
        ):
            if codes is not None:
                listed = [code.strip() for code in codes.split(",")]
                given[option] = (option[2:], [code for code in listed if code])
        if self.fail_on is not None:
            given["--fail-on"] = ("fail-on", self.fail_on)
        return given
