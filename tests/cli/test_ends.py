"""How runs end: signals, workers that are killed, streams that are closed or full; by the installed command."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from processes import installed, killed_if_stuck, report


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


EXAMPLES = Path(__file__).parents[2] / "examples"
ENGLISH = {"GOVLINT_LANG": "en"}
MANY = 250
SELECTED = ("--select", "GOV503", "--fail-on", "info", "--output-format", "concise")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of many reports, each with one finding of GOV503."""
    folder = tmp_path_factory.mktemp("many")
    text = report(1) + "全年主动公开政府信息１２条。\n"
    for number in range(MANY):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def heeds_a_closed_terminal() -> None:
    """Undo what `nohup` around the tests hands down: a command that ignores SIGHUP is right to go on ignoring it."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@contextlib.contextmanager
def started(
    *arguments: str, cwd: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the installed command, in English, as the leader of a group of processes."""
    with (
        subprocess.Popen(
            [str(installed()), "--isolated", *arguments],
            cwd=cwd,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **ENGLISH, **(env or {})},
            start_new_session=True,
            preexec_fn=heeds_a_closed_terminal,  # noqa: PLW1509 - one thread, before the command
        ) as process,
        killed_if_stuck(process),
    ):
        yield process


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the processes that a process has started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("this system does not list the children of a process")
    return [int(number) for number in children.read_text(encoding="ascii").split()]


def read_first(process: subprocess.Popen[bytes]) -> list[bytes]:
    """Wait for the first results, of which the very first is there before any worker is; return their lines."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(3)]
    assert all(lines)
    return lines


def names(lines: Sequence[bytes]) -> list[str]:
    """Return the files that lines of results are for, in their order, each once."""
    return list(dict.fromkeys(line.partition(b":")[0].decode() for line in lines))


def group_is_gone(group: int) -> bool:
    """Return whether no process of a group is there, at the latest after a while."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGKILL,
        pytest.param(signal.SIGTERM, marks=pytest.mark.slow),
        pytest.param(signal.SIGSEGV, marks=pytest.mark.slow),
    ],
)
def test_a_worker_that_is_killed_costs_no_result(many: Path, number: signal.Signals) -> None:
    """Its files are linted again: all results are there, each once and in order, and the status is the same."""
    with started(".", "--jobs", "2", *SELECTED, cwd=many) as process:
        first = read_first(process)
        os.kill(workers(process)[0], number)
        assert process.stdout is not None
        assert process.stderr is not None
        rest, said = process.stdout.read(), process.stderr.read()
    assert (process.returncode, said) == (1, b"")
    lines = [*first, *rest.splitlines(keepends=True)]
    assert names(lines) == [f"{index:04}.txt" for index in range(MANY)]
    assert len(lines) == len(set(lines)) == MANY


