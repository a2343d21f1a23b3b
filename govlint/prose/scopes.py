"""Words that narrow or widen what the figures of a sentence are of: other times, other bodies, some requests only.

What they are stands in ``rules/forms/doubts.toml``.
"""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.prepared import document


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.prose.context import Draft


_DAYS: Final = re.compile(r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|(底|末))?")
_FROM_JANUARY: Final = re.compile(r"1[至到—–~-]")
# What is said behind a figure of a longer time stands so near: 收到 312 件（2008年以来）.
_NEAR: Final = 12
# What kind of scope a cue sets; the others set their own.
_SETS: Final = {"dates": "time", "long": "time", "wide": "body", "others": "body", "part": "body"}
# What a cue takes back.
_ENDS: Final = {
    "semicolon": ("time", "some", "papers", "desk"),
    "close": ("some",),
    "now": ("time",),
    "all": ("time", "some"),
    "own": ("body", "desk"),
}


class Cue(NamedTuple):
    """A cue's kind and place; its kinds are those of the data, and semicolon and close."""

    kind: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the cue's words."""
        return text[self.start : self.end]


@cache
def _cue() -> re.Pattern[str]:
    """Return the expression for all cues, in one alternation; each is a group of its kind's name."""
    data = document("doubts")
    names = data["cue_parts"]
    kinds = []
    for kind, pattern in data["cues"].items():
        for name in ("DATE", "RANGE", "COUNT"):
            pattern = pattern.replace(f"{{{name}}}", names[name])  # noqa: PLW2901 - the same pattern, spelt out
        kinds.append(f"(?P<{kind}>{pattern})")
    return re.compile(
        rf"(?=[{names['first']}])(?:《[^《》\n]{{1,80}}》|(?P<semicolon>;)|(?P<close>\))|{'|'.join(kinds)})"
    )


@cache
def _subject(name: str) -> re.Pattern[str]:
    """Return an expression of the data, compiled when it is first needed."""
    return re.compile(document("doubts")["subjects"][name])


def cues_of(
    text: str, first: int, last: int, year: int | None, organ: str | None
) -> tuple[Cue, ...]:
    """Return the cues between two places of a passage, those left out that name the report's own year or organ."""
    found = [*_cues(text, first, last, year, organ), *_subjects(text, first, last, organ)]
    return tuple(sorted(found, key=lambda cue: cue.start))


def _cues(text: str, first: int, last: int, year: int | None, organ: str | None) -> Iterator[Cue]:
    # A county's report that tells the county's own level apart speaks of more with 全县.
    apart = _subject("own_level").search(text) is not None
    for match in _cue().finditer(text, first, last):
        kind = match.lastgroup
        if kind is None:
            continue
        start, end = match.span()
        found = match[0]
        if kind == "year":
            kind = "now"
        if kind == "now" and match["year"] and year is not None and int(match["year"]) != year:
            continue
        if (kind == "dates" and _is_the_year(found, year)) or (
            kind == "long" and _is_own_time(text[max(0, start - 5) : start], found, year)
        ):
            kind = "now"
        elif kind == "wide" and not (apart or _is_wider(found, organ)):
            kind = "own"
        yield Cue(kind, start, end)


def _subjects(text: str, first: int, last: int, organ: str | None) -> Iterator[Cue]:
    """Yield the subjects of clauses: a desk or a body that is not the organ speaks for its own figures."""
    for match in _subject("subject").finditer(text, first, last):
        subject = _subject("adverbs").sub("", match["subject"])
        body = _subject("body").search(subject)
        if _subject("desk").search(subject) and not _subject("several_desks").search(subject):
            yield Cue("desk", *match.span())
        elif organ is not None and body is not None and not _subject("nobody").search(subject):
            first_of_them = _subject("joined").split(body[0])[0]
            # 厅机关 is the organ itself, without those under it.
            name = first_of_them.removesuffix(_subject("seat").pattern) or first_of_them
            kind = "own" if abbreviates(name, organ) else "wide"
            yield Cue(kind, *match.span())


def _is_the_year(dates: str, year: int | None) -> bool:
    """Tell whether dates mean the whole year, or its end: 1月1日至12月31日, 截至12月底."""
    found = _DAYS.findall(dates)
    years = {int(named) for named, *_ in found if named}
    if year is not None and years - {year}:
        return False
    if not found or found[-1][1] != "12":
        return False
    ends = found[-1][2] == "31" or found[-1][3] != ""
    if len(found) == 1:
        # 1-12月 has its first month outside the date.
        return ends or _FROM_JANUARY.match(dates) is not None
    return found[0][1] == "1" and found[0][2] in ("", "1") and (ends or not found[-1][2])


def _is_own_time(before: str, found: str, year: int | None) -> bool:
    if found != "以来":
        return False
    own = _subject("own_times").search(before) is not None
    return own or (year is not None and before.endswith(f"{year}年"))


def _is_wider(found: str, organ: str | None) -> bool:
    """Tell whether 全县 or 各部门 is more than the organ: a county's report speaks of the county."""
    if organ is None:
        return False
    level = _subject("level").search(organ)
    if level is None:
        return True
    own = next(filter(None, level.groups()))
    return found[0] == "全" and found[1] != own


def decides_cases(organ: str | None) -> bool:
    """Tell whether an organ, or one that is not known, may decide the reconsideration cases of others."""
    return organ is None or _subject("deciding").search(organ) is not None


def abbreviates(name: str, organ: str) -> bool:
    """Tell whether a name is a short form of the organ's: its characters in the same order."""
    characters = iter(organ)
    return all(char in characters for char in name)


class Scopes:
    """The cues of a sentence as they bear on one claim in it."""

    def __init__(self, text: str, cues: Sequence[Cue], start: int, end: int) -> None:
        self._active: dict[str, Cue] = {}
        self._behind = False
        for cue in cues:
            if cue.start >= start:
                # 2 件系 2022 年 12 月收到, 收到 312 件（2008年以来）, 收到 26 件，其中下属单位 2 件: said afterwards.
                self._behind = self._behind or (
                    cue.kind == "part"
                    or (
                        cue.kind == "long"
                        and "," not in text[end : cue.start]
                        and cue.start - end < _NEAR
                    )
                    or (cue.kind == "dates" and cue.start < end)
                )
            elif cue.kind in _ENDS:
                for kind in _ENDS[cue.kind]:
                    self._active.pop(kind, None)
            else:
                self._active[_SETS.get(cue.kind, cue.kind)] = cue

    @property
    def body(self) -> Cue | None:
        """The words that name another body, if any do."""
        return self._active.get("body")

    def reach(self, draft: Draft, phrase: str, before: str) -> set[str]:
        """Return what makes it doubtful that the claim is of the organ, of its year, of all that there was."""
        active = self._active
        reached = active.keys() & {"time", "body", "desk"}
        if self._behind:
            reached.add("behind")
        if "some" in active and (
            draft.family == "row" or draft.name in ("conclude", "carried_out")
        ):
            reached.add("some")
        if "papers" in active and draft.family in ("row", "stage") and not draft.absence:
            told = before[active["papers"].end - (draft.start - len(before)) :] + phrase
            if not _subject("taking").search(told):
                reached.add("papers")
        return reached
