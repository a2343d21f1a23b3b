"""Take the pictures of a commented Word copy in a window of LibreOffice: ``python -m docs.word_copy``.

It needs LibreOffice with its windows, and Xvfb, xdotool and ImageMagick's ``import``, all of which Debian has.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docs.generate import LANGUAGES


if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(__file__).parents[1]
DISPLAY = ":77"
ENVIRONMENT = dict(os.environ, DISPLAY=DISPLAY, LC_ALL="C.UTF-8")
OPENED = 25
"""Seconds that LibreOffice is given to open the file."""

SHOWN = "1006x640+100+190"
"""The piece of the screen that is kept: the upper half of the first page, with the margin of comments."""


def main() -> None:
    """Write the picture of each language."""
    for lang in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            _take(_copy(Path(folder), lang), ROOT / "docs" / lang / "pictures" / "word-copy.png")


def _copy(folder: Path, lang: str) -> Path:
    """Return a commented copy of an example with a wrong figure."""
    report, copy = folder / "report.docx", folder / "copy.docx"
    with (
        zipfile.ZipFile(ROOT / "examples" / "clean-2023.docx") as old,
        zipfile.ZipFile(report, "w") as new,
    ):
        for part in old.namelist():
            content = old.read(part).replace("部分公开3件".encode(), "部分公开5件".encode())
            new.writestr(part, content)
    options = ["--lang", lang, "--output-file", str(copy), str(report)]
    subprocess.run([sys.executable, "-m", "govlint", "annotate", *options], check=False)  # noqa: S603 - our own
    return copy


def _take(file: Path, picture: Path) -> None:
    profile = f"-env:UserInstallation={file.with_name('profile').as_uri()}"
    flags = ["--nologo", "--norestore", "--nofirststartwizard", "--writer", str(file)]
    with (
        _running("Xvfb", DISPLAY, "-screen", "0", "1280x900x24"),
        _running("soffice", profile, *flags),
    ):
        time.sleep(OPENED)
        _run("xdotool", "search", "--onlyvisible", "--name", "LibreOffice", "windowmove", "0", "0")
        _run("xdotool", "search", "--name", "LibreOffice", "windowsize", "%@", "1280", "900")
        time.sleep(3)
        _run(
            "import",
            "-window",
            "root",
            "-crop",
            SHOWN,
            "+repage",
            "-colors",
            "64",
            f"png8:{picture}",
        )


@contextmanager
def _running(program: str, *arguments: str) -> Iterator[None]:
    """Run a program, and end it with all that it started."""
    command = [_found(program), *arguments]
    with subprocess.Popen(command, env=ENVIRONMENT, start_new_session=True) as process:  # noqa: S603
        try:
            time.sleep(1)
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _run(program: str, *arguments: str) -> None:
    subprocess.run([_found(program), *arguments], env=ENVIRONMENT, check=True, timeout=60)  # noqa: S603


def _found(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        sys.exit(f"{program} is not installed")
    return found


if __name__ == "__main__":
    main()
