"""Every count in a passage, with the words that belong to it and its place in the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govlint.prose.model import Figure
from govlint.prose.tokens import Lexeme


if TYPE_CHECKING:
    from govlint.prose.folding import Folded
    from govlint.prose.phrases import Item


@dataclass(slots=True, eq=False)
class CountPhrase:
    """A count or an amount: its figure, its label before and after, and how it stands in the text.

    ``other``: it is not this year's; ``compared``: because it stands in a comparison, as a
    ``difference`` or as another year's figure. ``lead``: the word that opens the list it begins.
    ``more``: 另, 此外 stand before it. ``anaphoric``: 已办理的3件, a figure named before.
    """

    figure: Figure
    number: Lexeme
    sentence: int
    clause: int
    opening: str
    parent: CountPhrase | None
    depth: int
    before: list[Lexeme] = field(default_factory=list)
    after: list[Lexeme] = field(default_factory=list)
    groups: list[list[Lexeme]] = field(default_factory=list)
    other: bool = False
    difference: bool = False
    compared: bool = False
    denied: bool = False
    lead: str | None = None
    more: bool = False
    total: bool = False
    etc: bool = False
    chiefly: bool = False
    spread: str | None = None
    anaphoric: bool = False
    listed: bool = False


def figure_of(lexeme: Lexeme, folded: Folded) -> Figure:
    """Return the figure of a token that carries a number."""
    number = lexeme.number
    if number is None:
        message = "a token without a number"
        raise ValueError(message)
    span = folded.span(number.start, number.end)
    return Figure(span, number.value, number.unit, number.approximate, number.rounding)


def is_count(item: Item) -> bool:
    """Tell whether an item is a count or an amount."""
    return isinstance(item.node, Lexeme) and item.node.kind == "COUNT"


def is_kind(item: Item, *kinds: str) -> bool:
    """Tell whether an item is a token of one of these kinds."""
    return isinstance(item.node, Lexeme) and item.node.kind in kinds


def names(mention: CountPhrase | None, kind: str) -> bool:
    """Tell whether the words around a figure have a sense of a kind.

    So 收到依申请公开 2 件, which names a stage, is told from a bare 依申请公开 2 件.
    """
    words = [*mention.before, *mention.after] if mention is not None else []
    return any(word.has_sense(kind) for word in words)
