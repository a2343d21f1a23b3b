"""Files of offices as small as they can be: OpenDocument, Word 97, saved pages; drawn pages."""

from __future__ import annotations

import sys

from pathlib import Path
from typing import TYPE_CHECKING, Final

from fuzz.packages import packed
from govlint.readers.pages.assemble import layout_of
from govlint.readers.pages.page import PageCollector


if TYPE_CHECKING:
    from govlint.document.layout import Layout


sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from generate.write.mht import message_of
from generate.write.odt import SPACES
from generate.write.word97 import DELETED, FIRST_LIST, RAISED, Builder, chinese_list


_CHARS: Final = "规章一二（）、。1234567890²—\ufffd "

ODT: Final = (
    f"<office:document-content {SPACES}><office:automatic-styles>"
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="、"/></text:list-style></office:automatic-styles><office:body><office:text>'
    '<text:list text:style-name="L"><text:list-item><text:p>总体<text:s text:c="3"/>情况</text:p></text:list-item>'
    '</text:list><text:h text:outline-level="2">一</text:h><table:table><table:table-row><table:table-cell'
    ' table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>规章</text:p></table:table-cell>'
    '<table:table-cell table:number-columns-repeated="3"><text:p>1</text:p></table:table-cell></table:table-row>'
    '<table:table-row table:number-rows-repeated="9"><table:covered-table-cell/><table:table-cell><text:p>2</text:p>'
    "</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"
).encode()

WORD_97: Final = (
    Builder()
    .add("总体情况", properties=FIRST_LIST)
    .add("收到12件1")
    .mark("2件", DELETED)
    .mark("1", RAISED)
    .row([("规章", 1, 0x60), ("1", 1, 0)])
    .row([("", 1, 0x20), ("2", 1, 0)])
    .bytes(*chinese_list())
)

_PAGE: Final = "<p>一、总体情况<table><tr><td>规章<td>1</table>".encode()
MESSAGES: Final = tuple(message_of(_PAGE, "utf-8", quoted=quoted) for quoted in (True, False))

PAGES: Final = (
    bytes(
        value
        for column in range(4)
        for value in (0, 20, 20 + 40 * column, 220, 0, 100, 20 + 60 * column, 20, 140, 0)
    )
    + bytes(
        value
        for at in range(9)
        for value in (200 + at, 30 + 60 * (at % 3), 40 + 40 * (at // 3), 8, 0)
    )
    + bytes((255, 0, 0, 0, 0)),
)


def opendocument(content: bytes) -> bytes:
    """Return an OpenDocument text with this ``content.xml``."""
    return packed({"content.xml": content})


def drawn(data: bytes) -> Layout:
    """Return the layout of pages on which every five bytes draw a line or a character, or begin a page."""
    pages = PageCollector("fuzz")
    pages.page(256, 256)
    for at in range(0, len(data) - 4, 5):
        kind, x, y, u, v = data[at : at + 5]
        if kind < 100:
            pages.path([[(x, y), (u, y + v % 2)]], filled=False, stroked=True)
        elif kind < 200:
            pages.path([[(x, y), (x + v % 2, u)]], filled=kind % 2 == 0, stroked=kind % 2 == 1)
        elif kind < 250:
            box = (x - v / 64, y - 6.8, x - v / 64 + u % 16, y + 1.2)
            pages.glyph(_CHARS[kind % len(_CHARS)], box, y, 1 + u % 16)
        else:
            pages.page(256, 256)
    return layout_of(pages.pages, "pdf")
