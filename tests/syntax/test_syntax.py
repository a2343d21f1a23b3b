"""Any text is a report as far as the grammar goes, and the nodes of its tree tile it."""

from __future__ import annotations

import itertools

from random import Random
from typing import TYPE_CHECKING

from generate.strategies import LAYOUT_NAMES, SEEDS, documents
from generate.texts import TEXTS
from generate.write.text import write_text
from hypothesis import example, given

from govlint.document.layout import Layout
from govlint.engine.examine import examine
from govlint.readers import read
from govlint.readers.text.text import blocks_of
from govlint.syntax.parser import parse
from govlint.syntax.tree import Cell, Heading, Paragraph, SubHeading, Title, children, walk


if TYPE_CHECKING:
    from generate.document import Document

    from govlint.syntax.tree import Node, Report


def tree_of(text: str) -> tuple[str, Report]:
    """Return the text that was read and its tree."""
    layout = read(text.encode(), "report.txt")
    return layout.text, parse(layout)


def check_tiling(text: str, node: Node) -> None:
    """Check that the nodes below one tile it, and that the content of a leaf lies within it."""
    below = children(node)
    if below:
        assert below[0].span.start == node.span.start
        assert below[-1].span.end == node.span.end
        assert all(a.span.end == b.span.start for a, b in itertools.pairwise(below))
    if isinstance(node, (Title, Heading, SubHeading, Paragraph, Cell)):
        assert node.span.start <= node.content.start <= node.content.end <= node.span.end
        assert node.content.of(text) == node.content.of(text).strip()


@given(TEXTS.filter(bool))
@example("\n")
@example("一、总体情况")
@example("|\n|\n|")
def test_any_text(text: str) -> None:
    """Every text parses and is tiled by its tree, one that no reader would take for text among them."""
    tree = parse(Layout.of_lines(text, blocks_of(text)))

    assert (tree.span.start, tree.span.end) == (0, len(text))
    for node in walk(tree):
        check_tiling(text, node)


@given(documents(), SEEDS, LAYOUT_NAMES)
def test_mutilated_report(report: Document, seed: int, layout: str) -> None:
    """A report with pieces cut out, doubled and moved parses, is tiled, and can be bound."""
    text = mutilate(write_text(report, layout, Random(seed)).text or "", Random(seed))
    read_text, tree = tree_of(text)

    for node in walk(tree):
        check_tiling(read_text, node)
    assert examine(text.encode(), "report.txt").binding is not None


@given(documents(), SEEDS, LAYOUT_NAMES)
def test_parts(report: Document, seed: int, layout: str) -> None:
    """Title and six parts are found in every layout."""
    written = write_text(report, layout, Random(seed))
    text, tree = tree_of(written.text or "")

    assert tree.title is not None
    assert tree.title.content.of(text) == report.model.title
    assert [part.heading.part for part in tree.parts] == [1, 2, 3, 4, 5, 6]
    assert [part.heading.ordinal for part in tree.parts] == [1, 2, 3, 4, 5, 6]


def mutilate(text: str, random: Random) -> str:
    """Return a text with a few of its pieces cut out, doubled or moved."""
    for _ in range(random.randint(1, 5)):
        at, size, to = (random.randint(0, n) for n in (len(text), 80, len(text)))
        piece, rest = text[at : at + size], text[:at] + text[at + size :]
        match random.randint(0, 2):
            case 0:
                text = rest
            case 1:
                text = text[:to] + piece + text[to:]
            case _:
                text = rest[:to] + piece + rest[to:]
    return text or "\n"
