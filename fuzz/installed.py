"""Fuzzing through the installed command: folders of mutated files, each linted by one run of ``govlint``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

from typing import TYPE_CHECKING, Final

from fuzz.mutate import inputs
from fuzz.watch import FOUND, Count, say
from govlint.rule.record import RULE_FAILED


if TYPE_CHECKING:
    from collections.abc import Iterator


NAME: Final = "command"
_FILES: Final = 500
_KINDS: Final = {
    "text": ".txt",
    "html": ".html",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "xls": ".xls",
    "ofd": ".ofd",
}
"""Targets whose inputs are whole files, and the suffix of those."""


def program() -> str:
    """Return the command that was installed beside this Python."""
    path = shutil.which("govlint", path=os.path.dirname(sys.executable))
    if path is None:
        message = "govlint is not installed beside this Python"
        raise FileNotFoundError(message)
    return path


def run(runs: int, seed: int = 1) -> Count:
    """Lint ``runs`` files, some hundred a run; a run that breaks a promise is a crash, and its folder is kept."""
    began = os.times()
    crashes = done = 0
    slowest = 0.0
    for number, folder in enumerate(_folders(runs, seed)):
        start = time.monotonic()
        problem = _problem(folder)
        slowest = max(slowest, (time.monotonic() - start) / len(os.listdir(folder)))
        done += len(os.listdir(folder))
        if problem:
            crashes += 1
            say(f"{NAME}: {problem}"[:300])
            shutil.copytree(folder, os.path.join(FOUND, f"{NAME}-{number}"), dirs_exist_ok=True)
    ended = os.times()
    spent = ended.children_user + ended.children_system
    spent -= began.children_user + began.children_system
    count = Count(NAME, "installed command", done, crashes, 0, round(slowest, 3), round(spent, 1))
    say(str(count))
    return count


def _folders(runs: int, seed: int) -> Iterator[str]:
    """Yield folders with mutated files of every kind; each is gone when the next is asked for."""
    made = {kind: inputs(kind, seed, runs) for kind in _KINDS}
    kinds = list(_KINDS)
    for first in range(0, runs, _FILES):
        with tempfile.TemporaryDirectory(prefix="govlint-fuzz-") as folder:
            for number in range(first, min(first + _FILES, runs)):
                kind = kinds[number % len(kinds)]
                with open(os.path.join(folder, f"{number:07}{_KINDS[kind]}"), "wb") as file:
                    file.write(next(made[kind]))
            yield folder


def _problem(folder: str) -> str:
    """Return what is wrong with a run over a folder: its status, its errors, a file without a result of its own."""
    done = subprocess.run(  # noqa: S603 - our own program
        [program(), ".", "--isolated", "--output-format", "json-lines"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        return f"status {done.returncode}: {done.stderr[-200:].decode(errors='replace')}"
    if b"Traceback" in done.stderr:
        return done.stderr[-200:].decode(errors="replace")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    for record in records:
        if record.get("failure") or record.get("code") == RULE_FAILED:
            return f"internal error: {record}"
    missing = set(os.listdir(folder)) - {os.path.basename(record["path"]) for record in records}
    return f"no result for {min(missing)}" if missing else ""
