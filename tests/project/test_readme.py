"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys

from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
_EXAMPLE = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
_ELIDED = "…"

both = pytest.mark.parametrize("name", ["README.md", "README.zh.md"])


def read(name: str) -> str:
    """Return a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


@both
def test_output_is_real(name: str) -> None:
    """Each example prints what is shown, from first line to last; a line of dots stands for any lines."""
    examples = list(_EXAMPLE.finditer(read(name)))
    assert examples
    for example in examples:
        program, *arguments = shlex.split(example["command"])
        assert program == ".venv/bin/govlint"
        done = subprocess.run(
            [sys.executable, "-m", "govlint", *arguments],
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        shown = example["output"].split(_ELIDED + "\n")
        pattern = "(?:.*\n)*?".join(map(re.escape, shown))
        assert re.fullmatch(pattern, done.stdout), done.stdout


def test_both_languages_show_the_same() -> None:
    """The same examples, set-up, configuration and hook."""
    fences = re.compile(r"^```(?:console|toml|yaml)\n.*?^```$", re.MULTILINE | re.DOTALL)
    assert fences.findall(read("README.md")) == fences.findall(read("README.zh.md"))


@both
def test_what_a_stranger_types(name: str) -> None:
    """The commands that set up, run and test are there as they are run elsewhere."""
    text = read(name)
    for command in (
        "python3 -m venv .venv\n.venv/bin/pip install -e '.[test]'\n",
        ".venv/bin/govlint examples/faulty-2023.txt ",
        ".venv/bin/python -m tests ",
    ):
        assert command in text


@both
def test_links_lead_somewhere(name: str) -> None:
    """Every file that is linked to exists."""
    links = re.findall(r"\]\(([^)#:]+)\)", read(name))
    assert len(links) > 8
    assert [link for link in links if not (ROOT / link).exists()] == []
