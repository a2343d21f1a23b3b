"""Files far larger than any report: the whole command, its result and its memory."""

from __future__ import annotations

import re

from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from command import SCRIPT, run, script
from hostile_files import report

from fuzz.seeds import word_file, workbook


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest.importorskip("resource", reason="it is what measures the memory of a process")

MEGABYTES: Final = 1024
"""Of memory, at most; a text at its limit takes half of it."""

MEASURED: Final = (
    """import atexit, resource, sys
def report_peak():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stderr.write(f"PEAK {peak // (1 << 20 if sys.platform == 'darwin' else 1 << 10)}\\n")
atexit.register(report_peak)
"""
    + SCRIPT
)
WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _document(count: int) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>收到申请{n}件。</w:t></w:r></w:p>" for n in range(count))
    return word_file(f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode())


def _cells(count: int) -> bytes:
    rows = "".join(f"<row>{'<c><v>1</v></c>' * 10}</row>" for _ in range(count // 10))
    return workbook(
        f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    )


FILES: Final[dict[str, tuple[str, Callable[[], bytes]]]] = {
    "a line of 10 MB": ("a.txt", lambda: b"1" * 10_000_000),
    "a line of 10 MB in Chinese": ("a.txt", ("甲" * 3_500_000).encode),
    "a million cells": ("a.txt", lambda: report("1\t" * 900_000, 3).encode()),
    "a million cells in rows": ("a.txt", lambda: report("1\t1\t1\n" * 300_000, 3).encode()),
    "a million cells of a workbook": ("a.xlsx", partial(_cells, 1_000_000)),
    "100,000 headings": ("a.txt", ("一、总体情况\n" * 100_000).encode),
    "brackets 10,000 deep": (
        "a.txt",
        lambda: report("（" * 10_000 + "1件" + "）" * 10_000).encode(),
    ),
    "notes 10,000 deep": ("a.txt", lambda: report("（其中1件" * 10_000 + "）" * 10_000).encode()),
    "其中 10,000 times": ("a.txt", lambda: report("其中" * 10_000 + "1件").encode()),
    "10,000 digits": ("a.txt", lambda: report(f"收到申请{'9' * 10_000}件。").encode()),
    "10,000 digits in a cell": ("a.txt", lambda: report(f"规章\t{'9' * 10_000}\t0\t0", 2).encode()),
    "10,000 elements deep": ("a.html", lambda: b"<html>" + b"<div>" * 10_000 + b"1"),
    "100,000 headings that differ": (
        "a.txt",
        lambda: "".join(f"一、总体状况{n}\n" for n in range(100_000)).encode(),
    ),
    "100,000 paragraphs of Word": ("a.docx", partial(_document, 100_000)),
    "100,000 comments": ("a.txt", lambda: b"<!-- govlint: ignore GOV200 -- x -->\n" * 50_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_a_large_file_gets_a_clear_result(tmp_path: Path, kind: str) -> None:
    """In bounded memory, as findings or as one that says what is too much."""
    name, made = (FILES)[kind]
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_bytes(made())
    command = script(tmp_path / "bin", MEASURED)
    done = run(command, name, "--isolated", "--output-format", "concise", cwd=folder)
    peak = re.search(rb"PEAK (\d+)", done.stderr)

    assert done.returncode == 1
    assert done.stdout.startswith(f"{name}:".encode())
    assert b"Traceback" not in done.stderr
    assert peak is not None
    assert int(peak[1]) < MEGABYTES
