"""Labels of all editions, found by the words of a cell."""

from __future__ import annotations

import re

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING

from govlint.document.normal import bare
from govlint.document.numerals import NUMERALS
from govlint.form.edition import all_editions


if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """What a label labels. A head stands over a table or block, a group over rows; neither has figures."""

    ROW = "row"
    COLUMN = "column"
    HEAD = "head"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Match:
    """A label of the form: where it belongs, and its statutory wording."""

    role: Role
    edition: str
    table: str
    block: int
    index: int
    label: str


# 总计（件）is 总计: a unit after a label does not change which label it is.
_CLOSING = frozenset(")）")
_UNIT = re.compile(r"[(（]\s*(?:单位\s*[:：]\s*)?(?:件|宗|条|个|份|项|件次)\s*[)）]$")

# 规章（设区的市填写）is 规章: what stands in brackets behind a label is a note on filling it in.
_NOTE = re.compile(r"\s*[(（].*[)）]$", re.DOTALL)

# A label this much like a statutory one is taken for it, with a remark; a second one must be clearly less alike.
_ALIKE = 0.75
_MARGIN = 0.04
_SHORTEST = 4
_LONGEST = 80
_MOST_KNOWN = 1024
_NUMBERS = frozenset("0123456789") | frozenset(NUMERALS)


class Labels:
    """An index of every label and variant of the editions."""

    def __init__(
        self, matches: Iterable[tuple[str, Match]], joined: Iterable[tuple[str, Match]] = ()
    ) -> None:
        self._exact = _by_text(matches)
        self._joined = _by_text(joined)
        self._sorted = sorted({*self._exact, *self._joined})
        self._close: dict[tuple[str, str | None], tuple[Match, ...]] = {}

    def exact(self, text: str) -> tuple[Match, ...]:
        """Return the labels that the text is, in any of the ways it may be written."""
        known = bare(text)
        found = self._exact.get(known) or self._joined.get(known)
        if found is None and text[-1:] in _CLOSING:
            found = self._exact.get(bare(_UNIT.sub("", text)))
            if found is None:
                shorter = _NOTE.sub("", text)
                if len(shorter) > 1:
                    found = self._exact.get(bare(shorter))
        return found or ()

    def segments(self, text: str) -> tuple[str, ...]:
        """Return the labels that a text is made of, one after the other, none where it is not made of labels alone."""
        words = text.split()
        found: list[str] = []
        start = 0
        while start < len(words):
            for end in range(len(words), start, -1):
                piece = "".join(words[start:end])
                if self.exact(piece):
                    found.append(piece)
                    start = end
                    break
            else:
                return ()
        return tuple(found) if len(found) > 1 else ()

    def begins(self, text: str) -> bool:
        """Tell whether some label begins with a text."""
        known = bare(text)
        at = bisect_left(self._sorted, known)
        return bool(known) and at < len(self._sorted) and self._sorted[at].startswith(known)

    def interleaved(self, text: str) -> str | None:
        """Return the label of a row with its group's that has the characters of a text, in whatever order.

        Numbers are left out, since those in front of a label are not known from others once lines are interleaved.
        """
        return self._interleaved.get(_letters(text))

    @cached_property
    def _interleaved(self) -> dict[str, str | None]:
        """Labels of rows with their groups' by their characters; None where several have the same."""
        found: dict[str, str | None] = {}
        for label in self._joined:
            letters = _letters(label)
            found[letters] = None if letters in found else label
        return found

    def close(self, text: str, table: str | None) -> tuple[Match, ...]:
        """Return the labels of a table (of any, for None) that the text is clearly most like."""
        key = (bare(text), table)
        if key not in self._close:
            if len(self._close) > _MOST_KNOWN:
                self._close.clear()
            self._close[key] = self._closest(*key)
        return self._close[key]

    def _closest(self, text: str, table: str | None) -> tuple[Match, ...]:
        if not _SHORTEST <= len(text) <= _LONGEST:
            return ()
        cut = [m for label, m in self._joined.items() if label.startswith(text)]
        if len(cut) == 1 and table in (None, cut[0][0].table):
            return cut[0]
        scored = []
        for label, matches in self._exact.items():
            here = tuple(m for m in matches if table is None or m.table == table)
            if here and len(label) >= _SHORTEST:
                score = _likeness(text, label)
                if score >= _ALIKE:
                    scored.append((score, here))
        scored.sort(key=lambda pair: -pair[0])
        if not scored:
            return ()
        best = scored[0]
        rivals = [s for s, m in scored[1:] if {x.label for x in m} != {x.label for x in best[1]}]
        return best[1] if not rivals or best[0] - rivals[0] >= _MARGIN else ()


def _letters(text: str) -> str:
    return "".join(sorted(char for char in bare(text) if char not in _NUMBERS))


def _by_text(matches: Iterable[tuple[str, Match]]) -> dict[str, tuple[Match, ...]]:
    found: dict[str, list[Match]] = defaultdict(list)
    for text, match in matches:
        if match not in found[bare(text)]:
            found[bare(text)].append(match)
    return {text: tuple(same) for text, same in found.items()}


def _likeness(text: str, label: str) -> float:
    """Return how alike two bare labels are, 0 to 1; one cut off, or with a note after it, is much alike."""
    if text.startswith(label) or label.startswith(text):
        return 0.9 + 0.1 * min(len(text), len(label)) / max(len(text), len(label))
    if 2.0 * min(len(text), len(label)) < _ALIKE * (len(text) + len(label)):
        return 0.0
    shared = sum(min(text.count(char), label.count(char)) for char in set(text))
    if 2.0 * shared < _ALIKE * (len(text) + len(label)):
        return 0.0
    from difflib import SequenceMatcher  # noqa: PLC0415 - most tables have the form's own labels

    matcher = SequenceMatcher(None, text, label, autojunk=False)
    return matcher.ratio()


@cache
def all_labels() -> Labels:
    """Return the labels of every edition."""
    found: list[tuple[str, Match]] = []
    # Where only a blank parts columns, a row's label stands in one piece with those of its groups.
    joined: list[tuple[str, Match]] = []
    for edition in all_editions():
        for table in edition.tables:
            for b, block in enumerate(table.blocks):
                place = (edition.id, table.name, b)
                for i, head in enumerate(block.heads):
                    found.append((head, Match(Role.HEAD, *place, i, head)))
                for i, group in enumerate(block.groups):
                    found.append((group, Match(Role.GROUP, *place, i, group)))
                for i, row in enumerate(block.rows):
                    match = Match(Role.ROW, *place, i, row.label)
                    found.extend((text, match) for text in (row.label, *row.variants) if text)
                    if row.group is not None:
                        outer = block.groups[0]
                        joined.append((row.group + row.label, match))
                        joined.append((outer + row.group + row.label, match))
                for i, column in enumerate(block.columns):
                    match = Match(Role.COLUMN, *place, i, column.label)
                    found.extend((text, match) for text in (column.label, *column.variants))
    return Labels(found, joined)
