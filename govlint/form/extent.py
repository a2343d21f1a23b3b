"""How much of a report a file holds: its parts, which of them they are, and where it breaks off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.document.source import Span
from govlint.form.edition import all_editions, edition_for
from govlint.syntax.tree import Paragraph, SubHeading, Table


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.form.bound import Binding
    from govlint.form.edition import Edition
    from govlint.syntax.tree import Block, Part, Report


_PARTS = 6


@dataclass(slots=True, eq=False)
class Placed:
    """A part with the number of the statutory part that it is, None where it is none of them.

    ``named``: its heading's words name it; otherwise its ordinal does, and no other part has that number.
    """

    part: Part
    number: int | None
    named: bool


@dataclass(slots=True, eq=False)
class Extent:
    """What of a report is in a file.

    ``parts`` are in reading order. ``fragment``: there are tables alone, no
    title and not one sentence. ``ends_in`` names the table that the file ends with.
    """

    parts: tuple[Placed, ...]
    fragment: bool
    ends_in: str | None

    @property
    def numbers(self) -> frozenset[int]:
        """The statutory parts that are there."""
        return frozenset(p.number for p in self.parts if p.number is not None)

    def part(self, number: int) -> Part | None:
        """Return the first part of that number."""
        return next((p.part for p in self.parts if p.number == number), None)


def extent_of(text: str, report: Report, binding: Binding) -> Extent:
    """Return what of a report is there."""
    parts = report.parts
    named = {p.heading.part for p in parts}
    placed = []
    for part in parts:
        heading = part.heading
        number = heading.part
        if number is None and heading.ordinal not in named and (heading.ordinal or 0) <= _PARTS:
            number = heading.ordinal
        placed.append(Placed(part, number, heading.part is not None))
    return Extent(tuple(placed), _is_fragment(text, report), _ends_in(text, report, binding))


def statutory_form(year: int | None, binding: Binding) -> Edition:
    """Return the edition that a report is to be made on: its year's, else that of its tables, else the newest."""
    by_year = edition_for(year) if year is not None else None
    return by_year or binding.edition or all_editions()[0]


def before_any_form(year: int | None) -> bool:
    """Tell whether reports of a year were made before there was a form."""
    return year is not None and year < min(e.first_year for e in all_editions())


def end_of(text: str) -> Span:
    """Return the place of no width after the last character that is no blank."""
    end = len(text.rstrip())
    return Span(end, end)


def prose(report: Report) -> Iterator[Paragraph | SubHeading]:
    """Yield every line of running text, in reading order."""
    for area in (report.front, report.preamble, *report.parts):
        if area is not None:
            for block in area.blocks:
                if not isinstance(block, Table):
                    yield block


def is_blank(block: Block) -> bool:
    """Tell whether a block shows nothing."""
    return not isinstance(block, Table) and block.content.start == block.content.end


def _is_fragment(text: str, report: Report) -> bool:
    return report.title is None and not any(
        "。" in block.content.of(text) for block in prose(report)
    )


def _ends_in(text: str, report: Report, binding: Binding) -> str | None:
    """Return the table after which there is no more than a few words in the same part."""
    areas = [a for a in (report.front, report.preamble, *report.parts) if a is not None]
    if not areas:
        return None
    for last in reversed(areas[-1].blocks):
        if isinstance(last, Table):
            break
        if "。" in last.content.of(text):
            return None
    else:
        return None
    return next((n for n, t in binding.tables.items() if any(x is last for x in t.nodes)), None)
