"""PDF files: what PDFium finds on their pages becomes tables and paragraphs.

PDFium runs in a process of its own, started once and then asked file by file. A file that makes PDFium run on and on,
take too much memory or crash costs that process and is refused; the run goes on.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from govlint.document.errors import MissingExtra, UnreadableFile
from govlint.document.message import Text
from govlint.readers.pages.assemble import layout_of
from govlint.readers.pages.page import Glyph, Page, Rule
from govlint.readers.pdf.exchange import receive, send
from govlint.readers.refusals import too_large


if TYPE_CHECKING:
    from govlint.document.layout import Layout


_FORMAT: Final = "PDF"
_EXTRA: Final = "pdf"
_LIBRARY: Final = "pypdfium2"

_SECONDS: Final = 20
"""Seconds that a file may take; a report takes a fraction of one."""

_CODE: Final = (
    "import json, sys; sys.path += json.loads(sys.argv[1]); "
    "from govlint.readers.pdf.child import main; main()"
)


def read_pdf(data: bytes, name: str = "") -> Layout:
    """Read a PDF file.

    Raises:
        UnreadableFile: it is damaged, locked, scanned, too large, or its glyphs have no characters.
        MissingExtra: pypdfium2 is not installed.
    """
    del name
    library = find_spec(_LIBRARY)
    if library is None or library.origin is None:
        raise MissingExtra(_EXTRA, Text(f"读取 {_FORMAT} 文件", f"reading {_FORMAT} files"))
    answer = json.loads(_Process.answer(data, os.path.dirname(os.path.dirname(library.origin))))
    if "refused" in answer:
        zh, en, hint_zh, hint_en = map(str, answer["refused"])
        raise UnreadableFile(Text(zh, en), Text(hint_zh, hint_en))
    return layout_of([_page(page) for page in answer["pages"]], "pdf")


def _page(found: dict[str, Any]) -> Page:
    return Page(
        found["width"],
        found["height"],
        [Glyph(*glyph) for glyph in found["glyphs"]],
        [Rule(*rule) for rule in found["level"]],
        [Rule(*rule) for rule in found["upright"]],
        found["pictures"],
        found["objects"],
    )


class _Process:
    """The process that PDFium runs in; one for each process of a run over many files."""

    _running: tuple[int, subprocess.Popen[bytes]] | None = None

    @classmethod
    def answer(cls, data: bytes, library: str) -> bytes:
        """Return what the process says about a file.

        Raises:
            UnreadableFile: it took too long, or too much memory.
        """
        try:
            process = cls._started(library)
        except OSError:
            # In a browser there are no processes.
            from govlint.readers.pdf.child import answer_to  # noqa: PLC0415 - loads the library into this process

            return answer_to(data)
        watch = threading.Timer(_SECONDS, process.kill)
        watch.start()
        try:
            send(process.stdin, data)
            return receive(process.stdout)
        except (OSError, EOFError) as error:
            cls.end()
            raise too_large(_FORMAT) from error
        finally:
            watch.cancel()

    @classmethod
    def end(cls) -> None:
        """End the process, if this one started it."""
        if cls._running is not None and cls._running[0] == os.getpid():
            process = cls._running[1]
            process.kill()
            with contextlib.suppress(OSError):
                process.__exit__(None, None, None)
        cls._running = None

    @classmethod
    def _started(cls, library: str) -> subprocess.Popen[bytes]:
        if cls._running is not None and cls._running[0] == os.getpid():
            process = cls._running[1]
            if process.poll() is None:
                return process
        paths = [os.path.dirname(os.path.abspath(sys.modules["govlint"].__path__[0])), library]
        process = subprocess.Popen(  # noqa: S603 - Python itself, on our own module
            # Isolated: neither variables nor the current folder say what it loads.
            [sys.executable, "-I", "-c", _CODE, json.dumps(paths)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        cls._running = (os.getpid(), process)
        atexit.register(cls.end)
        return process
