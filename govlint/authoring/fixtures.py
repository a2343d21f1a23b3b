"""Rule fixtures: a text with a marker under what a rule is to find.

    三、不予公开 | 3 | 4 | 8
                          ^ GOV201 总计

A marker stands under the line it marks; its carets cover, in display cells, the place of the finding, and the words
after the code stand in the message. A text without markers has nothing for the rule to find.
"""

from __future__ import annotations

import re

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.document.message import Text
from govlint.engine.lint import lint
from govlint.output.width import width
from govlint.rule import OWN_PREFIX


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.engine.registry import LoadedRule


_MARKER = re.compile(r"(?P<blank>[ 　]*)(?P<carets>\^+) (?P<code>[A-Z]+\d{3})(?: (?P<words>.*))?")
_BLOCK = re.compile(
    r"^## (?P<name>反例|正例)\n+```(?P<language>[a-z]*)\n(?P<text>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(r"[A-Z]+\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(slots=True, eq=False)
class Mark:
    """A finding as a fixture has it: line from 1, first and last display cell from 0, code, words of the message."""

    line: int
    start: int
    end: int
    code: str
    words: str = ""

    @property
    def text(self) -> Text:
        """The mark as people read it, its cells counted from 1 and both ends meant."""
        words = f"{self.code} {self.words}".rstrip()
        first, last = self.start + 1, self.end
        return Text(
            f"第 {self.line} 行第 {first}–{last} 格：{words}",
            f"line {self.line}, cells {first}-{last}: {words}",
        )


@dataclass(slots=True, eq=False)
class Example:
    """An example on a rule's page: bad ones have markers or at least one finding, good ones none.

    Only a ``report`` can be run; what shows a configuration or a comment is for reading.
    """

    bad: bool
    text: str
    report: bool


def cells(text: str) -> int:
    """Return how many display cells a text takes; a tab counts as one, so that a marker can be placed by eye."""
    return width(text.replace("\t", " "))


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


def differences(fixture: str, rules: Sequence[LoadedRule]) -> list[Text]:
    """Return what a fixture expects and the rules do not find, and the reverse; empty when all is well."""
    text, expected = split(fixture)
    left = marks_of(text, rules)
    missed = []
    for mark in expected:
        hit = next((m for m in left if _same(mark, m)), None)
        if hit is None:
            missed.append(_joined(Text("应有 ", "expected "), mark.text))
        else:
            left.remove(hit)
    return missed + [_joined(Text("多出 ", "found    "), mark.text) for mark in left]


def _joined(*texts: Text) -> Text:
    return Text("".join(text.zh for text in texts), "".join(text.en for text in texts))


def _same(expected: Mark, found: Mark) -> bool:
    place = (expected.line, expected.start, expected.end, expected.code)
    return (
        place == (found.line, found.start, found.end, found.code) and expected.words in found.words
    )


def examples(page: str) -> Iterable[Example]:
    """Yield the examples of a rule's page, the first block under each of its headings 反例 and 正例."""
    for match in _BLOCK.finditer(page):
        yield Example(match["name"] == "反例", match["text"], match["language"] == "text")


def check_metadata(loaded: LoadedRule) -> list[Text]:
    """Return what is wrong with what a rule says of itself."""
    rule = loaded.rule
    problems = []
    if not _CODE.fullmatch(rule.code):
        problems.append(
            Text(
                f"编号 {rule.code} 应为大写字母加三位数字",
                f"the code {rule.code} must be capital letters and three digits",
            )
        )
    if rule.prefix == OWN_PREFIX and loaded.origin != "govlint":
        problems.append(
            Text(
                f"编号 {rule.code}：GOV 留给 govlint 自带的规则",
                f"the code {rule.code}: GOV is for the rules that come with govlint",
            )
        )
    if not _NAME.fullmatch(rule.name):
        problems.append(
            Text(
                f"名称 {rule.name} 应为小写单词，以连字符相连",
                f"the name {rule.name} must be small words with hyphens between them",
            )
        )
    if not (rule.summary.strip() and rule.summary_en.strip()):
        problems.append(Text("缺少中文或英文摘要", "a summary is missing, Chinese or English"))
    return problems


def check_examples(loaded: LoadedRule) -> list[Text]:
    """Return what is wrong with a rule's page: an example missing, a good one with findings, a bad one without."""
    found = list(examples(loaded.page))
    code = Text(f"{loaded.rule.code}：", f"{loaded.rule.code}: ")
    problems = [
        Text(
            f"说明里没有“{'反例' if bad else '正例'}”",
            f"the page has no {'bad' if bad else 'good'} example ({'反例' if bad else '正例'})",
        )
        for bad in (True, False)
        if not any(example.bad is bad for example in found)
    ]
    for example in (e for e in found if e.report):
        wrong = differences(example.text, [loaded])
        if not example.bad or split(example.text)[1]:
            name = (
                Text("反例：", "bad example: ") if example.bad else Text("正例：", "good example: ")
            )
            problems += [_joined(name, line) for line in wrong]
        elif not wrong:
            problems.append(Text("反例里什么都没有发现", "nothing is found in the bad example"))
    return [_joined(code, problem) for problem in problems]
