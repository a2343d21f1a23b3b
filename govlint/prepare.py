"""Write what `govlint.prepared` reads: ``python -m govlint.prepare``; ``--check`` only says whether that is needed."""

from __future__ import annotations

import sys

from govlint.form.edition import all_editions
from govlint.form.wording import wording
from govlint.normal import simplified
from govlint.prepared import PATH, record
from govlint.prose import phrases
from govlint.prose.vocabulary import Vocabulary
from govlint.syntax import parser


def everything() -> None:
    """Make all that can be made of the data files and grammars."""
    simplified()
    wording()
    for edition in all_editions():
        Vocabulary.load(edition.id)
    phrases.parse(())
    parser.ready()


def main() -> int:
    """Write the file, or compare it; return 1 where it differs."""
    content = record(everything)
    if "--check" in sys.argv[1:]:
        with open(PATH, encoding="utf-8") as file:
            return int(file.read() != content)
    with open(PATH, "w", encoding="utf-8", newline="\n") as file:
        file.write(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
