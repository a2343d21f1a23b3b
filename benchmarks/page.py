"""The page of results, in two languages: sections that were measured, kept as JSON, and written out as Markdown.

What a run measures is put into ``benchmarks/results.json``, a section for each key, and the pages are written from that
file. So a section can be measured alone, and the pages are the same however the sections came.
"""

from __future__ import annotations

import json

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.measure import ROOT


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


RESULTS = ROOT / "benchmarks" / "results.json"
LANGS = ("zh", "en")


class Words(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh


_NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that was measured, and the most, or the least, that it should be; with neither it has no target."""

    name: Words
    reached: float
    most: float | None = None
    least: float | None = None

    def row(self) -> tuple[Words | str, ...]:
        """Return the row of the table of targets: name, figure, target, and by how much it is missed."""
        if self.most is not None:
            aim, met = f"≤ {_aim(self.most)}", self.reached <= self.most
        elif self.least is not None:
            aim, met = f"≥ {_aim(self.least)}", self.reached >= self.least
        else:
            return (self.name, f"{self.reached:,.2f}", "—", "—")
        verdict = Words("达到", "met") if met else self._missed()
        return (self.name, _figure(self.reached), aim, verdict)

    def _missed(self) -> Words:
        aim = self.most if self.most is not None else self.least or 0.0
        if not aim:
            return Words(f"差 {self.reached:g}", f"missed by {self.reached:g}")
        times = self.reached / aim
        return Words(f"没有达到：是目标的 {times:.2f} 倍", f"missed: {times:.2f} × the target")


@dataclass(slots=True)
class Section:
    """A heading, a paragraph, perhaps a table, perhaps lines as a program printed them, and what was aimed at.

    ``measured`` says where and when, of sections that come from a run.
    """

    title: Words
    about: Words
    head: Sequence[Words] = ()
    rows: Sequence[Sequence[str | Words]] = ()
    block: str = ""
    targets: list[Target] = field(default_factory=list)
    measured: str = ""

    def text(self, lang: str, measured: str) -> Iterable[str]:
        """Yield the lines of the section; and where it was measured, if that is not ``measured``."""
        yield from ("", f"## {self.title.of(lang)}", "", self.about.of(lang))
        if self.rows:
            yield from ("", _row(word.of(lang) for word in self.head))
            yield _row("---" for _ in self.head)
            yield from (_row(_cell(cell, lang) for cell in row) for row in self.rows)
        if self.block:
            yield from ("", "```text", self.block, "```")
        if self.measured not in {"", measured}:
            yield from (
                "",
                Words(f"测量：{self.measured}。", f"Measured: {self.measured}.").of(lang),
            )


@dataclass(slots=True)
class Results:
    """What was measured: the head of the page, where and when the last run was, and the sections by key."""

    about: Words = _NOTHING
    measured: str = ""
    sections: dict[str, Section] = field(default_factory=dict)


def load(path: Path = RESULTS) -> Results:
    """Return what was measured so far."""
    if not path.is_file():
        return Results()
    found = json.loads(path.read_text(encoding="utf-8"))
    sections = {key: _section(value) for key, value in found["sections"].items()}
    return Results(Words(*found["about"]), found["measured"], sections)


def save(results: Results, path: Path = RESULTS) -> None:
    """Keep what was measured."""
    plain = {
        "about": results.about,
        "measured": results.measured,
        "sections": {key: _plain(section) for key, section in results.sections.items()},
    }
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def path_of(lang: str) -> Path:
    """Return where a page is, among the documentation."""
    return ROOT / "docs" / lang / "benchmarks.md"


def page(results: Results, lang: str) -> str:
    """Return the page in Markdown."""
    lines = [Words("# 速度", "# Benchmarks").of(lang), "", results.about.of(lang)]
    for section in (targets(results.sections.values()), *results.sections.values()):
        lines += section.text(lang, results.measured)
    return "\n".join(lines) + "\n"


def targets(sections: Iterable[Section]) -> Section:
    """Return the table of all targets of the sections, with the note of what was tried, ``tried.*.md``."""
    rows = [target.row() for section in sections for target in section.targets]
    head = (
        Words("量", "figure"),
        Words("实测", "measured"),
        Words("目标", "target"),
        Words("结果", "result"),
    )
    return Section(Words("目标", "Targets"), Words(_tried("zh"), _tried("en")), head, rows)


def _tried(lang: str) -> str:
    return (ROOT / "benchmarks" / f"tried.{lang}.md").read_text(encoding="utf-8").strip()


def _plain(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "about": section.about,
        "head": section.head,
        "rows": section.rows,
        "block": section.block,
        "targets": [[t.name, t.reached, t.most, t.least] for t in section.targets],
        "measured": section.measured,
    }


def _section(value: dict[str, Any]) -> Section:
    return Section(
        Words(*value["title"]),
        Words(*value["about"]),
        [Words(*words) for words in value["head"]],
        [[c if isinstance(c, str) else Words(*c) for c in row] for row in value["rows"]],
        value["block"],
        [Target(Words(*name), *figures) for name, *figures in value["targets"]],
        value["measured"],
    )


def _aim(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:g}"


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}"


def _cell(cell: str | Words, lang: str) -> str:
    return cell if isinstance(cell, str) else cell.of(lang)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
