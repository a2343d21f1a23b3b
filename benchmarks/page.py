"""The page of results, in two languages, written by the benchmarks themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.measure import ROOT


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    zh: str
    en: str


@dataclass(slots=True)
class Page:
    """Sections in order; each is a heading, a paragraph, and a table."""

    about: Words
    sections: list[tuple[Words, Words, Sequence[Words], list[tuple[str | Words, ...]]]] = field(
        default_factory=list
    )

    def add(
        self,
        title: Words,
        about: Words,
        head: Sequence[Words],
        rows: Iterable[Sequence[str | Words]],
    ) -> None:
        """Add a section."""
        self.sections.append((title, about, head, [tuple(row) for row in rows]))

    def text(self, lang: str) -> str:
        """Return the page in Markdown."""
        title = {"zh": "# 速度", "en": "# Benchmarks"}[lang]
        lines = [title, "", getattr(self.about, lang)]
        for heading, about, head, rows in self.sections:
            lines += ["", f"## {getattr(heading, lang)}", "", getattr(about, lang)]
            if rows:
                lines += ["", _row(getattr(word, lang) for word in head), _row("---" for _ in head)]
                lines += [_row(_told(cell, lang) for cell in row) for row in rows]
        return "\n".join(lines) + "\n"

    def write(self) -> None:
        """Write both pages."""
        for lang in ("zh", "en"):
            path = ROOT / "docs" / lang / "benchmarks.md"
            path.write_text(self.text(lang), encoding="utf-8")


def _told(cell: str | Words, lang: str) -> str:
    return cell if isinstance(cell, str) else str(getattr(cell, lang))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
