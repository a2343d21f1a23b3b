"""The tags and texts of a web page, each with its place in the source.

Pages of this kind are written by hand, by Word and by old editors: tags are left open, quotes forgotten, comments never
closed. So nothing is an error here, every scan is linear in the size of the page, and places stay exact.
"""

from __future__ import annotations

import re

from html import unescape
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.flow import Piece


RAW = frozenset({"script", "style", "textarea", "title", "noscript", "iframe", "xmp", "template"})
"""Elements whose content is no text of the page; `noscript` and `template` hold markup that is not shown."""

# Possessive, so that a tag with a forgotten quote costs one scan and no backtracking.
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_OPENERS = frozenset("!?/")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_UNEVEN = re.compile(r"[\t\n\r\f]|  ")


def tokens(source: str) -> Iterator[tuple[str, str, int]]:
    """Yield what a page consists of, in order.

    A tag is ``(name, attributes, offset)``, its name in lower case and led by ``/`` if it closes; a text is
    ``("", text, offset)``. Comments, declarations and the content of scripts and styles are left out.
    """
    at = start = 0
    size = len(source)
    find = source.find
    match = _TAG.match
    endless: set[str] = set()
    while True:
        at = find("<", at)
        if at < 0:
            break
        if not source[at + 1 : at + 2].isalpha() and source[at + 1 : at + 2] not in _OPENERS:
            at += 1
            continue
        found = match(source, at)
        if found is None:
            end = _declaration_end(source, at)
            if end is None:
                found = _LOOSE_TAG.match(source, at) if find(">", at) >= 0 else None
                if found is None:
                    # A "<" that opens nothing is text; without any ">" ahead there are no tags any more.
                    at = at + 1 if find(">", at) >= 0 else size
                    continue
            else:
                if at > start:
                    yield "", source[start:at], start
                at = start = end
                continue
        if at > start:
            yield "", source[start:at], start
        closing, name, attributes = found.groups()
        name = name.lower()
        at_tag, at = at, found.end()
        yield closing + name, attributes, at_tag
        if name in RAW and not closing and name not in endless and not attributes.endswith("/"):
            end = _raw_end(source, name, at)
            if end is None:
                endless.add(name)
            else:
                at = end
        start = at
    if size > start:
        yield "", source[start:], start


def _declaration_end(source: str, at: int) -> int | None:
    """Return where a comment, declaration or processing instruction ends, or None if this is none."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 2)
        return len(source) if end < 0 else end + 3
    if source.startswith(("<!", "<?", "</"), at):
        end = source.find(">", at)
        return len(source) if end < 0 else end + 1
    return None


def _raw_end(source: str, name: str, at: int) -> int | None:
    """Return where the content of a raw element ends, or None if no element of its name ends any more."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return None if found is None else found.start()


def pieces(text: str, offset: int) -> list[Piece]:
    """Return a text of the page as it reads, in pieces that stand in the source character by character.

    References become characters, runs of blanks one blank, and the no-break space is a blank like any other.
    """
    if "&" not in text:
        return _even(text, offset)
    found: list[Piece] = []
    at = 0
    for reference in _REFERENCE.finditer(text):
        char = unescape(reference[0])
        if char == reference[0]:
            continue
        if reference.start() > at:
            found += _even(text[at : reference.start()], offset + at)
        found.append((char.replace("\xa0", " ").replace("\n", " "), offset + reference.start()))
        at = reference.end()
    if at < len(text):
        found += _even(text[at:], offset + at)
    return found


def _even(text: str, offset: int) -> list[Piece]:
    text = text.replace("\xa0", " ") if "\xa0" in text else text
    if _UNEVEN.search(text) is None:
        return [(text, offset)]
    found: list[Piece] = []
    at = 0
    for blanks in _BLANKS.finditer(text):
        if blanks[0] == " ":
            continue
        if blanks.start() > at:
            found.append((text[at : blanks.start()], offset + at))
        found.append((" ", offset + blanks.start()))
        at = blanks.end()
    if at < len(text):
        found.append((text[at:], offset + at))
    return found
