"""Which lines of the report a diagnostic shows: each line once, with all its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from govlint.output import messages
from govlint.output.full.frame import Mark


if TYPE_CHECKING:
    from govlint.document.message import Text
    from govlint.rule.diagnostic import Diagnostic, RelatedPlace


@dataclass(slots=True, eq=False)
class Scene:
    """A line of the report with its marks, and the note beside the primary one."""

    line: int | None
    text: str
    marks: tuple[Mark, ...]
    note: Text | None


def gather(item: Diagnostic) -> tuple[Scene | None, list[Scene], list[RelatedPlace]]:
    """Return the line of the place itself, the other lines, and the places that have no line to show.

    Places in other files are not shown with a line either.

    Places on one line share it. A note is written only where it is clear which figure it belongs to: beside the place
    itself, and beside a place that is alone on its line. Rows that the diagnostic's small table shows are not shown
    a second time.
    """
    bare = [p for p in item.related if p.excerpt is None or p.path is not None]
    lines: dict[tuple[int | None, str], list[RelatedPlace]] = {}
    for place in item.related:
        if place.excerpt is not None and place.path is None:
            lines.setdefault((place.location.line, place.excerpt.text), []).append(place)
    first = None
    if item.excerpt is not None:
        text = item.excerpt.text
        beside = lines.pop((item.location.line, text), [])
        own = Mark(item.excerpt.start, item.excerpt.end)
        note = messages.expected(item.expected) if item.expected is not None else None
        first = Scene(item.location.line, text, (own, *_secondary(beside, own)), note)
    others = [
        _other(line, text, places)
        for (line, text), places in lines.items()
        if not _in_crossing(text, item)
    ]
    return first, others, bare


def _secondary(places: list[RelatedPlace], own: Mark) -> list[Mark]:
    found = {(p.excerpt.start, p.excerpt.end) for p in places if p.excerpt is not None}
    return [Mark(*ends, primary=False) for ends in sorted(found - {(own.start, own.end)})]


def _other(line: int | None, text: str, places: list[RelatedPlace]) -> Scene:
    found = {(p.excerpt.start, p.excerpt.end): p for p in places if p.excerpt is not None}
    if len(found) == 1:
        (start, end), place = found.popitem()
        return Scene(line, text, (Mark(start, end),), place.message)
    return Scene(line, text, tuple(Mark(*ends, primary=False) for ends in sorted(found)), None)


def _in_crossing(text: str, item: Diagnostic) -> bool:
    """Tell whether the small table has the row that ``text`` is."""
    if item.crossing is None:
        return False
    row = _plain(text)
    return any(label and label in row for label in (_plain(r[0]) for r in item.crossing.rows[1:]))


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())
