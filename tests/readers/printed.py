"""PDF files drawn by hand, for what no report maker draws on demand."""

from __future__ import annotations

import zlib

from io import BytesIO
from typing import TYPE_CHECKING

from generate.write.pdf import FONT
from reportlab.pdfgen.canvas import Canvas


if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.pdfencrypt import StandardEncryption


WIDTH, HEIGHT = 595, 842


class Sheet:
    """Draws pages; places count from the upper left corner, in points."""

    def __init__(self, encrypt: StandardEncryption | None = None) -> None:
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, (WIDTH, HEIGHT), invariant=1, encrypt=encrypt)

    def text(self, x: float, y: float, text: str, size: float = 10) -> Sheet:
        """Print a text, its baseline at ``y``."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y, text)
        return self

    def down(self, x: float, y: float, text: str, size: float = 10) -> Sheet:
        """Print a text that runs downwards."""
        for at, char in enumerate(text):
            self.text(x, y + 1.2 * size * at, char, size)
        return self

    def line(self, x: float, y: float, u: float, v: float) -> Sheet:
        """Draw a line."""
        self.canvas.line(x, HEIGHT - y, u, HEIGHT - v)
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw the lines of a table."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def row(self, xs: Sequence[float], y: float, texts: Sequence[str]) -> Sheet:
        """Print texts into the cells of a row."""
        for x, text in zip(xs, texts, strict=False):
            self.text(x + 2, y, text)
        return self

    def turn(self) -> Sheet:
        """Begin the next page."""
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._buffer.getvalue()


def pdf_of(*objects: bytes, root: int = 1) -> bytes:
    """Return a PDF file of these objects, numbered from 1, whose catalogue is one of them."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, root, len(out))
    )


def stream(content: bytes, more: bytes = b"", *, packed: int = 0) -> bytes:
    """Return a stream object, its content packed so many times."""
    filters = b" ".join([b"/FlateDecode"] * packed)
    for _ in range(packed):
        content = zlib.compress(content, 9)
    return b"<< /Length %d /Filter [%b] %b >>\nstream\n%b\nendstream" % (
        len(content),
        filters,
        more,
        content,
    )
