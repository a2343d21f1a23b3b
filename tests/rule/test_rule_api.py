"""What `govlint.rule` loads, and what words it has for messages."""

from __future__ import annotations

import subprocess
import sys

import pytest

from govlint.rule import Text
from govlint.rule.text import counted_en, listed, listed_en


@pytest.mark.parametrize(
    "module", ["govlint.rule", "govlint.output.concise", "govlint.config.keys"]
)
def test_no_solver_is_loaded_to_know_what_a_severity_is(module: str) -> None:
    """Whoever writes a line for each finding needs no equations, and no reader of files."""
    code = f"import sys, {module}; print([m for m in sys.modules if m.startswith({ROOMS})])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


ROOMS = ("govlint.equations", "govlint.form", "govlint.readers", "govlint.prose")


def test_plurals() -> None:
    """One is one; nothing is many."""
    assert [counted_en(n, "figure") for n in (0, 1, 2)] == ["0 figures", "1 figure", "2 figures"]
    assert counted_en(3, "entry", "entries") == "3 entries"


def test_lists() -> None:
    """A comma between all but the last two in English, an enumeration comma in Chinese."""
    assert [listed_en(list(items)) for items in ("", "a", "ab", "abc")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert listed([Text("甲", "a"), Text("乙", "b"), Text("丙", "c")]) == Text(
        "甲、乙、丙", "a, b and c"
    )
