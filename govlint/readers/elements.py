"""XML of a file as a tree of elements, parsed by expat within limits.

Elements and attributes go by their local names: the two editions of the office formats, and the programs that write
them, differ in namespaces alone. A document type declaration is refused, so there are no entities to expand and no
addresses to open; depth and number of elements are bounded, since expat bounds neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document.limits import MAX_DEPTH, MAX_ELEMENTS
from govlint.readers.refusals import damaged, too_large


if TYPE_CHECKING:
    from collections.abc import Iterator


_NONE: Final[dict[str, str]] = {}
_SEPARATOR: Final = " "
"""Between namespace and local name, where expat joins the two; no name holds a blank."""


class Element:
    """An element.

    ``text`` is the text before its first child, ``tail`` the text between its own end and the next element, as in the
    standard library's ElementTree; iterating gives the children.
    """

    __slots__ = ("attributes", "children", "name", "tail", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""
        self.tail = ""

    def __iter__(self) -> Iterator[Element]:
        """Iterate over the children."""
        return iter(self.children)

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute by its local name."""
        return self.attributes.get(name, default)

    def child(self, name: str) -> Element | None:
        """Return the first child of this name."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def descendants(self) -> Iterator[Element]:
        """Yield all elements below this one, in the order of the file."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += element.children[::-1]


class _LocalNames(dict[str, str]):
    """Local names by the names that expat gives, worked out once each."""

    def __missing__(self, name: str) -> str:
        found = self[name] = name.rpartition(_SEPARATOR)[2]
        return found


def parse_elements(content: bytes, place: str, only: frozenset[str] = frozenset()) -> Element:
    """Return the root element of an XML document.

    Args:
        content: the document, in UTF-8, UTF-16 or a one-byte encoding that it names.
        place: what it is called in an error, such as ``word/document.xml``.
        only: names of the elements that are wanted; the others are left out with all that they hold. Empty: all.

    Raises:
        UnreadableFile: it is not well formed, declares a document type, is nested deeper than `MAX_DEPTH` or has more
            than `MAX_ELEMENTS` elements.
    """
    from xml.parsers import expat  # noqa: PLC0415 - a text or a page is read without it

    tree = _Tree(place, only)
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.data
    parser.StartDoctypeDeclHandler = tree.doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - "this is all", whose name pyexpat does not take
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(place) from error
    if not tree.top.children:
        raise damaged(place)
    return tree.top.children[0]


class _Tree:
    """Builds the tree from what expat reports."""

    def __init__(self, place: str, only: frozenset[str]) -> None:
        self.top = Element("", _NONE)
        self._place = place
        self._only = only
        self._local = _LocalNames()
        self._open = [self.top]
        self._last = self.top
        self._count = 0
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element, or one that is left out."""
        self._count += 1
        if len(self._open) + self._skipped > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise too_large(self._place)
        local = self._local
        if self._skipped or (self._only and local[name] not in self._only):
            self._skipped += 1
            return
        self._last = element = Element(
            local[name],
            {local[key]: value for key, value in attributes.items()} if attributes else _NONE,
        )
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, _: str) -> None:
        """Close the innermost element."""
        if self._skipped:
            self._skipped -= 1
        else:
            self._last = self._open.pop()

    def data(self, text: str) -> None:
        """Add text to the element that is open, or after the one that was closed last."""
        if self._skipped:
            return
        if self._last is self._open[-1]:
            self._last.text += text
        else:
            self._last.tail += text

    def doctype(self, *_: object) -> None:
        """Refuse a document type declaration."""
        raise damaged(self._place)
