"""A report as a PDF file."""

from __future__ import annotations

import io

from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from generate.write.output import Written
from generate.write.paper import PLAIN, Print, print_report


if TYPE_CHECKING:
    from generate.document import Document


FONT: Final = "STSong-Light"  # every reader of PDF knows it, so that none has to be embedded

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def write_pdf(report: Document, way: Print = PLAIN) -> Written:
    """Write a PDF file."""
    pages = _Pages(way.paper)
    print_report(report, way, pages)
    return Written("report.pdf", pages.finish())


class _Pages:
    """The pages of a PDF file."""

    def __init__(self, paper: tuple[float, float]) -> None:
        self._buffer = io.BytesIO()
        self._height = paper[1]
        self._canvas = Canvas(self._buffer, paper, invariant=1)

    def text(self, x: float, y: float, text: str, size: float) -> None:
        """Print a text, its baseline at ``y``."""
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, self._height - y, text)

    def line(self, x: float, y: float, u: float, v: float, *, filled: bool) -> None:
        """Draw a line, or a thin rectangle that is filled."""
        if filled:
            corner = (x - 0.25, self._height - v - 0.25)
            self._canvas.rect(*corner, u - x + 0.5, v - y + 0.5, stroke=0, fill=1)
        else:
            self._canvas.setLineWidth(0.5)
            self._canvas.line(x, self._height - y, u, self._height - v)

    def turn(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Return the file."""
        self._canvas.save()
        return self._buffer.getvalue()
