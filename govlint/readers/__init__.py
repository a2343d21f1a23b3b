"""Readers: one module a file format, each makes a Layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.readers.text import read_text


if TYPE_CHECKING:
    from govlint.layout import Layout


SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".tsv": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
}
"""Which format a suffix stands for; these are the files that a directory is walked for."""

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|meta|p)[\s>]", re.IGNORECASE)


def read(data: bytes, name: str) -> Layout:
    """Read a file of any format.

    Args:
        data: the whole file.
        name: its name, for the suffix.

    Raises:
        UnreadableFile: the file is damaged, locked, too large, or no report at all.
        MissingExtra: reading it needs a package that is not installed.
    """
    if _MARKUP.search(data[:2048]):
        from govlint.readers.html import read_html
        return read_html(data)
    return read_text(data, name)
