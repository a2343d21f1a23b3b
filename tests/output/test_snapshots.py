"""One rendered sample a format, looked at by a person when it changes.

``GOVLINT_UPDATE_SNAPSHOTS=1`` writes them anew.
"""

from __future__ import annotations

import os

from dataclasses import replace
from pathlib import Path

import pytest

from render import OPTIONS, render

from govlint.output.formats import FORMATS


FOLDER = Path(__file__).parent / "snapshots"
SUFFIX = {"json": ".json", "sarif": ".sarif", "gitlab": ".json", "junit": ".xml", "html": ".html"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_rendering_is_unchanged(name: str, lang: str) -> None:
    """The sample run is written as it was."""
    rendered = render(name, options=replace(OPTIONS, lang=lang))
    path = FOLDER / f"{name}.{lang}{SUFFIX.get(name, '.txt')}"
    if os.environ.get("GOVLINT_UPDATE_SNAPSHOTS"):
        path.write_text(rendered, encoding="utf-8", newline="\n")

    assert path.read_text(encoding="utf-8") == rendered
