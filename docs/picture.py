"""Pictures of the terminal in the documentation, drawn from real runs of the command as SVG."""

from __future__ import annotations

import html
import io
import re

from itertools import groupby
from typing import TYPE_CHECKING, Final

from click.testing import CliRunner
from rich.console import Console
from rich.segment import Segment
from rich.text import Text

from govlint.cli.main import cli
from govlint.output.width import width


if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style


ARGUMENTS: Final = ("--select", "GOV200", "examples/faulty-2023.txt")
"""The run that the pictures show, from the project's root."""
_COLUMNS: Final = 92
_CELL: Final = 8.4
"""Width of a terminal's cell in pixels; a Chinese character takes two."""
_LINE: Final = 19
_MARGIN: Final = 14

# Dark whatever surrounds it, so that it can be read on a light page and on a dark one.
_PAPER: Final = "#181b22"
_INK: Final = "#dee2e8"
_COLOURS: Final = (
    "#8c94a0",
    "#ff7070",
    "#7ed385",
    "#f0c862",
    "#79b0ff",
    "#d596ec",
    "#64d2dc",
    _INK,
)
_FONTS: Final = "ui-monospace, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Microsoft YaHei', monospace"
_TAG: Final = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)


def terminal(lang: str) -> str:
    """Return the SVG of what the command prints of the faulty example, in one language.

    rich can export SVG as well, but sets a Chinese character into one cell, and loads a font from elsewhere.
    """
    arguments = [*ARGUMENTS, "--lang", lang, "--color", "always"]
    done = CliRunner(env={"COLUMNS": str(_COLUMNS)}).invoke(cli, arguments, color=True)
    console = Console(file=io.StringIO(), width=_COLUMNS, force_terminal=True)
    typed = "$ govlint " + " ".join(ARGUMENTS) + "\n\n"
    printed = console.render(Text.assemble(typed, Text.from_ansi(done.stdout.rstrip())))
    lines = list(Segment.split_lines(printed))
    across = round(_COLUMNS * _CELL) + 2 * _MARGIN
    down = len(lines) * _LINE + 2 * _MARGIN
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}"'
    drawn = [
        f'<svg {box} font-family="{_FONTS}" font-size="14" fill="{_INK}">',
        f'<rect width="{across}" height="{down}" rx="8" fill="{_PAPER}"/>',
    ]
    for number, line in enumerate(lines):
        drawn += _line(line, _MARGIN + number * _LINE + 14)
    return "\n".join([*drawn, "</svg>", ""])


def words(picture: str) -> str:
    """Return the text that a picture shows; how it is drawn may differ between versions of rich."""
    return re.sub(r"\s+", "", html.unescape(_TAG.sub("", picture)))


def _line(line: list[Segment], y: int) -> Iterator[str]:
    """Yield the elements of one line: runs of characters of one style and one width, each set to its cells."""
    column = 0
    for text, style, _ in line:
        for wide, run in groupby(text, lambda character: width(character) == 2):
            shown = "".join(run)
            cells = len(shown) * (2 if wide else 1)
            left = len(shown) - len(shown.lstrip(" "))
            if shown.strip(" "):
                # A Chinese character keeps its shape and gets room; the others are fitted to the cells of a terminal.
                fit = 'spacing" font-size="16' if wide else "spacingAndGlyphs"
                yield (
                    f'<text x="{_MARGIN + (column + left) * _CELL:.1f}" y="{y}" '
                    f'textLength="{(cells - left) * _CELL:.1f}" lengthAdjust="{fit}"{_attributes(style)} '
                    f'xml:space="preserve">{html.escape(shown[left:])}</text>'
                )
            column += cells


def _attributes(style: Style | None) -> str:
    """Return the SVG attributes of a style: colour, weight, faintness."""
    if style is None:
        return ""
    found = ""
    if style.color is not None and style.color.number is not None:
        found += f' fill="{_COLOURS[style.color.number % 8]}"'
    if style.bold:
        found += ' font-weight="bold"'
    if style.dim:
        found += ' opacity="0.65"'
    return found
