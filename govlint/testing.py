"""Rule fixtures: a text with a marker under what a rule is to find.

    三、不予公开 | 3 | 4 | 8
                          ^ GOV201 总计

A marker stands under the line it speaks of; its carets cover, in display cells, the place of the finding, and the words
after the code stand in the message. A text without markers has nothing for the rule to find.
"""

from __future__ import annotations

import re
import unicodedata

from typing import TYPE_CHECKING

from govlint.linter import lint
from govlint.records import dataclass


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.registry import LoadedRule


_MARKER = re.compile(r"(?P<blank>[ 　]*)(?P<carets>\^+) (?P<code>[A-Z]+\d{3})(?: (?P<words>.*))?")
_BLOCK = re.compile(
    r"^## (?P<name>反例|正例)\n+```(?P<language>[a-z]*)\n(?P<text>.*?)^```",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as a fixture has it: line from 1, first and last display cell from 0, code, words of the message."""

    line: int
    start: int
    end: int
    code: str
    words: str = ""

    def __str__(self) -> str:
        """Return the mark as people read it."""
        return f"line {self.line}, cells {self.start}-{self.end}: {self.code} {self.words}".rstrip()


@dataclass(frozen=True, slots=True)
class Example:
    """An example on a rule's page: bad ones have markers or at least one finding, good ones none.

    Only a ``report`` can be run; what shows a configuration or a comment is for reading.
    """

    bad: bool
    text: str
    report: bool


def cells(text: str) -> int:
    """Return how many display cells a text takes; a tab counts as one, so that a marker can be placed by eye."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def split(fixture: str) -> tuple[str, list[Mark]]:
    """Return a fixture's text without its markers, and the marks they are."""
    lines: list[str] = []
    marks: list[Mark] = []
    for line in fixture.splitlines(keepends=True):
        match = _MARKER.fullmatch(line.rstrip("\n"))
        if match is None:
            lines.append(line)
            continue
        start = cells(match["blank"])
        end = start + len(match["carets"])
        marks.append(Mark(len(lines), start, end, match["code"], (match["words"] or "").strip()))
    return "".join(lines), marks


def marks_of(text: str, rules: Sequence[LoadedRule]) -> list[Mark]:
    """Return the marks of what the rules find in a text, in the order of their places."""
    lines = text.splitlines() or [""]
    found = []
    for item in lint(text.encode(), "fixture.txt", rules).diagnostics:
        place = item.location
        line = lines[min(place.line or 1, len(lines)) - 1]
        start = cells(line[: (place.column or 1) - 1])
        stop = (place.end_column or 1) - 1 if place.end_line == place.line else len(line)
        end = max(start + 1, cells(line[:stop]))
        found.append(Mark(place.line or 1, start, end, item.code, item.message.zh))
    return found


def differences(fixture: str, rules: Sequence[LoadedRule]) -> list[str]:
    """Return what a fixture expects and the rules do not find, and the reverse; empty when all is well."""
    text, expected = split(fixture)
    left = marks_of(text, rules)
    missed = []
    for mark in expected:
        hit = next((m for m in left if _same(mark, m)), None)
        if hit is None:
            missed.append(f"expected {mark}")
        else:
            left.remove(hit)
    return missed + [f"found    {mark}" for mark in left]


def _same(expected: Mark, found: Mark) -> bool:
    place = (expected.line, expected.start, expected.end, expected.code)
    return (
        place == (found.line, found.start, found.end, found.code) and expected.words in found.words
    )


def examples(page: str) -> Iterable[Example]:
    """Yield the examples of a rule's page, the first block under each of its headings 反例 and 正例."""
    for match in _BLOCK.finditer(page):
        yield Example(match["name"] == "反例", match["text"], match["language"] == "text")


def check_examples(loaded: LoadedRule) -> list[str]:
    """Return what is wrong with a rule's page: an example missing, a good one with findings, a bad one without."""
    found = list(examples(loaded.page))
    problems = [
        f"{loaded.rule.code}: no {'bad' if bad else 'good'} example"
        for bad in (True, False)
        if not any(example.bad is bad for example in found)
    ]
    for example in (e for e in found if e.report):
        wrong = differences(example.text, [loaded])
        if not example.bad or split(example.text)[1]:
            problems += [f"{loaded.rule.code}: {line}" for line in wrong]
        elif not wrong:
            problems.append(f"{loaded.rule.code}: nothing is found in the bad example")
    return problems
