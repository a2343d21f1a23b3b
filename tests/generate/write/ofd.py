"""A report as an OFD file (GB/T 33190-2016), written as the bare XML."""

from __future__ import annotations

import io
import zipfile

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from generate.write.output import Written
from generate.write.paper import PLAIN, Print, print_report


if TYPE_CHECKING:
    from generate.document import Document


_SPACE: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MILLIMETRES: Final = 25.4 / 72


def write_ofd(report: Document, way: Print = PLAIN) -> Written:
    """Write an OFD file."""
    pages = Pages()
    print_report(report, way, pages)
    return Written("report.ofd", pages.finish(way.paper))


class Pages:
    """The pages of an OFD file."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]

    def text(self, x: float, y: float, text: str, size: float) -> None:
        """Print a text, its baseline at ``y``: an object with its own boundary and the steps between its characters."""
        widths = [size if ord(char) > 0xFF or char in "“”" else size / 2 for char in text]
        steps = " ".join(f"{width * _MILLIMETRES:.4f}" for width in widths[:-1])
        if len(set(widths)) == 1 and len(widths) > 1:
            steps = f"g {len(widths) - 1} {widths[0] * _MILLIMETRES:.4f}"
        boundary = self._mm(x, y - size, sum(widths), 1.2 * size)
        self._pages[-1].append(
            f'<ofd:TextObject ID="1" Font="2" Size="{size * _MILLIMETRES:.4f}" Boundary="{boundary}">'
            f'<ofd:TextCode X="0" Y="{size * _MILLIMETRES:.4f}" DeltaX="{steps}">{escape(text)}</ofd:TextCode>'
            "</ofd:TextObject>"
        )

    def line(self, x: float, y: float, u: float, v: float, *, filled: bool) -> None:
        """Draw a line, or a thin rectangle that is filled."""
        if filled:
            across, down = (u - x + 0.5) * _MILLIMETRES, (v - y + 0.5) * _MILLIMETRES
            boundary = self._mm(x - 0.25, y - 0.25, u - x + 0.5, v - y + 0.5)
            flags = 'Fill="true" Stroke="false"'
            path = f"M 0 0 L {across:.4f} 0 L {across:.4f} {down:.4f} L 0 {down:.4f} C"
        else:
            boundary = self._mm(x, y, u - x, v - y)
            flags = 'LineWidth="0.2"'
            path = f"M 0 0 L {(u - x) * _MILLIMETRES:.4f} {(v - y) * _MILLIMETRES:.4f}"
        self._pages[-1].append(
            f'<ofd:PathObject ID="1" Boundary="{boundary}" {flags}>'
            f"<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def turn(self) -> None:
        """Begin the next page."""
        self._pages.append([])

    @staticmethod
    def _mm(*points: float) -> str:
        return " ".join(f"{value * _MILLIMETRES:.4f}" for value in points)

    def finish(self, paper: tuple[float, float]) -> bytes:
        """Return the file, its pages of this size."""
        listed = "".join(
            f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
            for at in range(len(self._pages))
        )
        box = f"<ofd:PhysicalBox>0 0 {self._mm(*paper)}</ofd:PhysicalBox>"
        members = {
            "OFD.xml": f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>'
            "Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea>{box}</ofd:PageArea>"
            f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        }
        for at, objects in enumerate(self._pages):
            members[f"Doc_0/Pages/Page_{at}/Content.xml"] = (
                f'<ofd:Page {_SPACE}><ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer>'
                "</ofd:Content></ofd:Page>"
            )
        return packed(members)


def packed(members: dict[str, str]) -> bytes:
    """Return an OFD file of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            document = f'<?xml version="1.0" encoding="UTF-8"?>{content}'
            package.writestr(zipfile.ZipInfo(name), document, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
