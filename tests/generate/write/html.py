"""A report as a web page: tidy, or as content management systems leave them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from generate.document import Heading, Paragraph, SubHeading, Title
from generate.grid import Grid
from generate.write.output import Output, Written


if TYPE_CHECKING:
    from generate.document import Block, Document
    from generate.grid import Cell


_TIDY_HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="{charset}"><title>{title}</title></head>
<body>
<article>
"""
_MESSY_HEAD = """<html><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{title}-政府信息公开</title>
<script>var n = 37; if (n < 40) {{ document.title = "年度报告"; }}</script>
<style>td p {{ margin: 0 }}</style>
</head><body>
<div class="nav"><ul><li><a href="/">首页</a><li><a href="/zwgk/">政务公开</a>
<li><a href="/bmfw/">办事服务</a></ul></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/nb/">政府信息公开年报</a></div>
<div class="share">字体：[大 中 小] 打印 分享</div>
<div class="content">
"""
_MESSY_FOOT = """</div>
<div class="footer"><p>主办单位：某某办公室&nbsp;&nbsp;网站标识码：0000000000<p>版权所有 技术支持</div>
</body></html>
"""


def tidy_html(report: Document, charset: str = "utf-8") -> Written:
    """Write a well-formed page with merged cells as such."""
    out = Output()
    out.add(_TIDY_HEAD.format(charset=charset, title=report.title))
    for number, block in enumerate(report.blocks):
        if isinstance(block, Grid):
            _table(block, out)
        else:
            tag = {Title: "h1", Heading: "h2", SubHeading: "h3"}.get(type(block), "p")
            out.add(f"<{tag}>")
            _line(block, out, number)
            out.add(f"</{tag}>\n")
    out.add("</article>\n</body>\n</html>\n")
    return out.written("report.html").encoded(charset)


def _line(block: Block, out: Output, number: int) -> None:
    if isinstance(block, Paragraph):
        out.passage(block.passage, number)
    elif not isinstance(block, Grid):
        out.add(block.text)


def _spans(cell: Cell) -> str:
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return rows + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")


def _table(grid: Grid, out: Output) -> None:
    out.add("<table>\n")
    for line in grid.lines():
        out.add("<tr>")
        for cell in line:
            out.add(f"<td{_spans(cell)}>")
            out.add(cell.text, cell.key)
            out.add("</td>")
        out.add("</tr>\n")
    out.add("</table>\n")


def messy_html(report: Document, random: Random | None = None, charset: str = "gb18030") -> Written:
    """Write a page with navigation and footer, cells that are never closed, a paragraph in every cell."""
    random = random or Random(0)
    out = Output()
    out.add(
        _MESSY_HEAD.format(
            charset="gb2312" if charset == "gb18030" else charset, title=report.title
        )
    )
    for number, block in enumerate(report.blocks):
        if isinstance(block, Grid):
            _messy_table(block, out, random)
            continue
        out.add('<p style="text-indent:2em"><span>&nbsp;&nbsp;&emsp;')
        _line(block, out, number)
        out.add("</span>\n" if random.random() < 0.5 else "</span></p>\n")
    out.add(_MESSY_FOOT)
    return out.written("report.html").encoded(charset)


def _messy_table(grid: Grid, out: Output, random: Random) -> None:
    """Write a table, table 2 as one for each of its blocks now and then."""
    apart = grid.name == "disclosed" and random.random() < 0.5
    out.add('<div align=center><table border=1 cellspacing="0">\n<tbody>')
    for y, line in enumerate(grid.lines()):
        if apart and y and line and line[0].columns == grid.width:
            out.add("</tbody></table>\n<p>&nbsp;</p>\n<table border=1><tbody>")
        out.add("<tr>\n")
        for cell in line:
            out.add(
                f"<td{_spans(cell)} valign=top><p align=center>"
                + random.choice(("", "&nbsp;", "<span>"))
            )
            out.add(cell.text, cell.key)
            out.add(random.choice(("", "</p>", "&nbsp;</p>")) + "\n")
    out.add("</tbody></table></div>\n")
