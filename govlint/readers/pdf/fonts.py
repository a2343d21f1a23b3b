"""Fonts that a PDF file names and does not bring along: boxes stand for their glyphs.

PDFium measures such text with whatever font the machine has, and leaves glyphs out where it has none, so that a report
would be read otherwise on every machine. It is given a font instead that has a box of the usual size for each
character. The font is made by `govlint.build.font`.
"""

from __future__ import annotations

import ctypes

from importlib.resources import files
from typing import Any, Final

import pypdfium2.raw as pdfium


_CHINESE: Final = frozenset({128, 129, 130, 134, 136})
"""The character sets of Chinese, Japanese and Korean, as PDFium numbers them; it has a font for the others."""

_HANDLE: Final = 1
_WHOLE: Final = 0
"""What PDFium asks for when it wants the file and not a table of it."""


class BoxFonts:
    """Answers PDFium's questions for fonts; has to be kept as long as PDFium runs."""

    def __init__(self) -> None:
        self._font = (files("govlint.readers.pdf") / "boxes.ttf").read_bytes()
        kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
        self._answers: dict[str, Any] = {
            "Release": kinds["Release"](lambda _: None),
            "EnumFonts": kinds["EnumFonts"](lambda *_: None),
            "MapFont": kinds["MapFont"](_map),
            "GetFont": kinds["GetFont"](lambda *_: None),
            "GetFontData": kinds["GetFontData"](self._data),
            "GetFaceName": kinds["GetFaceName"](lambda *_: 0),
            "GetFontCharset": kinds["GetFontCharset"](lambda *_: 1),
            "DeleteFont": kinds["DeleteFont"](lambda *_: None),
        }
        self._info = pdfium.FPDF_SYSFONTINFO(version=1, **self._answers)

    def install(self) -> None:
        """Let PDFium ask these fonts from now on, and none of the machine's."""
        pdfium.FPDF_SetSystemFontInfo(ctypes.byref(self._info))

    def _data(self, _: object, __: object, table: int, buffer: Any, size: int) -> int:  # noqa: ANN401 - a pointer
        if table != _WHOLE:
            return 0
        if buffer and size >= len(self._font):
            ctypes.memmove(buffer, self._font, len(self._font))
        return len(self._font)


def _map(_: object, __: int, ___: int, charset: int, *____: object) -> int | None:
    """Return the handle of the font of boxes, None where PDFium has a font of its own."""
    return _HANDLE if charset in _CHINESE else None
