"""Commands as a user runs them, in processes of their own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import sysconfig
import threading

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from generate import build, document, write_text


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


ROOT = Path(__file__).parents[1]
_UNREACHABLE = ("Could not find a version", "No matching distribution", "Connection", "Network")

Done = subprocess.CompletedProcess[str]


@contextlib.contextmanager
def killed_if_stuck(process: subprocess.Popen[bytes], seconds: float = 120) -> Iterator[None]:
    """Kill a process that is still there after so many seconds, so that reading from it ends and its test fails."""
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def run(
    command: Sequence[str | Path],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    *,
    text: str | None = None,
) -> Done:
    """Run a command in a folder, with variables besides those that any process has; ``text`` goes to its input."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GOVLINT_"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "PYTHONUTF8": "1", "NO_COLOR": "1", **(env or {})},
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="backslashreplace",
        input=text if text is not None else "",
        timeout=300,
    )


def govlint(*arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> Done:
    """Run govlint out of this checkout."""
    found = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return run(
        [sys.executable, "-m", "govlint", *arguments], cwd, {"PYTHONPATH": found, **(env or {})}
    )


def installed() -> Path:
    """Return the command as pip installed it beside this Python."""
    command = Path(sysconfig.get_path("scripts")) / "govlint"
    if not command.exists():
        pytest.skip("govlint is not installed beside this Python")
    return command


def skip_without_index(done: Done) -> None:
    """Skip the test if packages could not be had, which is no fault of ours; any other failure is one."""
    said = done.stdout + done.stderr
    if done.returncode and any(word in said for word in _UNREACHABLE):
        pytest.skip("no package index can be reached to install govlint's dependencies from")
    assert done.returncode == 0, said


def report(seed: int) -> str:
    """Return a report that is right in every respect."""
    model = build(Random(seed), edition="2021", year=2023, size=30)
    return write_text(document(model), "bars").data.decode()


def broken(text: str) -> str:
    """Return a report with one sum in table 3 broken: its grand total of results is one too many."""
    line = next(line for line in text.splitlines() if line.startswith("（七）总计"))
    label, *figures = line.split(" | ")
    figures[0] = str(int(figures[0]) + 1)
    return text.replace(line, " | ".join([label, *figures]))
