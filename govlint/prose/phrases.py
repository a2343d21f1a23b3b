"""Tokens to sentences, clauses and notes, by ``grammar/prose.lark``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from lark import Lark, Token, Transformer
from lark.lexer import Lexer


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.prose.lexer import Lexeme


PLAIN: Final = "plain"
CONTRAST: Final = "contrast"
SHARE: Final = "share"
DENIAL: Final = "denial"


@dataclass(slots=True)
class Note:
    """What stands in brackets."""

    sentences: list[Sentence]
    start: int
    end: int


@dataclass(slots=True)
class Item:
    """A token or a note, and the tail of the clause it stands in, if in one."""

    node: Lexeme | Note
    mode: str = PLAIN


@dataclass(slots=True)
class Clause:
    """What stands between two separators; ``opening`` is the kind of the one in front of it."""

    items: list[Item]
    opening: str = "STOP"
    start: int = 0


@dataclass(slots=True)
class Sentence:
    """Clauses up to a full stop, a line's end or an ordinal, which is ``closing``."""

    clauses: list[Clause] = field(default_factory=list)
    closing: str = ""


class _Ready(Lexer):
    """Hands over tokens that were made before the parser was called."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None:
        """Take what lark gives every lexer."""

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:  # noqa: ANN401, ARG002 - lark's signature
        return iter(lexer_state.text)


def _tail(mode: str, children: list[Any]) -> list[Item]:
    items = [_item(child) for child in children]
    for item in items:
        item.mode = mode
    return items


def _item(child: Token | Note) -> Item:
    return Item(child.value if isinstance(child, Token) else child)


class _Builder(Transformer[Token, list[Sentence]]):
    """Makes nodes of the parser's reductions; a token's value is its lexeme."""

    def contrast(self, children: list[Any]) -> list[Item]:
        return _tail(CONTRAST, children)

    def share(self, children: list[Any]) -> list[Item]:
        return _tail(SHARE, children)

    def denial(self, children: list[Any]) -> list[Item]:
        return _tail(DENIAL, children)

    def note(self, children: list[Any]) -> Note:
        opening, sentences, closing = children
        return Note(sentences, opening.value.start, closing.value.end)

    def clause(self, children: list[Any]) -> Clause:
        items: list[Item] = []
        for child in children:
            if isinstance(child, list):
                items.extend(child)
            else:
                items.append(_item(child))
        return Clause(items)

    def sentence(self, children: list[Any]) -> Sentence:
        clauses: list[Clause] = []
        opening, start = "STOP", 0
        for child in children:
            if isinstance(child, Token):
                opening, start = child.type, child.value.end
            else:
                child.opening, child.start = opening, start
                clauses.append(child)
        return Sentence(clauses)

    def passage(self, children: list[Any]) -> list[Sentence]:
        sentences: list[Sentence] = []
        for child in children:
            if isinstance(child, Token):
                sentences[-1].closing = child.value.text
            else:
                sentences.append(child)
        return sentences


@cache
def _parser() -> Lark:
    return Lark.open_from_package(
        "govlint.grammar",
        "prose.lark",
        ("",),
        start="passage",
        parser="lalr",
        lexer=_Ready,
        transformer=_Builder(),
        maybe_placeholders=False,
    )


def parse(lexemes: Iterable[Lexeme]) -> list[Sentence]:
    """Return the sentences that the tokens make; every sequence of tokens makes some."""
    tokens: Any = [Token(lexeme.kind, lexeme) for lexeme in lexemes]  # type: ignore[arg-type]
    sentences: Any = _parser().parse(tokens)
    return list(sentences)
