"""Readers: one module or package a file format, each makes a `govlint.document.layout.Layout`.

A reader knows how a file is built and nothing of the statutory form.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from govlint.document.errors import UnreadableFile
from govlint.document.layout import Grid
from govlint.document.limits import DEFAULT_LIMITS
from govlint.document.message import Text
from govlint.readers.formats import SUFFIXES, format_of
from govlint.readers.text.text import read_text


if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.document.layout import Layout
    from govlint.document.limits import Limits


__all__ = ["SUFFIXES", "format_of", "read"]

_READERS: Final = {
    "html": ("govlint.readers.html.html", "read_html"),
    "mht": ("govlint.readers.mht", "read_mht"),
    "docx": ("govlint.readers.docx.docx", "read_docx"),
    "xlsx": ("govlint.readers.workbook.workbook", "read_sheet"),
    "xls": ("govlint.readers.workbook.workbook", "read_sheet"),
    "doc": ("govlint.readers.word97.reader", "read_doc"),
    "odt": ("govlint.readers.odt", "read_odt"),
    "ofd": ("govlint.readers.ofd.reader", "read_ofd"),
    "pdf": ("govlint.readers.pdf.reader", "read_pdf"),
}
"""Module and function that read a format; a text has its own limit to keep to."""


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Layout:
    """Read a file of any format.

    Args:
        data: the whole file.
        name: its name or path, for the suffix.
        limits: how much it may hold.

    Raises:
        UnreadableFile: the file is damaged, locked, too large, or no report at all.
        MissingExtra: reading it needs a package that is not installed.
    """
    if len(data) > limits.file_size:
        size = f"{limits.file_size / (1 << 20):g} MB"
        raise _too_much(Text(f"文件超过 {size}", f"more than {size}"), "file-size")
    kind = format_of(data, name)
    if kind == "text":
        layout = read_text(data, name, limits.text_length)
        if "<table" in layout.text or "<TABLE" in layout.text:
            from govlint.readers.embedded import with_tables  # noqa: PLC0415 - few texts have such tables

            layout = with_tables(layout)
        return _within(layout, limits)
    module, function = _READERS[kind]
    # Imported only when such a file comes: a run over texts needs no reader of workbooks.
    reader: Callable[[bytes, str], Layout] = getattr(import_module(module), function)
    return _within(reader(data, name), limits)


def _within(layout: Layout, limits: Limits) -> Layout:
    """Return a layout that keeps to the limits.

    Raises:
        UnreadableFile: it does not.
    """
    if len(layout.text) > limits.text_length:
        most = limits.text_length
        raise _too_much(Text(f"正文超过 {most} 字", f"over {most} characters"), "text-length")
    cells = sum(len(r.cells) for b in layout.blocks if isinstance(b, Grid) for r in b.rows)
    if cells > limits.cells:
        most = limits.cells
        raise _too_much(Text(f"表格超过 {most} 个单元格", f"over {most} table cells"), "cells")
    return layout


def _too_much(what: Text, key: str) -> UnreadableFile:
    return UnreadableFile(
        Text(f"{what.zh}，不像年度报告", what.en),
        Text(
            f"请确认这是年度报告；确实这样长，可在配置中调整 limits.{key}",
            f"check that this is an annual report; the setting limits.{key} allows more",
        ),
    )
