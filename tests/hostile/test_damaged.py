"""Reports whose bytes are damaged are compared like others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hostile_files import report

from govlint.collection.check import CollectionLinter
from govlint.engine.linter import Linter, Options


if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "damaged",
    [
        report("全年主动公开政府信息若干条，内容包括甲乙丙。")
        .encode()
        .replace("甲".encode(), b"\xe5\x88"),
        report("全年主动公开政府信息若干条，内容包括甲乙丙。")
        .encode()
        .replace("甲".encode(), b"\xff"),
        report("全年主动公开政府信息若干条，内容包括甲乙丙。", 5)
        .encode("utf-16")
        .replace("甲".encode("utf-16-le"), b"\x00\xd8"),
    ],
    ids=["cut", "no UTF-8", "half a pair"],
)
def test_a_damaged_character(tmp_path: Path, damaged: bytes) -> None:
    """A character that could not be decoded ends no comparison."""
    (tmp_path / "a.txt").write_bytes(damaged)
    (tmp_path / "b.txt").write_bytes(damaged)

    linter = CollectionLinter(Linter(Options()), ())

    results = list(linter.check_files([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], 1))

    assert [result.failure for result in results] == [None, None]
