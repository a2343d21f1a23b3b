"""What was written into a report's tables is read back, whatever the layout."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from generate.noise import Noise, noisy
from generate.strategies import LAYOUT_NAMES, SEEDS, documents
from generate.write.text import ENCODINGS, write_text
from hypothesis import given
from hypothesis import strategies as st
from reading import figures_of

from govlint.engine.examine import examine


if TYPE_CHECKING:
    from generate.document import Document


@given(documents(), SEEDS, LAYOUT_NAMES)
def test_layout(report: Document, seed: int, layout: str) -> None:
    """Every figure is read back out of every layout of a text."""
    assert report.model.facts == figures_of(write_text(report, layout, Random(seed)))


@given(documents(), SEEDS, LAYOUT_NAMES)
def test_noise(report: Document, seed: int, layout: str) -> None:
    """Blanks, widths, numbering and script change no figure."""
    random = Random(seed)
    report = noisy(report, Noise.draw(random), random)

    assert report.model.facts == figures_of(write_text(report, layout, random))


@given(documents(), st.sampled_from(ENCODINGS))
def test_encoding(report: Document, encoding: str) -> None:
    """Every figure is read back out of every encoding."""
    assert report.model.facts == figures_of(write_text(report).encoded(encoding))


@given(documents(), SEEDS)
def test_places(report: Document, seed: int) -> None:
    """Every figure is found where it was written."""
    written = write_text(report, "ragged", Random(seed))
    facts = examine(written.data, written.name).binding.facts

    assert {key: fact.span.start for key, fact in facts.items()} == {
        key: written.marks[key] for key in report.model.facts
    }


@given(documents())
def test_edition(report: Document) -> None:
    """The edition of the form, the organ and the year are recognised."""
    written = write_text(report)
    context = examine(written.data, written.name)

    assert context.edition is report.model.edition
    assert context.identity.year == report.model.year
    assert context.identity.organ == report.model.organ.name
