"""What was written into a report's tables is read back, whatever the layout."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from generate.noise import Noise, noisy
from generate.strategies import SEEDS, documents
from generate.write.text import ENCODINGS, LAYOUTS, write_text
from hypothesis import given
from reading import figures_of


if TYPE_CHECKING:
    from generate.document import Document


@pytest.mark.parametrize("layout", LAYOUTS)
@given(report=documents(), seed=SEEDS)
def test_layout(layout: str, report: Document, seed: int) -> None:
    """Every figure is read back out of every layout of a text."""
    written = write_text(report, layout, Random(seed))

    assert figures_of(written.data, written.name) == report.model.facts


@pytest.mark.parametrize("layout", LAYOUTS)
@given(report=documents(), seed=SEEDS)
def test_noise(layout: str, report: Document, seed: int) -> None:
    """Blanks, widths, numbering and script change no figure."""
    random = Random(seed)
    written = write_text(noisy(report, Noise.draw(random), random), layout, random)

    assert figures_of(written.data, written.name) == report.model.facts


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(report=documents())
def test_encoding(encoding: str, report: Document) -> None:
    """Every figure is read back out of every encoding."""
    written = write_text(report).encoded(encoding)

    assert figures_of(written.data, written.name) == report.model.facts
