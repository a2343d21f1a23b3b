"""Readers: one module a file format, each makes a Layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.readers.text import read_text


if TYPE_CHECKING:
    from govlint.layout import Layout


SUFFIXES = {".txt": "text", ".md": "text", ".markdown": "text", ".text": "text", ".tsv": "text"}
"""Which format a suffix stands for; these are the files that a directory is walked for."""


def read(data: bytes, name: str) -> Layout:
    """Read a file of any format.

    Args:
        data: the whole file.
        name: its name, for the suffix.

    Raises:
        UnreadableFile: the file is damaged, locked, too large, or no report at all.
        MissingExtra: reading it needs a package that is not installed.
    """
    return read_text(data, name)
