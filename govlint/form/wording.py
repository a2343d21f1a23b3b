"""Wordings that rules look for beside those of the form, read from ``rules/forms/wording.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from govlint.document.normal import squeeze
from govlint.document.prepared import document
from govlint.form.edition import Aspect


if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True, eq=False)
class Citation:
    """A document that is cited by a number that is out of date from a year on, and the one that took its place."""

    text: str
    now: str
    from_year: int


@dataclass(slots=True, eq=False)
class Wording:
    """Words and phrases, all squeezed; see the file for what each list is for."""

    title: str
    period: tuple[str, ...]
    fee: tuple[str, ...]
    nothing: frozenset[str]
    notes: tuple[str, ...]
    column_numbers: tuple[str, ...]
    accountability: tuple[Aspect, ...]
    template_phrases: tuple[str, ...]
    template_alone: frozenset[str]
    citations: tuple[Citation, ...]


@cache
def wording() -> Wording:
    """Return the wordings, read once."""
    data = document("wording")
    template = data["template"]
    return Wording(
        title=data["title"],
        period=_squeezed(data["period"]),
        fee=_squeezed(data["fee"]),
        nothing=frozenset(_squeezed(data["nothing"])),
        notes=_squeezed(data["notes"]),
        column_numbers=_squeezed(data["column_numbers"]),
        accountability=tuple(
            Aspect(a["key"], a["name"], _squeezed(a["words"])) for a in data["accountability"]
        ),
        template_phrases=_squeezed(template["phrases"]),
        template_alone=frozenset(_squeezed(template["alone"])),
        citations=tuple(
            Citation(squeeze(c["text"]), c["now"], c["from_year"]) for c in data["citations"]
        ),
    )


def mentions(text: str, words: Iterable[str]) -> bool:
    """Tell whether a squeezed text has any of the words in it."""
    return any(word in text for word in words)


def _squeezed(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(squeeze, words))
