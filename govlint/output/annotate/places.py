"""Places of a report's text in the XML of its Word file, where the marks of a comment can be put."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.output.annotate.tags import tags
from govlint.readers.docx.docx import Walker, list_numbers, main_element, shown
from govlint.readers.flow import Para


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.document.source import Span
    from govlint.output.annotate.tags import Tag
    from govlint.readers.container import Container
    from govlint.readers.docx.numbering import WordNumbers
    from govlint.readers.elements import Element
    from govlint.readers.flow import Table


_OPEN: Final = frozenset({"hyperlink", "ins", "moveTo", "smartTag", "customXml", "bdo", "dir"})
"""What holds runs and may hold the marks of a comment too; around anything else they are put outside."""


class Cut(NamedTuple):
    """A place for marks in the bytes of the XML.

    ``drop`` bytes before ``offset`` make room for ``before``; ``after`` follows the marks. So a run of text is parted
    in two, and an empty paragraph (``<w:p/>``) gets an end tag.
    """

    offset: int
    before: bytes = b""
    after: bytes = b""
    drop: int = 0


class _Letter(NamedTuple):
    """A character that a paragraph shows: the element that it is in, and which character of its text it is."""

    char: str
    element: Element
    at: int


class _Tracer(Walker):
    """Reads a document as ever, and keeps which paragraphs stand at each address."""

    def __init__(self, numbers: WordNumbers) -> None:
        super().__init__(numbers)
        self.paragraphs: dict[int, list[Element]] = {}
        self.cells: dict[int, Element] = {}
        self._current: Element | None = None

    def blocks(self, parent: Element, items: list[Para | Table], cell: int | None) -> None:
        if cell is not None and parent.name == "tc":
            self.cells[cell] = parent
        super().blocks(parent, items, cell)

    def _paragraph(self, element: Element, items: list[Para | Table], cell: int | None) -> None:
        self._current = element
        super()._paragraph(element, items, cell)

    def _add(self, texts: list[str], items: list[Para | Table], cell: int | None) -> None:
        super()._add(texts, items, cell)
        # Text that was joined to the paragraph before it is the last piece of that one.
        last = items[-1]
        if self._current is not None and isinstance(last, Para):
            self.paragraphs.setdefault(last.pieces[-1][1], []).append(self._current)


class WordPlaces:
    """The text of a Word file, as the reader gives it, and the way back to the bytes of its main part.

    ``content`` are the bytes of the main part, ``text`` the text that spans count in.

    Raises:
        UnreadableFile: the file cannot be read.
        GovlintError: its XML is in an encoding in which nothing can be added.
    """

    def __init__(self, container: Container, main: str) -> None:
        self.content = container.read(main) or b""
        self._root = main_element(container, main)
        self._tracer = _Tracer(list_numbers(container, main))
        rendering = self._tracer.render(self._root)
        self.text, _ = rendering.finish()
        self._offsets, self._numbers = rendering.offsets, rendering.places
        self._letters: dict[int, dict[int, _Letter]] = {}
        self._tags: dict[int, Tag] = {}
        self._parents: dict[int, Element] = {}
        elements = [self._root, *self._root.descendants()]
        for element, tag in zip(elements, tags(self.content), strict=True):
            self._tags[id(element)] = tag
            self._parents.update((id(child), element) for child in element)

    def around(self, span: Span | None) -> tuple[Cut, Cut]:
        """Return where the marks around a place go; a place without text of its own is that of its cell or paragraph.

        A place that reaches beyond its paragraph ends with it. None is the beginning of the report.
        """
        letters = [] if span is None else list(self._shown(span))
        if not letters:
            return self._whole(span)
        first = letters[0]
        paragraph = self._outermost(first.element)
        last = [one for one in letters if self._outermost(one.element) is paragraph][-1]
        begin = self._cut(first.element, first.at, ending=False)
        return begin, self._cut(last.element, last.at + 1, ending=True)

    def _shown(self, span: Span) -> Iterator[_Letter]:
        """Yield the characters of a span that stand in the file; the numbers of lists do not."""
        at = max(0, bisect_right(self._offsets, span.start) - 1)
        while at < len(self._offsets) and self._offsets[at] < span.end:
            letters = self._of(self._numbers[at])
            begin = max(span.start, self._offsets[at])
            end = min(span.end, self._end(at))
            yield from (letters[offset] for offset in range(begin, end) if offset in letters)
            at += 1

    def _end(self, piece: int) -> int:
        return self._offsets[piece + 1] if piece + 1 < len(self._offsets) else len(self.text)

    def _of(self, number: int) -> dict[int, _Letter]:
        """Return the characters at an address by their offsets in the text.

        Text and file are compared from the end, since only the text has the numbers before the paragraphs of a list.
        """
        if number not in self._letters:
            pieces = [at for at, known in enumerate(self._numbers) if known == number]
            offsets = [
                offset for at in pieces for offset in range(self._offsets[at], self._end(at))
            ]
            written = [
                letter
                for paragraph in self._tracer.paragraphs.get(number, ())
                for letter in _letters(paragraph)
            ]
            found: dict[int, _Letter] = {}
            for offset in reversed(offsets):
                if written and self.text[offset] == written[-1].char:
                    found[offset] = written.pop()
            self._letters[number] = found
        return self._letters[number]

    def _whole(self, span: Span | None) -> tuple[Cut, Cut]:
        """Return where the marks around a cell or paragraph go, or around the first of all."""
        place = self._root
        if span is not None and self._offsets:
            number = self._numbers[max(0, bisect_right(self._offsets, span.start) - 1)]
            paragraphs = self._tracer.paragraphs.get(number)
            place = paragraphs[0] if paragraphs else self._tracer.cells.get(number, place)
        paragraph = place
        if place.name != "p":
            paragraph = next((one for one in place.descendants() if one.name == "p"), place)
        paragraph = self._outermost(paragraph)
        tag = self._tags[id(paragraph)]
        if tag.is_empty:
            end = Cut(tag.inner, b">", b"</" + tag.name.encode() + b">", 2)
            return end, end
        properties = paragraph.child("pPr")
        begin = tag.inner if properties is None else self._tags[id(properties)].end
        return Cut(begin), Cut(tag.close)

    def _chain(self, element: Element) -> list[Element]:
        """Return an element and what it stands in, up to the outermost paragraph; a text box stands in one."""
        chain = [element]
        while (above := self._parents.get(id(chain[-1]))) is not None:
            chain.append(above)
        paragraphs = [at for at, one in enumerate(chain) if one.name == "p"]
        return chain[: paragraphs[-1] + 1] if paragraphs else chain

    def _outermost(self, element: Element) -> Element:
        return self._chain(element)[-1]

    def _cut(self, element: Element, index: int, *, ending: bool) -> Cut:
        """Return where the mark before a character of a text goes, or the one that ends behind the character before."""
        chain = self._chain(element)
        at = len(chain) - 2
        while at > 0 and chain[at].name in _OPEN:
            at -= 1
        holder = chain[at]
        tag = self._tags[id(holder)]
        if holder.name == "r" and at == 1 and element.name == "t":
            return self._parted(holder, element, index, ending=ending)
        return Cut(tag.end if ending else tag.start)

    def _parted(self, run: Element, text: Element, index: int, *, ending: bool) -> Cut:
        """Return where marks in a run go: before it, behind it, or between the two that it is made into."""
        outer, inner = self._tags[id(run)], self._tags[id(text)]
        shown_children = [child for child in run if child.name != "rPr"]
        keeps = text.get("space") == "preserve"
        while not keeps and 0 < index < len(text.text) and text.text[index - 1].isspace():
            index -= 1  # a blank at the end of a text that does not keep it would be lost
        if not text.text[:index].strip() and text is shown_children[0]:
            return Cut(outer.start)
        if not text.text[index:].strip() and text is shown_children[-1]:
            return Cut(outer.end)
        properties = run.child("rPr")
        look = b""
        if properties is not None:
            tag = self._tags[id(properties)]
            look = self.content[tag.start : tag.end]
        byte = inner.byte(index)
        if not inner.plain or byte is None or b"rPrChange" in look:
            return Cut(outer.end if ending else outer.start)
        run_name, text_name = outer.name.encode(), inner.name.encode()
        closing, opening = b"</" + run_name + b">", b"<" + run_name + b">" + look
        if index == 0:
            return Cut(inner.start, closing, opening)
        if index == len(text.text):
            return Cut(inner.end, closing, opening)
        space = b' xml:space="preserve"' if keeps or text.text[index].isspace() else b""
        return Cut(
            byte,
            b"</" + text_name + b">" + closing,
            opening + b"<" + text_name + space + b">",
        )


def _letters(paragraph: Element) -> Iterator[_Letter]:
    """Yield the characters that a paragraph shows and that are no blanks."""
    for element, text in shown(paragraph):
        if element.name == "t":
            for index, char in enumerate(text):
                if not char.isspace():
                    yield _Letter(char, element, index)
        elif element.name == "noBreakHyphen":
            yield _Letter("-", element, 0)
