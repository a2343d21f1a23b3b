"""What was written into a report's tables is read back."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given

from tests.generate.strategies import SEEDS, documents
from tests.generate.write.text import tab_text
from tests.properties.reading import figures_of


if TYPE_CHECKING:
    from tests.generate.document import Document


@given(documents(), SEEDS)
def test_tab_text(report: Document, seed: int) -> None:
    """Every figure of a report with ragged tabs is read back."""
    written = tab_text(report, Random(seed))

    assert figures_of(written.data, written.name) == report.model.facts
