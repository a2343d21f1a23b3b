"""The words of ``rules/forms/terms.toml``, made ready for one edition of the form."""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from govlint.prepared import document
from govlint.prose.folding import fold
from govlint.records import dataclass, field


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


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

    ``words`` has `ANY_YEAR` in the place of a year's digits; `senses` says what a word means in a text.
    """

    edition: str
    words: Mapping[str, tuple[Sense, ...]]
    applicants: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, str]
    organisations: tuple[str, ...] = field(default=())
    _met: dict[tuple[str, str], tuple[Sense, ...]] = field(default_factory=dict, repr=False)

    @staticmethod
    def load(edition: str) -> Vocabulary:
        """Return the vocabulary for an edition, ``2019`` or ``2021``.

        Raises:
            KeyError: the data knows no such edition.
        """
        return _load(edition)

    def senses(self, spelling: str, word: str) -> tuple[Sense, ...]:
        """Return the senses of a word: ``spelling`` is how ``words`` has it, ``word`` how the text has it."""
        key = (spelling, word)
        found = self._met.get(key)
        if found is None:
            at = spelling.find(ANY_YEAR)
            digits = word[at : at + len(ANY_YEAR)] if at >= 0 else ""
            year = int(digits) if digits.isdecimal() else None
            known = self.words[spelling] if year or not digits else ()
            found = tuple(Sense(s.kind, s.name, s.keys, s.doubtful, year, word) for s in known)
            self._met[key] = found
        return found

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
def _load(edition: str) -> Vocabulary:
    data = document("terms")
    form = data["editions"][edition]
    words: dict[str, tuple[Sense, ...]] = {}
    for term in data["term"]:
        sense = _sense(term, form["groups"])
        spellings = (word for pattern in term["words"] for word in expand(pattern))
        found: dict[str, tuple[Sense, ...]] = dict.fromkeys(spellings, (sense,))
        for word in found.keys() & words.keys():
            known = words[word]
            found[word] = known if sense in known else (*known, sense)
        words |= found
    applicants = tuple(form["applicants"])
    return Vocabulary(
        edition=edition,
        words=words,
        applicants=applicants,
        groups={name: tuple(rows) for name, rows in form["groups"].items()},
        acts=form["acts"],
        organisations=applicants[1:],
    )
