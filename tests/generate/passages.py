"""Sentences about figures, with a record of which figure stands where.

A sentence is a template: ``{name}`` is the figure that ``name`` stands for, ``{3-90}`` any number that is no figure
of the form, ``{part/whole}`` a share in per cent, ``[words|name]`` words that say that there was none. The record is
what tests compare with what was read.
"""

from __future__ import annotations

import re

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from generate.figures import Value


class Kind(StrEnum):
    """What a number in the prose is: a figure of the form, its absence, a share, or none of these."""

    CLAIM = "claim"
    ABSENCE = "absence"
    SHARE = "share"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of the prose: the sum of ``keys``, or by another fair reading of ``alt``.

    ``start`` and ``end`` count in the passage's text. ``names`` is what the template calls it.
    """

    kind: Kind
    value: Value
    start: int
    end: int
    keys: tuple[str, ...] = ()
    alt: tuple[tuple[str, ...], ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and the parts that a sentence lists, all of them: positions in the passage's claims."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of prose with its numbers."""

    text: str
    claims: tuple[Claim, ...] = ()
    sums: tuple[Sum, ...] = ()

    def __add__(self, other: Passage) -> Passage:
        """Return one passage after the other."""
        by, count = len(self.text), len(self.claims)
        return Passage(
            self.text + other.text,
            self.claims
            + tuple(replace(c, start=c.start + by, end=c.end + by) for c in other.claims),
            self.sums
            + tuple(Sum(s.whole + count, tuple(p + count for p in s.parts)) for s in other.sums),
        )

    def changed(self, index: int, text: str, value: Value) -> Passage:
        """Return the passage with another number in one place."""
        claim = self.claims[index]
        by = len(text) - (claim.end - claim.start)
        claims = tuple(
            replace(c, value=value, end=c.end + by)
            if i == index
            else (replace(c, start=c.start + by, end=c.end + by) if c.start > claim.start else c)
            for i, c in enumerate(self.claims)
        )
        return Passage(self.text[: claim.start] + text + self.text[claim.end :], claims, self.sums)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a name in a template stands for: the sum of some figures; ``alt`` are other fair readings of the words."""

    keys: tuple[str, ...]
    alt: tuple[tuple[str, ...], ...] = ()


_HOLE = re.compile(
    r"\{(?P<name>[a-z_.]+)\}"
    r"|\{(?P<part>[a-z_.]+)/(?P<whole>[a-z_.]+)\}"
    r"|\{(?P<low>\d+)-(?P<high>\d+)\}"
    r"|\[(?P<words>[^|\]]+)\|(?P<none>[a-z_.]+)\]"
)


class Templates:
    """The templates of one report, filled with its figures."""

    def __init__(
        self, random: Random, facts: Mapping[str, Value], names: Mapping[str, Quantity]
    ) -> None:
        self.random = random
        self.facts = facts
        self.names = names
        self.style = random.choice(("plain", "plain", "plain", "comma", "blank"))

    def value(self, name: str) -> Value:
        """Return the figure that a name stands for."""
        return sum((self.facts[key] for key in self.names[name].keys), start=0)

    def fill(self, template: str) -> Passage:
        """Return a template with its holes filled."""
        text, claims, at = "", [], 0
        for hole in _HOLE.finditer(template):
            text += template[at : hole.start()]
            at = hole.end()
            claim, words = self._number(hole)
            claims.append(replace(claim, start=len(text), end=len(text) + len(words)))
            text += words
            if self.style == "blank" and not hole["words"] and not template.startswith("%", at):
                text += " "
        return Passage(text + template[at:], tuple(claims))

    def _number(self, hole: re.Match[str]) -> tuple[Claim, str]:
        if hole["part"]:
            part, whole = self.value(hole["part"]), self.value(hole["whole"])
            share = percentage(part, whole, self.random.randint(0, 2))
            return Claim(Kind.SHARE, share, 0, 0, name=hole[0][1:-1]), str(share)
        name = hole["name"] or hole["none"]
        if name is None:
            number = self.random.randint(int(hole["low"]), int(hole["high"]))
            return Claim(Kind.OTHER, number, 0, 0), spell(number, self.style)
        quantity, value = self.names[name], self.value(name)
        if hole["words"]:
            return Claim(Kind.ABSENCE, 0, 0, 0, quantity.keys, quantity.alt, name), hole["words"]
        claim = Claim(Kind.CLAIM, value, 0, 0, quantity.keys, quantity.alt, name)
        return claim, spell(value, self.style)


def spell(value: Value, style: str) -> str:
    """Return a number as prose writes it: ``plain``, or with ``comma`` between thousands."""
    return f"{value:,}" if style == "comma" else str(value)


def percentage(part: Value, whole: Value, places: int) -> Decimal:
    """Return a share in per cent, rounded half up; ``whole`` is not 0."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def closed(whole: Passage, parts: Passage, *, whole_at: int) -> Passage:
    """Return a whole followed by a list of all its parts; the whole is the claim at ``whole_at``."""
    joined = whole + parts
    count = len(whole.claims)
    listed = Sum(whole_at, tuple(range(count, count + len(parts.claims))))
    return replace(joined, sums=(*joined.sums, listed))
