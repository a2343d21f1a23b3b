"""A baseline: the findings of an earlier run, counted by path, code and figure, so that only new ones are reported.

Lines are not recorded, so a paragraph added above a finding changes nothing.
"""

from __future__ import annotations

import json
import os
import os.path

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from govlint.document.errors import ConfigError
from govlint.document.message import Text
from govlint.document.regular import read_regular
from govlint.document.whole import written_whole
from govlint.rule.fingerprints import fact_key


if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from govlint.rule.diagnostic import Diagnostic, FileResult


VERSION: Final = 1
_MOST_BYTES: Final = 64 * 1024 * 1024

Key: TypeAlias = tuple[str, str, str]
"""Path, code, figures."""


@dataclass(slots=True, eq=False)
class Baseline:
    """Known diagnostics: how many there are of each kind, with paths that start from ``folder``."""

    folder: str
    counts: Mapping[Key, int]


class Stale(NamedTuple):
    """A kind of diagnostic of which there are fewer than the baseline knows."""

    path: str
    code: str
    fact: str
    known: int
    found: int

    @property
    def text(self) -> Text:
        """The message about it."""
        return Text(
            f"{self.path}: 基线记有 {self.known} 处 {self.code}，现有 {self.found} 处",
            f"{self.path}: the baseline has {self.known} of {self.code}, now there are {self.found}",
        )


def read_baseline(path: str) -> Baseline:
    """Read a baseline file.

    Raises:
        ConfigError: it cannot be read, or is no baseline of this version.
    """
    folder = os.path.dirname(os.path.abspath(path))
    try:
        document = json.loads(read_regular(path, _MOST_BYTES).decode())
        entries = {VERSION: document["entries"]}[document["version"]]
        counts = {
            (str(e["path"]), str(e["code"]), str(e["fact"])): int(e["count"]) for e in entries
        }
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Text(f"无法读取基线：{reason}", f"the baseline cannot be read: {reason}"), path=path
        ) from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ConfigError(
            Text("不是基线文件", "is not a baseline file"),
            path=path,
            hint=Text(
                "删去后用 --write-baseline 重新生成",
                "delete it, and write a new one with --write-baseline",
            ),
        ) from error
    return Baseline(folder, counts)


def write_baseline(baseline: Baseline, path: str) -> None:
    """Write a baseline, one entry a line and in order, so that its changes are easy to read; all of it or nothing.

    Raises:
        ConfigError: it cannot be written.
    """
    entries = [
        json.dumps(
            {"path": key[0], "code": key[1], "fact": key[2], "count": count}, ensure_ascii=False
        )
        for key, count in sorted(baseline.counts.items())
    ]
    body = ",\n  ".join(entries)
    listed = f"[\n  {body}\n]" if entries else "[]"
    with written_whole(path) as file:
        file.write(f'{{"version": {VERSION},\n"entries": {listed}}}\n')


class BaselineRun:
    """Compares a run with a baseline, file by file.

    ``active`` are the codes of the rules that run: what the others found before is neither new nor gone. A run against
    an empty baseline collects a new one.
    """

    def __init__(self, baseline: Baseline, active: Collection[str]) -> None:
        self._baseline = baseline
        self._active = frozenset(active)
        self._found: Counter[Key] = Counter()
        self._files: set[str] = set()

    def filter(self, result: FileResult) -> FileResult:
        """Return a file's result without what the baseline knows.

        Where a file has more of a kind than the baseline, all of them stay, since the new one cannot be identified.
        """
        if result.failure is not None:
            return result
        keys = [self._key(item) for item in result.diagnostics]
        here = Counter(keys)
        self._found.update(here)
        self._files.add(self._relative(result.path))
        known = self._baseline.counts
        left = tuple(
            item
            for item, key in zip(result.diagnostics, keys, strict=True)
            if here[key] > known.get(key, 0)
        )
        dropped = len(keys) - len(left)
        return replace(result, diagnostics=left, suppressed=result.suppressed + dropped)

    def stale(self) -> tuple[Stale, ...]:
        """Return what the baseline knows and is no longer found, in files of this run and files that are gone."""
        found = []
        for key, known in sorted(self._baseline.counts.items()):
            gone = not os.path.exists(os.path.join(self._baseline.folder, key[0]))
            seen = key[0] in self._files and key[1] in self._active
            if (gone or seen) and self._found[key] < known:
                found.append(Stale(*key, known, self._found[key]))
        return tuple(found)

    def pruned(self) -> Baseline:
        """Return the baseline without what is no longer found; nothing is added to it."""
        counts = dict(self._baseline.counts)
        for entry in self.stale():
            counts[entry.path, entry.code, entry.fact] = entry.found
        kept = {key: count for key, count in counts.items() if count}
        return Baseline(self._baseline.folder, kept)

    def collected(self) -> Baseline:
        """Return a baseline of everything that this run found, and of what it did not look at."""
        kept = {
            key: count
            for key, count in self._baseline.counts.items()
            if key[0] not in self._files or key[1] not in self._active
        }
        return Baseline(self._baseline.folder, {**kept, **self._found})

    def _relative(self, path: str) -> str:
        relative = os.path.relpath(os.path.abspath(path), self._baseline.folder)
        return relative.replace(os.sep, "/")

    def _key(self, item: Diagnostic) -> Key:
        return self._relative(item.path), item.code, fact_key(item)
