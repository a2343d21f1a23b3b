"""The command as it is typed, in a process of its own: one clear line and the right status whatever is wrong."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile

from pathlib import Path
from typing import Any

import pytest

from processes import ROOT, broken, govlint, killed_if_stuck, report, run


FAULTY = ROOT / "examples" / "faulty-2023.txt"
CLEAN = ROOT / "examples" / "clean-2023.txt"
ENGLISH = {"GOVLINT_LANG": "en"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a right report and a wrong one."""
    shutil.copy(CLEAN, tmp_path / "clean.txt")
    shutil.copy(FAULTY, tmp_path / "faulty.txt")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--selekt", "GOV2"), "there is no option --selekt; did you mean --select?"),
        (
            ("--output-format", "xml"),
            "--output-format: 'xml' is not possible; one of full, concise,",
        ),
        (("--select", "GOV999", "clean.txt"), "--select: no rule is called GOV999"),
        (
            ("--select", "row-totl", "clean.txt"),
            "no rule is called row-totl; did you mean row-total?",
        ),
        (
            ("--config", "selct = []", "clean.txt"),
            "--config: selct: there is no such key; did you mean",
        ),
        (("--config", "missing.toml", "clean.txt"), "missing.toml: cannot be read: No such file"),
        (("--config", "a = ", "clean.txt"), "--config: is not valid TOML"),
        (("--jobs", "many"), "--jobs: many is not possible; a whole number from 0 on"),
        (("--output-file",), "--output-file needs a value"),
        (("--output-file", "no/such/folder/x", "clean.txt"), "no/such/folder/x: cannot be written"),
        (("rule",), "CODE|PATH is missing; see "),
        (("rule", "GOV999"), "no rule is called GOV999"),
        (("rules", "more"), "Got unexpected extra argument (more)"),
        (
            ("facts", "--output-format", "xml"),
            "--output-format: 'xml' is not possible; one of table",
        ),
        (("test-rule", "missing.py"), "missing.py is not a Python module"),
        (("--baseline", "missing.json", "clean.txt"), "missing.json"),
    ],
)
def test_a_mistake_is_one_line(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    """Nothing on standard output, one line on standard error, status 2."""
    done = govlint(*arguments, cwd=folder, env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("govlint: ")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"govlint.toml": "selct = []"},
            "govlint.toml: selct: there is no such key; did you mean select?",
        ),
        ({"govlint.toml": "select = ["}, "govlint.toml: is not valid TOML"),
        ({"govlint.toml": 'select = ["GOV999"]'}, "govlint.toml: select: no rule is called GOV999"),
        ({"govlint.toml": 'output-format = "xml"'}, "govlint.toml: output-format: 'xml'"),
        ({"govlint.toml": 'extend = "missing.toml"'}, "missing.toml: cannot be read"),
        ({"govlint.toml": 'rules = "mine.py"'}, "only the option --rules names code to load"),
        ({"pyproject.toml": "[tool.govlint]\nselct = []"}, "pyproject.toml: selct"),
        (
            {"pyproject.toml": "[tool.govlint]\nfail-on = 'error'", "govlint.toml": ""},
            "pyproject.toml beside it has [tool.govlint] as well; keep one of them",
        ),
    ],
)
def test_a_bad_configuration_is_one_line(folder: Path, files: dict[str, str], said: str) -> None:
    """The file, the key, what is wrong, what would do."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = govlint("clean.txt", cwd=folder, env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


def test_a_missing_path_ends_no_run(folder: Path) -> None:
    """Status 2, and the other paths are checked all the same."""
    done = govlint(
        *("clean.txt", "missing.txt", "faulty.txt", "--output-format", "concise"),
        cwd=folder,
        env=ENGLISH,
    )
    assert done.returncode == 2
    assert "missing.txt: not checked: no such file or folder" in done.stdout
    assert "faulty.txt:" in done.stdout


def test_no_permission() -> None:
    """A file that may not be read is distinguished from one that is not there."""
    unprivileged: dict[str, Any] = (
        {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        locked = folder / "locked.txt"
        shutil.copy(CLEAN, locked)
        locked.chmod(0)
        env = {**os.environ, **ENGLISH, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        program = [sys.executable, "-m", "govlint"]
        try:
            tried = subprocess.run(
                [*program, "--version"], cwd=folder, env=env, check=False, **unprivileged
            )
        except PermissionError:
            pytest.skip("another user cannot run this Python")
        if tried.returncode:
            pytest.skip("another user cannot run govlint from here")
        done = subprocess.run(
            [*program, "locked.txt"],
            cwd=folder,
            env=env,
            check=False,
            capture_output=True,
            **unprivileged,
        )
    assert done.returncode == 2
    assert b"no permission to read it" in done.stdout


def photograph() -> bytes:
    """Return what begins like a photograph and goes on like one."""
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20


@pytest.mark.parametrize(
    "content", [b"", photograph(), bytes(range(256)) * 20, "今天天气很好。\n".encode()]
)
def test_what_is_no_report(folder: Path, content: bytes) -> None:
    """An empty file, a photograph named .txt and a text about the weather are findings, not failures."""
    (folder / "odd.txt").write_bytes(content)
    done = govlint("odd.txt", "clean.txt", "--output-format", "concise", cwd=folder)
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith("odd.txt:1:1: GOV001 ")


def test_a_report_cut_in_the_middle(folder: Path) -> None:
    """What is missing is reported, and no figure is called wrong for it."""
    text = CLEAN.read_bytes()
    for share in (0.3, 0.7):
        (folder / "cut.txt").write_bytes(text[: int(len(text) * share)])
        done = govlint("cut.txt", "--output-format", "concise", cwd=folder)
        assert (done.returncode, done.stderr) == (1, "")
        assert "GOV101" in done.stdout
        assert "GOV2" not in done.stdout


def test_a_folder_without_reports(tmp_path: Path) -> None:
    """Status 2 with a line on standard error: nobody read a report, so none is right."""
    (tmp_path / "a.py").touch()
    done = govlint(".", cwd=tmp_path, env=ENGLISH)
    assert (done.returncode, done.stderr) == (2, "govlint: .: contains no file to check\n")


@pytest.mark.parametrize(
    "command", [("check", "--output-format", "concise"), ("facts",), ("rules",)]
)
def test_a_closed_pipe(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Whoever reads no further gets no traceback."""
    paths = []
    if command[0] != "rules":
        for number in range(30):
            paths.append(tmp_path / f"{number}.txt")
            shutil.copy(FAULTY, paths[-1])
    process = subprocess.Popen(
        [sys.executable, "-m", "govlint", *command, *map(str, paths)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(60) in {0, 1}
    assert "Traceback" not in said
    assert "BrokenPipe" not in said


def test_a_terminal_without_chinese(folder: Path) -> None:
    """What an ASCII output cannot hold is escaped, in every format that people read."""
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for arguments in (("faulty.txt",), ("facts", "clean.txt"), ("rules",), ("rule", "GOV201")):
        done = govlint(*arguments, cwd=folder, env=env)
        assert "Traceback" not in done.stderr
        assert "\\u" in done.stdout
        assert done.stdout.isascii()
    wrong = govlint("--selekt", cwd=folder, env=env)
    assert (wrong.returncode, wrong.stderr.isascii()) == (2, True)


def test_no_colour_into_a_pipe(folder: Path) -> None:
    """No escape code at all, unless it is asked for."""
    assert "\x1b" not in govlint("faulty.txt", cwd=folder, env={"NO_COLOR": ""}).stdout
    assert (
        "\x1b["
        in govlint("faulty.txt", cwd=folder, env={"NO_COLOR": "", "FORCE_COLOR": "1"}).stdout
    )
    assert "\x1b" not in govlint("faulty.txt", cwd=folder, env={"FORCE_COLOR": "1"}).stdout


def on_a_terminal(*arguments: str, cwd: Path, env: dict[str, str]) -> str:
    """Return what a command writes to a terminal, on both of its outputs."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "govlint", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **env},
    )
    os.close(theirs)
    said = b""
    try:
        while select.select([ours], [], [], 60)[0]:
            more = os.read(ours, 65536)
            if not more:
                break
            said += more
    except OSError:  # the other end is closed
        pass
    process.wait(60)
    os.close(ours)
    return said.decode(errors="replace")


def test_a_bar_and_links_on_a_terminal_only(tmp_path: Path) -> None:
    """Progress over many files, colour and links to pages; into a pipe, none of them."""
    for number in range(25):
        shutil.copy(CLEAN, tmp_path / f"{number}.txt")
    shutil.copy(FAULTY, tmp_path / "faulty.txt")
    (tmp_path / "govlint.toml").write_text(
        'docs-url = "https://docs.example.org"\n', encoding="utf-8"
    )
    env = {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}

    shown = on_a_terminal(".", cwd=tmp_path, env=env)

    assert "检查中" in shown
    assert "\x1b[" in shown
    assert "https://docs.example.org/rules/GOV200/" in shown
    plain = on_a_terminal(".", cwd=tmp_path, env={**env, "NO_COLOR": "1"})
    assert "https://docs.example.org" not in plain
    piped = govlint(".", cwd=tmp_path, env={"NO_COLOR": ""})
    assert piped.stderr == ""
    assert "\x1b" not in piped.stdout


def test_watching(folder: Path) -> None:
    """A change is checked again; an interrupt ends it, without a traceback."""
    (folder / "clean.txt").write_text("没有标题\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "govlint", "--watch", "--output-format", "concise", "clean.txt"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        with killed_if_stuck(process):
            before = process.stdout.readline().decode()
            (folder / "clean.txt").write_text(broken(report(1)), encoding="utf-8")
            after = next((line for line in process.stdout if b"GOV200" in line), b"").decode()
    finally:
        process.send_signal(2)
        _, said = process.communicate(timeout=60)
    assert before.startswith("clean.txt:")
    assert "GOV200" not in before
    assert after.startswith("clean.txt:")
    assert process.returncode == 130
    assert said == b""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(tmp_path: Path, shell: str) -> None:
    """Each shell gets its script."""
    script = completion(tmp_path, f"{shell}_source", "")
    assert "_GOVLINT_COMPLETE" in script
    if shell == "bash" and shutil.which("bash"):
        path = tmp_path / "complete.bash"
        path.write_text(script, encoding="utf-8")
        assert run(["bash", "-n", path], tmp_path).returncode == 0


def completion(cwd: Path, instruction: str, words: str) -> str:
    """Return what is offered for a line that is being typed; a blank at its end begins a word."""
    env = {
        "_GOVLINT_COMPLETE": instruction,
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
        "PYTHONPATH": str(ROOT),
    }
    program = "import sys; sys.argv[0] = 'govlint'; from govlint.__main__ import main; main()"
    return run([sys.executable, "-c", program], cwd, env).stdout


def test_completion(tmp_path: Path) -> None:
    """Commands, options of the default command, codes and names, also in a list, and paths."""
    offered = completion(tmp_path, "bash_complete", "govlint r").split()
    assert {"plain,rule", "plain,rules", "file,r"} <= set(offered)
    assert "plain,--select" in completion(tmp_path, "bash_complete", "govlint --sel")
    assert "plain,GOV201" in completion(tmp_path, "bash_complete", "govlint rule GOV20")
    assert "plain,row-total" in completion(tmp_path, "bash_complete", "govlint rule row")
    listed = completion(tmp_path, "bash_complete", "govlint --select GOV200,row")
    assert listed.split() == ["plain,GOV200,row-total"]


def test_facts_of_a_configured_report(tmp_path: Path) -> None:
    """Organ and year of the configuration hold for ``facts`` too."""
    given = '[[report]]\npath = "*.txt"\norgan = "桐山县审计局"\nyear = 2022\n'
    (tmp_path / "govlint.toml").write_text(given, encoding="utf-8")
    (tmp_path / "r.txt").write_text("一、总体情况\n\n主动公开信息20条。\n", encoding="utf-8")
    done = govlint("facts", "--output-format", "json", "r.txt", cwd=tmp_path)

    report = json.loads(done.stdout)["reports"][0]
    assert (report["organ"], report["year"]) == ("桐山县审计局", 2022)
