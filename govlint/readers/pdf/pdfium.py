"""Glyphs, ruled lines and pictures of a PDF file, by PDFium.

PDFium is a compiled library. A hostile file can make it run without end, or end the process that it runs in, which is
why `govlint.readers.pdf.reader` has it run in one of its own.
"""

from __future__ import annotations

import ctypes
import math
import re
import zlib

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from govlint.document.limits import MAX_PAGES, MAX_UNPACKED
from govlint.readers.pages.page import INK_LEFT, INK_RIGHT, LOST, PageCollector
from govlint.readers.pdf.fonts import BoxFonts
from govlint.readers.refusals import damaged, locked, too_large


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govlint.readers.pages.page import Page, Point


FORMAT: Final = "PDF"
_FLAT: Final = 0.01
"""The share of a font's size that no ink is as low as, a dash neither."""

_DEEPEST: Final = 12
"""Form objects within each other."""

_MOST_SEGMENTS: Final = 1000
"""Corners and curves of a path; one of more is a drawing."""

_INVISIBLE: Final = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
"""How text is drawn that is not shown."""

_FIRST_CHINESE: Final = 0x2E80
"""From here on characters are as wide as they are high."""

_STREAM: Final = re.compile(rb"stream\r?\n")
_FILTER: Final = re.compile(rb"/Fl(?:ateDecode)?\b")
_DICTIONARY: Final = 512
"""Bytes before a stream in which its filters are named."""


def pages_of(data: bytes) -> list[Page]:
    """Return the pages of a file.

    Raises:
        UnreadableFile: it is damaged, locked or too large.
    """
    _refuse_bombs(data)
    _fonts()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise locked() from error
        raise damaged(FORMAT) from error
    try:
        count = len(document)
        if not count:
            raise damaged(FORMAT)
        if count > MAX_PAGES:
            raise too_large(FORMAT)
        reader = _Reader(PageCollector(FORMAT))
        for number in range(count):
            reader.page(document.raw, number)
    finally:
        document.close()
    return reader.builder.pages


@cache
def _fonts() -> BoxFonts:
    """Let PDFium use none of the machine's fonts, and return what it asks instead, to be kept."""
    fonts = BoxFonts()
    fonts.install()
    return fonts


def _refuse_bombs(data: bytes) -> None:
    """Refuse streams that grow beyond measure, before PDFium, which allows a gibibyte for each, unpacks them.

    Raises:
        UnreadableFile: the streams come to more than an office file does.
    """
    left = MAX_UNPACKED
    for found in _STREAM.finditer(data):
        start = found.end()
        filters = _FILTER.findall(data, max(0, found.start() - _DICTIONARY), found.start())
        content = memoryview(data)[start:]
        for _ in filters[:2]:
            unpacked = _unpacked(content, left)
            left -= len(unpacked)
            if left <= 0:
                raise too_large(FORMAT)
            content = memoryview(unpacked)


def _unpacked(content: memoryview, most: int) -> bytes:
    """Return what a stream comes to, as far as it can be unpacked, and no more than ``most`` bytes."""
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(content, most)
    except zlib.error:
        return b""


class _Matrix(NamedTuple):
    """A transformation of PDF: ``(a x + c y + e, b x + d y + f)``."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, other: _Matrix) -> _Matrix:
        """Return this transformation with another one after it."""
        return _Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def of(self, x: float, y: float) -> Point:
        """Return where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


