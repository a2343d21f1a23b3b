"""Typography put right: punctuation, full-width digits, brackets of document numbers, commas between thousands.

A fix is safe: the file is read again, and every figure of its tables and of its prose, and every digit, must be what it
was. It is complete: fixing again changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from govlint.document.source import LineIndex, Span
from govlint.engine.examine import examine
from govlint.readers.encoding import encode
from govlint.readers.places import SourceMap


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.engine.linter import Linter
    from govlint.rule import Context, Edit
    from govlint.rule.diagnostic import Diagnostic


_ROUNDS: Final = 10
"""How often a file is read again; one fix seldom makes room for another."""


def fixed(linter: Linter, data: bytes, path: str) -> bytes:
    """Return the bytes of a file with its typography put right; the same bytes where nothing can be.

    ``path`` gives the format and the configuration; nothing is written. Word files and workbooks stay as they are.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    for _ in range(_ROUNDS):
        better = _once(linter, data, path)
        if better == data:
            break
        data = better
    return data


def _once(linter: Linter, data: bytes, path: str) -> bytes:
    found = linter.check(data, path)
    if not any(item.edits for item in found.diagnostics):
        return data
    report = examine(data, path)
    for chosen in _choices(found.diagnostics):
        better = _applied(report, data, chosen)
        if better is not None and _same_figures(report, examine(better, path)):
            return better
    return data


def _choices(diagnostics: Iterable[Diagnostic]) -> Iterator[list[Edit]]:
    """Yield the changes to try: all of them, else those that keep every length, on which columns may depend."""
    every = [edit for item in diagnostics for edit in item.edits]
    yield every
    yield [edit for edit in every if len(edit.new) == edit.span.end - edit.span.start]


def _applied(report: Context, data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """Return the bytes after some changes, None where they cannot be made in the file's own text."""
    locator, encoding = report.layout.locator, report.layout.encoding
    if isinstance(locator, SourceMap):
        source, places = locator.source, [(locator.source_span(e.span), e) for e in edits]
    elif isinstance(locator, LineIndex):
        source, places = report.text, [(e.span, e) for e in edits]
    else:
        return None
    # A flaw in the bytes, or an encoding that does not give them back, is nothing to write over.
    if encoding is None or report.layout.doubt is not None or encode(source, encoding) != data:
        return None
    pieces: list[str] = []
    done = 0
    for span, edit in sorted(places, key=_start):
        # Words that stand otherwise in the source (an entity, a tag between them) are left alone.
        if span.start >= done and span.of(source) == edit.span.of(report.text):
            pieces += (source[done : span.start], edit.new)
            done = span.end
    try:
        return encode("".join((*pieces, source[done:])), encoding)
    except UnicodeEncodeError:
        return None


def _start(place: tuple[Span, Edit]) -> Span:
    return place[0]


def _same_figures(before: Context, after: Context) -> bool:
    return _figures(before) == _figures(after)


def _figures(report: Context) -> tuple[object, ...]:
    """Return all that a change of typography must leave as it is."""
    return (
        {key: (fact.state, fact.value) for key, fact in report.facts.items()},
        [(claim.keys, claim.figure.value, claim.certain) for claim in report.claims],
        [char for char in normalize("NFKC", report.text) if char.isdigit()],
        (report.organ, report.year),
    )
