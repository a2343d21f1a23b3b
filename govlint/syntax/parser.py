"""Tokens to tree, by ``grammar/report.lark``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from govlint.document.source import Span
from govlint.syntax.lalr import Parser, Token
from govlint.syntax.lexer import tokenize
from govlint.syntax.tree import Part, Preamble, Report, Row, Table, Title


if TYPE_CHECKING:
    from govlint.document.layout import Layout
    from govlint.syntax.tree import Block, Heading


class _Builder:
    """Makes nodes of the rules of the grammar; a token's value is a node already."""

    def table(self, tokens: list[Token]) -> Table:
        rows = cast("tuple[Row, ...]", tuple(t.value[0] for t in tokens))
        return Table(Span(rows[0].span.start, rows[-1].span.end), rows, tokens[0].value[1])

    def front(self, items: list[Token | Table]) -> tuple[str, Preamble]:
        return "front", _preamble(items)

    def preamble(self, items: list[Token | Table]) -> tuple[str, Preamble]:
        return "preamble", _preamble(items)

    def title(self, tokens: list[Token]) -> tuple[str, Title]:
        first, last = tokens[0].value, tokens[-1].value
        span = Span(first.span.start, last.span.end)
        return "title", Title(span, Span(first.content.start, last.content.end))

    def part(self, items: list[Token | Table]) -> tuple[str, Part]:
        heading: Heading = cast("Token", items[0]).value
        blocks = _blocks(items[1:])
        end = blocks[-1].span.end if blocks else heading.span.end
        return "part", Part(Span(heading.span.start, end), heading, blocks)

    def report(self, items: list[tuple[str, Any]]) -> Report:
        named = dict(items)
        parts = tuple(node for name, node in items if name == "part")
        nodes = [node for _, node in items]
        span = Span(nodes[0].span.start, nodes[-1].span.end) if nodes else Span(0, 0)
        return Report(span, named.get("front"), named.get("title"), named.get("preamble"), parts)


def _blocks(items: list[Token | Table]) -> tuple[Block, ...]:
    return tuple(item.value if isinstance(item, Token) else item for item in items)


def _preamble(items: list[Token | Table]) -> Preamble:
    blocks = _blocks(items)
    return Preamble(Span(blocks[0].span.start, blocks[-1].span.end), blocks)


@cache
def ready() -> Parser:
    """Return the parser, made once."""
    return Parser("report", "report", _Builder())


def parse(layout: Layout) -> Report:
    """Return the tree of a layout. Every layout has one; the nodes' spans tile its text."""
    return cast("Report", ready().parse(tokenize(layout)))
