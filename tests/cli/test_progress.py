"""The bar that shows how far a run is, and results that do not wait for its end."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

from pathlib import Path
from random import Random

import pytest

from generate import build, document, write_text
from processes import killed_if_stuck

from govlint.cli.progress import Progress


ROOT = Path(__file__).parents[2]
GATED = """
import os, sys, time
from govlint.__main__ import main
from govlint.engine.linter import Linter
lint_file = Linter.lint_file
def gated(linter, path):
    while path.endswith("239.txt") and not os.path.exists("go"):
        time.sleep(0.01)
    return lint_file(linter, path)
Linter.lint_file = gated
sys.exit(main())
"""
"""The command, whose last file is linted only once there is a file ``go``."""
WRONG = "全年共收到政府信息公开申请9件，其中自然人申请5件，企业申请3件。\n"
_CONTROL = re.compile(r"\r|\n|\x1b\[(?P<number>\d*)(?P<code>[A-Za-z])|\x1b\[\?25[hl]")


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal with a person at it."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("CI", raising=False)
    return Terminal()


def screen(written: str) -> str:
    """Return what can be read on the line in the end; one line is all that a bar may take."""
    line = ""
    at = 0
    start = 0
    for match in [*_CONTROL.finditer(written), None]:
        text = written[start : match.start() if match else len(written)]
        line = line[:at] + text + line[at + len(text) :]
        at += len(text)
        if match is None:
            break
        start = match.end()
        if match[0] == "\r":
            at = 0
        elif match["code"] == "K":
            line = "" if match["number"] == "2" else line[:at]
    return line.rstrip()


def test_shown_and_cleared(terminal: Terminal) -> None:
    """Done and all, on one line, of which nothing is left."""
    with Progress(1000, "zh", stream=terminal) as progress:
        progress.advance()
        assert screen(terminal.getvalue()).startswith("检查中")
        assert "1/1000" in screen(terminal.getvalue())
        progress.advance()
        assert re.search(r"\d+/1000 +(-|\d+):[-\d:]+$", screen(terminal.getvalue()))
    assert screen(terminal.getvalue()) == ""


def test_refreshed_seldom(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five times a second at most, however many files are done."""
    now = 0.0
    monkeypatch.setattr("govlint.cli.progress.time.monotonic", lambda: now)
    with Progress(1000, "zh", stream=terminal) as progress:
        for _ in range(995):
            now += 0.01
            progress.advance()
    assert 45 <= terminal.getvalue().count("检查中") <= 110  # starting it shows it once more


def test_makes_room(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written in between begins on an empty line, and the bar is shown again below it."""
    monkeypatch.setattr("govlint.cli.progress._EVERY", 0.0)
    with Progress(100, "en", stream=terminal) as progress:
        progress.advance()
        assert screen(terminal.getvalue()).startswith("checking")
        progress.hide()
        assert screen(terminal.getvalue()) == ""
        progress.hide()
        progress.advance()
        assert "2/100" in screen(terminal.getvalue())


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
    """Few files, ``--no-progress``, CI, and a terminal without cursor movement."""
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    with Progress(files, "zh", wanted=wanted, stream=terminal) as progress:
        progress.advance()
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("columns", ["20", "40", "200"])
def test_encoding_and_width(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    """A terminal without Chinese gets English; the line is never wider than the terminal."""
    terminal.encoding = "ascii"
    monkeypatch.setenv("COLUMNS", columns)
    with Progress(100, "zh", stream=terminal) as progress:
        progress.advance()
        shown = screen(terminal.getvalue())
        assert shown.startswith("check")
        assert shown.isascii()
        assert len(shown) <= int(columns)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("output", ["concise", "json-lines"])
def test_results_as_they_come(tmp_path: Path, output: str, jobs: int) -> None:
    """Into a pipe, the first result is written before the last file is linted."""
    for number in range(240):
        data = write_text(document(build(Random(number)))).data
        wrong = b"" if number else WRONG.encode()
        (tmp_path / f"{number:03}.txt").write_bytes(data + wrong)
    command = (sys.executable, "-c", GATED, ".", "--isolated", "--output-format", output)
    with subprocess.Popen(
        (*command, "--jobs", str(jobs)),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    ) as process:
        assert process.stdout is not None
        with killed_if_stuck(process):
            assert b"000.txt" in process.stdout.readline()
            (tmp_path / "go").touch()
            process.stdout.read()
            process.wait()
    assert process.returncode == 1
