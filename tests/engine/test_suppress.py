"""Known findings, and suppressions that are of no use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from catalogue import CATALOGUE

from govlint.authoring.fixtures import examples
from govlint.config.selection import effective
from govlint.config.settings import IgnoreEntry, PathPattern, Settings
from govlint.document.source import LineIndex, Location
from govlint.engine.diagnose import Diagnoser
from govlint.engine.registry import built_in
from govlint.engine.suppress import Remaining, Terms, suppress, unused_entries
from govlint.rule import LintRecord, Scope, Severity, Text
from govlint.rule.diagnostic import Diagnostic


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.rule import Suppression


TODAY = date(2024, 3, 1)
TEXT = "甲局 2023 年报告\n\n<!-- govlint: ignore {} -->\n\n其他处理 49 件。\n其他处理 50 件。\n"


def terms(*entries: IgnoreEntry, select: Sequence[str] = ("ALL",)) -> Terms:
    """Return what suppression goes by."""
    settings = Settings(select=tuple(select), suppressions=entries)
    return Terms(CATALOGUE, effective(CATALOGUE, settings), settings, TODAY)


def at(line: int | None, code: str = "GOV301") -> Diagnostic:
    """Return a diagnostic at a line."""
    place = Location(line, 1, line, 2) if line else Location(address="B2")
    name = CATALOGUE.rules[code].name
    return Diagnostic("a.txt", code, name, Severity.ERROR, Text("甲", "a"), place)


def entry(code: str = "GOV301", expires: date | None = None, glob: str = "a.txt") -> IgnoreEntry:
    """Return an entry of a configuration."""
    pattern = PathPattern(glob, str(Path.cwd()))
    return IgnoreEntry(pattern, code, "更正已发布", expires, "govlint.toml")


def applied(items: Sequence[Diagnostic], text: str | None, given: Terms) -> Remaining:
    """Return what suppression leaves of diagnostics, with what the rules of family 9 find."""
    left = suppress("a.txt", items, text, given)
    found = (*left.diagnostics, *judged(text or "", left.suppressions, given))
    return replace(left, diagnostics=tuple(sorted(found, key=by_line)))


def judged(text: str, suppressions: Sequence[Suppression], given: Terms) -> list[Diagnostic]:
    """Return what those rules that run find in suppressions."""
    diagnoser = Diagnoser("a.txt", text, LineIndex(text).locate, given.active)
    record = LintRecord(suppressions=tuple(suppressions))
    return [
        diagnoser.diagnostic(loaded.rule, finding)
        for loaded in built_in()
        if loaded.rule.scope is Scope.RECORD and loaded.rule.code in given.active
        for finding in loaded.check(record)
    ]


def by_line(item: Diagnostic) -> tuple[int, str]:
    """Return the key that sorts diagnostics by line; those that `at` makes have no span."""
    return item.location.line or 0, item.code


def commented(body: str, *items: Diagnostic, select: Sequence[str] = ("ALL",)) -> Remaining:
    """Return what a comment leaves of diagnostics in the sample text."""
    return applied(items, TEXT.format(body), terms(select=select))


def codes(found: Remaining) -> list[str]:
    """Return the codes that are left."""
    return [item.code for item in found.diagnostics]


@pytest.mark.parametrize(
    "body",
    ["GOV301 -- 口径不同", "prose-table -- 口径不同", "GOV200, GOV301 —— 口径不同", "gov301--口径"],
)
def test_a_comment_counts_for_the_next_line_of_text(body: str) -> None:
    """Blank lines between do not matter; the line after that is another matter."""
    found = commented(body, at(5), at(6), at(5, "GOV103"), at(None), select=["GOV1", "GOV301"])

    assert [(item.code, item.location.line) for item in found.diagnostics] == [
        ("GOV301", None),
        ("GOV103", 5),
        ("GOV301", 6),
    ]
    assert found.count == 1


def test_a_comment_before_a_table_counts_for_the_table() -> None:
    """No comment can stand inside a table, so one before it covers its rows, and no line after it."""
    text = "<!-- govlint: ignore GOV201 -- 原件如此 -->\n项目\t总计\n甲\t3\n乙\t4\n正文\n"
    found = applied([at(line, "GOV201") for line in (2, 4, 5)], text, terms())

    assert [item.location.line for item in found.diagnostics] == [5]


def test_comments_may_stand_one_above_the_other() -> None:
    """Each counts for the line of text below them."""
    comment = "<!-- govlint: ignore {} -- 原件如此 -->\r\n"
    text = comment.format("GOV301") + comment.format("GOV200") + "甲\r\n"

    assert codes(applied([at(3), at(3, "GOV200")], text, terms())) == []


def test_an_unused_comment() -> None:
    """A suppression that matches nothing is reported at its comment, unless the rule did not run."""
    found = commented("GOV301 -- 口径不同")

    assert codes(found) == ["GOV901"]
    assert found.diagnostics[0].location.line == 3
    assert found.diagnostics[0].span is not None
    assert codes(commented("GOV301 -- 口径不同", select=["GOV2", "GOV9"])) == []
    assert codes(commented("GOV301 -- 口径不同", select=["GOV3"])) == []


def test_a_comment_without_a_known_code() -> None:
    """A wrong code, none at all, or another word than ignore has no effect, and is reported."""
    found = commented("GOV3O1 -- 口径不同", at(5))

    assert codes(found) == ["GOV902", "GOV301"]
    assert found.diagnostics[0].message.zh == "没有规则 GOV3O1，可能是 GOV301"
    assert codes(commented("-- 口径不同")) == ["GOV902"]
    text = "<!-- govlint: disable GOV301 -- 口径 -->\n甲\n"
    assert codes(applied([at(2)], text, terms())) == ["GOV902", "GOV301"]


@pytest.mark.parametrize("body", ["GOV301", "GOV301 --", "GOV301 --   "])
def test_a_comment_without_a_reason(body: str) -> None:
    """Without a reason nothing is ignored."""
    assert codes(commented(body, at(5))) == ["GOV903", "GOV301"]


def test_other_comments_are_left_alone() -> None:
    """A comment that is not ours, or a word about us, is text."""
    text = "<!-- ignore GOV301 -->\n甲 govlint: ignore GOV301\n"

    assert codes(applied([at(2)], text, terms())) == ["GOV301"]


def test_an_entry() -> None:
    """An entry counts for its code in its files, in formats without lines too."""
    used = entry()
    found = applied([at(None), at(1, "GOV200")], None, terms(used, entry("GOV103")))

    assert codes(found) == ["GOV200"]
    assert found.count == 1
    assert found.used == {used}
    assert found.matched == {used, entry("GOV103")}


def test_an_expired_entry() -> None:
    """It holds on its last day; after it nothing is ignored, and its end is reported."""
    ended = entry(expires=date(2024, 2, 29))
    found = applied([at(5)], "", terms(ended))

    assert codes(found) == ["GOV901", "GOV301"]
    assert found.diagnostics[0].message.zh == "对 GOV301 的忽略已于 2024-02-29 到期，不再起作用"
    assert codes(applied([at(5)], "", terms(entry(expires=TODAY)))) == []
    assert unused_entries(found.matched, found.used, TODAY) == {}


def test_unused_entries_are_said_once_for_a_run() -> None:
    """An entry that no file of the run had use for is reported at the configuration file."""
    unused = entry(glob="*.txt")
    ((path, entries),) = unused_entries({unused, entry()}, {entry()}, TODAY).items()
    found = judged("", entries, terms(unused))

    assert path == "govlint.toml"
    assert [item.code for item in found] == ["GOV901"]
    assert found[0].location.address == "[[ignore]] *.txt"
    assert judged("", entries, terms(unused, select=["GOV3"])) == []


@pytest.mark.parametrize("code", ["GOV901", "GOV902", "GOV903"])
def test_the_examples_on_the_pages(code: str) -> None:
    """Each rule is found, and the bad example on its page triggers it, the good one does not."""
    loaded = next(rule for rule in built_in() if rule.rule.code == code)
    found = {
        example.bad: codes(applied([], example.text, terms())) for example in examples(loaded.page)
    }

    assert code in found[True]
    assert code not in found[False]
