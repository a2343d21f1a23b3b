"""``govlint.html``: one file with Pyodide and govlint in it, which checks reports in a browser.

Python runs in a worker, and nothing is loaded from elsewhere. What the page is made of lies in it, compressed and in
base64, since a browser lets a page that was opened from a disk load no other file.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import subprocess
import tarfile
import tempfile
import zipfile

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import govlint

from govlint.document.errors import GovlintError
from govlint.document.message import Text


if TYPE_CHECKING:
    from collections.abc import Iterator


PYODIDE: Final = "314.0.7"
"""The version of the npm package ``pyodide`` that is put into the page."""

_SHA512: Final = (
    "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
)
"""Its checksum, as the registry has it (``npm view pyodide dist.integrity``)."""

_PARTS: Final = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
)
_PACKAGES: Final = ("rich", "xlsxwriter")
"""What the overview is written with, pure Python."""

_LEFT_OUT: Final = frozenset({"__pycache__", "arrow", "authoring", "cli", "editor"})
"""Rooms that the page does not use."""


def build_page(package: Path | None = None) -> str:
    """Return the page.

    Args:
        package: the npm package as a file; fetched with ``npm pack`` where it is None.

    Raises:
        GovlintError: the package cannot be fetched, or is not the one that is expected.
    """
    archive = _fetched() if package is None else package.read_bytes()
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if digest != _SHA512:
        raise GovlintError(
            Text(
                f"这不是 pyodide {PYODIDE}：校验和为 sha512-{digest}",
                f"this is not pyodide {PYODIDE}: its checksum is sha512-{digest}",
            )
        )
    parts = dict(_pyodide(archive))
    parts["govlint.zip"] = _program()
    embedded = "\n".join(
        f'<script type="text/plain" class="part" data-name="{name}">\n{_packed(content)}\n</script>'
        for name, content in parts.items()
    )
    page = _asset("page.html")
    for mark, text in (
        ("/* style.css */\n", _asset("style.css")),
        ("/* worker.js */\n", _asset("worker.js")),
        ("/* page.js */\n", _asset("page.js")),
        ("<!-- parts -->", embedded),
    ):
        before, _, after = page.partition(mark)
        page = before + text + after
    return page


def _asset(name: str) -> str:
    return (files("govlint.build.page") / "assets" / name).read_text("utf-8")


def _packed(content: bytes) -> str:
    """Return bytes compressed and in base64; the same for the same bytes, on any day."""
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def _fetched() -> bytes:
    """Return the npm package from the registry that npm is set up for."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"pyodide@{PYODIDE}", "--pack-destination", folder]
        try:
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - no part of it is given
        except (OSError, subprocess.CalledProcessError) as error:
            raise GovlintError(
                Text(
                    f"无法用 npm 取得 pyodide {PYODIDE}：{error}",
                    f"npm cannot fetch pyodide {PYODIDE}: {error}",
                ),
                Text(
                    "请另行下载该软件包，用 --pyodide 指定",
                    "fetch the package otherwise and name it with --pyodide",
                ),
            ) from error
        return next(Path(folder).glob("*.tgz")).read_bytes()


def _pyodide(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what the page needs of the npm package; of the list of packages only what is said of Python itself."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:

        def content(name: str) -> bytes:
            file = package.extractfile(f"package/{name}")
            return b"" if file is None else file.read()

        for name in _PARTS:
            yield name, content(name)
        lock = json.loads(content("pyodide-lock.json"))
        yield "pyodide-lock.json", json.dumps({**lock, "packages": {}}).encode()


def _program() -> bytes:
    """Return govlint with its rules and grammars as a zip file, whose entries all have one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, path in sorted(_modules()):
            archive.writestr(zipfile.ZipInfo(name), path.read_bytes())
    return out.getvalue()


def _installed(name: str) -> Path:
    """Return the folder of a package that the page brings along.

    Raises:
        GovlintError: it is not installed.
    """
    found = find_spec(name)
    if found is None or found.origin is None:
        raise GovlintError(
            Text(f"生成网页需要软件包 {name}", f"the page needs the package {name}"),
            Text("pip install 'govlint[xlsx]'", "pip install 'govlint[xlsx]'"),
        )
    return Path(found.origin).parent


def _modules() -> Iterator[tuple[str, Path]]:
    """Yield the files of the package by their path in the wheel."""
    package = Path(govlint.__file__).parent
    tops = [(package, "govlint")]
    # In a checkout, rules and grammars lie beside the package.
    tops += [
        (package.parent / name, f"govlint/{name}")
        for name in ("rules", "grammar")
        if not (package / name).is_dir()
    ]
    tops += [(_installed(name), name) for name in _PACKAGES]
    for folder, name in tops:
        for path in folder.rglob("*"):
            inner = path.relative_to(folder)
            if path.is_file() and not _LEFT_OUT.intersection(inner.parts):
                yield f"{name}/{inner.as_posix()}", path
