"""Tokens to sentences, clauses and notes, by ``grammar/prose.lark``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from govlint.syntax.lalr import Parser, Token


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.prose.tokens import Lexeme


PLAIN: Final = "plain"
CONTRAST: Final = "contrast"
SHARE: Final = "share"

_NAMED: Final = frozenset(
    {"COUNT", "PERCENT", "NOT", "AGAINST", "SHARE", "OPEN", "CLOSE"}
    | {"STOP", "COMMA", "PAUSE", "SEMICOLON", "COLON"}
)
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


def _items(children: list[Any], mode: str = PLAIN) -> list[Item]:
    """Return the items of a clause's children: notes, tokens, and the items of its tails."""
    items: list[Item] = []
    for child in children:
        if isinstance(child, Token):
            items.extend([Item(lexeme, mode) for lexeme in child.value])
        elif isinstance(child, list):
            items.extend(child)
        else:
            items.append(Item(child, mode))
    return items


class _Builder:
    """Makes nodes of the rules of the grammar; a token's value is its lexemes."""

    def contrast(self, children: list[Any]) -> list[Item]:
        return _items(children, CONTRAST)

    def share(self, children: list[Any]) -> list[Item]:
        return _items(children, SHARE)

    def denial(self, children: list[Any]) -> list[Item]:
        return _items(children, DENIAL)

    def note(self, children: list[Any]) -> Note:
        opening, sentences, closing = children
        return Note(sentences, opening.value[0].start, closing.value[0].end)

    def clause(self, children: list[Any]) -> Clause:
        return Clause(_items(children))

    def sentence(self, children: list[Any]) -> Sentence:
        clauses: list[Clause] = []
        opening, start = "STOP", 0
        for child in children:
            if isinstance(child, Token):
                opening, start = child.type, child.value[0].end
            else:
                child.opening, child.start = opening, start
                clauses.append(child)
        return Sentence(clauses)

    def passage(self, children: list[Any]) -> list[Sentence]:
        sentences: list[Sentence] = []
        for child in children:
            if isinstance(child, Token):
                sentences[-1].closing = child.value[0].text
            else:
                sentences.append(child)
        return sentences


@cache
def _parser() -> Parser:
    return Parser("prose", "passage", _Builder())


def parse(lexemes: Iterable[Lexeme]) -> list[Sentence]:
    """Return the sentences that the tokens make; every sequence of tokens makes some."""
    sentences: list[Sentence] = _parser().parse(_tokens(_balanced(lexemes)))
    return sentences


def _tokens(lexemes: Iterable[Lexeme]) -> Iterator[Token]:
    """Yield a token for each lexeme the grammar knows by name, and one for each run of others."""
    run: list[Lexeme] = []
    for lexeme in lexemes:
        kind = lexeme.kind
        if kind not in _NAMED:
            run.append(lexeme)
            continue
        if run:
            yield Token("WORDS", run)
            run = []
        yield Token(kind, [lexeme])
    if run:
        yield Token("WORDS", run)


def _balanced(lexemes: Iterable[Lexeme]) -> list[Lexeme]:
    """Leave out brackets whose partner a longer token has swallowed."""
    kept = list(lexemes)
    opened: list[int] = []
    alone: set[int] = set()
    for at, lexeme in enumerate(kept):
        kind = lexeme.kind
        if kind == "OPEN":
            opened.append(at)
        elif kind == "CLOSE":
            if opened:
                opened.pop()
            else:
                alone.add(at)
    alone.update(opened)
    return [lexeme for at, lexeme in enumerate(kept) if at not in alone] if alone else kept
