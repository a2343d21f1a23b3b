"""A report as it is laid out, its faults marked where they stand."""

from __future__ import annotations

import re

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govlint.document.source import Span
from govlint.output.markup import escaped
from govlint.output.webpage.numbered import Numbered, worst
from govlint.output.webpage.table import render_table
from govlint.syntax import tree


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.rule.diagnostic import View


_BREAK: Final = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True, eq=False)
class Block:
    """A piece of the report with the notes beside it."""

    markup: str
    notes: tuple[Numbered, ...]


@dataclass(slots=True, eq=False)
class _Piece:
    span: Span
    content: Span
    tag: str
    table: tree.Table | None = None


def lay_out(view: View, notes: Sequence[Numbered]) -> Iterator[Block]:
    """Yield the report's blocks in order; a note stands with the block that its place begins in."""
    pieces = list(_pieces(view.tree))
    starts = [piece.span.start for piece in pieces]
    beside: list[list[Numbered]] = [[] for _ in pieces]
    for note in notes:
        if note.item.span is not None and pieces:
            beside[max(0, bisect_right(starts, note.item.span.start) - 1)].append(note)
    for piece, found in zip(pieces, beside, strict=True):
        if piece.table is not None:
            markup = render_table(piece.table, view.text, found)
        else:
            inner = mark(view.text, piece.content, found)
            if not inner:
                continue
            markup = f"<{piece.tag}>{inner}</{piece.tag.split(' ')[0]}>"
        yield Block(markup, tuple(found))


def _pieces(report: tree.Report) -> Iterator[_Piece]:
    if report.front is not None:
        yield from _blocks(report.front.blocks)
    if report.title is not None:
        yield _Piece(report.title.span, report.title.content, "h3")
    if report.preamble is not None:
        yield from _blocks(report.preamble.blocks)
    for part in report.parts:
        yield _Piece(part.heading.span, part.heading.content, "h4")
        yield from _blocks(part.blocks)


def _blocks(blocks: Iterable[tree.Block]) -> Iterator[_Piece]:
    for block in blocks:
        match block:
            case tree.Table():
                yield _Piece(block.span, block.span, "table", block)
            case tree.SubHeading():
                yield _Piece(block.span, block.content, 'p class="sub"')
            case _:
                yield _Piece(block.span, block.content, "p")


def mark(text: str, within: Span, notes: Sequence[Numbered]) -> str:
    """Return a piece of text with its faults marked, each followed by its number."""
    clipped = [(_clip(note.item.span, within), note) for note in notes]
    ending: dict[int, list[Numbered]] = {}
    points: dict[int, list[Numbered]] = {}
    starting: dict[int, list[tuple[int, int, Numbered]]] = {}
    for at, (span, note) in enumerate(clipped):
        if span.start == span.end:
            points.setdefault(span.start, []).append(note)
        else:
            ending.setdefault(span.end, []).append(note)
            starting.setdefault(span.start, []).append((at, span.end, note))
    edges = sorted({within.start, within.end, *ending, *points, *starting})
    current: list[tuple[int, int, Numbered]] = []
    named: set[int] = set()
    out: list[str] = []
    # A mark of no extent stands at its place; only then the piece that begins there.
    for start, end in zip(edges, [*edges[1:], None], strict=True):
        out += [note.reference for note in ending.get(start, ())]
        out += [_point(note) for note in points.get(start, ())]
        if end is None:
            break
        piece = "<br>".join(
            escaped(line.replace("\t", " ")) for line in _BREAK.split(text[start:end])
        )
        current = [open_ for open_ in current if open_[1] > start] + starting.get(start, [])
        current.sort(key=lambda open_: open_[0])
        over = [note for _, _, note in current]
        if over and piece:
            piece = _marked(piece, [n for n in over if n.number not in named], over)
            named |= {note.number for note in over}
        out.append(piece)
    return "".join(out)


def _marked(piece: str, first: Sequence[Numbered], over: Sequence[Numbered]) -> str:
    """Return a marked piece; it carries the names of the marks that begin with it."""
    opened = f'<mark class="{worst(over)}"'
    if first:
        opened += f' id="{first[0].anchor}"'
    names = "".join(f'<span id="{note.anchor}"></span>' for note in first[1:])
    return f"{names}{opened}>{piece}</mark>"


def _point(note: Numbered) -> str:
    return (
        f'<mark class="{note.item.severity.value} gap" id="{note.anchor}"></mark>{note.reference}'
    )


def _clip(span: Span | None, within: Span) -> Span:
    if span is None:
        return Span(within.end, within.end)
    start = min(max(span.start, within.start), within.end)
    return Span(start, min(max(span.end, start), within.end))
