"""What is prepared is what the data files say, and is left alone where they say something else."""

from __future__ import annotations

import subprocess
import sys

from pathlib import Path
from typing import TYPE_CHECKING

from govlint.document import prepared
from govlint.document.prepared import source


if TYPE_CHECKING:
    import pytest


def test_the_file_is_up_to_date() -> None:
    """Run ``python -m govlint.build tables`` after changing a data file, a grammar, or how they are worked out."""
    done = subprocess.run(
        [sys.executable, "-m", "govlint.build", "tables", "--check"],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 0


def test_a_changed_source_is_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stamp that is not that of the source counts for nothing."""
    key = "rules/forms/2021.toml"
    changed = source(key).replace(b'edition = "2021"', b'edition = "1999"')
    monkeypatch.setattr(prepared, "source", lambda _name: changed)

    assert prepared.document("2021")["edition"] == "1999"
