"""Known findings that are not to be reported again: by an entry of the configuration, or by a comment in a text.

A comment ``<!-- govlint: ignore GOV301 -- why -->`` counts for the next line that holds text; where that line begins a
table, for the whole table, since no comment can stand inside one.
"""

from __future__ import annotations

import re

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govlint.diagnostics.diagnostic import Diagnostic, FileResult
from govlint.document.message import Text
from govlint.document.source import LineIndex, Location, Span


if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from govlint.config.selection import Catalogue
    from govlint.config.settings import IgnoreEntry, Settings
    from govlint.rule import Severity


UNUSED: Final = "GOV901"
UNKNOWN: Final = "GOV902"
NO_REASON: Final = "GOV903"

_COMMENT: Final = re.compile(r"<!--\s*govlint\s*[:：](?P<body>(?:(?!<!--)[^\r\n])*?)-->")
_BODY: Final = re.compile(r"\s*(?P<word>[^\s-]*)(?P<codes>.*?)(?:(?:--+|—+)(?P<reason>.*))?")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of ours: where it stands, the lines it counts for, the rules it names, and why."""

    span: Span
    lines: range
    word: str
    names: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is left of a file's diagnostics.

    ``count`` were dropped. ``matched`` are the configuration's entries that speak of this file and of a rule that ran,
    ``used`` those of them that dropped something; `unused_entries` makes something of them when all files are done.
    """

    diagnostics: tuple[Diagnostic, ...]
    count: int = 0
    matched: frozenset[IgnoreEntry] = frozenset()
    used: frozenset[IgnoreEntry] = frozenset()


@dataclass(frozen=True, slots=True)
class Terms:
    """What suppression goes by: the rules there are, those that run on this file, the settings, and the day."""

    catalogue: Catalogue
    active: Mapping[str, Severity]
    settings: Settings
    today: date


@dataclass(frozen=True, slots=True)
class _Note:
    """Something to be said about a suppression."""

    code: str
    place: Location
    span: Span | None
    message: Text


def suppress(
    path: str, diagnostics: Iterable[Diagnostic], text: str | None, terms: Terms
) -> Suppression:
    """Drop the diagnostics that are known, and say which suppressions are of no use.

    ``text`` is the layout's text where its lines are those of the file, and None where the file has no lines.
    """
    entries = [e for e in terms.settings.suppressions if e.path.matches(path)]
    valid = [e for e in entries if not e.expired(terms.today)]
    comments = tuple(read_comments(text)) if text is not None else ()
    good, about = _judge(path, comments, text or "", terms)
    by_entry = {e.code for e in valid}
    by_comment = _Reaches(good)
    hit: set[str] = set()
    left: list[Diagnostic] = []
    count = 0
    for item in diagnostics:
        if item.code in by_entry:
            hit.add(item.code)
        if by_comment.covers(item) or item.code in by_entry:
            count += 1
        else:
            left.append(item)
    used = {e for e in valid if e.code in hit}
    index = LineIndex(text or "")
    for comment, code in good:
        if code in terms.active and not by_comment.was_of_use(comment, code):
            about.append(_Note(UNUSED, index.locate(comment.span), comment.span, _unused(code)))
    left += [_diagnostic(path, note, terms) for note in about if note.code in terms.active]
    matched = frozenset(e for e in entries if e.code in terms.active)
    return Suppression(tuple(sorted(left, key=_order)), count, matched, frozenset(used))


def read_comments(text: str) -> Iterator[Comment]:
    """Yield the comments of ours in a text, in order."""
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
        """Tell whether a comment counts for a diagnostic, and remember that it was of use."""
        line = item.location.line
        at = bisect_right(self._stops, line) if line is not None else len(self._stops)
        if line is None or at == len(self._stops):
            return False
        key = (item.code, self._stops[at])
        if line < self._first.get(key, line + 1):
            return False
        self._last_used[key] = max(line, self._last_used.get(key, line))
        return True

    def was_of_use(self, comment: Comment, code: str) -> bool:
        """Tell whether a comment counted for a diagnostic."""
        return comment.lines.start <= self._last_used.get((code, comment.lines.stop), -1)


