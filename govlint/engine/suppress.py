"""Findings that are not to be reported: suppressed by an entry of the configuration, or by a comment in a text.

A comment ``<!-- govlint: ignore GOV301 -- why -->`` counts for the next line that holds text; where that line begins a
table, for the whole table, since no comment can stand inside one.
"""

from __future__ import annotations

import re

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govlint.document.source import LineIndex, Span
from govlint.rule import NamedRule, Suppression


if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from govlint.config.selection import Catalogue
    from govlint.config.settings import IgnoreEntry, Settings
    from govlint.rule import Severity
    from govlint.rule.diagnostic import Diagnostic


_COMMENT: Final = re.compile(r"<!--\s*govlint\s*[:：](?P<body>(?:(?!<!--)[^\r\n])*?)-->")
_BODY: Final = re.compile(r"\s*(?P<word>[^\s-]*)(?P<codes>.*?)(?:(?:--+|—+)(?P<reason>.*))?")


@dataclass(slots=True, eq=False)
class Comment:
    """A suppression comment: where it stands, the lines it counts for, the rules it names, and why."""

    span: Span
    lines: range
    word: str
    names: tuple[str, ...]
    reason: str


@dataclass(slots=True, eq=False)
class Remaining:
    """What is left of a file's diagnostics.

    ``count`` were dropped. ``suppressions`` are the comments of the file and the expired entries of the configuration,
    for the rules of family 9. ``matched`` are the configuration's entries for this file and a rule that ran, ``used``
    those of them that dropped something; `unused_entries` compares them when all files are done.
    """

    diagnostics: tuple[Diagnostic, ...]
    count: int = 0
    suppressions: tuple[Suppression, ...] = ()
    matched: frozenset[IgnoreEntry] = frozenset()
    used: frozenset[IgnoreEntry] = frozenset()


@dataclass(slots=True, eq=False)
class Terms:
    """What suppression goes by: the rules there are, those that run on this file, the settings, and the day."""

    catalogue: Catalogue
    active: Mapping[str, Severity]
    settings: Settings
    today: date


def suppress(
    path: str, diagnostics: Iterable[Diagnostic], text: str | None, terms: Terms
) -> Remaining:
    """Drop the diagnostics that are known, and return with the others what is to be known of the suppressions.

    ``text`` is the layout's text where its lines are those of the file, and None where the file has no lines.
    """
    entries = [e for e in terms.settings.suppressions if e.path.matches(path)]
    valid = [e for e in entries if not e.expired(terms.today)]
    comments = tuple(read_comments(text)) if text is not None else ()
    reaches = _Reaches(
        (comment, code) for comment in comments for code in _effective(comment, terms.catalogue)
    )
    by_entry = {e.code for e in valid}
    hit: set[str] = set()
    left: list[Diagnostic] = []
    count = 0
    for item in diagnostics:
        if item.code in by_entry:
            hit.add(item.code)
        if reaches.covers(item) or item.code in by_entry:
            count += 1
        else:
            left.append(item)
    suppressions = [_expired(e) for e in entries if e.expired(terms.today)]
    suppressions += [_of_comment(comment, reaches, terms) for comment in comments]
    matched = frozenset(e for e in entries if e.code in terms.active)
    used = frozenset(e for e in valid if e.code in hit)
    return Remaining(tuple(left), count, tuple(suppressions), matched, used)


