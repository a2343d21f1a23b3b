"""The words of ``rules/forms/terms.toml``, made ready for one edition of the form."""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from govlint.prepared import document, prepared
from govlint.prose.folding import fold
from govlint.records import dataclass, field


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


APPLICANT_TOTAL: Final = "total"

ANY_YEAR: Final = "####"
"""Stands for the digits of a year in a word; as long as they are."""

# A year that may stand in front of 结转; a report outside these years is read all the same, without such words.
_YEAR: Final = re.compile(r"(?:200[89]|20[1-3]\d|204[0-5])年")
_LAST: Final = ("上年", "上年度", "上一年", "上一年度", "去年", "去年度", "前一年", "前一年度")
_NEXT: Final = ("下年", "下年度", "下一年", "下一年度", "次年", "次年度", "明年", "明年度", "来年")
_PIECE: Final = re.compile(r"\[([^\[\]()]*)\]|\(([^\[\]()]*)\)|\{(last|next)\}|([^\[\](){}]+)")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word is good for.

    ``kind`` is the ``sense`` of the data; ``name`` is its stage, act, outcome, group or document; ``keys`` are row
    keys, applicants, blocks of table 4 or whole keys, by kind. ``year`` is the year the word names, if any.
    """

    kind: str
    name: str = ""
    keys: tuple[str, ...] = ()
    doubtful: bool = False
    year: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The senses of every word, and the form's keys of one edition.

    Words are written in patterns, which spell out to some twenty thousand, of which a report has a hundred. They are
    spelt out when a text has their first two characters: ``openings`` gives the numbers of the ``patterns`` that begin
    so (of a word of one character, with that). Words have `ANY_YEAR` in the place of a year's digits.
    """

    edition: str
    patterns: tuple[tuple[str, Sense], ...]
    openings: Mapping[str, Sequence[int]]
    applicants: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, str]
    _opened: dict[str, dict[str, tuple[Sense, ...]]] = field(default_factory=dict, repr=False)
    _met: dict[tuple[str, str], tuple[Sense, ...] | None] = field(default_factory=dict, repr=False)

    @staticmethod
    def load(edition: str) -> Vocabulary:
        """Return the vocabulary for an edition, ``2019`` or ``2021``.

        Raises:
            KeyError: the data knows no such edition.
        """
        return _load(edition)

    def words(self, opening: str) -> Mapping[str, tuple[Sense, ...]]:
        """Return the words that begin with two characters, and what each means, in the order of the data."""
        found = self._opened.get(opening)
        if found is None:
            found = {}
            for number in self.openings.get(opening, ()):
                pattern, sense = self.patterns[number]
                for word in _by_opening(pattern)[opening]:
                    known = found.get(word, ())
                    if sense not in known:
                        found[word] = (*known, sense)
            self._opened[opening] = found
        return found

    def senses(self, spelling: str, word: str) -> tuple[Sense, ...] | None:
        """Return the senses of a word, None for what is none.

        ``spelling`` has `ANY_YEAR` where the text's own ``word`` has a year.
        """
        key = (spelling, word)
        if key not in self._met:
            known = self.words(spelling[:2]).get(spelling)
            at = spelling.find(ANY_YEAR)
            digits = word[at : at + len(ANY_YEAR)] if at >= 0 else ""
            year = int(digits) if digits.isdecimal() else None
            if known is not None:
                fitting = known if year or not digits else ()
                known = tuple(
                    Sense(s.kind, s.name, s.keys, s.doubtful, year, word) for s in fitting
                )
            self._met[key] = known
        return self._met[key]

    def totals(self, rows: tuple[str, ...], applicants: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the keys of these rows of table 3, in the total column or in these columns."""
        columns = applicants or (APPLICANT_TOTAL,)
        if set(columns) == set(self.applicants):
            columns = (APPLICANT_TOTAL,)
        return tuple(f"requests.{row}.{column}" for row in rows for column in columns)


def _options(pattern: str) -> Iterator[tuple[str, ...]]:
    """Yield what may stand at each place of a pattern, folded."""
    for optional, required, placeholder, plain in _PIECE.findall(pattern):
        if plain:
            yield (fold(plain),)
        elif placeholder:
            named = _LAST if placeholder == "last" else _NEXT
            yield (*named, f"{ANY_YEAR}年", f"{ANY_YEAR}年度")
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
            for key in ("stage", "group", "act", "outcome", "document", "topic")
            if key in term
        ),
        "",
    )
    for key in ("rows", "applicants", "cases", "keys"):
        if key in term:
            return Sense(kind, name, tuple(term[key]), bool(term.get("doubtful")))
    return Sense(kind, name, tuple(groups.get(name, ())), bool(term.get("doubtful")))


@cache
def _by_opening(pattern: str) -> dict[str, list[str]]:
    """Return the spellings of a pattern by their first two characters."""
    found: dict[str, list[str]] = {}
    for word in expand(pattern):
        found.setdefault(word[:2], []).append(word)
    return found


def _openings(patterns: Sequence[str]) -> dict[str, list[int]]:
    """Return the numbers of the patterns of which any spelling begins with two characters, by these."""
    found: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for opening in _by_opening(pattern):
            found.setdefault(opening, []).append(number)
    return dict(sorted(found.items()))


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
    openings = prepared(
        "openings of terms",
        ("rules/forms/terms.toml", "rules/forms/characters.toml"),
        lambda: _openings([pattern for pattern, _ in patterns]),
    )
    return Vocabulary(
        edition=edition,
        patterns=patterns,
        openings=openings,
        applicants=tuple(form["applicants"]),
        groups={name: tuple(rows) for name, rows in form["groups"].items()},
        acts=form["acts"],
    )
