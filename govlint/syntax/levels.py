"""Which of the lines that are worded like a part's heading are headings, judged by how the others are numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.normal import squeeze
from govlint.syntax.lalr import Token
from govlint.syntax.outline import outline
from govlint.syntax.tree import Heading, SubHeading


if TYPE_CHECKING:
    from govlint.syntax.tree import Paragraph


_MOST_PARTS = 4
# A list of contents has at least this many headings.
_LEAST_CONTENTS = 3
_LONGEST_HEADING = 60


def settle(text: str, tokens: list[Token]) -> int | None:
    """Settle which tokens are headings, in place, and return the first one's number, None where there is none."""
    levels = _Levels(text, tokens)
    levels.set_contents_apart()
    levels.set_own_sections_apart()
    levels.renumber()
    levels.number_sections()
    levels.choose()
    levels.open_first()
    return levels.first()


class _Levels:
    """The headings of a report with the levels of their ordinals."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def first(self) -> int | None:
        """Return the number of the first heading."""
        return next((i for i, token in enumerate(self.tokens) if token.type == "HEADING"), None)

    def _headings(self) -> list[tuple[int, int, int]]:
        """Return part, level and number of the headings that name a part."""
        return [
            (token.value.part, self._level(token.value), i)
            for i, token in enumerate(self.tokens)
            if token.type == "HEADING" and token.value.part is not None
        ]

    def _level(self, heading: Heading) -> int:
        """Return 0 for 一、 and 第一部分, 1 for （一）, 2 for 1., 3 for a heading without a number."""
        if heading.ordinal is None:
            return 3
        opener = squeeze(self.text[heading.content.start])
        return 1 if opener.startswith("(") else 2 if opener.isdecimal() else 0

    def _section(self, at: int, level: int) -> None:
        """Make a sub-heading of a heading."""
        node: Heading = self.tokens[at].value
        self.tokens[at] = Token("SUBHEADING", SubHeading(node.span, node.content, max(level, 1)))

    def set_contents_apart(self) -> None:
        """Make sub-headings of a list of contents before the report: headings that come again, with nothing below."""
        headings = [i for i, token in enumerate(self.tokens) if token.type == "HEADING"]
        named = [i for i in headings if self.tokens[i].value.part is not None]
        if not named:
            return
        first: Heading = self.tokens[named[0]].value
        words = self._words(first)
        alike = [i for i in named[1:] if self.tokens[i].value.part == first.part]
        # A section of the report's own may be taken for part 1, too, so the same words come first.
        again = next((i for i in alike if self._words(self.tokens[i].value) == words), None)
        again = again if again is not None else next(iter(alike), None)
        listed = [i for i in headings if again is not None and i < again]
        if len(listed) >= _LEAST_CONTENTS and not any(map(self._says, self.tokens[: listed[-1]])):
            for i in listed:
                self._section(i, 0)

    def _says(self, token: Token) -> bool:
        """Tell whether a token is a sentence or of a table."""
        if token.type not in {"TEXT", "SUBHEADING"}:
            return token.type != "HEADING"
        return "。" in token.value.content.of(self.text)

    def set_own_sections_apart(self) -> None:
        """Make sub-headings of sections of the report's own before part 1, numbered like parts or worded much like it.

        Two headings of part 1 are the same part twice and stay, unless only the second one has the form's own words.
        """
        headings = [i for i, token in enumerate(self.tokens) if token.type == "HEADING"]
        parts = [self.tokens[i].value.part for i in headings]
        before = next((at for at, part in enumerate(parts) if part not in (None, 1)), len(parts))
        opening = max((at for at in range(before) if parts[at] == 1), default=0)
        firm = bool(headings) and self._is_statutory(headings[opening])
        for i, part in zip(headings[:opening], parts, strict=False):
            if part is None or (firm and not self._is_statutory(i)):
                self._section(i, self._level(self.tokens[i].value))

    def _is_statutory(self, at: int) -> bool:
        return outline().is_statutory(self._words(self.tokens[at].value))

    def _words(self, heading: Heading) -> str:
        words = heading.content.of(self.text)
        ordinal = outline().ordinal(words)
        return ordinal.words if ordinal else words

    def renumber(self) -> None:
        """Give headings that a converter numbered ``1.`` each, as lists of one item, the numbers of their parts."""
        listed = [i for _, level, i in self._headings() if level == 2]
        if len(listed) < 2 or any(self.tokens[i].value.ordinal != 1 for i in listed):
            return
        for i in listed:
            node: Heading = self.tokens[i].value
            self.tokens[i] = Token(
                "HEADING", Heading(node.span, node.content, node.part, node.part)
            )

    def number_sections(self) -> None:
        """Make sub-headings of what （一） numbers below 一、, where it is worded like a part with another number.

        Where that holds for most parts, it is how the report numbers its parts.
        """
        headings = self._headings()
        top = next((i for _, level, i in headings if level == 0), None)
        if top is None:
            return
        for level in (1, 2):
            below = [(part, i) for part, at, i in headings if at == level and i > top]
            odd = [i for part, i in below if self.tokens[i].value.ordinal != part]
            if len({part for part, _ in below}) < _MOST_PARTS:
                for i in odd:
                    self._section(i, level)

    def choose(self) -> None:
        """Make sub-headings of what is worded like a part's heading in a part that names its sections so.

        Where a part is headed 二、 and （二） stands before the same words elsewhere, the numbering of most parts is
        theirs. （一） before the words of part 2 numbers a section if most parts have 一、.
        """
        found: dict[int, list[tuple[int, int]]] = {}
        parts_of: dict[int, set[int]] = {}
        for part, level, i in self._headings():
            found.setdefault(part, []).append((level, i))
            parts_of.setdefault(level, set()).add(part)
        if len(parts_of) < 2:
            return
        usual = min(parts_of, key=lambda x: (-len(parts_of[x]), x))
        for places in found.values():
            kept = min({level for level, _ in places}, key=lambda x: (-len(parts_of[x]), x))
            for level, i in places:
                heading: Heading = self.tokens[i].value
                misnumbered = heading.ordinal not in (None, heading.part) and level != usual
                if level != kept or (misnumbered and len(parts_of[usual]) >= _MOST_PARTS):
                    self._section(i, level)

    def open_first(self) -> None:
        """Make a heading of the bare words of part 1 where the report goes on with part 2, be there a title or not."""
        first = self.first()
        if first is None or self.tokens[first].value.part != 2:
            return
        for i, token in enumerate(self.tokens[:first]):
            if token.type == "TEXT":
                node: Paragraph = token.value
                words = node.content.of(self.text)
                if len(words) <= _LONGEST_HEADING and outline().opens(words):
                    self.tokens[i] = Token("HEADING", Heading(node.span, node.content, None, 1))
                    return
