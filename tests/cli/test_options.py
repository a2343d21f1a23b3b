"""Plain command lines are read as click reads them, or left to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from govlint.cli.main import cli
from govlint.cli.options import plain


if TYPE_CHECKING:
    import click


PLAIN = (
    ["a.txt"],
    ["check", "reports"],
    ["check", "facts"],
    ["a.txt", "b/c.docx", "--output-format", "concise"],
    ["--select=GOV2,GOV3", "./reports", "--ignore", "GOV201"],
    ["a.txt", "--output-format", "json", "--output-format=sarif", "--output-file", "x.sarif"],
    ["--jobs", "4", "--color", "never", "--exit-zero", "--statistics", "a.txt"],
    ["--isolated", "--lang=en", "--fail-on", "warning", "-", "--stdin-filename", "a.txt"],
    ["a.txt", "--config", "select = ['GOV2']", "--rules", "mine.py", "--rules", "more"],
    ["a.txt", "--baseline", "known.json", "--prune-baseline", "--show-settings"],
)
OTHERS: tuple[list[str], ...] = (
    [],
    ["facts"],
    ["rules", "--output-format", "json"],
    ["test-rule", "a.py"],
    ["reports"],
    ["--help"],
    ["a.txt", "-h"],
    ["a.txt", "--bogus"],
    ["a.txt", "--jobs", "-1"],
    ["a.txt", "--jobs", "many"],
    ["a.txt", "--color", "mauve"],
    ["a.txt", "--isolated=yes"],
    ["a.txt", "--select"],
    ["a.txt", "--", "--select"],
)


def by_click(args: list[str]) -> dict[str, Any]:
    """Return the parameters that click reads."""
    command = cli.commands["check"]
    words = args[1:] if args[:1] == ["check"] else args
    context: click.Context = command.make_context("check", list(words))
    return dict(context.params)


@pytest.mark.parametrize("args", PLAIN, ids=" ".join)
def test_read_alike(args: list[str]) -> None:
    """Both ways give the same values, of the options that are not there, too."""
    assert plain(args) == by_click(args)


@pytest.mark.parametrize("args", OTHERS, ids=" ".join)
def test_left_to_click(args: list[str]) -> None:
    """Other commands, help and mistakes are click's."""
    assert plain(args) is None
