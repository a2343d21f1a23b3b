"""The process that PDFium runs in: takes files from its input, writes what is on their pages to its output."""

from __future__ import annotations

import contextlib
import json
import os
import sys

from typing import TYPE_CHECKING, Any, Final

from govlint.document.errors import UnreadableFile
from govlint.readers.pdf.exchange import receive, send
from govlint.readers.pdf.pdfium import FORMAT, pages_of
from govlint.readers.refusals import too_large


if TYPE_CHECKING:
    from govlint.readers.pages.page import Page


_MEMORY: Final = 2 << 30
"""Bytes that the process may take, where the system can hold it to that; a report takes 60 MiB."""


def main() -> None:
    """Answer until the input ends."""
    _limit_memory()
    output = os.fdopen(os.dup(1), "wb")
    # Whatever the library prints must not get among the answers.
    os.dup2(2, 1)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            send(output, answer_to(receive(sys.stdin.buffer)))


def answer_to(data: bytes) -> bytes:
    """Return the pages of a file, or why it is refused, as JSON."""
    try:
        answer: dict[str, Any] = {"pages": [_described(page) for page in pages_of(data)]}
    except UnreadableFile as error:
        answer = _refused(error)
    except MemoryError:
        answer = _refused(too_large(FORMAT))
    return json.dumps(answer, separators=(",", ":")).encode()


def _refused(error: UnreadableFile) -> dict[str, Any]:
    hint = error.hint or error.text
    return {"refused": [error.text.zh, error.text.en, hint.zh, hint.en]}


def _described(page: Page) -> dict[str, Any]:
    return {
        "width": page.width,
        "height": page.height,
        "pictures": page.pictures,
        "objects": page.objects,
        "glyphs": [(glyph[0], *[round(value, 2) for value in glyph[1:]]) for glyph in page.glyphs],
        "level": page.level,
        "upright": page.upright,
    }


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
