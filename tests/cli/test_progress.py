"""The line that tells how far a run is, and results that do not wait for its end."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time

from pathlib import Path
from random import Random

import pytest

from generate import build, document, write_text

from govlint.cli.progress import Progress, told


ROOT = Path(__file__).parents[2]
WRONG = "全年共收到政府信息公开申请9件，其中自然人申请5件，企业申请3件。\n"


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a terminal that somebody sits at."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    return Terminal()


def screen(written: str) -> str:
    """Return what stands on the line in the end."""
    line: list[str] = []
    at = 0
    for char in written:
        if char == "\r":
            at = 0
            continue
        cells = [char, ""] if char >= "⺀" else [char]
        line[at : at + len(cells)] = cells
        at += len(cells)
    return "".join(line).rstrip()


@pytest.mark.parametrize(
    ("done", "files", "seconds", "zh", "en"),
    [
        (
            1_234,
            100_000,
            15.0,
            "检查中 1234/100000 (1%)，每秒 82 份，还需 20:01",
            "checking 1234/100000 (1%), 82/s, 20:01 left",
        ),
        (
            1,
            30_000,
            2.0,
            "检查中 1/30000 (0%)，每秒 0.5 份，还需 16:39:58",
            "checking 1/30000 (0%), 0.5/s, 16:39:58 left",
        ),
        (50, 50, 5.0, "检查中 50/50 (100%)，每秒 10 份，还需 0:00", None),
        (1, 20, 0.0, "检查中 1/20 (5%)，每秒 0.0 份，还需 ?", None),
    ],
)
def test_line(done: int, files: int, seconds: float, zh: str, en: str | None) -> None:
    """Done, all, rate and time left, in both languages."""
    line = told(done, files, seconds)
    assert line.zh == zh
    assert en is None or line.en == en


def test_written_over_and_cleared(terminal: Terminal) -> None:
    """One line, five times a second at most, of which nothing is left."""
    now = 0.0

    def clock() -> float:
        return now

    with Progress(1000, "zh", stream=terminal, clock=clock) as progress:
        for _ in range(995):
            now += 0.01
            progress.advance()
        assert screen(terminal.getvalue()).startswith("检查中 9")
    assert 45 <= terminal.getvalue().count("\r检") <= 51
    assert "\n" not in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()
    assert screen(terminal.getvalue()) == ""


def test_makes_room(terminal: Terminal) -> None:
    """What is written in between begins on an empty line."""
    with Progress(100, "en", stream=terminal) as progress:
        progress.advance()
        assert screen(terminal.getvalue()).startswith("checking 1/100 (1%)")
        progress.hide()
        assert screen(terminal.getvalue()) == ""
        progress.hide()


@pytest.mark.parametrize(
    ("files", "wanted", "variable"),
    [(19, True, {}), (100, False, {}), (100, True, {"CI": "true"}), (100, True, {"TERM": "dumb"})],
)
def test_not_shown(
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    files: int,
    wanted: bool,  # noqa: FBT001 - a parameter of the test
    variable: dict[str, str],
) -> None:
    """Few files, ``--no-progress``, CI, and a terminal that cannot write over a line."""
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    with Progress(files, "zh", wanted=wanted, stream=terminal) as progress:
        progress.advance()
    assert terminal.getvalue() == ""


def test_encoding_and_width(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal without Chinese gets the English line, a narrow one the numbers."""
    terminal.encoding = "ascii"
    with Progress(100, "zh", stream=terminal) as progress:
        progress.advance()
        assert screen(terminal.getvalue()).startswith("checking 1/100")
    size = os.terminal_size((20, 5))
    monkeypatch.setattr(terminal, "fileno", lambda: 2, raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: size)
    with Progress(100, "en", stream=terminal) as progress:
        progress.advance()
        assert screen(terminal.getvalue()) == "1/100"


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("output", ["concise", "json-lines"])
def test_results_as_they_come(tmp_path: Path, output: str, jobs: int) -> None:
    """Into a pipe, the first result is there long before the last."""
    for number in range(240):
        data = write_text(document(build(Random(number)))).data
        wrong = b"" if number else WRONG.encode()
        (tmp_path / f"{number:03}.txt").write_bytes(data + wrong)
    command = (sys.executable, "-m", "govlint", ".", "--isolated", "--output-format", output)
    began = time.monotonic()
    with subprocess.Popen(
        (*command, "--jobs", str(jobs)),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    ) as process:
        assert process.stdout is not None
        assert b"000.txt" in process.stdout.readline()
        first = time.monotonic() - began
        assert process.poll() is None
        process.stdout.read()
        process.wait(120)
    whole = time.monotonic() - began
    assert process.returncode == 1
    assert first < whole * 0.6
