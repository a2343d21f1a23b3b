"""A short run of every fuzz target, and the inputs that once were answered wrongly."""

from __future__ import annotations

import json

from typing import TYPE_CHECKING, Final

import pytest

from command import ROOT

from fuzz import __main__ as command_line
from fuzz import installed, watch
from fuzz.mutate import inputs
from fuzz.targets import TARGETS
from fuzz.watch import Watch


if TYPE_CHECKING:
    from pathlib import Path


RUNS: Final = {"output": 12, "prose": 40, "parser": 40, "configuration": 60}
MANY: Final = 100

_CELLS: Final = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="2"><c r="B2" t="str"><v>规章</v></c></row></sheetData>'
    '<mergeCells><mergeCell ref="{}"/></mergeCells></worksheet>'
)

FOUND: Final = (
    ("xlsx-xml", _CELLS.format("A1:C3").encode()),
    ("xlsx-xml", _CELLS.format("A0:C3").encode()),
    (
        "mht",
        b"Content-Type: multipart/related; boundary=x; start=y\n\n--x\nContent-Type: text/html\nContent-ID: \xe4\n\n1",
    ),
    ("relation", b"cases.{\te}.upheld <= cases.{case}.total"),
    ("relation", b"a = sum(" + b"{row}." * 40 + b"{row})"),
    ("configuration", b'exclude = ["!"]'),
    ("configuration", b'exclude = ["[z-a]"]'),
    ("configuration", b'exclude = ["[[:alpha:]"]'),
    ("configuration", b'exclude = ["' + b"*a" * 30 + b'*b"]'),
    ("configuration", b'docs-url = "https://a\\u001b]8;;"'),
    ("configuration", b"a = " + b"9" * 5000),
    ("configuration", b"a = " + b"[" * 4000),
    ("configuration", b"a = " + b"{a = " * 4000),
    ("configuration", b"a." * 200_000 + b"a = 1"),
    ("configuration", '"lang" = "zh"\nexclude = ["\u202e"]'.encode()),
    (
        "baseline",
        b'{"version": 1, "entries": [{"path": "a", "code": "b", "fact": "c", "count": 1e999}]}',
    ),
    ("baseline", b"[" * 100_000),
    ("output", "一、总体情况\n二、主动公开政府信息情况\n规章\t".encode() + b"\x81\xff\t1\t2\n"),
)
"""Target and input."""


@pytest.mark.parametrize("name", TARGETS)
def test_short_run(name: str) -> None:
    """No crash, no broken promise."""
    watched = Watch(name, TARGETS[name], keep=False)
    for data in inputs(name, 0, RUNS.get(name, MANY)):
        watched.run(data)

    assert not watched.crashes
    assert watched.inputs == RUNS.get(name, MANY)


def test_the_installed_command_on_mutated_files() -> None:
    """A folder of files of every kind, mutated: each has its result, and no run breaks."""
    count = installed.run(60)

    assert (count.inputs, count.crashes) == (60, 0)


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found(name: str, data: bytes) -> None:
    """What was found stays fixed."""
    TARGETS[name](data)


def test_the_counts_of_all_targets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """One command runs every target, each in a process of its own, and writes what came out."""
    names = ("relation", "output")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(command_line, "SEEDS", names)
    monkeypatch.setattr(command_line, "COUNTS", str(tmp_path / "counts.json"))

    assert command_line.main(["all", "--plain", "-runs=8"]) == 0
    counts = json.loads((tmp_path / "counts.json").read_text(encoding="utf-8"))
    assert [(c["target"], c["driver"], c["inputs"]) for c in counts["targets"]] == [
        ("relation", "plain", 8),
        ("output", "plain", 1),
        ("command", "installed command", 1),
    ]
    assert (counts["inputs"], counts["crashes"], counts["slow"]) == (10, 0, 0)
    assert 0 < counts["slowest"] == max(c["slowest"] for c in counts["targets"])
    assert "10 inputs" in capfd.readouterr().out


def test_what_ends_a_process_is_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A process that ends before it has counted anything is one place of a crash."""
    monkeypatch.setattr(watch, "FOUND", str(tmp_path))

    assert command_line._counted("text", -11).wrong == 1


def test_a_crash_is_counted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the place where it happens; its input is kept."""
    monkeypatch.setattr(watch, "FOUND", str(tmp_path))

    def target(data: bytes) -> None:
        if data.startswith(b"a"):
            raise ValueError(data)

    watched = Watch("none", target)
    for data in (b"a", b"b", b"aa"):
        watched.run(data)

    assert (watched.count().inputs, watched.count().crashes) == (3, 1)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"a"]
