"""The words of ``rules/forms/terms.toml``, made ready for one edition of the form."""

from __future__ import annotations

import re
import tomllib

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from govlint.prose.folding import fold
from govlint.records import dataclass, field


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


APPLICANT_TOTAL: Final = "total"

# A year that may stand in front of 结转; a report outside these years is read all the same, without such words.
_YEARS: Final = range(2008, 2046)
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
    """The senses of every word, longest words first to be tried, and the form's keys of one edition."""

    edition: str
    words: Mapping[str, tuple[Sense, ...]]
    applicants: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, str]
    organisations: tuple[str, ...] = field(default=())

    @staticmethod
    def load(edition: str) -> Vocabulary:
        """Return the vocabulary for an edition, ``2019`` or ``2021``.

        Raises:
            KeyError: the data knows no such edition.
        """
        return _load(edition)

    def totals(self, rows: tuple[str, ...], applicants: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the keys of these rows of table 3, in the total column or in these columns."""
        columns = applicants or (APPLICANT_TOTAL,)
        if set(columns) == set(self.applicants):
            columns = (APPLICANT_TOTAL,)
        return tuple(f"requests.{row}.{column}" for row in rows for column in columns)


def _options(pattern: str) -> Iterator[tuple[str, ...]]:
    for optional, required, placeholder, plain in _PIECE.findall(pattern):
        if plain:
            yield (plain,)
        elif placeholder:
            years = tuple(f"{year}年{tail}" for year in _YEARS for tail in ("", "度"))
            yield (_LAST if placeholder == "last" else _NEXT) + years
        elif required:
            yield tuple(required.split("|"))
        else:
            yield ("", *optional.split("|"))


def expand(pattern: str) -> set[str]:
    """Return every spelling that a word's notation stands for."""
    spellings = {""}
    for options in _options(pattern):
        spellings = {head + tail for head in spellings for tail in options}
    return {folded for spelling in spellings if (folded := fold(spelling))}


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


def _year_of(word: str) -> int | None:
    found = re.search(r"(?:19|20)\d\d(?=年)", word)
    return int(found[0]) if found else None


@cache
def _load(edition: str) -> Vocabulary:
    path = files("govlint.rules.forms").joinpath("terms.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    form = data["editions"][edition]
    words: dict[str, tuple[Sense, ...]] = {}
    for term in data["term"]:
        sense = _sense(term, form["groups"])
        for pattern in term["words"]:
            for word in expand(pattern):
                year = _year_of(word)
                own = Sense(sense.kind, sense.name, sense.keys, sense.doubtful, year, word)
                if own not in words.get(word, ()):
                    words[word] = (*words.get(word, ()), own)
    applicants = tuple(form["applicants"])
    return Vocabulary(
        edition=edition,
        words=words,
        applicants=applicants,
        groups={name: tuple(rows) for name, rows in form["groups"].items()},
        acts=form["acts"],
        organisations=applicants[1:],
    )
