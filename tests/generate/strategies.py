"""Hypothesis strategies for whole reports. They shrink to a report of zeros, in the plainest words."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from generate import figures, model, organs
from generate.document import Document, document
from generate.write.text import LAYOUTS
from govlint.document.prepared import EDITIONS
from govlint.form.edition import load


if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    from generate.figures import Value
    from generate.model import ReportModel

    T = TypeVar("T")

    class Draw(Protocol):
        """What `st.composite` hands a strategy."""

        def __call__(self, strategy: st.SearchStrategy[T]) -> T:
            """Return a value of the strategy."""


COUNTS = st.one_of(st.integers(0, 9), st.integers(0, 3000), st.integers(0, 4_000_000))
SEEDS = st.integers(0, 2**32 - 1)
LAYOUT_NAMES = st.sampled_from(tuple(LAYOUTS))
STYLES = ("inline", "heading", "counted")


@st.composite
def facts(draw: Draw, form: str, *, rules: bool = True) -> Mapping[str, Value]:
    """Return all figures of the form, every relation satisfied; ``rules``: 规章 may be other than 0."""
    edition = load(form)
    applicants = st.sampled_from(edition.sets["applicant"])
    outcomes = st.sampled_from(edition.sets["outcome"])
    most = draw(st.sampled_from((6, 6, 6, 60)))
    free = figures.Free(
        draw(st.dictionaries(st.tuples(outcomes, applicants), COUNTS, max_size=most)),
        draw(st.dictionaries(applicants, COUNTS, max_size=3)),
        draw(st.dictionaries(applicants, COUNTS, max_size=3)),
        draw(st.dictionaries(st.sampled_from(figures.case_keys(edition.id)), COUNTS, max_size=6)),
        draw(_disclosed(form, rules=rules)),
    )
    return figures.complete(edition, free)


@st.composite
def _disclosed(draw: Draw, form: str, *, rules: bool) -> dict[str, Value]:
    """Return the figures of table 2."""
    edition = load(form)
    kinds: dict[str, st.SearchStrategy[Value]] = {
        "count": COUNTS,
        "change": st.integers(-300, 300),
        "amount": st.builds(figures.amount, st.integers(0, 10**9), st.integers(0, 6)),
    }
    keys = [k for k in figures.other_keys(edition.id) if rules or ".rules." not in k]
    return {
        key: draw(kinds[edition.facts[key].column.kind])
        for key in draw(st.lists(st.sampled_from(keys), unique=True, max_size=8))
    }


@st.composite
def reports(draw: Draw, edition: str | None = None) -> ReportModel:
    """Return a consistent report, of either edition unless one is named."""
    form = load(edition or draw(st.sampled_from(EDITIONS)))
    year = draw(st.integers(form.first_year, form.last_year or model.LAST_YEAR))
    seed = Random(draw(SEEDS))
    organ = organs.invent(seed, draw(st.sampled_from(organs.Level)))
    values = draw(facts(form.id, rules=organ.level is organs.Level.CITY))
    return model.assemble(seed, organ, year, form, values)


@st.composite
def documents(draw: Draw, edition: str | None = None) -> Document:
    """Return a consistent report, laid out in blocks."""
    return document(draw(reports(edition)), style=draw(st.sampled_from(STYLES)))
