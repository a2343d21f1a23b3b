"""The font of boxes that PDFium is given in the place of fonts that a PDF file does not bring along."""

from __future__ import annotations

import io

from typing import Any, Final

from govlint.readers.pages.page import INK_LEFT, INK_RIGHT


_EM: Final = 1000
_BOTTOM: Final = -120
_TOP: Final = 880

_BOXES: Final = {
    ".notdef": (0, _EM),
    "full": (0, _EM),
    "half": (0, _EM // 2),
    "left": (0, _EM // 2),
    "right": (_EM // 2, _EM),
}
"""The left and the right edge of each glyph."""

_NARROW: Final = range(0x20, 0x2B0)
_WIDE: Final = (
    range(0x2000, 0x2070),
    range(0x2100, 0x2800),
    range(0x2E80, 0xA000),
    range(0xF900, 0xFB00),
    range(0xFE30, 0xFE70),
    range(0xFF01, 0xFFF0),
    range(0x20000, 0x32000),
)


def box_font() -> bytes:
    """Return the font as a TrueType file, the same bytes each time; needs fonttools."""
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415 - only who makes the font has it
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: PLC0415 - the same
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # noqa: PLC0415 - the same

    builder = FontBuilder(_EM, isTTF=True)
    builder.setupHead(unitsPerEm=_EM, created=0, modified=0)
    builder.setupGlyphOrder(list(_BOXES))
    glyphs: dict[str, Any] = {}
    for name, (left, right) in _BOXES.items():
        pen = TTGlyphPen(None)
        corners = [(left, _BOTTOM), (left, _TOP), (right, _TOP), (right, _BOTTOM)]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (_EM, edges[0]) for name, edges in _BOXES.items()})
    builder.setupHorizontalHeader(ascent=_TOP, descent=_BOTTOM)
    table = CmapSubtable.newSubtable(13)  # many characters, one glyph
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length = 13, 0, 0
    table.cmap = _characters()
    builder.setupCharacterMap({})
    builder.font["cmap"].tables = [table]
    builder.setupOS2(sTypoAscender=_TOP, sTypoDescender=_BOTTOM)
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _characters() -> dict[int, str]:
    """Return which box each character has."""
    found = dict.fromkeys(_NARROW, "half")
    for codes in _WIDE:
        found.update(dict.fromkeys(codes, "full"))
    found.update({ord(char): "left" for char in INK_LEFT})
    found.update({ord(char): "right" for char in INK_RIGHT})
    return found
