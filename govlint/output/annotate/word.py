"""Comments in a Word file: marks put between the bytes of its main part, and the part that holds what they say."""

from __future__ import annotations

import posixpath

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from govlint.document.errors import GovlintError
from govlint.document.message import Text
from govlint.output import messages
from govlint.output.annotate.package import Package
from govlint.output.annotate.places import WordPlaces
from govlint.output.annotate.tags import tags
from govlint.output.plain import visible
from govlint.readers import format_of
from govlint.readers.docx.docx import main_part


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from govlint.output.annotate.places import Cut
    from govlint.rule.diagnostic import Diagnostic, FileResult


AUTHOR: Final = "govlint"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def annotated(data: bytes, result: FileResult, *, lang: str, today: date) -> bytes:
    """Return a Word file with each finding of ``result`` as a comment at its place, otherwise as it was.

    Args:
        data: the file.
        result: what `Linter.check` finds in it with ``keep_view``.
        lang: the language of the comments, ``zh`` or ``en``.
        today: the day that the comments are dated.

    Raises:
        UnreadableFile: the file is no Word file that can be read.
        GovlintError: its XML is in an encoding in which nothing can be added.
    """
    if format_of(data, result.path) != "docx" or result.view is None:
        raise GovlintError(
            Text(
                "只有 Word 文件（.docx、.docm）能加批注",
                "only Word files (.docx, .docm) can be given comments",
            ),
            Text("其他格式用 --output-format html", "use --output-format html for other formats"),
        )
    package = Package(data)
    main = main_part(package.container)
    places = WordPlaces(package.container, main)
    strict = _STRICT_WORD.encode() in places.content
    space = _STRICT_WORD if strict else _WORD
    existing = package.container.target(main, "comments")
    first = 0 if existing is None else _next_id(package.read(existing))
    numbered = list(enumerate(result.diagnostics, first))
    around = [(number, places.around(item.span)) for number, item in numbered]
    package.replace(main, _marked(places.content, around, space))
    comments = "".join(_comment(number, item, lang, today, space) for number, item in numbered)
    if existing is not None:
        package.append(existing, comments)
    else:
        part = package.unused(posixpath.join(posixpath.dirname(main), "comments.xml"))
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        content = f'{declaration}<w:comments xmlns:w="{space}">{comments}</w:comments>'
        package.add(part, content.encode(), _CONTENT_TYPE)
        package.relate(main, part, _STRICT_RELATION if strict else _RELATION)
    return package.written()


def _next_id(content: bytes) -> int:
    """Return the first number that no comment of a part has."""
    from govlint.readers.elements import parse_elements  # noqa: PLC0415 - only where there are comments already

    numbers = [
        int(comment.get("id"))
        for comment in parse_elements(content, "comments")
        if comment.get("id").lstrip("-").isdecimal()
    ]
    return max([-1, *numbers]) + 1


def _marked(content: bytes, around: Sequence[tuple[int, tuple[Cut, Cut]]], space: str) -> bytes:
    """Return the main part with the marks of the comments."""
    prefix = tags(content)[0].prefix
    declared = "" if prefix else f' xmlns:w="{space}"'
    name = prefix or "w:"
    marks: dict[int, tuple[Cut, list[str]]] = {}
    for number, (begin, end) in around:
        attributes = f'{declared} {name}id="{number}"'
        start = f"<{name}commentRangeStart{attributes}/>"
        stop = f"<{name}commentRangeEnd{attributes}/>"
        shown = f"<{name}commentReference{attributes}/>"
        run = f"<{name}r{declared}>{shown}</{name}r>"
        marks.setdefault(begin.offset, (begin, []))[1].append(start)
        marks.setdefault(end.offset, (end, []))[1].append(stop + run)
    out, written = [], 0
    for offset in sorted(marks):
        cut, texts = marks[offset]
        out.append(content[written : offset - cut.drop])
        out += [cut.before, "".join(texts).encode(), cut.after]
        written = offset
    return b"".join([*out, content[written:]])


def _comment(number: int, item: Diagnostic, lang: str, today: date, space: str) -> str:
    paragraphs = "".join(
        f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(visible(text))}</w:t></w:r></w:p>'
        for look, text in _lines(item, lang)
    )
    return (
        f'<w:comment xmlns:w="{space}" w:id="{number}" w:author="{AUTHOR}" '
        f'w:date="{today.isoformat()}T00:00:00Z" w:initials="GL">{paragraphs}</w:comment>'
    )


def _lines(item: Diagnostic, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a comment: how they look, and what they say."""
    severity = messages.SEVERITY[item.severity].in_language(lang)
    yield (
        "<w:rPr><w:b/></w:rPr>",
        f"{severity}{'：' if lang == 'zh' else ': '}{item.message.in_language(lang)}",
    )
    for line in item.evidence:
        yield "", line.in_language(lang)
    if item.hint is not None:
        yield "", messages.HINT.in_language(lang) + item.hint.in_language(lang)
    yield "", f"{item.code} {item.name}"
