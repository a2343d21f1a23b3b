"""The tags and texts of a web page, each with its place in the source.

Pages of this kind are written by hand, by Word and by old editors: tags are left open, quotes forgotten, comments never
closed. So nothing is an error here; every scan is linear in the size of the page, and offsets stay exact.
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
_OPENERS = ("!", "?", "/")
_GAPS = re.compile(r"[ \t]*\t[ \t]*| {2,}")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_UNEVEN = re.compile(r"[\t\n\r\f]|  ")


def tokens(source: str) -> Iterator[tuple[str, str, int]]:
    """Yield what a page consists of, in order.

    A tag is ``(name, attributes, offset)``, its name in lower case and led by ``/`` if it closes; a text is
    ``("", text, offset)``. Comments, declarations and the content of scripts and styles are left out.
    """
    at = start = 0
    last = source.rfind(">")
    endless: set[str] = set()
    while 0 <= (at := source.find("<", at)) < last:
        tag, end = _at(source, at)
        if end == at:
            at += 1
            continue
        if at > start:
            yield "", source[start:at], start
        if tag is not None:
            closing, name, attributes = tag.groups()
            name = name.lower()
            yield closing + name, attributes, at
            if name in RAW and not closing and name not in endless:
                end = _raw_end(source, name, end)
                if end == tag.end():
                    endless.add(name)
        at = start = end
    if len(source) > start:
        yield "", source[start:], start


def _at(source: str, at: int) -> tuple[re.Match[str] | None, int]:
    """Return the tag that begins at ``at``, if one does, and where what begins there ends: at once if it is text."""
    following = source[at + 1 : at + 2]
    if following.isalpha() or following == "/":
        # A quote that is never closed would hide all that follows: then the tag ends with the next bracket.
        tag = _TAG.match(source, at) or _LOOSE_TAG.match(source, at)
        if tag is not None:
            return tag, tag.end()
    if following in _OPENERS:
        return None, _declaration_end(source, at)
    return None, at


def _declaration_end(source: str, at: int) -> int:
    """Return where a comment, declaration or processing instruction ends; without an end it takes in the rest."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 2)
        return len(source) if end < 0 else end + 3
    return source.index(">", at) + 1


def _raw_end(source: str, name: str, at: int) -> int:
    """Return where the content of a raw element ends: at once, if no element of its name ends any more."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, at)
    return at if found is None else found.start()


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


def spaced_pieces(text: str, offset: int) -> list[Piece]:
    """Return a text as `pieces` does, but with its tabs and runs of blanks, which part columns where they are kept."""
    found: list[Piece] = []
    at = 0
    for gap in _GAPS.finditer(text):
        if gap.start() > at:
            found += pieces(text[at : gap.start()], offset + at)
        found.append((gap[0], offset + gap.start()))
        at = gap.end()
    if at < len(text):
        found += pieces(text[at:], offset + at)
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


def stripped(line: list[Piece]) -> list[Piece]:
    """Return a line without blanks at its ends and without a blank after a blank."""
    kept: list[Piece] = []
    blank = True
    for text, offset in line:
        bare = text.lstrip(" " if kept else None) if blank else text
        if bare:
            kept.append((bare, offset + len(text) - len(bare)))
            blank = bare[-1] == " "
    while kept:
        text, offset = kept.pop()
        bare = text.rstrip()
        if bare:
            kept.append((bare, offset))
            break
    return kept
