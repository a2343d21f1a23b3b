"""The page about the method shows what the code does."""

from __future__ import annotations

import re
import subprocess
import sys

from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_prints_what_the_page_says(language: str) -> None:
    """The example runs as it stands, and its last line is what it prints."""
    page = (ROOT / "docs" / language / "method.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    *_, said = code.strip().splitlines()

    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert run.stdout.strip() == said.removeprefix("# ")
