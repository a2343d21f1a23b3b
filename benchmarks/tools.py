"""The programs that govlint is measured against: ``python -m benchmarks.tools FOLDER`` installs them.

It makes a virtual environment in FOLDER with what the extra ``bench`` of pyproject.toml names, and installs the two
linters of npm below FOLDER/node_modules. ``python -m benchmarks --tools FOLDER`` then finds them; what is not
there it looks for on the path, and leaves out where it finds none.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
import venv

from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT, answer
from benchmarks.page import Words


BY_NPM = ("autocorrect-node", "zhlint")


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the other programs are looked for: below a folder, beside this Python, and on the path."""

    folder: Path | None = None

    def program(self, name: str) -> str | None:
        """Return the path of a program."""
        places = [Path(sys.executable).parent]
        if self.folder is not None:
            places = [self.folder / "bin", self.folder / "node_modules" / ".bin", *places]
        for place in places:
            if found := shutil.which(name, path=str(place)):
                return found
        return shutil.which(name)

    def python(self) -> str:
        """Return the Python that has the other packages."""
        if self.folder is not None and (there := shutil.which("python", path=self.folder / "bin")):
            return there
        return sys.executable

    def version(self, package: str) -> str | None:
        """Return the version of a Python package, or None where it is not installed."""
        code = f"import importlib.metadata as m; print(m.version({package!r}))"
        return answer((self.python(), "-c", code))


def npm_version(program: str) -> str:
    """Return the version in the package.json above a script that npm installed."""
    for folder in Path(program).resolve().parents:
        if (folder / "package.json").is_file():
            about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
            return str(about["version"])
    return "?"


def missing(names: list[str]) -> Words:
    """Return a sentence, with a space before it, that says what is not installed and how to; nothing if nothing is."""
    if not names:
        return Words("", "")
    how = "`python -m benchmarks.tools FOLDER`, `python -m benchmarks --tools FOLDER`"
    return Words(
        f"没有安装，因此没有测：{'、'.join(names)}（{how}）。",
        f" Not installed, hence not measured: {', '.join(names)} ({how}).",
    )


def requirements() -> list[str]:
    """Return what the extra ``bench`` requires."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = about["project"]["optional-dependencies"]["bench"]
    return found


def install(folder: Path) -> None:
    """Install everything below a folder.

    Raises:
        CalledProcessError: an installer fails.
    """
    venv.create(folder, with_pip=True, symlinks=True)
    pip = (str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet")
    subprocess.run([*pip, *requirements()], check=True)  # noqa: S603 - packages of pyproject.toml
    npm = shutil.which("npm")
    if npm is None:
        print(f"npm is not installed: {', '.join(BY_NPM)} are left out", file=sys.stderr)
        return
    command = [npm, "install", "--no-fund", "--no-audit", "--prefix", str(folder), *BY_NPM]
    subprocess.run(command, check=True)  # noqa: S603 - the packages named above


def main() -> int:
    """Install into the folder that the command line names."""
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 2
    install(Path(sys.argv[1]).resolve())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