def _judge(
    path: str, comments: Iterable[Comment], text: str, terms: Terms
) -> tuple[list[tuple[Comment, str]], list[_Note]]:
    """Return the comments that count, once for each code, and what is wrong with the others and with old entries."""
    index = LineIndex(text)
    good: list[tuple[Comment, str]] = []
    about: list[_Note] = []
    for comment in comments:
        place = index.locate(comment.span)
        problems = list(_problems(comment, terms.catalogue))
        about += [_Note(code, place, comment.span, message) for code, message in problems]
        codes = [terms.catalogue.code(name) for name in comment.names]
        if comment.word == "ignore" and comment.reason:
            good += [(comment, code) for code in codes if code is not None]
    for entry in terms.settings.suppressions:
        if entry.path.matches(path) and entry.expired(terms.today):
            about.append(_Note(UNUSED, Location(address=_address(entry)), None, _expired(entry)))
    return good, about


def _problems(comment: Comment, catalogue: Catalogue) -> Iterator[tuple[str, Text]]:
    """Yield what a comment lacks."""
    if comment.word != "ignore":
        message = Text(
            f"注释里的“{comment.word}”不起作用，只有 ignore 起作用",
            f"“{comment.word}” in a comment does nothing; only ignore does",
        )
        yield UNKNOWN, message
        return
    if not comment.names:
        yield UNKNOWN, Text("忽略注释没有写规则编号", "the comment names no rule to ignore")
    for name in comment.names:
        if catalogue.code(name) is None:
            near = catalogue.suggest(name)
            zh, en = f"没有规则 {name}", f"no rule is called {name}"
            if near:
                zh, en = f"{zh}，可能是 {near}", f"{en}, most likely {near} is meant"
            yield UNKNOWN, Text(zh, en)
    if not comment.reason:
        yield NO_REASON, Text("忽略注释没有写理由", "the comment gives no reason to ignore")


def _unused(code: str) -> Text:
    return Text(f"对 {code} 的忽略没有用到", f"nothing of {code} is there to be ignored")


def _expired(entry: IgnoreEntry) -> Text:
    return Text(
        f"对 {entry.code} 的忽略已于 {entry.expires} 到期，不再起作用",
        f"ignoring {entry.code} ended on {entry.expires}",
    )


def _address(entry: IgnoreEntry) -> str:
    return f"{entry.origin} [[ignore]] {entry.path.glob}"


_HINTS: Final = {
    UNUSED: Text("删去这条忽略", "remove it"),
    UNKNOWN: Text(
        "写法为 <!-- govlint: ignore GOV301 -- 理由 -->",
        "write <!-- govlint: ignore GOV301 -- reason -->",
    ),
    NO_REASON: Text("在 -- 之后写明理由", "write the reason after --"),
}


def _diagnostic(path: str, note: _Note, terms: Terms) -> Diagnostic:
    code = note.code
    return Diagnostic(
        path=path,
        code=code,
        name=terms.catalogue.rules[code].name,
        severity=terms.active[code],
        message=note.message,
        location=note.place,
        hint=_HINTS[code],
        span=note.span,
    )


def _order(item: Diagnostic) -> tuple[int, int, str]:
    return item.location.line or 0, item.location.column or 0, item.code


def unused_entries(
    matched: Collection[IgnoreEntry], used: Collection[IgnoreEntry], terms: Terms
) -> tuple[FileResult, ...]:
    """Return what is to be said, at their configuration files, about entries that dropped nothing in a whole run.

    Entries about files that were not linted are left alone, and so are expired ones: those were reported at the file.
    """
    if UNUSED not in terms.active:
        return ()
    found: dict[str, list[Diagnostic]] = {}
    for entry in sorted(set(matched) - set(used), key=lambda e: (e.origin, e.path.glob, e.code)):
        if not entry.expired(terms.today):
            place = Location(address=f"[[ignore]] {entry.path.glob}")
            note = _Note(UNUSED, place, None, _unused(entry.code))
            found.setdefault(entry.origin, []).append(_diagnostic(entry.origin, note, terms))
    return tuple(FileResult(path, tuple(items)) for path, items in found.items())
