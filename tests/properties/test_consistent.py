"""A report that is right is left alone, and what its prose says is read."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from generate.noise import Noise, noisy
from generate.passages import Kind
from generate.strategies import LAYOUT_NAMES, SEEDS, documents
from generate.write.text import write_text
from hypothesis import given
from reading import errors_in, found_in, shown

from govlint.engine.examine import examine


if TYPE_CHECKING:
    from generate.document import Document


@given(documents(), SEEDS)
def test_nothing_is_found(report: Document, seed: int) -> None:
    """There is nothing to say about a right report."""
    assert shown(found_in(write_text(report, "ragged", Random(seed)))) == []


@given(documents(), SEEDS, LAYOUT_NAMES)
def test_no_error_in_any_layout(report: Document, seed: int, layout: str) -> None:
    """No layout and no noise of copying makes an error of what is right, nor a warning about its figures."""
    random = Random(seed)
    report = noisy(report, Noise.draw(random), random)
    found = found_in(write_text(report, layout, random))

    assert shown(d for d in found if d.severity == "error" or d.code[3] in "23") == []


@given(documents())
def test_no_error_in_any_encoding(report: Document) -> None:
    """UTF-16 and GB 18030 are as good as UTF-8."""
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        assert shown(errors_in(write_text(report).encoded(encoding))) == []


@given(documents())
def test_no_claim_is_false(report: Document) -> None:
    """Whatever is read as a figure of the form is true, by one of its readings."""
    written = write_text(report)
    facts = report.model.facts

    for claim in examine(written.data, written.name).reading.claims:
        readings = [sum(facts[key] for key in keys) for keys in (claim.keys, *claim.alternatives)]
        stated, rounding = Decimal(claim.figure.value), Decimal(claim.figure.rounding)
        assert any(abs(r - stated) < rounding for r in readings), claim


@given(documents())
def test_no_other_number_is_taken(report: Document) -> None:
    """Posts, calls, meetings and percentages are not taken for figures of the form."""
    written = write_text(report)
    read = {
        c.figure.span.start
        for c in examine(written.data, written.name).reading.claims
        if not c.absence
    }
    others = {
        written.marks[b, i]
        for b, i in report.claims()
        if report.claim(b, i).kind in (Kind.OTHER, Kind.SHARE)
    }

    assert read & others == set()
