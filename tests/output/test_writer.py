"""What every format has in common."""

from __future__ import annotations

import io
import subprocess
import sys
import tracemalloc

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import samples

from render import OPTIONS, render

from govlint.output.formats import FORMATS, open_writer
from govlint.output.messages import summary
from govlint.output.writer import Totals, write_results
from govlint.rule import Severity
from govlint.rule.diagnostic import FileResult


if TYPE_CHECKING:
    from collections.abc import Iterator


class _Sink(io.StringIO):
    """A stream that keeps nothing."""

    def write(self, text: str, /) -> int:
        """Forget ``text``."""
        return len(text)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_run_and_a_hostile_report_are_written(name: str) -> None:
    """No results, and text that tries to be something else, make valid UTF-8 without live control characters."""
    assert render(name, []).encode() or name in {"concise", "json-lines", "github"}
    text = render(name, [samples.HOSTILE_RESULT])

    assert text.encode()
    assert not set(text) & set("\x1b\r\x07\x9b\u202e")


@pytest.mark.parametrize("name", ["concise", "json-lines", "json", "full", "github"])
def test_memory_does_not_grow(name: str) -> None:
    """A run over many files keeps none of them."""

    def many(count: int) -> Iterator[FileResult]:
        for number in range(count):
            path = f"{number}.txt"
            item = replace(samples.PART_HEADING, path=path)
            yield replace(samples.result(item), path=path)

    write_results(many(20), [open_writer(name, _Sink(), OPTIONS)])
    tracemalloc.start()
    write_results(many(1000), [open_writer(name, _Sink(), OPTIONS)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 400_000


def test_totals() -> None:
    """Failures are no reports, and are counted apart."""
    totals = write_results(samples.results(), [])

    assert totals == Totals(
        files=3,
        failures=1,
        suppressed=1,
        counts={Severity.ERROR: 2, Severity.WARNING: 2, Severity.INFO: 1},
        reports=3,
    )
    assert totals.at_least(Severity.WARNING) == 4


def test_what_could_not_be_read_is_no_report_that_was_checked() -> None:
    """Its finding is counted, and the file by itself."""
    broken = FileResult("a.docx", (samples.PART_HEADING,), unreadable=True)
    totals = write_results([broken, samples.result()], [])

    assert (totals.files, totals.reports, totals.unreadable) == (2, 1, 1)
    assert "1 个文件无法读取" in summary(totals).zh
    assert "1 file could not be read" in summary(totals).en


def test_only_full_loads_rich() -> None:
    """The other formats do not pay for rich or click."""
    names = [name for name in FORMATS if name != "full"]
    code = (
        "import io, sys\n"
        "from govlint.output.formats import open_writer\n"
        "from govlint.output.writer import OutputOptions\n"
        f"for name in {names!r}: open_writer(name, io.StringIO(), OutputOptions()).end()\n"
        "print([m for m in ('rich', 'click', 'lark', 'lxml') if m in sys.modules])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"
