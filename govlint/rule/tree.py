"""The syntax tree of a report (`Context.tree`): parts, headings, paragraphs, tables, each with its span."""

from __future__ import annotations

from govlint.syntax.tree import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Part,
    Report,
    Row,
    SubHeading,
    Table,
    Title,
    walk,
)


__all__ = [
    "Block",
    "Cell",
    "Heading",
    "Paragraph",
    "Part",
    "Report",
    "Row",
    "SubHeading",
    "Table",
    "Title",
    "walk",
]
