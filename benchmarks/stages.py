"""The stages of a lint, one by one, against a hand-written scanner of the same text."""

from __future__ import annotations

import io

from random import Random
from typing import TYPE_CHECKING

from benchmarks import scanner
from benchmarks.corpus import build, document, tab_text
from benchmarks.measure import functions
from govlint.diagnostic import FileResult
from govlint.form.bind import bind
from govlint.form.identity import identify
from govlint.linter import _read_prose, examine, lint, outline
from govlint.output.formats import open_writer
from govlint.output.writer import OutputOptions
from govlint.readers import read
from govlint.registry import all_rules
from govlint.syntax.parser import parse
from govlint.system import System


if TYPE_CHECKING:
    from collections.abc import Callable


def sample() -> bytes:
    """Return a generated report of the size of a city's."""
    random = Random(7)
    return tab_text(document(build(random, edition="2021", size=2000)), random).data


def measure(rounds: int) -> dict[str, float]:
    """Return milliseconds of processor time by stage; ``scanner`` is the hand-written one."""
    data = sample()
    text = data.decode("utf-8")
    rules = all_rules()
    layout = read(data, "a.txt")
    tree = parse(layout, outline())
    binding = bind(layout.text, tree)
    identity = identify(layout.text, tree)
    reading = _read_prose(layout.text, tree, binding, identity)
    found = FileResult("a.txt", lint(data, "a.txt", rules).diagnostics)

    def run_rules() -> None:
        context = examine(data, "a.txt")
        for loaded in rules:
            tuple(loaded.check(context))

    def write() -> None:
        writer = open_writer("concise", io.StringIO(), OutputOptions())
        writer.begin()
        writer.file(found)
        writer.end()

    calls: dict[str, Callable[[], object]] = {
        "scanner": lambda: scanner.scan(text),
        "read": lambda: read(data, "a.txt"),
        "parse": lambda: parse(layout, outline()),
        "bind": lambda: bind(layout.text, tree),
        "prose": lambda: _read_prose(layout.text, tree, binding, identity),
        "ledger": lambda: System(binding, reading).verdicts,
        "examine": lambda: examine(data, "a.txt"),
        "examine and rules": run_rules,
        "output": write,
        "whole": lambda: lint(data, "a.txt", rules),
    }
    taken = functions(calls, rounds)
    taken["rules"] = max(
        0.0, taken.pop("examine and rules") - taken.pop("examine") - taken["ledger"]
    )
    return taken
