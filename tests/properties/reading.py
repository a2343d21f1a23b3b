"""A file's way to its figures, for tests that ask nothing of the rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.form.bind import bind
from govlint.form.cells import State
from govlint.form.edition import all_editions
from govlint.readers import read
from govlint.syntax.outline import Outline
from govlint.syntax.parser import parse


if TYPE_CHECKING:
    from generate.figures import Value

    from govlint.form.bind import Binding
    from govlint.layout import Layout
    from govlint.syntax.tree import Report


@cache
def outline() -> Outline:
    """Return the headings of every edition."""
    parts = [part for edition in all_editions() for part in edition.parts]
    return Outline.of({words: p.number for p in parts for words in (p.heading, *p.variants)})


def tree_of(data: bytes, name: str = "report.txt") -> tuple[Layout, Report]:
    """Return a file's layout and syntax tree."""
    layout = read(data, name)
    return layout, parse(layout, outline())


def binding_of(data: bytes, name: str = "report.txt") -> Binding:
    """Return what the tables of a file say."""
    layout, tree = tree_of(data, name)
    return bind(layout.text, tree)


def figures_of(data: bytes, name: str = "report.txt") -> dict[str, Value]:
    """Return the figures of a file; one that is there but has no value is left out."""
    facts = binding_of(data, name).facts.values()
    return {f.key: f.value for f in facts if f.state is State.VALUE and f.value is not None}
