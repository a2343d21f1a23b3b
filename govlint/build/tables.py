"""All that is worked out of data files and grammars ahead of a run."""

from __future__ import annotations

from govlint.document.normal import simplified
from govlint.document.prepared import document, names
from govlint.form import notation
from govlint.form.edition import all_editions
from govlint.form.wording import wording
from govlint.prose import phrases
from govlint.prose.vocabulary import Vocabulary
from govlint.syntax import parser
from govlint.syntax.outline import outline


def everything() -> None:
    """Make all that can be made of the data files and grammars."""
    for name in names():
        document(name)
    simplified()
    wording()
    for edition in all_editions():
        Vocabulary.load(edition.id)
    notation.ready()
    phrases.parse(())
    parser.ready()
    outline()
