"""What a walk through sentences meets, besides mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.prose.mentions import CountPhrase


if TYPE_CHECKING:
    from govlint.prose.tokens import Lexeme


@dataclass(slots=True, eq=False)
class Ratio:
    """A percentage, the words in front of it in its clause, and the counts it is compared with."""

    lexeme: Lexeme
    mode: str
    words: list[Lexeme]
    sentence: int
    clause: int
    start: int
    parent: CountPhrase | None
    base: CountPhrase | None = None


@dataclass(slots=True, eq=False)
class Remark:
    """A clause that states no figure; ``denied`` are the words in a denial, with those of clauses it reaches over.

    ``listed``: a 、 stands before it, ``ahead``: behind it.
    """

    words: list[Lexeme]
    denied: list[Lexeme]
    sentence: int
    end: int
    counted: bool = False
    other: bool = False
    listed: bool = False
    ahead: bool = False


@dataclass(slots=True, eq=False)
class Break:
    """The end of a sentence; ``mark`` is the full stop, the line's end or the ordinal that opens the next one."""

    mark: str


Event = CountPhrase | Ratio | Remark | Break
