"""A headless Chromium for tests; without one, or without playwright, they are skipped and say so."""

from __future__ import annotations

import atexit
import shutil
import time

from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Any]:
    """Start the browser with a new profile and yield it, as playwright has it."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("no Chromium on the path")
    browser = _playwright().chromium.launch(executable_path=found, args=list(ARGUMENTS))
    yield browser
    browser.close()


@cache
def _playwright() -> Any:  # noqa: ANN401 - of an extra
    """Return playwright, started once: a second one cannot be while the first runs."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra that may be absent
    except ImportError:
        pytest.skip("playwright is not installed (extra `browser`)")
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named in the library
        """Print no request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def until(page: Any, expression: str, seconds: float = 120) -> Any:  # noqa: ANN401 - playwright's page
    """Return the value of an expression once it is true; playwright's own waiting needs ``eval``, which we forbid."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = page.evaluate(expression)
        if value:
            return value
        time.sleep(0.02)
    pytest.fail(f"{expression} did not come true: {page.inner_text('body')[:2000]}")
