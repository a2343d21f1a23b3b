"""The driver makes the trees that Lark's own parser makes, of any text and through the lexers that a run uses."""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import lark
import pytest

from generate.texts import TEXTS
from hypothesis import given
from hypothesis import strategies as st

from govlint.document.errors import NotationError
from govlint.document.prepared import source
from govlint.engine.examine import examine
from govlint.form.edition import all_editions
from govlint.form.notation import expand
from govlint.syntax.lalr import Parser, Token, UnexpectedToken


if TYPE_CHECKING:
    from collections.abc import Iterable


STARTS = {"report": "report", "prose": "passage", "relation": "start"}
EQUATIONS = st.lists(
    st.sampled_from(
        (
            "requests",
            "{row}",
            "total",
            ".",
            " = ",
            "<=",
            "+",
            "-",
            "sum",
            "(",
            ")",
            "2",
            "*",
            "{",
            "}",
            "sum(a)",
            "?",
        )
    ),
    max_size=12,
).map("".join)


class _Trees:
    """Makes a nested list of every rule: its name, then its children."""

    def __getattr__(self, name: str) -> object:
        return lambda children: [name, *(c.type if isinstance(c, Token) else c for c in children)]


class _Ready(lark.lexer.Lexer):
    """Hands Lark tokens that are there already."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None:
        """Take what Lark gives every lexer."""

    def lex(self, lexer_state: object, parser_state: object) -> object:  # type: ignore[override]
        """Yield the tokens."""
        del parser_state
        return (lark.Token(kind, "") for kind in lexer_state.text)  # type: ignore[attr-defined]


@cache
def ours(name: str) -> Parser:
    """Return the driver on a grammar's tables, making nested lists."""
    return Parser(name, STARTS[name], _Trees())


@cache
def theirs(name: str) -> lark.Lark:
    """Return Lark's parser of a grammar."""
    grammar = source(f"grammar/{name}.lark").decode()
    return lark.Lark(
        grammar, parser="lalr", start=STARTS[name], lexer=_Ready, maybe_placeholders=False
    )


def check_alike(name: str, kinds: list[str]) -> None:
    """Check that both make the same tree of tokens, or that both refuse them."""
    try:
        wanted = _nested(theirs(name).parse(kinds))
    except lark.UnexpectedInput:
        with pytest.raises(UnexpectedToken):
            ours(name).parse([Token(kind, None) for kind in kinds])
        return
    assert ours(name).parse([Token(kind, None) for kind in kinds]) == wanted


def _nested(node: object) -> object:
    if isinstance(node, lark.Tree):
        return [str(node.data), *map(_nested, node.children)]
    assert isinstance(node, lark.Token)
    return str(node.type)


def recorded(call: Any, *args: object) -> list[tuple[str, list[str]]]:  # noqa: ANN401 - any function that parses
    """Return the grammar and the kinds of the tokens of each parse that a call leads to."""
    seen: list[tuple[str, list[str]]] = []
    parse = Parser.parse

    def noted(parser: Parser, tokens: Iterable[Token]) -> Any:  # noqa: ANN401 - a parser's own result
        words = list(tokens)
        seen.append((parser.name, [token.type for token in words]))
        return parse(parser, words)

    with patch.object(Parser, "parse", noted):
        call(*args)
    return seen


@given(TEXTS.map(lambda text: f"一、总体情况\n{text}"))
def test_any_text(text: str) -> None:
    """Report and prose: any text parses as with Lark."""
    seen = recorded(examine, text.encode(), "report.txt")

    assert {"report"} <= {name for name, _ in seen} <= set(STARTS)
    for name, kinds in seen:
        check_alike(name, kinds)


@given(EQUATIONS)
def test_any_equation(text: str) -> None:
    """Equations: any text parses as with Lark, or neither takes it."""

    def read() -> None:
        try:
            tuple(expand(text, all_editions()[0].sets))
        except NotationError as error:
            assert 0 <= error.column <= len(text)  # noqa: PT017 - whether it is raised is not the question

    for name, kinds in recorded(read):
        check_alike(name, kinds)


@pytest.mark.parametrize("name", STARTS)
@given(data=st.data())
def test_any_tokens(name: str, data: st.DataObject) -> None:
    """Tokens in any order, those that no lexer makes among them."""
    declared = re.findall(
        r"[A-Z_]+", source(f"grammar/{name}.lark").decode().partition("%declare")[2]
    )
    kinds = st.sampled_from(declared)

    check_alike(name, data.draw(st.lists(kinds, max_size=9)))
