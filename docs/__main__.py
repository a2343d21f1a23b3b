"""Write the generated pages: ``python -m docs``; or, with ``--check``, say which have drifted from the code."""

from __future__ import annotations

import sys

from pathlib import Path

from docs.generate import LANGUAGES, MARK, pages


FOLDER = Path(__file__).parent


def main() -> int:
    """Write or check the pages; return 1 if a check finds one that is not what it should be."""
    wanted = {FOLDER / path: text for path, text in pages().items()}
    existing = {
        path
        for lang in LANGUAGES
        for path in (FOLDER / lang).rglob("*.md")
        if path.read_text(encoding="utf-8").startswith(MARK)
    }
    drifted = sorted(existing - set(wanted))
    drifted += [path for path, text in wanted.items() if _content(path) != text]
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


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
