"""What is read is never replaced, and what is written is there whole or not at all; by the installed command."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import stat
import subprocess
import threading

from pathlib import Path

import pytest

from processes import Done, installed, killed_if_stuck, run

from govlint.document.errors import ConfigError
from govlint.document.whole import written_whole


EXAMPLES = Path(__file__).parents[2] / "examples"
FAULTY = EXAMPLES / "faulty-2023.txt"
ENGLISH = {"GOVLINT_LANG": "en"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a right report and a wrong one."""
    shutil.copy(EXAMPLES / "clean-2023.txt", tmp_path / "clean.txt")
    shutil.copy(FAULTY, tmp_path / "faulty.txt")
    return tmp_path


def govlint(*arguments: str, cwd: Path) -> Done:
    """Run the installed command, in English."""
    return run([installed(), "--isolated", *arguments], cwd, ENGLISH)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("faulty.txt", "--output-file", "faulty.txt"),
        (".", "--output-format", "json", "--output-file", "./sub/../faulty.txt"),
        ("faulty.txt", "--output-file", "link.txt"),
        ("link.txt", "--output-file", "faulty.txt"),
        ("faulty.txt", "--output-file", "second-name.txt"),
        ("faulty.txt", "--write-baseline", "faulty.txt"),
        (".", "--write-baseline", "clean.txt"),
        ("clean.txt", "--baseline", "known.json", "--output-file", "known.json"),
        (
            "clean.txt",
            "--baseline",
            "known.json",
            "--prune-baseline",
            "--output-file",
            "known.json",
        ),
        ("clean.txt", "--rules", "own.py", "--output-file", "own.py"),
        ("clean.txt", "--previous", "faulty.txt", "--output-file", "faulty.txt"),
        ("clean.txt", "--previous", "old", "--output-file", "old/a.txt"),
        ("clean.txt", "--output-file", "a", "--write-baseline", "sub/../a"),
        (
            *("clean.txt", "--output-format", "json", "--output-file", "a"),
            *("--output-format", "sarif", "--output-file", "./a"),
        ),
        (
            *("clean.txt", "--output-format", "json", "--output-file", "known.json"),
            *("--output-format", "sarif", "--output-file", "link.json"),
        ),
    ],
)
def test_an_output_that_is_read_is_refused(folder: Path, arguments: tuple[str, ...]) -> None:
    """By any name and through any link, before anything runs: nothing is written, one line, status 2."""
    (folder / "sub").mkdir()
    (folder / "old").mkdir()
    shutil.copy(FAULTY, folder / "old" / "a.txt")
    (folder / "known.json").write_text('{"version": 1, "entries": []}\n', encoding="utf-8")
    (folder / "link.txt").symlink_to("faulty.txt")
    (folder / "link.json").symlink_to("known.json")
    os.link(folder / "faulty.txt", folder / "second-name.txt")
    shutil.copy(
        EXAMPLES / "plugin" / "govlint_vague_figures" / "vague_figure.py", folder / "own.py"
    )
    before = contents(folder)

    done = govlint(*arguments, cwd=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "one file" in done.stderr or "it is not replaced" in done.stderr
    assert contents(folder) == before


@pytest.mark.parametrize("target", ["a.txt", "missing/b.txt"])
def test_nothing_is_fixed_where_an_output_is_refused(folder: Path, target: str) -> None:
    """Neither where it would replace what is read, nor where it cannot be written."""
    (folder / "a.txt").write_text("２０２３年，本机关公开信息１２条。\n", encoding="utf-8")
    before = contents(folder)

    done = govlint("a.txt", "--fix", "--output-file", target, cwd=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert contents(folder) == before


def test_what_is_compared_with_has_to_be_there(folder: Path) -> None:
    """A report of last year that is not there is no report without differences."""
    done = govlint("clean.txt", "--previous", "missing", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "govlint: --previous missing: no such file or folder\n"


def test_a_configuration_is_not_replaced(folder: Path) -> None:
    """Not even one that nobody named."""
    config = folder / "govlint.toml"
    config.write_text('fail-on = "warning"\n', encoding="utf-8")

    done = run([installed(), "clean.txt", "--output-file", "govlint.toml"], folder, ENGLISH)

    assert (done.returncode, done.stdout) == (2, "")
    assert config.read_text(encoding="utf-8") == 'fail-on = "warning"\n'


@pytest.mark.parametrize("mode", ["ab", "r+b"])
def test_standard_output_into_an_input_is_refused(folder: Path, mode: str) -> None:
    """The shell's ``>>`` as well; standard input from the file is no different."""
    before = (folder / "faulty.txt").read_bytes()
    for arguments, taken in ((["faulty.txt"], subprocess.DEVNULL), (["-"], None)):
        with open(folder / "faulty.txt", "rb") as read, open(folder / "faulty.txt", mode) as file:
            done = subprocess.run(
                [installed(), *arguments],
                cwd=folder,
                stdin=read if taken is None else taken,
                stdout=file,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
    assert (folder / "faulty.txt").read_bytes() == before


def test_a_baseline_replaces_only_a_baseline(folder: Path) -> None:
    """A report that the run does not read is safe as well."""
    before = contents(folder)
    refused = govlint("faulty.txt", "--write-baseline", "clean.txt", cwd=folder)
    assert refused.returncode == 2
    assert "clean.txt: is not a baseline file; it is not replaced" in refused.stderr
    assert contents(folder) == before

    (folder / "empty.json").touch()
    for name in ("new.json", "new.json", "empty.json"):
        assert govlint("faulty.txt", "--write-baseline", name, cwd=folder).returncode == 0
        assert (folder / name).read_bytes().startswith(b'{"version": 1,')


def test_an_existing_file_keeps_its_mode_and_its_links(folder: Path) -> None:
    """The link stays a link, and the second name of a file stays a name of it."""
    (folder / "a.json").write_text("old", encoding="utf-8")
    (folder / "a.json").chmod(0o600)
    (folder / "link.json").symlink_to("a.json")
    assert govlint("faulty.txt", *FORMAT, "link.json", cwd=folder).returncode == 1
    assert (folder / "link.json").is_symlink()
    assert stat.S_IMODE((folder / "a.json").stat().st_mode) == 0o600
    assert (folder / "a.json").read_bytes().startswith(b'{"version"')

    (folder / "b.json").write_text("old" * 100_000, encoding="utf-8")
    os.link(folder / "b.json", folder / "c.json")
    assert govlint("faulty.txt", *FORMAT, "b.json", cwd=folder).returncode == 1
    assert (folder / "b.json").samefile(folder / "c.json")
    assert (folder / "c.json").read_bytes() == (folder / "a.json").read_bytes()

    (folder / "dangling.json").symlink_to("made.json")
    assert govlint("faulty.txt", *FORMAT, "dangling.json", cwd=folder).returncode == 1
    assert (folder / "dangling.json").is_symlink()
    assert (folder / "made.json").read_bytes() == (folder / "a.json").read_bytes()


FORMAT = ("--output-format", "json", "--output-file")


def test_devices_and_pipes_are_written_to(folder: Path) -> None:
    """They are there afterwards; a full one is one line and status 2."""
    assert govlint("faulty.txt", *FORMAT, "/dev/null", cwd=folder).returncode == 1
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    passed = govlint("faulty.txt", *FORMAT, "/dev/stdout", cwd=folder)
    assert (passed.returncode, passed.stdout[:10]) == (1, '{"version"')
    full = govlint("faulty.txt", *FORMAT, "/dev/full", cwd=folder)
    assert full.returncode == 2
    assert full.stderr == "govlint: /dev/full: cannot be written: No space left on device\n"

    pipe = folder / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert govlint("faulty.txt", *FORMAT, "pipe", cwd=folder).returncode == 1
    reader.join(60)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert read[0].startswith(b'{"version"')


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
@pytest.mark.parametrize("target", [".", "none/a.json", "faulty.txt/a"])
def test_what_cannot_be_written_is_refused_before_the_run(
    folder: Path, option: str, target: str
) -> None:
    """Nothing is checked first."""
    done = govlint("clean.txt", option, target, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"govlint: {target}: cannot be written: ")


@pytest.mark.parametrize("option", [FORMAT, ("--write-baseline",)])
def test_a_full_disk_leaves_everything_as_it_was(folder: Path, option: tuple[str, ...]) -> None:
    """The old file is whole, and there is no other."""
    old = b'{"version": 1, "entries": []}\n'
    (folder / "a.json").write_bytes(old)
    before = contents(folder)
    done = subprocess.run(
        [installed(), "--isolated", "faulty.txt", *option, "a.json"],
        cwd=folder,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert contents(folder) == before


def test_a_block_that_fails_writes_nothing(tmp_path: Path) -> None:
    """Whatever it fails with; an error of another file is not taken for one of this."""
    path = tmp_path / "a"
    path.write_text("old", encoding="utf-8")

    def fail_with(error: type[BaseException]) -> None:
        with written_whole(str(path)) as file:
            file.write("new")
            raise error

    for error in (ValueError, KeyboardInterrupt, BrokenPipeError):
        with pytest.raises(error):
            fail_with(error)
    with pytest.raises(ConfigError, match="cannot be written"), written_whole(str(tmp_path)):
        pass
    assert contents(tmp_path) == {"a": b"old"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_is_left_of_a_run_that_is_ended(tmp_path: Path, number: signal.Signals) -> None:
    """No half-written file, whatever ends the run."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for index in range(300):
        shutil.copy(FAULTY, reports / f"{index}.txt")
    out = tmp_path / "out"
    out.mkdir()
    arguments = ("--isolated", "reports", *FORMAT, "out/a.json", "--output-format", "concise")
    with (
        subprocess.Popen(
            [str(installed()), *arguments],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            # `nohup` around the tests would hand down that a closed terminal is ignored.
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),  # noqa: PLW1509 - the same
        ) as process,
        killed_if_stuck(process),
    ):
        assert process.stdout is not None
        assert process.stdout.readline()
        process.send_signal(number)
        process.stdout.read()
    assert contents(out) == {}


@pytest.mark.parametrize("command", [("overview",), ("facts", "--wide", "--output-format", "csv")])
@pytest.mark.parametrize("target", ["faulty.txt", "second-name.txt", "govlint.toml"])
def test_tables_of_many_reports_replace_none(
    folder: Path, command: tuple[str, ...], target: str
) -> None:
    """Nor a configuration; by no other name of the file either."""
    os.link(folder / "faulty.txt", folder / "second-name.txt")
    (folder / "govlint.toml").write_text('lang = "en"\n', encoding="utf-8")
    before = contents(folder)
    arguments = (*command, "clean.txt", "faulty.txt", "--output-file", target)
    done = run([installed(), *arguments], folder, ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert "it is not replaced" in done.stderr
    assert contents(folder) == before
