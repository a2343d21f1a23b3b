"""A short run of every fuzz target, and the inputs that once were answered wrongly."""

from __future__ import annotations

from typing import Final

import pytest

from fuzz.__main__ import Watch
from fuzz.mutate import inputs
from fuzz.targets import TARGETS


RUNS: Final = {"output": 12, "prose": 40, "parser": 40, "configuration": 60}
MANY: Final = 100

FOUND: Final = (
    ("relation", b"cases.{\te}.upheld <= cases.{case}.total"),
    ("relation", b"a = sum(" + b"{row}." * 40 + b"{row})"),
    ("configuration", b'exclude = ["!"]'),
    ("configuration", b'docs-url = "https://a\\u001b]8;;"'),
    ("configuration", b"a = " + b"9" * 5000),
    ("configuration", b"a = " + b"[" * 4000),
    ("configuration", '"lang" = "zh"\nexclude = ["\u202e"]'.encode()),
    (
        "baseline",
        b'{"version": 1, "entries": [{"path": "a", "code": "b", "fact": "c", "count": 1e999}]}',
    ),
    ("baseline", b"[" * 100_000),
    ("output", "一、总体情况\n二、主动公开政府信息情况\n规章\t".encode() + b"\x81\xff\t1\t2\n"),
)
"""Target and input."""


@pytest.mark.parametrize("name", TARGETS)
def test_short_run(name: str) -> None:
    """No crash, no broken promise, none slower than a second."""
    watch = Watch(name, TARGETS[name], keep=False)
    for data in inputs(name, 0, RUNS.get(name, MANY)):
        watch.run(data)

    assert not watch.crashes
    assert watch.runs == RUNS.get(name, MANY)


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found(name: str, data: bytes) -> None:
    """What was found stays mended."""
    TARGETS[name](data)
