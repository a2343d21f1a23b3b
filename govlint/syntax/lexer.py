"""Layout to tokens: one token a line or table row, each with its node ready made.

The number of tokens decides how fast an LALR parser is, so readers split the cells and a whole row is one token.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, cast

from govlint.document.layout import Grid
from govlint.document.normal import squeeze
from govlint.document.numerals import NUMERALS, YEAR
from govlint.document.ordinals import OPENERS, sub_level
from govlint.document.source import Span
from govlint.syntax.lalr import Token
from govlint.syntax.levels import settle
from govlint.syntax.outline import outline
from govlint.syntax.tree import Heading, Paragraph, SubHeading, Title


if TYPE_CHECKING:
    from govlint.document.layout import GridRow, Layout


_EDGE = (
    "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x2010))))
    + "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_ENTITIES = ("&nbsp;", "&emsp;", "&ensp;")
# Markdown's marks, and the tags that converters to it leave in.
_TAG = r"</?(?:b|strong|u|center|h[1-6])>"
_MARKED = re.compile(rf"(?:(?:[#*>]+|{_TAG})\s*)+", re.IGNORECASE)
_MARKED_AFTER = re.compile(rf"(?:[#*]+|{_TAG})\s*\Z", re.IGNORECASE)
_OPENERS = OPENERS | frozenset("#*><")
_SENTENCE = re.compile(r"[。；！？;!?]")
_RUN_IN = re.compile(
    rf"(?:第[{NUMERALS}]部分|[{NUMERALS}](?:\s*[、.．]|\s))[：:]?\s*"
    r"(?P<words>[^\s。：:，,；]{4,40})[。：:\s]+(?=[^\s。：:*])"
)
_SUBJECT = re.compile(r"(?:政府?)?信息公开|政务公开")
_KIND = re.compile(r"年度报告|年报|(?:工作|情况)的?报告")
_YEAR = re.compile(rf"(?:{YEAR})年度?")
_YEAR_WITHIN = re.compile(YEAR)
_ORGAN = re.compile(
    r"(?:[局委厅府办院处会镇乡场所站队室校馆署司部省市县区盟旗州]|街道|中心|机关|公司)$"
)
_CHROME = re.compile(r"[>＞»《》]|首页|当前位置|发布|来源|打印|浏览|分享|目录")

# The title of a report whose paragraphs were run together into one line, up to the blank behind it.
_TITLE_AHEAD = re.compile(r"\S{2,40}?(?:年度报告|年报)(?=\s)")

_LONGEST_TAG = 12
_RUN_TOGETHER = 200
_LONGEST_HEADING = 60
_LONGEST_TITLE = 80
_LONGEST_TITLE_LINE = 40
_LONGEST_ORGAN = 25
_TITLE_LINES = 4
_WHOLE_TITLE = 8


def tokenize(layout: Layout) -> list[Token]:
    """Return the tokens of ``grammar/report.lark``; ``value`` of each is its node, and their spans tile the text."""
    scanner = _Scanner(layout.text)
    for block in layout.blocks:
        if isinstance(block, Grid):
            scanner.grid(block)
        else:
            scanner.line(block.span)
    scanner.first_heading = settle(layout.text, scanner.tokens)
    scanner.mark_title()
    return scanner.tokens


def content_of(text: str, span: Span) -> Span:
    """Return the span without the blanks at its edges."""
    piece = text[span.start : span.end]
    body = piece.lstrip(_EDGE)
    while body.startswith(_ENTITIES):
        body = body[6:].lstrip(_EDGE)
    start = span.end - len(body)
    body = body.rstrip(_EDGE)
    while body.endswith(_ENTITIES):
        body = body[:-6].rstrip(_EDGE)
    return Span(start, start + len(body))


def _unmarked(text: str, content: Span) -> Span:
    """Return the content without the marks of a heading or of bold type around it."""
    piece = content.of(text)
    before = _MARKED.match(piece)
    if before is None:
        return content
    start = content.start + before.end()
    piece = piece[before.end() :].rstrip()
    while after := _MARKED_AFTER.search(piece, max(0, len(piece) - _LONGEST_TAG)):
        piece = piece[: after.start()].rstrip()
    return Span(start, start + len(piece))


class _Scanner:
    """Collects the tokens of one layout."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.outline = outline()
        self.tokens: list[Token] = []
        self.last = 0  # ordinal of the last heading
        self.part: int | None = None  # the part that it names
        self.first_heading: int | None = None
        self.titled = False  # whether a line above the first heading is a title with an organ
        self.weighed = 0  # tokens that have been looked at for that

    def line(self, span: Span) -> None:
        """Add a line of text: a heading, a sub-heading, or a paragraph; several where they were run together."""
        content = content_of(self.text, span)
        if content.end - content.start > _RUN_TOGETHER:
            starts = self._starts(content)
            if len(starts) > 1:
                ends = [*starts[1:], span.end]
                for start, end in zip([span.start, *starts[1:]], ends, strict=True):
                    self._one(Span(start, end), content_of(self.text, Span(start, end)))
                return
        self._one(span, content)

    def _starts(self, content: Span) -> list[int]:
        """Return where title, headings and what follows them begin in a line that holds them all."""
        piece = content.of(self.text)
        title = _TITLE_AHEAD.match(piece)
        inside = self.outline.run_together
        headings = list(inside.finditer(piece)) if inside is not None else []
        if not headings or (len(headings) == 1 and title is None):
            return []
        starts = {0}
        if title is not None and title.end() < headings[0].start():
            starts.add(title.end())
        for match in headings:
            starts |= {match.start(), match.end()}
        return sorted(content.start + at for at in starts if at < len(piece))

    def _one(self, span: Span, content: Span) -> None:
        """Add a line that holds one thing."""
        if content.start == content.end or self.text[content.start] not in _OPENERS:
            if content.end - content.start <= _LONGEST_HEADING and self._plain_heading(
                span, content
            ):
                return
            self.tokens.append(Token("TEXT", Paragraph(span, content)))
            return
        piece = content.of(self.text)
        if piece[0] in "#*><":
            content = _unmarked(self.text, content)
            piece = content.of(self.text)
        if self._run_in(span, content, piece):
            return
        if len(piece) <= _LONGEST_HEADING and self._heading(span, content, piece, in_table=False):
            return
        self._below(span, content, piece)

    def grid(self, grid: Grid) -> None:
        """Add the rows of a table; a row that is a part's heading ends it."""
        kind = "FIRST_ROW"
        for row in grid.rows:
            alone = self._only_cell(row)
            if alone is not None and self._heading(
                row.span, alone, alone.of(self.text), in_table=True
            ):
                kind = "FIRST_ROW"
                continue
            self.tokens.append(Token(kind, (row, grid.exact)))
            kind = "ROW"

    def _only_cell(self, row: GridRow) -> Span | None:
        """Return the content of a row's only cell that has any, if it is short enough for a heading."""
        filled = [c.content for c in row.cells if c.content.end > c.content.start]
        if len(filled) == 1 and 4 < filled[0].end - filled[0].start <= _LONGEST_HEADING:
            return _unmarked(self.text, filled[0])
        return None

    def _heading(self, span: Span, content: Span, piece: str, *, in_table: bool) -> bool:
        """Add a heading if that is what the piece is.

        In a table the words decide, since rows are numbered like parts. Outside one, a top-level ordinal that goes on
        counting makes a heading of any short line, so that an unusual wording is not taken for a missing part.
        """
        ordinal = self.outline.ordinal(piece)
        if ordinal is None:
            return self._plain_heading(span, content)
        part = self.outline.part_of(ordinal.words, ordinal.number)
        if part is not None and (
            ordinal.top or self.outline.is_distinctive(ordinal.words) or self._opens(ordinal.words)
        ):
            if in_table and not self.outline.is_distinctive(ordinal.words):
                return False
        elif (
            in_table
            or not ordinal.top
            or ordinal.number != self.last + 1
            or _SENTENCE.search(piece)
        ) or not ordinal.words:
            return False
        self._add_heading(Heading(span, content, ordinal.number, part))
        return True

    def _plain_heading(self, span: Span, content: Span) -> bool:
        """Add a heading without an ordinal, if the words are those of the form."""
        piece = content.of(self.text)
        if not self.outline.is_distinctive(piece) and not self._opens(piece):
            return False
        part = self.outline.part_of(piece, None)
        # Its own name over a part's table is a caption.
        if part == self.part:
            return False
        self._add_heading(Heading(span, content, None, part))
        return True

    def _opens(self, words: str) -> bool:
        """Tell whether the words open the first part: its bare heading, after a title with an organ."""
        if self.first_heading is not None or not self.outline.opens(words):
            return False
        # Asked at every line that would do, so each token is weighed once.
        if not self.titled:
            above = self.tokens[self.weighed :]
            lines = (t.value.content.of(self.text) for t in above if t.type == "TEXT")
            self.titled = any(self._title_score(line) >= 4 for line in lines)
            self.weighed = len(self.tokens)
        return self.titled

    def _add_heading(self, heading: Heading) -> None:
        if self.first_heading is None:
            self.first_heading = len(self.tokens)
        self.last = heading.ordinal or heading.part or self.last
        self.part = heading.part
        self.tokens.append(Token("HEADING", heading))

    def _run_in(self, span: Span, content: Span, piece: str) -> bool:
        """Add a heading and the paragraph that was run on to it, if that is what the piece is."""
        match = _RUN_IN.match(piece)
        ordinal = self.outline.ordinal(match[0]) if match else None
        if (
            match
            and ordinal
            and ordinal.top
            and (self.outline.is_distinctive(match["words"]) or self._opens(match["words"]))
        ):
            middle = content.start + match.end()
            part = self.outline.part_of(match["words"], ordinal.number)
            head = Span(content.start, content.start + match.end("words"))
            self._add_heading(Heading(Span(span.start, middle), head, ordinal.number, part))
            rest = Span(middle, span.end)
            self.tokens.append(Token("TEXT", Paragraph(rest, content_of(self.text, rest))))
            return True
        return False

    def _below(self, span: Span, content: Span, piece: str) -> None:
        """Add a sub-heading or a paragraph."""
        level = sub_level(piece) if len(piece) <= _LONGEST_HEADING else None
        if level is not None and not _SENTENCE.search(piece):
            self.tokens.append(Token("SUBHEADING", SubHeading(span, content, level)))
        else:
            self.tokens.append(Token("TEXT", Paragraph(span, content)))

    def mark_title(self) -> None:
        """Turn the paragraphs that are the report's title into title tokens."""
        end = len(self.tokens) if self.first_heading is None else self.first_heading
        first, last = self._title_lines(end)
        if first == last:
            return
        where = last - 1
        for i in range(first, last):
            line = self._line_of(self.tokens[i])
            if line is not None:
                self.tokens[i] = Token("TITLE", Title(line.span, line.content))
        after = where + 1
        if after < len(self.tokens) and self.tokens[after].type == "ROW":
            self.tokens[after] = Token("FIRST_ROW", self.tokens[after].value)

    def _title_lines(self, end: int) -> tuple[int, int]:
        """Return the first token of the title and the one after its last, the same twice where there is none.

        Of several lines that may be it the one that says most wins, and the last of them where a heading follows:
        other years' reports may be listed above. A line that says it all wins over lines that do so together.
        """
        followed = self.first_heading is not None
        lines = [self._line_of(token) for token in self.tokens[:end]]
        best, first, last = 0, 0, 0
        for i, line in enumerate(lines):
            score = self._title_score(line.content.of(self.text)) if line is not None else 0
            if score > best or (score == best > 3 and followed):
                best, first, last = score, i, i + 1
        if best < _WHOLE_TITLE:
            for i in range(len(lines)):
                for size in range(2, min(_TITLE_LINES, len(lines) - i) + 1):
                    score = self._title_score(self._joined(lines[i : i + size]))
                    if score > max(best, 3):
                        best, first, last = score, i, i + size
        if first == last:
            return first, last
        if not _YEAR_WITHIN.search(squeeze(self._joined(lines[first:last]))):
            last += last < end and self._is_year(lines[last])
        if best < _WHOLE_TITLE:
            last += last < end and self._is_organ(lines[last])
        return first, last

    def _joined(self, lines: list[Paragraph | None]) -> str:
        """Return lines run together, nothing where one of them is no line of a title."""
        texts = [line.content.of(self.text) if line is not None else "" for line in lines]
        short = all(0 < len(text) <= _LONGEST_TITLE_LINE for text in texts)
        return "".join(texts) if short else ""

    def _line_of(self, token: Token) -> Paragraph | None:
        """Return the paragraph that a token is; a table's row that is one cell may be the title above it, too."""
        if token.type == "TEXT":
            return cast("Paragraph", token.value)
        if token.type in {"FIRST_ROW", "ROW"}:
            row: GridRow = token.value[0]
            filled = [c for c in row.cells if c.content.end > c.content.start]
            if len(filled) == 1:
                return Paragraph(row.span, filled[0].content)
        return None

    @staticmethod
    def _title_score(words: str) -> int:
        """Return how much a line looks like the title, 0 if not at all: `_WHOLE_TITLE` with the organ in it."""
        if not 4 < len(words) <= _LONGEST_TITLE:
            return 0
        text = squeeze(words).strip("《》")
        kind = _KIND.search(text)
        if not kind or _SENTENCE.search(text):
            return 0
        subject = _SUBJECT.search(text)
        if not subject:
            return 0
        score = (
            _WHOLE_TITLE
            if subject.start() > 3 and re.search(r"[^\d年度]{3}", text[: subject.start()])
            else 3
        )
        return max(1, score - 6) if _CHROME.search(text) else score

    def _is_year(self, line: Paragraph | None) -> bool:
        text = squeeze(line.content.of(self.text)) if line is not None else ""
        return _YEAR.fullmatch(text.strip("()")) is not None

    def _is_organ(self, line: Paragraph | None) -> bool:
        text = squeeze(line.content.of(self.text)) if line is not None else ""
        return 2 < len(text) <= _LONGEST_ORGAN and _ORGAN.search(text) is not None
