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
import sys
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
    from collections.abc import Iterator, Sequence


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
PDFIUM: Final = "5.15.2"
"""The version of pypdfium2 that is put into the page that reads PDF files as well."""

_WHEEL: Final = f"pypdfium2-{PDFIUM}-py3-none-pyemscripten_2026_0_wasm32.whl"
"""Its wheel for the browser; the tag is that of what `PYODIDE` is built on."""

_SHA256: Final = "51e380faf433899d3b07a40b3f6aa97b9ab61399e732280f4007dc7aa0d0694f"
"""The checksum of that wheel, as the package index has it."""

_LIBRARY: Final = ("pypdfium2/", "pypdfium2_raw/", "pypdfium2_cfg/")

_PACKAGES: Final = ("rich", "xlsxwriter")
"""What the overview is written with, pure Python."""

_LEFT_OUT: Final = frozenset({"__pycache__", "arrow", "authoring", "cli", "editor"})
"""Rooms that the page does not use."""


def build_page(package: Path | None = None, *, pdf: bool = False, wheel: Path | None = None) -> str:
    """Return the page.

    Args:
        package: the npm package as a file; fetched with ``npm pack`` where it is None.
        pdf: whether the page reads PDF files as well.
        wheel: the wheel of pypdfium2 for the browser as a file; fetched with ``pip download`` where it is None.

    Raises:
        GovlintError: a package cannot be fetched, or is not the one that is expected.
    """
    archive = _from_npm() if package is None else package.read_bytes()
    digest = base64.b64encode(hashlib.sha512(archive).digest()).decode()
    _expect(f"pyodide {PYODIDE}", f"sha512-{digest}", f"sha512-{_SHA512}")
    parts = dict(_pyodide(archive))
    parts["govlint.zip"] = _program()
    if pdf:
        library = _from_index() if wheel is None else wheel.read_bytes()
        _expect(
            f"pypdfium2 {PDFIUM}",
            f"sha256-{hashlib.sha256(library).hexdigest()}",
            f"sha256-{_SHA256}",
        )
        parts["pypdfium2.zip"] = _unpacked(library)
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


def _expect(name: str, digest: str, expected: str) -> None:
    """Make sure that a package is the one that was tried.

    Raises:
        GovlintError: its checksum is another one.
    """
    if digest != expected:
        raise GovlintError(
            Text(
                f"这不是 {name}：校验和为 {digest}", f"this is not {name}: its checksum is {digest}"
            )
        )


def _asset(name: str) -> str:
    return (files("govlint.build.page") / "assets" / name).read_text("utf-8")


def _packed(content: bytes) -> str:
    """Return bytes compressed and in base64; the same for the same bytes, on any day."""
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def _from_npm() -> bytes:
    """Return the npm package from the registry that npm is set up for."""
    command = ["npm", "pack", "--silent", f"pyodide@{PYODIDE}", "--pack-destination"]
    return _fetched(command, "*.tgz", f"pyodide {PYODIDE}", "--pyodide")


def _from_index() -> bytes:
    """Return the wheel of pypdfium2 for the browser from the index that pip is set up for."""
    platform = _WHEEL.removesuffix(".whl").rpartition("-")[2]
    wanted = [
        "--no-deps",
        "--only-binary=:all:",
        "--platform",
        platform,
        "--python-version",
        "3.14",
    ]
    command = [sys.executable, "-m", "pip", "download", f"pypdfium2=={PDFIUM}", *wanted, "--dest"]
    return _fetched(command, _WHEEL, f"pypdfium2 {PDFIUM}", "--pdfium")


def _fetched(command: Sequence[str], pattern: str, name: str, option: str) -> bytes:
    """Return the file that a command fetches into the folder that is its last argument.

    Raises:
        GovlintError: it fetches none; the file may be named by ``option`` instead.
    """
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run([*command, folder], check=True, capture_output=True)  # noqa: S603 - no part of it is given
        except (OSError, subprocess.CalledProcessError) as error:
            raise GovlintError(
                Text(f"无法取得 {name}：{error}", f"{name} cannot be fetched: {error}"),
                Text(
                    f"请另行下载该软件包，用 {option} 指定",
                    f"fetch the package otherwise and name it with {option}",
                ),
            ) from error
        return next(Path(folder).glob(pattern)).read_bytes()


def _unpacked(wheel: bytes) -> bytes:
    """Return the modules of a wheel as a zip file that is not compressed; the page compresses its parts itself."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(wheel)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive,
    ):
        for name in given.namelist():
            if name.startswith(_LIBRARY) and not name.endswith("/"):
                archive.writestr(zipfile.ZipInfo(name), given.read(name))
    return out.getvalue()


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
