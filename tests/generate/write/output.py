"""Text in the making, with the place of every figure in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from govlint.document.source import LineIndex


if TYPE_CHECKING:
    from collections.abc import Hashable

    from generate.passages import Passage


Place: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class Output:
    """Collects a text. ``marks`` are offsets by what stands there: a figure's key, or a claim as (block, position)."""

    pieces: list[str] = field(default_factory=list)
    marks: dict[Hashable, int] = field(default_factory=dict)
    length: int = 0

    def add(self, text: str, mark: Hashable | None = None) -> None:
        """Add a text; ``mark`` names what begins with it."""
        if mark is not None:
            self.marks[mark] = self.length
        self.pieces.append(text)
        self.length += len(text)

    def passage(self, passage: Passage, block: int) -> None:
        """Add prose, each of its numbers marked."""
        for i, claim in enumerate(passage.claims):
            self.marks[block, i] = self.length + claim.start
        self.add(passage.text)

    def written(self, name: str) -> Written:
        """Return the finished text in UTF-8."""
        text = "".join(self.pieces)
        return Written(name, text.encode(), text, self.marks)


@dataclass(frozen=True, slots=True)
class Written:
    """A file: its name, its bytes, and where it is text that text with the offset of every figure in it."""

    name: str
    data: bytes
    text: str | None = None
    marks: dict[Hashable, int] = field(default_factory=dict)

    def place(self, mark: Hashable) -> Place:
        """Return line and column, from 1, of a figure.

        Raises:
            KeyError: it is not there.
        """
        assert self.text is not None
        return LineIndex(self.text).line_column(self.marks[mark])

    def encoded(self, encoding: str) -> Written:
        """Return the file in another encoding."""
        assert self.text is not None
        return Written(self.name, self.text.encode(encoding), self.text, self.marks)
