"""A scanner of the kind one writes by hand for one layout, to measure the parser against.

It does what any reader of the text must: lines with their places, headings and paragraphs, rows cut into cells
with their places, all put under their headings. It knows one layout, tab-separated cells, and decides nothing.
"""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """A cell's content: its place in the text."""

    start: int
    end: int


class Section(NamedTuple):
    """A heading's place, and what follows it: paragraphs as places, rows as lists of cells."""

    start: int
    end: int
    blocks: list[tuple[int, int] | list[Cell]]


_ORDINALS = frozenset("一二三四五六七八九十")


def scan(text: str) -> list[Section]:
    """Return the sections of a report."""
    section = Section(0, 0, [])
    sections = [section]
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if "\t" in line:
            cells = []
            at = start
            for piece in line.split("\t"):
                stripped = piece.strip()
                first = at + piece.find(stripped) if stripped else at
                cells.append(Cell(first, first + len(stripped)))
                at += len(piece) + 1
            section.blocks.append(cells)
        elif stripped := line.strip():
            first = start + line.find(stripped)
            if stripped[0] in _ORDINALS and stripped[1:2] == "、":
                section = Section(first, first + len(stripped), [])
                sections.append(section)
            else:
                section.blocks.append((first, first + len(stripped)))
        start = end + 1
    return sections
