"""Whatever a repository holds, linting it runs, writes and fetches nothing of it."""

from __future__ import annotations

import json
import os

from typing import TYPE_CHECKING

import pytest

from command import SCRIPT, WATCHED, run, script
from hostile_files import report

from fuzz.targets import TODAY
from govlint.config.keys import KEYS


if TYPE_CHECKING:
    from pathlib import Path

EVIL = "import os\nopen(os.environ.get('HOME', '.') + '/owned', 'w').close()\nraise SystemExit('owned')\n"
NAMES = (
    *("govlint.py", "sitecustomize.py", "usercustomize.py", "conftest.py", "setup.py", "lark.py"),
    *("click.py", "rich.py", "lxml.py", "json.py", "re.py", "tomllib.py", "pathspec.py", "main.py"),
    *("rules/__init__.py", "rules/evil.py", "rules/arithmetic/evil.py", "grammar/__init__.py"),
    *("govlint/__init__.py", "govlint_rules/__init__.py", "plugins/evil.py", "evil.py"),
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a folder with everything in it that a program might take for code of its own."""
    folder = tmp_path / "repository"
    for name in NAMES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(EVIL, encoding="utf-8")
    (folder / "grammar" / "report.lark").write_text("start: EVIL", encoding="utf-8")
    (folder / "evil.pth").write_text("import evil\n", encoding="utf-8")
    plugin = folder / "evil-1.dist-info"
    plugin.mkdir()
    (plugin / "entry_points.txt").write_text("[govlint.rules]\nevil = evil\n", encoding="utf-8")
    (plugin / "METADATA").write_text("Name: evil\nVersion: 1\n", encoding="utf-8")
    (folder / ".gitignore").write_text("$(touch owned)\n!`touch owned`\n", encoding="utf-8")
    comment = (
        "<!-- govlint: ignore evil.py -- $(touch owned) -->\n<!-- govlint: rules ./evil.py -->\n"
    )
    (folder / "a.txt").write_text(
        comment + report("收到申请12件，其中自然人3件。"), encoding="utf-8"
    )
    (folder / "$(touch owned);\n\x1b[31m.txt").write_text(report("无"), encoding="utf-8")
    return folder


def audited(tmp_path: Path, folder: Path, *arguments: str) -> tuple[int, str, list[list[str]]]:
    """Run the command there and return its status, what it said, and what it did."""
    done = run(script(tmp_path / "bin", WATCHED), *arguments, "--jobs", "1", cwd=folder)
    said, _, events = done.stderr.decode().rpartition("AUDIT ")
    return done.returncode, done.stdout.decode() + said, json.loads(events)


def assert_nothing_happened(folder: Path, did: list[list[str]], before: set[Path]) -> None:
    """Assert that no code of the folder ran, and that nothing was written or reached for."""
    assert [what for what in did if what[0] == "reach"] == []
    # Python names what it makes itself, such as the methods of a dataclass, <string>.
    ran = [what[1] for what in did if what[0] == "run" and "<" not in what[1]]
    assert ran
    assert [path for path in ran if path.startswith(str(folder))] == []
    writes = [what[1] for what in did if what[0] in {"write", "change"} and what[1] != os.devnull]
    assert writes == []
    assert set(folder.rglob("*")) == before


def test_nothing_of_a_repository_is_run(tmp_path: Path, hostile: Path) -> None:
    """Neither modules named like ours nor rules, grammars, plug-ins, comments or names."""
    before = set(hostile.rglob("*"))
    status, said, did = audited(tmp_path, hostile, ".", "--output-format", "concise")

    assert status == 1
    assert "owned" not in said.replace("$(touch owned)", "")
    assert "\x1b" not in said
    assert "GOV902" in said
    assert_nothing_happened(hostile, did, before)


@pytest.mark.parametrize("name", [key.name for key in KEYS] + ["rules", "plugins", "extend"])
@pytest.mark.parametrize(
    "value", ['"evil.py"', '["evil.py"]', '"http://127.0.0.1:9/x"', "{evil = 'evil.py'}"]
)
def test_no_key_loads_code(tmp_path: Path, name: str, value: str) -> None:
    """A configuration that names a module or an address for any key is an error, or names a file that is only read."""
    from govlint.document.errors import GovlintError  # noqa: PLC0415
    from govlint.engine.linter import Linter, Options  # noqa: PLC0415 - as late as the command does it

    (tmp_path / "evil.py").write_text(EVIL, encoding="utf-8")
    (tmp_path / "govlint.toml").write_text(f"{name} = {value}\n", encoding="utf-8")
    linter = Linter(Options(today=TODAY))
    # Patterns, a file that is only read, and an address that is only printed.
    harmless = {"exclude": "[", "baseline": '"', "docs-url": '"http'}
    if name in harmless and value.startswith(harmless[name]):
        assert linter.finder.for_folder(str(tmp_path)).select == ("ALL",)
    else:
        with pytest.raises(GovlintError):
            linter.finder.for_folder(str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evil.py", "govlint.toml"]


@pytest.mark.parametrize(
    "line",
    ['extend = "pipe"', 'baseline = "pipe"', 'extend = "/dev/zero"', 'baseline = "/dev/zero"'],
)
def test_pipes_and_devices_are_not_read(tmp_path: Path, line: str) -> None:
    """A configuration that builds on a pipe or on a device without end is an error, not a wait."""
    folder = tmp_path / "repository"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "govlint.toml").write_text(line + "\n", encoding="utf-8")
    (folder / "a.txt").write_text(report("无"), encoding="utf-8")
    done = run(script(tmp_path / "bin", SCRIPT), "a.txt", cwd=folder)

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_the_commands_of_a_terminal_stay_text(tmp_path: Path) -> None:
    """Also in errors about a configuration, whose keys and values are a stranger's."""
    (tmp_path / "govlint.toml").write_text('"\\u001b[31m" = 1\n', encoding="utf-8")
    done = run(script(tmp_path / "bin"), ".", cwd=tmp_path)

    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
