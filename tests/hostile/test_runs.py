"""Runs over many files: one that is bad harms no other, the order is kept, an interrupt ends everything."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time

from typing import TYPE_CHECKING

import pytest

from command import environment, run, script
from hostile_files import report


if TYPE_CHECKING:
    from pathlib import Path

MANY = 60


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """Return the command."""
    return script(tmp_path / "bin")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a folder of many reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:04}.txt").write_text(report(f"收到申请{number}件。"), encoding="utf-8")
    return folder


def results(folder: Path, command: Path, *arguments: str) -> tuple[int, list[dict[str, object]]]:
    """Return the status of a run and its files."""
    done = run(
        command, ".", "--output-format", "json", "--select", "GOV001", *arguments, cwd=folder
    )
    assert b"Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout)["files"]


def test_a_file_that_is_no_report_is_one_finding(command: Path, tmp_path: Path) -> None:
    """One among a thousand: the others are linted as if it were not there, and the status is 1."""
    folder = tmp_path / "thousand"
    folder.mkdir()
    for number in range(1000):
        (folder / f"{number:04}.txt").write_text(report(f"收到申请{number}件。"), encoding="utf-8")
    (folder / "0007.txt").write_bytes(b"%PDF-1.7\n" + bytes(1000))
    done = run(command, ".", "--output-format", "json", "--select", "GOV001", cwd=folder)
    document = json.loads(done.stdout)

    assert done.returncode == 1
    assert [item["path"] for item in document["files"]] == [f"{n:04}.txt" for n in range(1000)]
    assert [item["path"] for item in document["diagnostics"]] == ["0007.txt"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_file_that_cannot_be_opened_is_status_2(command: Path, files: Path) -> None:
    """A link to nowhere inside named paths, or no permission; all the others have their results."""
    secret = files / "0007.txt"
    secret.chmod(0)
    if os.access(
        secret, os.R_OK
    ):  # a user who may read everything needs another kind of unreadable file
        secret.unlink()
    paths = [f"{number:04}.txt" for number in range(MANY)]
    done = run(command, *paths, "--output-format", "json", "--select", "GOV001", cwd=files)
    document = json.loads(done.stdout)

    assert done.returncode == 2
    assert len({item["path"] for item in document["files"]} - {"0007.txt"}) == MANY - 1


def test_the_order_is_the_same_whatever_the_processes(command: Path, files: Path) -> None:
    """Byte for byte."""
    written = {
        run(command, ".", "--output-format", "concise", "--jobs", jobs, cwd=files).stdout
        for jobs in ("1", "2", "3")
    }

    assert len(written) == 1
    assert b"0001.txt" in next(iter(written))


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_everything(command: Path, tmp_path: Path, jobs: str) -> None:
    """With status 130, without a traceback, and with no process left behind."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(report("收到申请12件。\n" * 200), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(command), ".", "--output-format", "json-lines", "--jobs", jobs],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert b"Traceback" not in said
    assert not _left(process.pid)


def _left(group: int) -> bool:
    """Tell whether a process of the group is still there a while later."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True


@pytest.mark.skipif(os.name == "nt", reason="files of POSIX")
def test_links_pipes_and_names(command: Path, tmp_path: Path) -> None:
    """Loops are not followed, pipes not waited for, devices not read, and a name need not be UTF-8."""
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "a.txt").write_text(report("无"), encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "nowhere.txt").symlink_to(folder / "missing")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / ".gitignore")
    odd = os.fsencode(folder) + b"/\xff\xfe.txt"
    with (
        contextlib.suppress(OSError),
        open(odd, "wb") as file,
    ):  # some file systems refuse such a name
        file.write(report("无").encode())
    for format_name in ("concise", "full", "json", "sarif", "junit", "gitlab", "github", "html"):
        done = run(command, ".", "--output-format", format_name, cwd=folder)
        assert done.returncode in {0, 1}, done.stderr
        assert b"Traceback" not in done.stderr
        assert b"a.txt" in done.stdout
        done.stdout.decode()

    named = run(command, "pipe.txt", "zero.txt", "self.txt", "a.txt", cwd=folder)
    assert named.returncode == 2
    assert b"Traceback" not in named.stderr


def test_a_file_may_shrink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left of it is read, whatever size was reported before."""
    from govlint.document import regular  # noqa: PLC0415 - its functions are replaced for this test only

    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100_000)
    real = os.fstat

    def shrinking(descriptor: int) -> os.stat_result:
        found = real(descriptor)
        os.truncate(path, 10)
        return found

    monkeypatch.setattr(os, "fstat", shrinking)

    assert regular.read_start(str(path), 1 << 20) == b"x" * 10
