"""The example of a county: what its script writes, and what is found in it."""

from __future__ import annotations

import runpy
import shutil

from pathlib import Path
from typing import TYPE_CHECKING

import govlint


if TYPE_CHECKING:
    import pytest


EXAMPLES = Path(__file__).parents[2] / "examples"
FOUND = [
    ("GOV404", "2022/柳湾县人民政府.txt"),
    ("GOV406", "2022/柳湾县统计局.txt"),
    ("GOV402", "2022/柳湾县财政局.txt"),
    ("GOV403", "2023/柳湾县教育局.txt"),
    ("GOV401", "2023/柳湾县民政局.txt"),
]


def test_the_script_writes_what_is_there(tmp_path: Path) -> None:
    """The files are those that the script makes."""
    shutil.copy(EXAMPLES / "clean-2023.txt", tmp_path)
    (tmp_path / "collection").mkdir()
    shutil.copy(EXAMPLES / "collection" / "make.py", tmp_path / "collection")
    runpy.run_path(str(tmp_path / "collection" / "make.py"), run_name="__main__")
    made, kept = (
        {path.relative_to(place): path.read_bytes() for path in place.rglob("*.txt")}
        for place in (tmp_path / "collection", EXAMPLES / "collection")
    )

    assert made == kept
    assert len(kept) == 35


def test_each_fault_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five faults, five findings."""
    monkeypatch.chdir(EXAMPLES / "collection")
    results = list(govlint.check_many("."))

    assert [(d.code, r.path) for r in results for d in r.diagnostics] == FOUND
    assert [d.code for r in govlint.check_many(".", collection=False) for d in r.diagnostics] == []