def test_a_file_that_kills_its_worker_is_named(tmp_path: Path) -> None:
    """The others have their results; it has a failure, and the status is 2."""
    for number in range(100):
        shutil.copy(EXAMPLES / "clean-2023.txt", tmp_path / f"{number:03}.txt")
    (tmp_path / "050.txt").write_text("deadly", encoding="utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "deadly.py").write_text(DEADLY, encoding="utf-8")
    arguments = (".", "--jobs", "2", "--rules", str(rules), "--output-format", "concise")
    with started(*arguments, cwd=tmp_path) as process:
        written, said = process.communicate()
    assert process.returncode == 2
    assert said == b""
    assert written.splitlines() == [
        b"050.txt: not checked: the process that checked this file was ended (status -9); memory may have run out"
    ]


DEADLY = '''"""A rule that ends the process it runs in."""

import os
import signal

from govlint.rule import Rule, Severity


RULE = Rule("ORG901", "deadly", Severity.ERROR, "x", "x")


def check(context):
    if context.text == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return iter(())
'''


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
def test_a_signal_ends_everything(
    many: Path, number: signal.Signals, status: int, jobs: str
) -> None:
    """With one line and its status, and with no worker left, though it was sent to this process alone."""
    with started(".", "--jobs", jobs, *SELECTED, cwd=many) as process:
        read_first(process)
        process.send_signal(number)
        _, said = process.communicate()
        assert group_is_gone(process.pid)
    assert process.returncode == status
    assert said.decode() == f"govlint: interrupted ({number.name}); the results are incomplete\n"


def test_workers_end_with_a_process_that_is_killed(many: Path) -> None:
    """Nothing can be cleaned up after that, and they hold no pipe open all the same."""
    with started(".", "--jobs", "2", *SELECTED, cwd=many) as process:
        read_first(process)
        assert workers(process)
        process.kill()
        process.communicate()
        assert group_is_gone(process.pid)


INTERRUPTED = """import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "module",
    [
        "govlint.cli.process",
        "govlint.cli.main",
        "click",
        "govlint.cli.run",
        "govlint.prose.reading",
        "govlint.rules.arithmetic.balance",
        "govlint.output.concise",
        "multiprocessing.connection",
    ],
)
def test_an_interrupt_while_code_is_loaded(many: Path, tmp_path: Path, module: str) -> None:
    """From the first line of govlint on: status 130, one line at most, no traceback."""
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTED.format(module=module), encoding="utf-8")
    arguments = (".", "--jobs", "2", *SELECTED)
    with started(*arguments, cwd=many, env={"PYTHONPATH": str(tmp_path)}) as process:
        _, said = process.communicate()
        assert group_is_gone(process.pid)
    assert process.returncode == 130
    assert said in {b"", b"govlint: interrupted (SIGINT); the results are incomplete\n"}


DROPPED = """import os, signal
from govlint.cli import run
class Dropping:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
begin = run.Results.begin
def begin_and_drop(self):
    begin(self)
    Dropping()
run.Results.begin = begin_and_drop
"""


def test_a_signal_in_a_destructor_is_not_lost(many: Path, tmp_path: Path) -> None:
    """Python drops an exception that is raised there; the run ends all the same."""
    (tmp_path / "govlint_dropped.py").write_text(DROPPED, encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text("import govlint_dropped\n", encoding="utf-8")
    with started(".", "--jobs", "1", cwd=many, env={"PYTHONPATH": str(tmp_path)}) as process:
        written, said = process.communicate()
    assert process.returncode == 143
    assert written == b""
    assert said.endswith(b"govlint: interrupted (SIGTERM); the results are incomplete\n")


@pytest.mark.slow
def test_no_shared_memory_is_needed(many: Path, tmp_path: Path) -> None:
    """Several processes work where semaphores cannot be made, and one does where no process can be started."""
    for broken in (NO_SEMAPHORES, NO_PROCESSES, NO_PIPES):
        (tmp_path / "sitecustomize.py").write_text(broken + "\n", encoding="utf-8")
        arguments = (".", "--jobs", "2", *SELECTED)
        with started(*arguments, cwd=many, env={"PYTHONPATH": str(tmp_path)}) as process:
            written, said = process.communicate()
        assert (process.returncode, said) == (1, b"")
        assert written.count(b"\n") == MANY


NO_SEMAPHORES = "import _multiprocessing as m; m.SemLock = None"
NO_PIPES = "import sys; sys.modules['_multiprocessing'] = None"
NO_PROCESSES = """import multiprocessing.context as c
def no(*_):
    raise OSError(11, 'Resource temporarily unavailable')
c.ForkProcess.start = no
"""


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell, in which ``govlint`` is the installed command."""
    return subprocess.run(
        ["/bin/sh", "-c", f'govlint() {{ "{installed()}" "$@"; }}\n{line}'],
        cwd=cwd,
        env={**os.environ, **ENGLISH},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )


COMMANDS: Sequence[str] = (
    "clean.txt",
    "clean.txt --output-format json",
    "facts clean.txt",
    "facts clean.txt --output-format csv",
    "rules",
    "rules --output-format json",
    "rule GOV201",
    "--show-settings",
    "--version",
    "--help",
    "check --help",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a right report."""
    shutil.copy(EXAMPLES / "clean-2023.txt", tmp_path / "clean.txt")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("output", "reason"),
    [(">&-", "Bad file descriptor"), (">/dev/full", "No space left on device")],
)
def test_output_that_cannot_be_written(
    folder: Path, command: str, output: str, reason: str
) -> None:
    """Closed or full: one line, status 2."""
    done = shell(f"govlint {command} {output}", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"govlint: the output cannot be written: {reason}\n"


@pytest.mark.parametrize("command", ["-", "facts -"])
def test_closed_standard_input(folder: Path, command: str) -> None:
    """It cannot be read; who does not read it does not need it."""
    done = shell(f"govlint {command} <&-", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "govlint: standard input cannot be read: Bad file descriptor\n"
    assert shell("govlint clean.txt <&-", folder).returncode == 0


def test_closed_standard_error(folder: Path) -> None:
    """Nobody reads what is wrong, and the status says it all the same; no file takes the place of the stream."""
    assert shell("govlint missing.txt 2>&-", folder).returncode == 2
    assert shell("govlint --selekt 2>&-", folder).returncode == 2
    done = shell("govlint clean.txt --output-format json --output-file a.json 2>&- >&- <&-", folder)
    assert done.returncode == 0
    assert (folder / "a.json").read_bytes().startswith(b'{"version"')


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("clean.txt", 2),
        (".", 2),
        ("facts clean.txt", 2),
        ("--show-settings", 2),
        ("rules", 0),
        ("rule GOV201", 0),
        ("--version", 0),
        ("--help", 0),
    ],
)
def test_a_deleted_working_directory(tmp_path: Path, command: str, status: int) -> None:
    """One line and status 2 for whatever needs it; the rest does without."""
    (tmp_path / "gone").mkdir()
    done = shell(f"cd gone && rmdir ../gone && govlint {command}", tmp_path)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == (status == 2)
