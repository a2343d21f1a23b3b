"""Claims that a careful reader could doubt: what their sentence says beside them.

A claim that is not certain is no ground for calling a figure wrong, so whatever may speak of another body, of another
time, of some requests only or of several rows at once is doubted here, however plainly its own words name a row. What
is looked for stands in ``rules/forms/doubts.toml``.
"""

from __future__ import annotations

import re

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from govlint.document.prepared import document
from govlint.prose.frames import UNITS
from govlint.prose.model import Doubt
from govlint.prose.scopes import Cue, Scopes, cues_of


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.prose.context import Draft


_END: Final = "。\n"
# So far a sentence is looked at on either side of a claim, however long it is.
_FAR: Final = 200
_NOT: Final = "not_"
_NO_PLACES: Final = frozenset({"name", "why", "why_en", "families", "names", "absence", "things"})


class _Kind(NamedTuple):
    """A doubt of the data: which claims it may concern, and what is found, or not found, in which places."""

    doubt: Doubt
    families: frozenset[str] | None
    names: frozenset[str] | None
    absence: bool | None
    things: bool
    found: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]


@cache
def _scope() -> Mapping[str, Doubt]:
    """Return why a claim is doubtful that a cue reaches, by what the cue sets."""
    return {
        data["sets"]: Doubt(data["name"], data["why"], data["why_en"])
        for data in document("doubts")["scope"]
    }


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(_kind(data) for data in document("doubts")["doubt"])


class _Group(NamedTuple):
    """Doubts looked for in the same place first; where ``any_of`` finds nothing there, none of them applies."""

    place: str
    any_of: str
    kinds: tuple[_Kind, ...]


@cache
def _concerning(family: str, name: str, absence: bool) -> tuple[_Group, ...]:  # noqa: FBT001 - of a claim, as it has them
    """Return the doubts of the data that may be about claims of a family and name.

    Most claims meet none of them, so they are asked a place at a time.
    """
    by_place: dict[str, list[_Kind]] = {}
    for kind in _kinds():
        if (
            (kind.families is None or family in kind.families)
            and (kind.names is None or name in kind.names)
            and (kind.absence is None or absence == kind.absence)
        ):
            by_place.setdefault(kind.found[0][0], []).append(kind)
    return tuple(
        _Group(place, "|".join(f"(?:{kind.found[0][1]})" for kind in kinds), tuple(kinds))
        for place, kinds in by_place.items()
    )


def _counts_things(draft: Draft) -> bool:
    """Tell whether a claim's figure is counted in 条 or 项, and the requests themselves are not."""
    unit = draft.mention.figure.unit if draft.mention is not None else None
    return unit in UNITS["matters"] and not draft.alike


def _kind(data: Mapping[str, Any]) -> _Kind:
    places = {key: data[key] for key in data if key not in _NO_PLACES}
    return _Kind(
        Doubt(data["name"], data["why"], data["why_en"]),
        frozenset(data["families"]) if "families" in data else None,
        frozenset(data["names"]) if "names" in data else None,
        data.get("absence"),
        data.get("things", False),
        tuple((key, p) for key, p in places.items() if not key.startswith(_NOT)),
        tuple((key.removeprefix(_NOT), p) for key, p in places.items() if key.startswith(_NOT)),
    )


class _Places:
    """The parts of a sentence around a claim, by the names that the data has for them."""

    def __init__(self, text: str, draft: Draft, first: int, last: int) -> None:
        self._text = text
        self._start, self._end = draft.start, draft.end
        self.first, self.last = first, last
        number = draft.mention.number if draft.mention is not None else None
        self._digits = number.start if number is not None else draft.end
        self._figure = number.end if number is not None else draft.end

    @cached_property
    def phrase(self) -> str:
        return self._text[self._start : self._end]

    @cached_property
    def before(self) -> str:
        return self._text[self.first : self._start]

    @cached_property
    def after(self) -> str:
        return self._text[self._end : self.last]

    @property
    def part(self) -> str:
        return self.before[self.before.rfind(";") + 1 :]

    @property
    def clause(self) -> str:
        edge = max(self.before.rfind(mark) for mark in ",;:()")
        return self.before[edge + 1 :] + self.phrase

    @property
    def near(self) -> str:
        return self.before[-6:] + self.phrase

    @property
    def told(self) -> str:
        return self.phrase + self.after

    @property
    def sentence(self) -> str:
        return self.before + self.phrase

    @property
    def around(self) -> str:
        return self.before + self.after

    @property
    def behind(self) -> str:
        return self._text[self._figure : self._end]

    @property
    def onward(self) -> str:
        return self._text[self._start : self._figure + 6]

    @property
    def figure(self) -> str:
        return self._text[self._digits : self._figure + 6]

    @property
    def follows(self) -> str:
        return self.phrase + self.after[:4]


class Doubts:
    """Tells which claims of one passage can be doubted.

    Args:
        text: the passage, folded.
        year: the report's.
        organ: whose report it is, where that is known.
    """

    def __init__(self, text: str, year: int | None, organ: str | None = None) -> None:
        self._text = text
        self._year = year
        self._organ = organ
        self._met: dict[tuple[int, int], Sequence[Cue]] = {}

    def about(self, draft: Draft) -> Doubt | None:
        """Return what makes a claim doubtful, None where nothing does."""
        if draft.family != "fee" and draft.value != int(draft.value):
            # 每百件申请引发复议 7.4 件
            return _scope()["fraction"]
        text, start, end = self._text, draft.start, draft.end
        first = max(0, start - _FAR)
        first = max(first, *(text.rfind(mark, first, start) + 1 for mark in _END))
        last = min(len(text), end + _FAR)
        last = min((at for mark in _END if (at := text.find(mark, end, last)) >= 0), default=last)
        places = _Places(text, draft, first, last)
        things = _counts_things(draft)
        for group in _concerning(draft.family, draft.name, draft.absence):
            if _finds(group.any_of, places, group.place):
                for kind in group.kinds:
                    if (things or not kind.things) and _applies(kind, places):
                        return kind.doubt
        return self._scope(draft, places)

    def _scope(self, draft: Draft, places: _Places) -> Doubt | None:
        cues = self._cues(places.first, places.last)
        if not cues:
            return None
        scopes = Scopes(self._text, cues, draft.start, draft.end)
        reached = scopes.reach(draft, places.phrase, places.before)
        if not reached:
            return None
        body = scopes.body if reached == {"body"} else None
        words = body.of(self._text) if body is not None else None
        return _scope()[min(reached)]._replace(body=words)

    def _cues(self, first: int, last: int) -> Sequence[Cue]:
        where = (first, last)
        if where not in self._met:
            self._met[where] = cues_of(self._text, first, last, self._year, self._organ)
        return self._met[where]


def _applies(kind: _Kind, places: _Places) -> bool:
    found = all(_finds(pattern, places, place) for place, pattern in kind.found)
    return found and not any(_finds(pattern, places, place) for place, pattern in kind.missing)


def _finds(pattern: str, places: _Places, place: str) -> bool:
    return _compiled(pattern).search(getattr(places, place)) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return an expression, compiled when a claim is first compared with it: a report needs few of them."""
    return re.compile(pattern)
