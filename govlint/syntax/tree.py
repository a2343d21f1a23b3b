"""The syntax tree of a report: frozen nodes that tile the text they were read from.

Rows and cells are those of the layout: a table's inside is what its reader made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from govlint.document.layout import GridCell as Cell
from govlint.document.layout import GridRow as Row


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document.source import Span


@dataclass(slots=True, eq=False)
class Title:
    """The line (or lines) that name organ, year and kind of report."""

    span: Span
    content: Span


@dataclass(slots=True, eq=False)
class Heading:
    """The heading of a part.

    ``ordinal`` is the number that is printed (``三、`` gives 3) or None; ``part`` the number of the statutory part that
    the words name, or None where they name none.
    """

    span: Span
    content: Span
    ordinal: int | None
    part: int | None


@dataclass(slots=True, eq=False)
class SubHeading:
    """A numbered line inside a part: ``（一）…`` (level 1), ``1.…`` (2), ``(1)…`` (3)."""

    span: Span
    content: Span
    level: int


@dataclass(slots=True, eq=False)
class Paragraph:
    """Running text."""

    span: Span
    content: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its rows tile it. ``exact`` as in `govlint.document.layout.Grid`."""

    span: Span
    rows: tuple[Row, ...]
    exact: bool


__all__ = [
    "Block",
    "Cell",
    "Heading",
    "Node",
    "Paragraph",
    "Part",
    "Preamble",
    "Report",
    "Row",
    "SubHeading",
    "Table",
    "Title",
    "children",
    "walk",
]

Block: TypeAlias = SubHeading | Paragraph | Table


@dataclass(slots=True, eq=False)
class Part:
    """A part of the report: its heading and what follows up to the next one."""

    span: Span
    heading: Heading
    blocks: tuple[Block, ...]


@dataclass(slots=True, eq=False)
class Preamble:
    """Blocks outside any part: before the title, or between it and the first part."""

    span: Span
    blocks: tuple[Block, ...]


@dataclass(slots=True, eq=False)
class Report:
    """A whole report. Every text is one; what is missing is a rule's finding.

    ``front`` is what stands before the title: a web page's navigation, a document's red head.
    """

    span: Span
    front: Preamble | None
    title: Title | None
    preamble: Preamble | None
    parts: tuple[Part, ...]


Node: TypeAlias = (
    Report | Title | Preamble | Part | Heading | SubHeading | Paragraph | Table | Row | Cell
)


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes below ``node``, in reading order; they tile it, leaves have none."""
    match node:
        case Report():
            head = (node.front, node.title, node.preamble)
            return (*(n for n in head if n is not None), *node.parts)
        case Part():
            return (node.heading, *node.blocks)
        case Preamble():
            return node.blocks
        case Table():
            return node.rows
        case Row():
            return node.cells
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield ``node`` and every node below it, in reading order."""
    yield node
    for child in children(node):
        yield from walk(child)
