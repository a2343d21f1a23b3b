"""The notation of relations in a form file, read by ``grammar/relation.lark``.

``requests.{row}.total = sum(requests.{row}.{applicant})`` stands for one equation a row: a set that is named outside
``sum()`` makes one equation for each of its members, one that is named inside ``sum()`` only is summed over.
"""

from __future__ import annotations

import re

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

from govlint.document.errors import NotationError
from govlint.syntax.lalr import Parser, Token, UnexpectedToken


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(slots=True, eq=False)
class Equation:
    """``left`` and ``right`` as lists of (coefficient, key); ``bound`` where the left must not exceed the right."""

    left: tuple[tuple[int, str], ...]
    right: tuple[tuple[int, str], ...]
    bound: bool = False


@dataclass(slots=True, eq=False)
class _Key:
    segments: tuple[tuple[str, bool], ...]  # (text, is a placeholder)

    @property
    def sets(self) -> tuple[str, ...]:
        return tuple(text for text, placeholder in self.segments if placeholder)

    def filled(self, members: Mapping[str, str]) -> str:
        return ".".join(members[text] if hole else text for text, hole in self.segments)


@dataclass(slots=True, eq=False)
class _Term:
    coefficient: int
    key: _Key
    summed: bool


_Side: TypeAlias = tuple[_Term, ...]


# What a word of the notation may be; blanks part words and mean nothing.
_WORD = re.compile(
    r"\s*(?:(?P<SUM>(?<!\.)sum(?=\s*\())|(?P<NAME>[a-z][a-z0-9_]*)|(?P<INT>[0-9]{1,6})|(?P<AT_MOST><=)|(?P<EQUALS>=)"
    r"|(?P<TIMES>\*)|(?P<PLUS>\+)|(?P<MINUS>-)|(?P<OPEN>\()|(?P<CLOSE>\))|(?P<DOT>\.)|(?P<LEFT>\{)|(?P<RIGHT>\}))"
)


class _Builder:
    """Makes terms of the children of the grammar's rules; a token's value is its word and where that begins."""

    def placeholder(self, children: list[Token]) -> tuple[str, bool]:
        return children[1].value[0], True

    def key(self, children: list[Token | tuple[str, bool]]) -> _Key:
        segments = (
            (c.value[0], False) if isinstance(c, Token) else c
            for c in children
            if not isinstance(c, Token) or c.type == "NAME"
        )
        return _Key(tuple(segments))

    def sum(self, children: list[Any]) -> _Term:
        return _Term(1, children[2], summed=True)

    def term(self, children: list[Any]) -> _Term:
        body = children[-1]
        factor = int(children[0].value[0]) if len(children) > 1 else 1
        if isinstance(body, _Term):
            return _Term(factor, body.key, summed=True)
        return _Term(factor, body, summed=False)

    def plus(self, children: list[Any]) -> _Term:
        term: _Term = children[1]
        return term

    def minus(self, children: list[Any]) -> _Term:
        term: _Term = children[1]
        return _Term(-term.coefficient, term.key, term.summed)

    def side(self, children: list[_Term]) -> tuple[_Term, ...]:
        return tuple(children)

    def equation(self, children: list[Any]) -> tuple[_Side, _Side, bool]:
        return children[0], children[2], False

    def bound(self, children: list[Any]) -> tuple[_Side, _Side, bool]:
        return children[0], children[2], True

    def start(self, children: list[tuple[_Side, _Side, bool]]) -> tuple[_Side, _Side, bool]:
        return children[0]


@cache
def ready() -> Parser:
    """Return the parser, made once."""
    return Parser("relation", "start", _Builder())


def words_of(text: str) -> list[Token]:
    """Return the tokens of an equation.

    Raises:
        NotationError: there is a character that no token begins with.
    """
    tokens: list[Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _WORD.match(text, at)
        if match is None:
            raise NotationError(text, at + len(text[at:]) - len(text[at:].lstrip()))
        kind = match.lastgroup or ""
        tokens.append(Token(kind, (match[kind], match.start(kind))))
        at = match.end()
    return tokens


def expand(text: str, sets: Mapping[str, Sequence[str]]) -> Iterator[Equation]:
    """Yield the equations that ``text`` stands for, over the members of ``sets``.

    Raises:
        NotationError: the text is no equation, or names a set that is not there; it says at which column.
    """
    tokens = words_of(text)
    try:
        parsed: tuple[_Side, _Side, bool] = ready().parse(tokens)
    except UnexpectedToken as error:
        # Where the end comes too early, the last word is what something is missing after.
        last = error.token if error.token in tokens else tokens[-1] if tokens else None
        raise NotationError(text, last.value[1] if last else 0) from None
    sides, bound = parsed[:2], parsed[2]
    for name in (name for side in sides for term in side for name in term.key.sets):
        if name not in sets:
            hole = re.search(
                rf"\{{\s*{name}\s*\}}", text
            )  # blanks may stand between any two tokens
            raise NotationError(text, hole.start() + 1 if hole else 0, name)
    outer = tuple(dict.fromkeys(n for s in sides for t in s if not t.summed for n in t.key.sets))
    for members in product(*(sets[name] for name in outer)):
        chosen = dict(zip(outer, members, strict=True))
        yield Equation(_fill(sides[0], chosen, sets), _fill(sides[1], chosen, sets), bound)


def _fill(
    terms: tuple[_Term, ...], chosen: Mapping[str, str], sets: Mapping[str, Sequence[str]]
) -> tuple[tuple[int, str], ...]:
    """Return the terms with their placeholders filled in and their sums written out."""
    out: list[tuple[int, str]] = []
    for term in terms:
        # A set named twice in a key stands for one member: {row}.{row} must not multiply the set by itself.
        free = tuple(dict.fromkeys(name for name in term.key.sets if name not in chosen))
        out.extend(
            (term.coefficient, term.key.filled({**chosen, **dict(zip(free, members, strict=True))}))
            for members in product(*(sets[name] for name in free))
        )
    return tuple(out)
