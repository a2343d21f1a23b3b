"""The running text of a part as the reader of prose gets it: whole paragraphs, without what only looks like prose.

A text that was wrapped has a line where a paragraph goes on. Marks of footnotes, numbers of identity cards and what is
left of a table's row are no figures. What is taken out is replaced by as many other characters, so that every place
stays what it was.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.form.extent import is_blank
from govlint.syntax.tree import Paragraph, SubHeading, Table


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.document.source import Span
    from govlint.syntax.tree import Block, Part


# A wrapped line is nearly as long as the longest one beside it.
_NEARLY = 0.8
_INDENTED = re.compile(r"(?:[ \t]{2,}|[\u3000\xa0])")

# Raised digits are marks wherever they stand, circled ones behind a digit.
_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁽⁾]+|(?<=\d)[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]|(?<=\d)[\[［]\d{1,2}[\]］]")
_MASK_MARK = "\u200b"
# An identity card has 18 characters, a telephone number 11 digits.
_LONG_NUMBER = re.compile(r"(?<![\d.])\d{11,}[\dXx]*(?![\d.]|\s*(?:元|万|亿))")
# Numbers with nothing but gaps between them are cells.
_CELLS = re.compile(r"\d[\d,.]*(?:(?:[ \u3000\xa0]{2,}|\t+)\d[\d,.]*)+")
_DIGIT = re.compile(r"\d")
_MASK_NUMBER = "×"


def passages(
    text: str, part: Part, *, unread: Sequence[Span], wrapped: bool
) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a part, each with its offset.

    Args:
        text: what the spans count in.
        part: the part.
        unread: the places of tables that could not be read: what stands there states nothing.
        wrapped: whether a line may be a piece of a paragraph, as in a text file.
    """
    blocks = [
        block
        for block in part.blocks
        if not isinstance(block, Table) and not _is_within(block.content, unread)
    ]
    for start, end in _paragraphs(text, blocks, wrapped=wrapped):
        yield start, masked(text[start:end])


def masked(text: str) -> str:
    """Return a text in which what is no figure has no digits."""
    if _DIGIT.search(text) is None:
        return text
    text = _MARKS.sub(lambda m: _MASK_MARK * len(m[0]), text)
    text = _LONG_NUMBER.sub(lambda m: _MASK_NUMBER * len(m[0]), text)
    return _CELLS.sub(lambda m: _DIGIT.sub(_MASK_NUMBER, m[0]), text)


def _is_within(place: Span, spans: Sequence[Span]) -> bool:
    return any(span.start <= place.start and place.end <= span.end for span in spans)


def _paragraphs(text: str, blocks: Sequence[Block], *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs begin and end."""
    shown = [b for b in blocks if not isinstance(b, Table) and not is_blank(b)]
    at = 0
    while at < len(shown):
        run = [shown[at]]
        while (
            wrapped and at + len(run) < len(shown) and _goes_on(text, run[-1], shown[at + len(run)])
        ):
            run.append(shown[at + len(run)])
        longest = max(b.content.end - b.content.start for b in run)
        start = run[0].content.start
        for i, block in enumerate(run):
            size = block.content.end - block.content.start
            if i + 1 == len(run) or size < _NEARLY * longest:
                yield start, block.content.end
                if i + 1 < len(run):
                    start = run[i + 1].content.start
        at += len(run)


def _goes_on(text: str, block: Paragraph | SubHeading, following: Paragraph | SubHeading) -> bool:
    """Tell whether a line stands right below another one, and neither begins a paragraph of its own."""
    if isinstance(following, SubHeading) or isinstance(block, SubHeading):
        return False
    between = text[block.content.end : following.content.start]
    line, end, indent = between.partition("\n")
    if not end:
        line, end, indent = between.partition("\r")
    return bool(end) and not line.strip() and "\n" not in indent and not _INDENTED.match(indent)
