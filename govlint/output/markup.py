"""Text put into XML and HTML: escaped, made visible, and within what the stream can take."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from govlint.output.plain import holds_unicode, visible


if TYPE_CHECKING:
    from typing import TextIO


def escaped(text: str) -> str:
    """Return text of a report for an element or a quoted attribute."""
    return escape(visible(text), quote=True)


def write(stream: TextIO, markup: str) -> None:
    """Write markup; a stream that is no Unicode gets character references."""
    if not holds_unicode(stream):
        markup = markup.encode("ascii", "xmlcharrefreplace").decode("ascii")
    stream.write(markup)