def read_comments(text: str) -> Iterator[Comment]:
    """Yield the suppression comments of a text, in order."""
    if "govlint" not in text:
        return
    index = LineIndex(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    nexts, ends = _runs(lines)
    for found in _COMMENT.finditer(text):
        body = _BODY.fullmatch(found["body"])
        if body is None:
            continue
        names = tuple(name for name in re.split(r"[\s,，、]+", body["codes"]) if name)
        line = index.line_column(found.start())[0]
        reason = (body["reason"] or "").strip()
        first = nexts[line]
        reach = range(first, max(ends[first - 1], first + 1))
        yield Comment(Span(*found.span()), reach, body["word"], names, reason)


def _runs(lines: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return, by line from 0, the first line from 1 from there on that holds text, and the line where its rows end.

    Both are found from the last line upwards in one go: a file may be all comments, or all rows.
    """
    nexts, ends = [len(lines) + 1], [len(lines) + 1]
    for at in range(len(lines), 0, -1):
        line = lines[at - 1].strip()
        nexts.append(at if line and not _COMMENT.fullmatch(line) else nexts[-1])
        ends.append(ends[-1] if _is_row(lines[at - 1]) else at)
    return nexts[::-1], ends[::-1]


def _is_row(line: str) -> bool:
    return "\t" in line or line.lstrip().startswith("|")


class _Reaches:
    """Which lines the comments count for, kept so that many comments and many findings cost no more than their sum.

    Two ranges that share a line end at the same line, where the rows of that table end.
    """

    def __init__(self, good: Iterable[tuple[Comment, str]]) -> None:
        self._first: dict[tuple[str, int], int] = {}
        self._last_used: dict[tuple[str, int], int] = {}
        for comment, code in good:
            key = (code, comment.lines.stop)
            self._first[key] = min(comment.lines.start, self._first.get(key, comment.lines.start))
        self._stops = sorted({stop for _, stop in self._first})

    def covers(self, item: Diagnostic) -> bool:
        """Tell whether a comment counts for a diagnostic, and remember that it was used."""
        line = item.location.line
        at = bisect_right(self._stops, line) if line is not None else len(self._stops)
        if line is None or at == len(self._stops):
            return False
        key = (item.code, self._stops[at])
        if line < self._first.get(key, line + 1):
            return False
        self._last_used[key] = max(line, self._last_used.get(key, line))
        return True

    def was_used(self, comment: Comment, code: str) -> bool:
        """Tell whether a comment counted for a diagnostic."""
        return comment.lines.start <= self._last_used.get((code, comment.lines.stop), -1)


def _effective(comment: Comment, catalogue: Catalogue) -> Iterator[str]:
    """Yield the codes that a comment suppresses: none without a reason."""
    if comment.word == "ignore" and comment.reason:
        yield from (code for name in comment.names if (code := catalogue.code(name)) is not None)


def _of_comment(comment: Comment, reaches: _Reaches, terms: Terms) -> Suppression:
    catalogue = terms.catalogue
    rules = []
    for name in comment.names:
        code = catalogue.code(name)
        rules.append(NamedRule(name, code, catalogue.suggest(name) if code is None else None))
    unused = tuple(
        code
        for code in _effective(comment, catalogue)
        if code in terms.active and not reaches.was_used(comment, code)
    )
    return Suppression(
        comment.span, None, tuple(rules), comment.reason, word=comment.word, unused=unused
    )


def _expired(entry: IgnoreEntry) -> Suppression:
    """Return an expired entry, to be reported at a file; so its address begins with the configuration file."""
    address = f"{entry.origin} [[ignore]] {entry.path.glob}"
    rules = (NamedRule(entry.code, entry.code),)
    return Suppression(None, address, rules, entry.reason, expired=entry.expires)


def _unused(entry: IgnoreEntry) -> Suppression:
    """Return an entry that dropped nothing, to be reported at its configuration file."""
    address = f"[[ignore]] {entry.path.glob}"
    rules = (NamedRule(entry.code, entry.code),)
    return Suppression(None, address, rules, entry.reason, unused=(entry.code,))


def unused_entries(
    matched: Collection[IgnoreEntry], used: Collection[IgnoreEntry], today: date
) -> dict[str, tuple[Suppression, ...]]:
    """Return, by configuration file, the entries that dropped nothing in a whole run.

    Entries for files that were not linted are left out, and so are expired ones: those were reported at the file.
    """
    found: dict[str, list[Suppression]] = {}
    for entry in sorted(set(matched) - set(used), key=lambda e: (e.origin, e.path.glob, e.code)):
        if not entry.expired(today):
            found.setdefault(entry.origin, []).append(_unused(entry))
    return {path: tuple(entries) for path, entries in found.items()}
