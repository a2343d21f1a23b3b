"""The words of ``rules/forms/terms.toml``, made ready for one edition of the form."""

from __future__ import annotations

import re

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from govlint.document.prepared import document, prepared
from govlint.prose.folding import fold


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


APPLICANT_TOTAL: Final = "total"

ANY_YEAR: Final = "####"
"""Stands for the digits of a year in a word; as long as they are."""

# A year that may stand in front of 结转; a report outside these years is read all the same, without such words.
_YEAR: Final = re.compile(r"(?:200[89]|20[1-3]\d|204[0-5])年")
_PIECE: Final = re.compile(r"\[([^\[\]()]*)\]|\(([^\[\]()]*)\)|\{(last|next|own)\}|([^\[\](){}]+)")


class Sense(NamedTuple):
    """A semantic class that a word belongs to.

    ``kind`` is the ``sense`` of the data; ``name`` is its stage, act, outcome, group or document; ``keys`` are row
    keys, applicants, blocks of table 4 or whole keys, by kind. ``fair``: a careful official could mean something else.
    ``year`` is the year the word names, if any.
    """

    kind: str
    name: str = ""
    keys: tuple[str, ...] = ()
    doubtful: bool = False
    fair: bool = False
    year: int | None = None
    text: str = ""


Automaton = list[dict[str, Any]]
"""What spells every word: from state to state by character, from state 0 on.

Where a word ends, ``""`` gives the numbers of the patterns that have it among their spellings.
"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The senses of every word, and the form's keys of one edition.

    Words are written in some five hundred ``patterns``, which spell out to twenty thousand; ``automaton`` reads them.
    They have `ANY_YEAR` in the place of a year's digits.
    """

    edition: str
    patterns: tuple[tuple[str, Sense], ...]
    automaton: Automaton
    applicants: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, str]
    _met: dict[tuple[str, str], tuple[Sense, ...]] = field(default_factory=dict, repr=False)

    @staticmethod
    def load(edition: str) -> Vocabulary:
        """Return the vocabulary for an edition, ``2019`` or ``2021``.

        Raises:
            KeyError: the data knows no such edition.
        """
        return _load(edition)

    def longest(self, text: str, at: int) -> tuple[int, Sequence[int]]:
        """Return the length of the longest word that begins at a place of a text, and its patterns; 0 where none does.

        The text has `ANY_YEAR` in the place of every year (`any_year`).
        """
        states = self.automaton
        state = states[0]
        length: int = 0
        numbers: Sequence[int] = ()
        for end in range(at, len(text)):
            following = state.get(text[end])
            if following is None:
                break
            state = states[following]
            if "" in state:
                length, numbers = end + 1 - at, state[""]
        return length, numbers

    def senses(self, numbers: Sequence[int], spelling: str, word: str) -> tuple[Sense, ...]:
        """Return the senses of a word by the numbers of its patterns.

        ``spelling`` has `ANY_YEAR` where the text's own ``word`` has a year.
        """
        key = (spelling, word)
        found = self._met.get(key)
        if found is None:
            at = spelling.find(ANY_YEAR)
            digits = word[at : at + len(ANY_YEAR)] if at >= 0 else ""
            year = int(digits) if digits.isdecimal() else None
            known = (
                dict.fromkeys(self.patterns[n][1] for n in numbers) if year or not digits else ()
            )
            found = tuple(s._replace(year=year, text=word) for s in known)
            self._met[key] = found
        return found

    def totals(self, rows: tuple[str, ...], applicants: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the keys of these rows of table 3, in the total column or in these columns."""
        columns = applicants or (APPLICANT_TOTAL,)
        if set(columns) == set(self.applicants):
            columns = (APPLICANT_TOTAL,)
        return tuple(f"requests.{row}.{column}" for row in rows for column in columns)


@cache
def _placeholders() -> dict[str, tuple[str, ...]]:
    """Return what the names in braces stand for; a year's may be a number as well."""
    data = document("terms")["placeholders"]
    years = (f"{ANY_YEAR}年", f"{ANY_YEAR}年度")
    bodies = (f"{speaker}{body}" for speaker in data["speakers"] for body in data["bodies"])
    return {"last": (*data["last"], *years), "next": (*data["next"], *years), "own": (*bodies,)}


def _options(pattern: str) -> Iterator[tuple[str, ...]]:
    """Yield what may stand at each place of a pattern, folded."""
    for optional, required, placeholder, plain in _PIECE.findall(pattern):
        if plain:
            yield (fold(plain),)
        elif placeholder:
            yield _placeholders()[placeholder]
        elif required:
            yield tuple(map(fold, required.split("|")))
        else:
            yield ("", *map(fold, optional.split("|")))


def expand(pattern: str) -> list[str]:
    """Return every spelling that a word's notation stands for, with `ANY_YEAR` for the digits of a year."""
    spellings = [""]
    for options in _options(pattern):
        spellings = [head + tail for head in spellings for tail in options]
    return [spelling for spelling in spellings if spelling]


def any_year(text: str) -> str:
    """Return folded text, as long as it was, with `ANY_YEAR` for the digits of every year that a word may name."""
    return _YEAR.sub(f"{ANY_YEAR}年", text) if "年" in text else text


def _sense(term: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Sense:
    kind = term["sense"]
    name = next(
        (
            term[key]
            for key in ("stage", "group", "act", "outcome", "document", "topic", "aside")
            if key in term
        ),
        "",
    )
    doubtful, fair = bool(term.get("doubtful")), bool(term.get("fair"))
    for key in ("rows", "applicants", "cases", "keys"):
        if key in term:
            return Sense(kind, name, tuple(term[key]), doubtful, fair)
    members = groups.get(term.get("group", ""), ())
    return Sense(kind, name, tuple(members), doubtful, fair)


def _automaton(patterns: Sequence[str]) -> Automaton:
    """Return what spells all the words of patterns; states from which all goes on alike are one."""
    first: dict[str, Any] = {}
    for number, pattern in enumerate(patterns):
        for word in expand(pattern):
            state = first
            for char in word:
                state = state.setdefault(char, {})
            ending = state.setdefault("", [])
            if number not in ending:
                ending.append(number)
    states: Automaton = [{}]
    numbers: dict[str, int] = {}

    def number_of(state: dict[str, Any]) -> int:
        """Return the number of a state; words are short, so this does not go deep."""
        made = {c: n if c == "" else number_of(n) for c, n in sorted(state.items())}
        number = numbers.setdefault(repr(made), len(states))
        if number == len(states):
            states.append(made)
        return number

    states[0] = states[number_of(first)]
    return states


@cache
def _load(edition: str) -> Vocabulary:
    data = document("terms")
    form = data["editions"][edition]
    patterns = tuple(
        (pattern, sense)
        for term in data["term"]
        for sense in (_sense(term, form["groups"]),)
        for pattern in term["words"]
    )
    automaton = prepared(
        "words of terms",
        ("rules/forms/terms.toml", "rules/forms/characters.toml"),
        lambda: _automaton([pattern for pattern, _ in patterns]),
    )
    return Vocabulary(
        edition=edition,
        patterns=patterns,
        automaton=automaton,
        applicants=tuple(form["applicants"]),
        groups={name: tuple(rows) for name, rows in form["groups"].items()},
        acts=form["acts"],
    )
