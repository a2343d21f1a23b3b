"""Names of organs: which of them are one organ's, and which a pattern of the configuration means."""

from __future__ import annotations

import re

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.normal import squeeze
from govlint.document.prepared import document
from govlint.form.organs import kind_of_place, leading_places


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_BRACKETS: Final = re.compile(r"[（(][^（）()]*[）)]|[“”\"《》]")
_JOINERS: Final = re.compile(r"[·、．.\s]")


class Name(NamedTuple):
    """A name made comparable: the place that the organ belongs to, the last of several, and the rest, shortened.

    ``place`` is only the kind of a place (``县``) where the name begins with that, and empty where it names none.
    """

    place: str
    body: str

    @property
    def vague(self) -> bool:
        """Whether the name leaves open which place it is."""
        return len(self.place) < 2


@lru_cache(maxsize=4096)
def parse(name: str) -> Name:
    """Return a name made comparable."""
    rest = _JOINERS.sub("", _BRACKETS.sub("", squeeze(name)))
    places = leading_places(rest)
    place = places[-1] if places else kind_of_place(rest)
    rest = rest[len("".join(places) or place) :]
    for full, brief in document("organs")["short"]:
        rest = rest.replace(full, brief)
    return Name(place, rest)


class Organs:
    """The organs of a run, each with one key however its reports write its name.

    ``names`` are those that were read; ``aliases`` are other names of an organ by the name it has now, from the
    configuration. A name that leaves its place open is that of the organ with the same office, if only one has it.
    """

    def __init__(self, names: Iterable[str], aliases: Mapping[str, str]) -> None:
        self._aliases = {parse(other): parse(name) for other, name in aliases.items()}
        self._full: dict[str, set[str]] = {}
        for name in {*names, *aliases.values()}:
            parsed = parse(name)
            if not parsed.vague:
                self._full.setdefault(parsed.body, set()).add(parsed.place)

    def key(self, name: str) -> Name:
        """Return what all names of one organ have in common."""
        parsed = self._aliases.get(parse(name), parse(name))
        if parsed.vague:
            places = [p for p in self._full.get(parsed.body, ()) if p.endswith(parsed.place)]
            if len(places) == 1:
                parsed = Name(places[0], parsed.body)
        return self._aliases.get(parsed, parsed)


@lru_cache(maxsize=4096)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))))


def means(pattern: str, name: str) -> bool:
    """Tell whether a pattern of the configuration, with ``*`` for anything, means an organ by its full or short name.

    A pattern without ``*`` is a name, which may be shortened.
    """
    parsed = parse(name)
    if "*" not in pattern:
        given = parse(pattern)
        return given.body == parsed.body and (
            given.place == parsed.place
            or (given.vague and parsed.place.endswith(given.place))
            or (parsed.vague and given.place.endswith(parsed.place))
        )
    full = squeeze(name)
    shown = (full, parsed.place + parsed.body, parsed.body)
    return any(_pattern(squeeze(pattern)).fullmatch(text) for text in shown)


def alike(one: str, other: str) -> bool:
    """Tell whether two names may be an organ's before and after it was renamed: one place, two characters in common."""
    first, second = parse(one), parse(other)
    if first.place != second.place and not first.vague and not second.vague:
        return False
    return not _pairs(one, first).isdisjoint(_pairs(other, second))


def _pairs(name: str, parsed: Name) -> set[str]:
    """Return the pairs of characters in a name without its place, shortened and as it is written."""
    full = squeeze(name)
    rest = full[full.find(parsed.place) + len(parsed.place) :] if parsed.place in full else full
    return {text[i : i + 2] for text in (rest, parsed.body) for i in range(len(text) - 1)}
