"""A report as a Word file, written as the bare XML, so that every construction can be had."""

from __future__ import annotations

import io
import zipfile

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from generate.document import Heading, Paragraph
from generate.grid import Grid
from generate.write.output import Written


if TYPE_CHECKING:
    from random import Random

    from generate.document import Block, Document
    from generate.grid import Cell


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>'
)
_PACKAGE_RELS = (
    f'{_HEAD}<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_LINK}/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    f'{_HEAD}<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_LINK}/numbering"'
    ' Target="numbering.xml"/></Relationships>'
)
_NUMBERING = (
    f'{_HEAD}<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_AUTHOR: Final = 'w:id="1" w:author="a" w:date="2024-01-05T08:00:00Z"'


@dataclass(frozen=True, slots=True)
class Word:
    """How a Word file is made.

    ``numbered``: the headings' ordinals are Word's own; ``controls``: tables stand in content controls; ``tracked``:
    some words are tracked insertions, with deletions beside them.
    """

    numbered: bool = False
    controls: bool = False
    tracked: bool = False

    @classmethod
    def draw(cls, random: Random) -> Word:
        """Return some way of making one."""
        return cls(*(random.random() < 0.4 for _ in range(3)))


def write_docx(report: Document, way: Word = Word()) -> Written:
    """Write a Word file."""
    body = "".join(_block(block, way) for block in report.blocks)
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _PACKAGE_RELS),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", _DOCUMENT_RELS),
            ("word/numbering.xml", _NUMBERING),
        ):
            # A date of its own, so that the same report gives the same bytes.
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return Written("report.docx", buffer.getvalue())


def _block(block: Block, way: Word) -> str:
    if isinstance(block, Grid):
        table = _table(block, way)
        return f"<w:sdt><w:sdtContent>{table}</w:sdtContent></w:sdt>" if way.controls else table
    if isinstance(block, Heading) and way.numbered:
        numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return f"<w:p>{numbered}{_run(block.words)}</w:p>"
    text = block.passage.text if isinstance(block, Paragraph) else block.text
    if way.tracked and len(text) > 20:
        inserted = f"<w:ins {_AUTHOR}>{_run(text[10:])}</w:ins>"
        deleted = f"<w:del {_AUTHOR}><w:r><w:delText>共12件</w:delText></w:r></w:del>"
        return f"<w:p>{_run(text[:10])}{deleted}{inserted}</w:p>"
    return f"<w:p>{_run(text)}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _table(grid: Grid, way: Word) -> str:
    """Return a table: a cell that reaches down goes on as an empty one in every row it covers."""
    columns = "<w:gridCol/>" * grid.width
    rows = []
    for y in range(grid.height):
        here = [c for c in grid.cells if c.row <= y < c.row + c.rows]
        cells = "".join(_cell(c, y, way) for c in sorted(here, key=lambda c: c.column))
        rows.append(f"<w:tr>{cells}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell(cell: Cell, y: int, way: Word) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = ""
    if cell.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if y == cell.row else "<w:vMerge/>"
    run = _run(cell.text) if y == cell.row else ""
    if way.tracked and cell.key and run:
        run = f"<w:del {_AUTHOR}><w:r><w:delText>7</w:delText></w:r></w:del><w:ins {_AUTHOR}>{run}</w:ins>"
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p>{run}</w:p></w:tc>"
