"""A report as an OpenDocument text, written as the bare XML."""

from __future__ import annotations

import io
import zipfile

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from generate.document import Heading, Paragraph
from generate.grid import Grid
from generate.write.output import Written


if TYPE_CHECKING:
    from generate.document import Block, Document


_NAMES: Final = "urn:oasis:names:tc:opendocument:xmlns"
SPACES: Final = " ".join(
    f'xmlns:{name}="{_NAMES}:{name}:1.0"' for name in ("office", "text", "table", "style", "draw")
)
_LIST: Final = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>'
)


def write_odt(report: Document, *, numbered: bool = True) -> Written:
    """Write an OpenDocument text; ``numbered``: the ordinals of headings are those of a list."""
    body = "".join(_block(block, numbered=numbered) for block in report.blocks)
    return Written("report.odt", odt_of(body, _LIST))


def odt_of(body: str, styles: str = "", more: dict[str, str] | None = None) -> bytes:
    """Return a text with this content and these automatic styles."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}><office:automatic-styles>'
        f"{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, member in {"content.xml": content, **(more or {})}.items():
            package.writestr(zipfile.ZipInfo(name), member, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _block(block: Block, *, numbered: bool) -> str:
    if isinstance(block, Grid):
        return _table(block)
    if isinstance(block, Heading) and numbered:
        item = f"<text:list-item><text:p>{escape(block.words)}</text:p></text:list-item>"
        goes_on = ' text:continue-numbering="true"' if block.part > 1 else ""
        return f'<text:list text:style-name="L1"{goes_on}>{item}</text:list>'
    text = block.passage.text if isinstance(block, Paragraph) else block.text
    return f"<text:p>{escape(text)}</text:p>"


def _table(grid: Grid) -> str:
    rows = []
    for y in range(grid.height):
        cells = ""
        for cell in sorted(
            (c for c in grid.cells if c.row <= y < c.row + c.rows), key=lambda c: c.column
        ):
            if cell.row == y:
                spans = f' table:number-columns-spanned="{cell.columns}" table:number-rows-spanned="{cell.rows}"'
                cells += f"<table:table-cell{spans}><text:p>{escape(cell.text)}</text:p></table:table-cell>"
                cells += "<table:covered-table-cell/>" * (cell.columns - 1)
            else:
                cells += "<table:covered-table-cell/>" * cell.columns
        rows.append(f"<table:table-row>{cells}</table:table-row>")
    return f"<table:table>{''.join(rows)}</table:table>"
