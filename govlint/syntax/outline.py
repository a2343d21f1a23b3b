"""The statutory headings of the parts, of all editions, and which part a line's words name."""

from __future__ import annotations

import re

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from govlint.document.normal import bare, squeeze
from govlint.document.numerals import NUMERALS
from govlint.document.ordinals import Ordinal, ordinal_of
from govlint.document.prepared import EDITIONS, document, prepared


if TYPE_CHECKING:
    from collections.abc import Mapping
    from difflib import SequenceMatcher


# How alike a heading has to be to the statutory one: with the right ordinal before it, and with another or none.
_ALIKE_WITH_ORDINAL = 0.62
_ALIKE_OTHERWISE = 0.82
# Fewer characters than this are too common to be a heading without a top-level ordinal (概况, 其他事项).
_DISTINCTIVE = 8


@dataclass(slots=True, eq=False)
class Outline:
    """The headings of the parts: bare words to part number; ``run_together`` finds them inside a line.

    ``statutory`` are those of them that a form prints, without the variants of reports.
    """

    headings: Mapping[str, int]
    statutory: frozenset[str] = frozenset()
    run_together: re.Pattern[str] | None = None
    _known: dict[tuple[str, int | None], int | None] = field(default_factory=dict, repr=False)
    _matchers: dict[str, tuple[SequenceMatcher[str], frozenset[str]]] = field(
        default_factory=dict, repr=False
    )

    def part_of(self, words: str, ordinal: int | None) -> int | None:
        """Return the part that the words of a heading name, None where they name none."""
        key = (words, ordinal)
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._find(bare(words), ordinal)
        return self._known[key]

    def _find(self, words: str, ordinal: int | None) -> int | None:
        exact = self.headings.get(words)
        if exact is not None or len(words) < 4:
            return exact
        best, part = 0.0, None
        if not self._matchers:
            from difflib import SequenceMatcher  # noqa: PLC0415 - most reports have the form's own headings

            self._matchers.update(
                (h, (SequenceMatcher(None, b=h, autojunk=False), frozenset(h)))
                for h in self.headings
            )
        distinct = frozenset(words)
        repeated = len(words) - len(distinct)
        for heading, number in self.headings.items():
            needed = _ALIKE_WITH_ORDINAL if number == ordinal else _ALIKE_OTHERWISE
            # The lengths alone rule most out, and then how many characters both have.
            least = needed * (len(words) + len(heading))
            if 2 * min(len(words), len(heading)) < least:
                continue
            matcher, characters = self._matchers[heading]
            if 2 * (len(distinct & characters) + repeated) < least:
                continue
            matcher.set_seq1(words)
            if matcher.quick_ratio() < needed:
                continue
            ratio = matcher.ratio()
            if ratio >= needed and ratio > best:
                best, part = ratio, number
        return part

    def ordinal(self, text: str) -> Ordinal | None:
        """Return the ordinal that a line opens with, if any; one without a mark only before a heading's words."""
        found = ordinal_of(text)
        if found is not None:
            return found
        squeezed = squeeze(text[:_LONGEST])
        number = NUMERALS.find(squeezed[:1]) + 1
        if not (squeezed and number):
            return None
        words = bare(squeezed[1:])
        parted = text.lstrip()[1:2].isspace() and self._find(words, number) == number
        if parted or words in self.headings:
            return Ordinal(number, top=True, words=squeezed[1:])
        return None

    def is_distinctive(self, words: str) -> bool:
        """Tell whether the words name a part even without a top-level ordinal."""
        known = bare(words)
        return len(known) >= _DISTINCTIVE and known in self.headings

    def is_statutory(self, words: str) -> bool:
        """Tell whether the words are those that a form prints."""
        return bare(words) in self.statutory

    def opens(self, words: str) -> bool:
        """Tell whether the words are just a heading of the first part: too common to count anywhere else."""
        return self.headings.get(bare(words)) == 1


_MOST_KNOWN = 1024
_LONGEST = 80


@cache
def outline() -> Outline:
    """Return the headings of every edition, worked out ahead of the data files."""
    sources = tuple(f"rules/forms/{edition}.toml" for edition in EDITIONS)
    printed: dict[str, list[Any]] = prepared("headings", sources, _headings)
    words = sorted(printed, key=len, reverse=True)
    inside = re.compile(
        rf"(?:(?<=[\s。；;])|^)(?:第[{NUMERALS}]部分|[{NUMERALS}])\s*[、.．]?\s*"
        rf"(?P<words>{'|'.join(map(re.escape, words))})(?=[\s。：:（(]|$)"
    )
    statutory = frozenset(known for known, _, by_form in printed.values() if by_form)
    return Outline({known: part for known, part, _ in printed.values()}, statutory, inside)


def _headings() -> dict[str, list[Any]]:
    """Return the headings as printed, with bare words, the number of the part, and whether a form prints them."""
    found: dict[str, list[Any]] = {}
    for edition in EDITIONS:
        for part in document(edition)["parts"]:
            for words in (part["heading"], *part["variants"]):
                by_form = words == part["heading"] or (words in found and found[words][2])
                found[words] = [bare(words), part["number"], by_form]
    return found
