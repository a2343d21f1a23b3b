"""What copying and typing do to a report without changing what it says."""

from __future__ import annotations

import tomllib

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from generate.document import Document, Heading, Paragraph, SubHeading, Title
from generate.grid import Cell, Grid


if TYPE_CHECKING:
    from random import Random

    from generate.document import Block


_HALF = str.maketrans("（），：“”１２３４５６７８９０．", '(),:""1234567890.')
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_BLANKS = ("\u00a0", "\u3000", " ", "\u2003")
_SPLIT_BETWEEN = (4, 8)  # characters of a label that a narrow column breaks in two


@dataclass(frozen=True, slots=True)
class Noise:
    """Which kinds of noise there are in a report.

    ``split``: labels broken by a blank; ``narrow``: brackets and commas of half width; ``numbering``: blanks in 一 、;
    ``padded``: blanks of all kinds round labels and figures; ``wide``: digits of full width in cells; ``grouped``:
    commas between thousands in cells; ``traditional``: traditional characters throughout.
    """

    split: bool = False
    narrow: bool = False
    numbering: bool = False
    padded: bool = False
    wide: bool = False
    grouped: bool = False
    traditional: bool = False

    @classmethod
    def draw(cls, random: Random) -> Noise:
        """Return some noise: each kind in one report of three, traditional characters in one of ten."""
        return cls(*(random.random() < chance for chance in (0.35,) * 6 + (0.1,)))


@cache
def _to_traditional() -> dict[int, str]:
    path = files("govlint.rules.forms").joinpath("characters.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {ord(b): a for a, b in zip(data["traditional"], data["simplified"], strict=True)}


def noisy(report: Document, noise: Noise, random: Random) -> Document:
    """Return a report with noise in its labels, cells and headings; its prose changes script only."""
    return replace(report, blocks=tuple(_block(b, noise, random) for b in report.blocks))


def _block(block: Block, noise: Noise, random: Random) -> Block:
    match block:
        case Grid():
            return replace(block, cells=tuple(_cell(c, noise, random) for c in block.cells))
        case Paragraph():
            passage = block.passage
            return Paragraph(replace(passage, text=_script(passage.text, noise)))
        case Heading():
            mark = random.choice(("、", " 、", "、 ")) if noise.numbering else "、"
            return replace(block, words=_script(block.words, noise), mark=mark)
        case Title() | SubHeading():
            return replace(block, text=_script(block.text, noise))


def _script(text: str, noise: Noise) -> str:
    return text.translate(_to_traditional()) if noise.traditional else text


def _cell(cell: Cell, noise: Noise, random: Random) -> Cell:
    text = _script(cell.text, noise)
    text = (_label if cell.key is None else _figure)(text, noise, random)
    if noise.padded and random.random() < 0.3:
        text = random.choice(_BLANKS) + text + random.choice(("", *_BLANKS))
    return replace(cell, text=text)


def _figure(text: str, noise: Noise, random: Random) -> str:
    if noise.grouped and text.isdigit():
        text = f"{int(text):,}"
    if noise.wide and random.random() < 0.5:
        text = text.translate(_WIDE_DIGITS)
    return text


def _label(text: str, noise: Noise, random: Random) -> str:
    if noise.narrow:
        text = text.translate(_HALF)
    if noise.numbering and random.random() < 0.3:
        text = (
            text.replace("、", " 、", 1)
            if text[1:2] == "、"
            else text.replace(".", random.choice(("．", "、", "")), 1)
        )
    low, high = _SPLIT_BETWEEN
    if noise.split and low <= len(text) <= high and random.random() < 0.5:
        text = f"{text[:2]} {text[2:]}"
    return text
