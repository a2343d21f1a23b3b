"""Tables without ruled lines: gaps part their columns, but not the rows of labels that take several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document.errors import UnreadableFile
from govlint.document.figure import is_figure_like
from govlint.document.message import Text


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.readers.pages.lines import TextLine
    from govlint.readers.pages.piece import Piece


_FIGURES: Final = 4
"""Figures in a line that make it a row of a table, and columns that a table of the kind has."""

_ROWS: Final = 3
"""Such rows on a page that make a table."""


def refuse_unruled(pages: Sequence[Sequence[TextLine]], pieces: Sequence[Sequence[Piece]]) -> None:
    """Refuse a file whose tables have no lines, where it cannot be seen which figures belong to which label.

    Raises:
        UnreadableFile: there is such a table on a page, and no ruled one in the file.
    """
    if any(len(piece.xs) > _FIGURES for found in pieces for piece in found):
        return
    for number, lines in enumerate(pages, 1):
        rows = [at for at, line in enumerate(lines) if _figures(line) >= _FIGURES]
        if len(rows) < _ROWS:
            continue
        # One line a row, its label first: the gaps say all.
        if rows[-1] - rows[0] + 1 == len(rows) and all(_has_label(lines[at]) for at in rows):
            continue
        raise UnreadableFile(
            Text(
                f"第{number}页的表格没有框线，看不出数字属于哪一行、哪一栏",
                f"the table on page {number} has no lines: its rows and columns cannot be told apart",
            ),
            Text(
                "用制作时的 Word 文件检查，或者给表格加上框线后重新导出",
                "check the Word file that it was made of, or give the table lines and export it again",
            ),
        )


def _figures(line: TextLine) -> int:
    return sum(is_figure_like(word) for word in line.text.split())


def _has_label(line: TextLine) -> bool:
    return not is_figure_like(line.text.split(maxsplit=1)[0])
