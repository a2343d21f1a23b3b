"""A report as a reader of the paper sees it: title, headings, paragraphs, tables; what the writers write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generate.grid import Grid, grid_of
from generate.passages import Passage


if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.vendor.pretty import RepresentationPrinter

    from generate.model import ReportModel
    from generate.passages import Claim


DIGITS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part, its ordinal apart, since Word may number it by itself; ``mark`` stands between them."""

    part: int
    words: str
    mark: str = "、"

    @property
    def text(self) -> str:
        """The heading with its ordinal."""
        return f"{DIGITS[self.part - 1]}{self.mark}{self.words}"


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A numbered line inside a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    passage: Passage


Block: TypeAlias = Title | Heading | SubHeading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a report, in order, with the model that they were made of."""

    model: ReportModel
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The title as it is printed, empty where it was left out."""
        return next((b.text for b in self.blocks if isinstance(b, Title)), "")

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:  # noqa: FBT001 - Hypothesis's
        del cycle
        printer.text(repr(self.model))

    def claims(self) -> Iterator[tuple[int, int]]:
        """Yield every number of the prose: the block it stands in, and its position in that block's claims."""
        for b, block in enumerate(self.blocks):
            if isinstance(block, Paragraph):
                yield from ((b, i) for i in range(len(block.passage.claims)))

    def claim(self, block: int, index: int) -> Claim:
        """Return a number of the prose."""
        paragraph = self.blocks[block]
        assert isinstance(paragraph, Paragraph)
        return paragraph.passage.claims[index]

    def grid(self, name: str) -> Grid:
        """Return a table.

        Raises:
            KeyError: it is not there.
        """
        for block in self.blocks:
            if isinstance(block, Grid) and block.name == name:
                return block
        raise KeyError(name)


def document(model: ReportModel, *, style: str = "inline") -> Document:
    """Return a model's report.

    ``style`` says how part 1 is divided: ``inline`` (（一）主动公开方面。… in one paragraph), ``heading`` (a line of
    its own), ``counted`` (一是…, one paragraph).
    """
    prose, edition = model.prose, model.edition
    texts = {key: str(value) for key, value in model.facts.items()}
    content: dict[int, list[Block]] = {
        1: _first_part(model, style),
        5: [Paragraph(p) for p in prose.problems],
        6: [Paragraph(p) for p in prose.others],
    }
    blocks: list[Block] = [Title(model.title), Paragraph(prose.preamble)]
    for part in edition.parts:
        blocks.append(Heading(part.number, part.heading))
        if part.table:
            blocks.append(grid_of(edition.table(part.table), edition, texts))
        blocks += content.get(part.number, [])
    return Document(model, tuple(blocks))


def _first_part(model: ReportModel, style: str) -> list[Block]:
    opening = model.prose.opening
    blocks: list[Block] = [] if opening is None else [Paragraph(opening)]
    whole = Passage("")
    for digit, aspect in zip(DIGITS, model.prose.aspects, strict=False):
        if style == "heading":
            blocks += [SubHeading(f"（{digit}）{aspect.name}"), Paragraph(aspect.passage)]
        elif style == "inline":
            blocks.append(Paragraph(Passage(f"（{digit}）{aspect.name}方面。") + aspect.passage))
        else:
            whole += Passage(f"{digit}是{aspect.name}。") + aspect.passage
    return [*blocks, Paragraph(whole)] if style == "counted" else blocks
