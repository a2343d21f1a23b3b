"""The baseline of a run: read and compared, written anew, or pruned."""

from __future__ import annotations

import os

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govlint.config.selection import effective
from govlint.document.errors import ConfigError
from govlint.document.message import Text, counted_en


if TYPE_CHECKING:
    from govlint.cli.request import CheckOptions
    from govlint.config.settings import Settings
    from govlint.engine.baseline import Baseline, BaselineRun
    from govlint.engine.linter import Linter
    from govlint.rule.diagnostic import FileResult


@dataclass(slots=True, eq=False)
class Known:
    """What to do about findings that are known; without a ``run`` none are.

    The findings are collected where ``write`` is a path; the baseline at ``prune`` loses what is no longer found.
    """

    run: BaselineRun | None = None
    write: str | None = None
    prune: str | None = None
    read: str | None = None
    """The baseline that is only read."""

    def left(self, result: FileResult) -> FileResult:
        """Return a file's result without what is known, and without any finding where all are collected."""
        if self.run is None:
            return result
        left = self.run.filter(result)
        return left if self.write is None else replace(left, diagnostics=())

    def finish(self) -> tuple[Text, ...]:
        """Write the baseline that was asked for, and return what there is to say about it, a line each.

        Raises:
            ConfigError: the baseline cannot be written.
        """
        if self.run is None:
            return ()
        from govlint.engine.baseline import write_baseline  # noqa: PLC0415 - most runs have none

        if self.write is not None:
            collected = self.run.collected()
            write_baseline(collected, self.write)
            return (_collected(self.write, collected),)
        stale = self.run.stale()
        if self.prune is None:
            return tuple(entry.text for entry in stale)
        pruned = self.run.pruned()
        write_baseline(pruned, self.prune)
        return (_pruned(self.prune, sum(entry.known - entry.found for entry in stale), pruned),)


def _collected(path: str, baseline: Baseline) -> Text:
    findings = sum(baseline.counts.values())
    files = len({key[0] for key in baseline.counts})
    return Text(
        f"基线 {path} 记录了 {files} 个文件中的 {findings} 处问题",
        f"the baseline {path} has {counted_en(findings, 'finding')} in {counted_en(files, 'file')}",
    )


def _pruned(path: str, removed: int, baseline: Baseline) -> Text:
    left = sum(baseline.counts.values())
    return Text(
        f"从基线 {path} 中删去 {removed} 处已不存在的问题，余 {left} 处",
        f"{counted_en(removed, 'finding')} removed from the baseline {path}, {left} left",
    )


def open_known(linter: Linter, settings: Settings, options: CheckOptions) -> Known:
    """Return what the options, or else the settings, say about known findings.

    Raises:
        ConfigError: the baseline cannot be read, or the new one cannot be written.
    """
    path = options.baseline or settings.baseline
    if options.write_baseline is None and path is None:
        return Known()
    from govlint.document.whole import require_writable  # noqa: PLC0415 - most runs have none
    from govlint.engine.baseline import (  # noqa: PLC0415 - the same
        Baseline,
        BaselineRun,
        read_baseline,
    )

    active = effective(linter.catalogue, settings)
    if options.write_baseline is not None:
        require_writable(options.write_baseline)
        _refuse_other_file(options.write_baseline)
        folder = os.path.dirname(os.path.abspath(options.write_baseline))
        return Known(BaselineRun(Baseline(folder, {}), active), write=options.write_baseline)
    if path is None:
        return Known()
    if options.prune_baseline:
        require_writable(path)
    run = BaselineRun(read_baseline(path), active)
    return Known(run, prune=path) if options.prune_baseline else Known(run, read=path)


def _refuse_other_file(path: str) -> None:
    """Make sure that a new baseline takes the place of a baseline only, and not of a report.

    Raises:
        ConfigError: the file is something else.
    """
    from govlint.engine.baseline import read_baseline  # noqa: PLC0415 - most runs have none

    if not os.path.isfile(path) or not os.path.getsize(path):
        return
    try:
        read_baseline(path)
    except ConfigError as error:
        raise ConfigError(
            Text("不是基线文件，不会覆盖", "is not a baseline file; it is not replaced"),
            path=path,
            hint=Text("删去它，或换一个文件名", "delete it, or give another name"),
        ) from error
