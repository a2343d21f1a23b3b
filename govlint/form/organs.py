"""Names of organs: the places that they begin with, and whether two names are of different places.

The kinds of places stand in ``rules/forms/organs.toml``.
"""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from govlint.document.normal import HAN
from govlint.document.prepared import document


if TYPE_CHECKING:
    from collections.abc import Mapping


# 国家税务总局丰禾县税务局: the head office stands before the place.
_BEFORE_PLACE: Final = re.compile(r"^(?:国家|中国|中华人民共和国)[^局]{1,6}局(?=.{3})")
_TOWN: Final = re.compile(rf"(?P<place>{HAN}{{1,6}}?(?:镇|乡|街道))(?=人民政府|政府|办事处|办|$)")


def leading_places(name: str) -> list[str]:
    """Return the places that a name begins with, the largest first: 青山市丰禾县水务局 is of 青山市 and 丰禾县."""
    pattern, places, at = _place(), [], 0
    while (match := pattern.match(name, at)) and match.end() < len(name):
        places.append(match[0])
        at = match.end()
    return places


def kind_of_place(name: str) -> str:
    """Return the kind of place that a name begins with where it leaves the place out (县水务局), empty elsewhere."""
    match = _kind().match(name)
    return match[0] if match else ""


def of_other_place(name: str, organ: str) -> bool:
    """Tell whether a name is that of an organ of another place of the same level: 青禾县教育局 beside 丰禾县水务局.

    A place above or below the organ's is none, nor is one by a shorter name, nor a zone of a city, whose names vary.
    """
    one, other = (_by_kind(_BEFORE_PLACE.sub("", each)) for each in (name, organ))
    return any(
        all(not _alike(a, b) for a in one[kind] for b in other[kind])
        for kind in one.keys() & other.keys()
    )


def _by_kind(name: str) -> dict[str, list[str]]:
    """Return the names of places at the start of a name, without their kind, by their kind."""
    places = leading_places(name)
    town = _TOWN.match(name, len("".join(places)))
    found: dict[str, list[str]] = {}
    for place in (*places, *([town["place"]] if town else ())):
        kind = "街道" if place.endswith("街道") else place[-1]
        found.setdefault(kind, []).append(place.removesuffix(kind))
    return found


def _alike(one: str, other: str) -> bool:
    """Tell whether two places may be one: a zone, or the same characters in the same order in one of the names."""
    short, long = sorted((one, other), key=len)
    characters = iter(long)
    data = document("organs")
    return (
        any(place in data["nameless"] for place in (one, other))
        or any(word in place for word in data["zones"] for place in (one, other))
        or all(char in characters for char in short)
    )


@cache
def _place() -> re.Pattern[str]:
    table = document("organs")
    kinds = "".join(table["places"])
    barred = "".join(f"(?!{word})" for word in table["not_places"])
    return re.compile(
        rf"{barred}[^{kinds}局委办院厅处]{{1,6}}?(?:自治)?[{kinds}](?!{_after(table)})"
    )


@cache
def _kind() -> re.Pattern[str]:
    table = document("organs")
    barred = "".join(f"(?!{word})" for word in table["not_places"])
    return re.compile(rf"{barred}[{''.join(table['places'])}](?=.{{2}})")


def _after(table: Mapping[str, Any]) -> str:
    """Return what may not follow the kind of a place: 城市管理局 belongs to no place called 城."""
    kinds = table["places"]
    ends = {word[1:] for word in table["not_places"] if word[0] in kinds and len(word) > 1}
    return "|".join(sorted(ends)) or "$^"
