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


def parse_elements(content: bytes, place: str) -> Element:
    """Return the root element of an XML document.

    Args:
        content: the document, in UTF-8, UTF-16 or a one-byte encoding that it names.
        place: what it is called in an error, such as ``word/document.xml``.

    Raises:
        UnreadableFile: it is not well formed, declares a document type, is nested deeper than `MAX_DEPTH` or has more
            than `MAX_ELEMENTS` elements.
    """
    from xml.parsers import expat  # noqa: PLC0415 - a text or a page is read without it

    names: dict[str, str] = {}
    top = Element("", _NONE)
    stack = [top]
    last = top
    count = 0

    def local(name: str) -> str:
        found = names[name] = name.rpartition(_SEPARATOR)[2]
        return found

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal last, count
        count += 1
        if len(stack) > MAX_DEPTH or count > MAX_ELEMENTS:
            raise too_large(place)
        last = Element(
            names.get(name) or local(name),
            {names.get(key) or local(key): value for key, value in attributes.items()}
            if attributes
            else _NONE,
        )
        stack[-1].children.append(last)
        stack.append(last)

    def end(_: str) -> None:
        nonlocal last
        last = stack.pop()

    def data(text: str) -> None:
        if last is stack[-1]:
            last.text += text
        else:
            last.tail += text

    def doctype(*_: object) -> None:
        raise damaged(place)

    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - "this is all", whose name pyexpat does not take
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(place) from error
    return top.children[0]
