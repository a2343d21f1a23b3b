"""An existing text as blocks, so that the writers can make other formats of it.

``python -m generate.reformat examples/clean-2023.txt`` (with ``tests`` on the path) writes the Word file, the web page
and the workbook that lie beside it.
"""

from __future__ import annotations

import sys

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from generate.document import Document, Heading, Paragraph, SubHeading, Title
from generate.grid import grid_of
from generate.model import build
from generate.passages import Passage
from generate.write.docx import Word, write_docx
from generate.write.html import tidy_html
from generate.write.sheets import write_xlsx
from govlint.engine.examine import examine
from govlint.syntax import tree


if TYPE_CHECKING:
    from collections.abc import Iterator

    from generate.document import Block
    from govlint.form.edition import Edition
    from govlint.rule import Context


def blocks_of(data: bytes, name: str) -> Document:
    """Return the blocks of a report on one of the forms, its tables complete."""
    context = examine(data, name)
    edition = context.binding.edition
    assert edition is not None
    return Document(build(Random(0)), tuple(_blocks(context, edition)))


def _blocks(context: Context, edition: Edition) -> Iterator[Block]:
    text, report = context.text, context.tree
    if report.title is not None:
        yield Title(report.title.content.of(text))
    if report.preamble is not None:
        yield from _lines(report.preamble.blocks, text)
    texts = {key: fact.text for key, fact in context.binding.facts.items()}
    tables = {part.number: part.table for part in edition.parts}
    for part in report.parts:
        number = part.heading.part or 0
        yield Heading(number, part.heading.content.of(text).partition("、")[2])
        name = tables.get(number)
        if name:
            yield grid_of(edition.table(name), edition, texts)
        yield from _lines(part.blocks, text)


def _lines(blocks: tuple[tree.Block, ...], text: str) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, tree.SubHeading):
            yield SubHeading(block.content.of(text))
        elif isinstance(block, tree.Paragraph) and block.content.end > block.content.start:
            yield Paragraph(Passage(block.content.of(text)))


def main() -> None:
    """Write a Word file, a web page and a workbook beside each text named on the command line."""
    for name in sys.argv[1:]:
        path = Path(name)
        report = blocks_of(path.read_bytes(), name)
        path.with_suffix(".docx").write_bytes(write_docx(report, Word(numbered=True)).data)
        path.with_suffix(".html").write_bytes(tidy_html(report).data)
        path.with_suffix(".xlsx").write_bytes(write_xlsx(report).data)


if __name__ == "__main__":
    main()
