"""The notation of relations in a form file, read by ``grammar/relation.lark``.

``requests.{row}.total = sum(requests.{row}.{applicant})`` stands for one equation a row: a set that is named outside
``sum()`` makes one equation for each of its members, one that is named inside ``sum()`` only is summed over.
"""

from __future__ import annotations

import re

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from govlint.document.errors import NotationError
from govlint.document.prepared import source


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lark import Lark


@dataclass(frozen=True, slots=True)
class Equation:
    """``left`` and ``right`` as lists of (coefficient, key); ``bound`` where the left must not exceed the right."""

    left: tuple[tuple[int, str], ...]
    right: tuple[tuple[int, str], ...]
    bound: bool = False


@dataclass(frozen=True, slots=True)
class _Key:
    segments: tuple[tuple[str, bool], ...]  # (text, is a placeholder)

    @property
    def sets(self) -> tuple[str, ...]:
        return tuple(text for text, placeholder in self.segments if placeholder)

    def filled(self, members: Mapping[str, str]) -> str:
        return ".".join(members[text] if hole else text for text, hole in self.segments)


@dataclass(frozen=True, slots=True)
class _Term:
    coefficient: int
    key: _Key
    summed: bool


_Side: TypeAlias = tuple[_Term, ...]


class _Builder:
    """Makes terms of the children of the grammar's rules."""

    def placeholder(self, children: list[Any]) -> tuple[str, bool]:
        return str(children[0]), True

    def key(self, children: list[Any]) -> _Key:
        return _Key(tuple(s if isinstance(s, tuple) else (str(s), False) for s in children))

    def sum(self, children: list[Any]) -> _Term:
        return _Term(1, children[0], summed=True)

    def term(self, children: list[Any]) -> _Term:
        body = children[-1]
        first = children[0] if len(children) > 1 else None
        factor = 1 if first is None else int(str(first))
        if isinstance(body, _Term):
            return _Term(factor, body.key, summed=True)
        return _Term(factor, body, summed=False)

    def plus(self, children: list[Any]) -> _Term:
        term: _Term = children[0]
        return term

    def minus(self, children: list[Any]) -> _Term:
        term: _Term = children[0]
        return _Term(-term.coefficient, term.key, term.summed)

    def side(self, children: list[Any]) -> tuple[_Term, ...]:
        return tuple(children)

    def equation(self, children: list[Any]) -> tuple[_Side, _Side, bool]:
        return children[0], children[1], False

    def bound(self, children: list[Any]) -> tuple[_Side, _Side, bool]:
        return children[0], children[1], True


@cache
def _parser() -> Lark:
    from lark import Lark  # noqa: PLC0415 - the form's own equations are prepared

    return Lark(
        source("grammar/relation.lark").decode("utf-8"), parser="lalr", transformer=_Builder()
    )


def expand(text: str, sets: Mapping[str, Sequence[str]]) -> Iterator[Equation]:
    """Yield the equations that ``text`` stands for, over the members of ``sets``.

    Raises:
        NotationError: the text is no equation, or names a set that is not there; it says at which column.
    """
    from lark import UnexpectedInput  # noqa: PLC0415 - the form's own equations are prepared

    try:
        parsed = cast("tuple[_Side, _Side, bool]", _parser().parse(text))
    except UnexpectedInput as error:
        at: int | None = getattr(error, "pos_in_stream", None)  # lark types it as None
        raise NotationError(text, max(0, at or 0)) from None
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
