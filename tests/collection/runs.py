"""A county's reports written into a folder and checked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.collection.check import CollectionLinter
from govlint.engine.linter import Linter, Options


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generate.county import County

    from govlint.rule.diagnostic import Diagnostic, FileResult


def checked(
    folder: Path, previous: Iterable[str] = (), *, jobs: int = 1
) -> tuple[list[FileResult], list[FileResult]]:
    """Return the results of the single files below a folder, and those between them."""
    linter = CollectionLinter(Linter(Options()), previous)
    files = [target.path for target in linter.linter.targets([str(folder)])]
    return list(linter.check_files(files, jobs)), list(linter.across())


def found(county: County, folder: Path) -> list[Diagnostic]:
    """Return everything that is found in a county, single files first, without what only a style demands."""
    county.write(folder)
    single, across = checked(folder)
    assert [result.failure for result in single if result.failure is not None] == []
    return [item for result in (*single, *across) for item in result.diagnostics]


def brief(items: Iterable[Diagnostic]) -> list[tuple[str, str, str | None, object]]:
    """Return code, file without folder and suffix with its year, key and expected value of each."""
    return [
        (
            item.code,
            f"{item.path.rsplit('/')[-2]} {item.path.rsplit('/')[-1].rsplit('.')[0]}",
            item.facts[0] if item.facts else None,
            item.expected,
        )
        for item in items
    ]
