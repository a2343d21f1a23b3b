"""Texts with HTML tables in them, as converters to Markdown write tables that have merged cells."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Final

from govlint.document.layout import Layout
from govlint.readers.flow import Para, Rendering
from govlint.readers.html.html import PageBuilder
from govlint.readers.html.tags import tokens
from govlint.readers.places import SourceMap


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.flow import Table


_TABLE: Final = re.compile(r"<(?P<end>/?)table\b[^<>]*>", re.IGNORECASE)


def with_tables(layout: Layout) -> Layout:
    """Return the layout of a text, its HTML tables read as tables; the same where it has none.

    Raises:
        UnreadableFile: tables are nested too deep, or have too many cells.
    """
    source = layout.text
    tables = list(_tables(source))
    if not tables:
        return layout
    rendering = Rendering()
    at = 0
    for start, end in tables:
        _lines(rendering, source, at, start)
        rendering.items(_items(source, start, end))
        at = end
    _lines(rendering, source, at, len(source))
    text, blocks = rendering.finish()
    locator = SourceMap(source, rendering.offsets, rendering.places)
    return Layout(
        text, blocks, locator, layout.format, layout.encoding, layout.doubt, source=source
    )


def _tables(source: str) -> Iterator[tuple[int, int]]:
    """Yield where the outermost tables of a text begin and end; one without an end is none."""
    depth = start = 0
    for tag in _TABLE.finditer(source):
        if not tag["end"]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, tag.end()


def _lines(rendering: Rendering, source: str, start: int, end: int) -> None:
    """Write the lines of a text between two tables."""
    for line in source[start:end].splitlines(keepends=True):
        rendering.line([(line.rstrip("\r\n"), start)])
        start += len(line)


def _items(source: str, start: int, end: int) -> list[Para | Table]:
    """Return what the tags of a table hold."""
    builder = PageBuilder()
    for tag, text, offset in tokens(source[start:end]):
        if tag:
            builder.tag(tag, text, offset + start)
        else:
            builder.text(text, offset + start)
    return builder.finish()
