"""Write the generated pages and pictures: ``python -m docs``; or, with ``--check``, say which are out of date."""

from __future__ import annotations

import sys

from pathlib import Path

from docs.generate import LANGUAGES, MARK, pages, pictures
from docs.picture import words


FOLDER = Path(__file__).parent


def main() -> int:
    """Write or check the pages; return 1 if a check finds one that is not what it should be."""
    wanted = {FOLDER / path: text for path, text in (pages() | pictures()).items()}
    existing = {
        path
        for lang in LANGUAGES
        for path in (FOLDER / lang).rglob("*.md")
        if path.read_text(encoding="utf-8").startswith(MARK)
    }
    drifted = sorted(existing - set(wanted))
    drifted += [path for path, text in wanted.items() if not _same(path, text)]
    if "--check" in sys.argv[1:]:
        for path in drifted:
            sys.stdout.write(f"not what the code says: {path.relative_to(FOLDER.parent)}\n")
        return 1 if drifted else 0
    for path in existing - set(wanted):
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _same(path: Path, wanted: str) -> bool:
    """Return whether a file is as it should be; a picture, whether it shows the same words."""
    if not path.exists():
        return False
    text = path.read_text(encoding="utf-8")
    return words(text) == words(wanted) if path.suffix == ".svg" else text == wanted


if __name__ == "__main__":
    sys.exit(main())