class _Reader:
    """Reads the pages of a document."""

    def __init__(self, builder: PageCollector) -> None:
        self.builder = builder

    def page(self, document: object, number: int) -> None:
        """Read a page; one that PDFium cannot open is an empty one."""
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            place = f"第{number + 1}页"
            raise damaged(place)
        try:
            width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
            self.builder.page(width, height)
            view = self._view(page, width, height)
            self._glyphs(page, view)
            self._objects(
                pdfium.FPDFPage_CountObjects(page),
                lambda at: pdfium.FPDFPage_GetObject(page, at),
                view,
                0,
            )
        finally:
            pdfium.FPDF_ClosePage(page)

    def _view(self, page: object, width: float, height: float) -> _Matrix:
        """Return what takes the page's own space, y upwards and perhaps turned, to that of the reader."""
        box = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPage_GetCropBox(page, *box) and not pdfium.FPDFPage_GetMediaBox(
            page, *box
        ):
            left, bottom = 0.0, 0.0
        else:
            left, bottom = min(box[0].value, box[2].value), min(box[1].value, box[3].value)
        turn = pdfium.FPDFPage_GetRotation(page)
        shift = _Matrix(1, 0, 0, 1, -left, -bottom)
        turned = (
            _Matrix(1, 0, 0, -1, 0, height),
            _Matrix(0, 1, 1, 0, 0, 0),
            _Matrix(-1, 0, 0, 1, width, 0),
            _Matrix(0, -1, -1, 0, width, height),
        )[turn % 4]
        return shift.then(turned)

    def _glyphs(self, page: object, view: _Matrix) -> None:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            return
        try:
            for char, box, x, y, size in self._characters(text):
                (left, top), (right, bottom) = view.of(box[0], box[1]), view.of(box[2], box[3])
                _, line = view.of(x, y)
                self.builder.glyph(
                    char,
                    (min(left, right), min(top, bottom), max(left, right), max(top, bottom)),
                    line,
                    size,
                )
        finally:
            pdfium.FPDFText_ClosePage(text)

    def _characters(
        self, text: object
    ) -> Iterator[tuple[str, tuple[float, float, float, float], float, float, float]]:
        """Yield characters, each with its box (two corners), origin and size, in the page's own space."""
        left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
        outer, inner = pdfium.FS_MATRIX(), pdfium.FS_MATRIX()
        for at in range(pdfium.FPDFText_CountChars(text)):
            code = pdfium.FPDFText_GetUnicode(text, at)
            if code in {10, 13} or pdfium.FPDFText_IsGenerated(text, at) == 1:
                continue
            # The pieces of a surrogate pair come one by one, and what no text holds stands for what is lost.
            char = LOST if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
            pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top)
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            place = (x.value, y.value)
            box = (left.value, bottom.value, right.value, top.value)
            scale = 1.0
            item = pdfium.FPDFText_GetTextObject(text, at)
            if item and pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE:
                # What was recognised on a scan lies invisible over it; one wrong digit would be a false finding.
                continue
            if item:
                pdfium.FPDFPageObj_GetMatrix(item, outer)
                pdfium.FPDFText_GetMatrix(text, at, inner)
                scale = math.hypot(inner.c, inner.d)
            size = pdfium.FPDFText_GetFontSize(text, at) * scale
            moved = item and (abs(outer.e - inner.e) > 1 or abs(outer.f - inner.f) > 1)
            if moved and abs(place[0] - outer.e) < 0.5 and abs(place[1] - outer.f) < 0.5:
                # PDFium left out the matrix of the form that this glyph is in: origin and box are in the form's space.
                place = (inner.e, inner.f)
                box = _usual_box(*place, size, code)
            elif box[3] - box[1] < _FLAT * size:
                # The font is neither in the file nor on this machine: at best the glyph's advance is known.
                box = _usual_box(*place, size, code, box[2] - box[0])
            yield char, box, *place, size

    def _objects(
        self, count: int, get: Callable[[int], object], above: _Matrix, depth: int
    ) -> None:
        """Add the lines and pictures among the objects of a page or a form."""
        found = pdfium.FS_MATRIX()
        for at in range(count):
            self.builder.count()
            item = get(at)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind not in {
                pdfium.FPDF_PAGEOBJ_FORM,
                pdfium.FPDF_PAGEOBJ_PATH,
                pdfium.FPDF_PAGEOBJ_IMAGE,
            }:
                continue
            pdfium.FPDFPageObj_GetMatrix(item, found)
            matrix = _Matrix(found.a, found.b, found.c, found.d, found.e, found.f).then(above)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.builder.picture(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            elif depth < _DEEPEST:
                self._objects(
                    pdfium.FPDFFormObj_CountObjects(item),
                    lambda inner, item=item: pdfium.FPDFFormObj_GetObject(item, inner),  # type: ignore[misc]
                    matrix,
                    depth + 1,
                )

    def _path(self, item: object, matrix: _Matrix) -> None:
        count = pdfium.FPDFPath_CountSegments(item)
        if count > _MOST_SEGMENTS:
            return
        fill, stroke, x, y = ctypes.c_int(), ctypes.c_int(), ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        lines: list[list[Point | None]] = []
        for at in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, at)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.of(x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                lines.append([point])
            elif lines:
                lines[-1].append(point if kind == pdfium.FPDF_SEGMENT_LINETO else None)
            if lines and pdfium.FPDFPathSegment_GetClose(segment):
                lines[-1].append(lines[-1][0])
        self.builder.path(lines, filled=fill.value != 0, stroked=stroke.value != 0)


def _usual_box(
    x: float, y: float, size: float, code: int, width: float = 0
) -> tuple[float, float, float, float]:
    """Return the box that a glyph of this size usually has at this origin, y upwards; ``width`` is 0 if not known."""
    width = width or (size if code >= _FIRST_CHINESE else size / 2)
    left = x + width / 2 if chr(code) in INK_RIGHT else x
    right = x + width / 2 if chr(code) in INK_LEFT else x + width
    return left, y - 0.15 * size, right, y + 0.85 * size
