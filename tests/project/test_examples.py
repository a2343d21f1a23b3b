"""The examples: the clean ones are left alone, the faulty one shows faults of several families."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from generate.reformat import blocks_of
from generate.write.docx import Word, write_docx
from generate.write.html import tidy_html
from generate.write.sheets import write_xlsx

from govlint.engine.examine import examine
from govlint.engine.lint import lint
from govlint.engine.registry import built_in


EXAMPLES: Final = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("clean-*")), ids=lambda p: p.name)
def test_clean(path: Path) -> None:
    """There is no finding in a clean example, all of whose figures are read."""
    context = examine(path.read_bytes(), path.name)
    result = lint(path.read_bytes(), path.name, built_in())

    assert result.diagnostics == ()
    assert context.edition is not None
    assert set(context.edition.facts) == {
        k for k, f in context.binding.facts.items() if f.value is not None
    }


def test_faulty() -> None:
    """The faulty example is faulty in what it says, what it leaves out, and what does not add up."""
    path = EXAMPLES / "faulty-2023.txt"
    codes = {d.code for d in lint(path.read_bytes(), path.name, built_in()).diagnostics}

    assert {
        "GOV103",
        "GOV105",
        "GOV107",
        "GOV109",
        "GOV112",
        "GOV117",
        "GOV200",
        "GOV301",
        "GOV305",
    } <= codes


def test_other_formats() -> None:
    """The Word file, the web page and the workbook are the clean example, retold."""
    report = blocks_of((EXAMPLES / "clean-2023.txt").read_bytes(), "clean-2023.txt")

    assert (
        write_docx(report, Word(numbered=True)).data == (EXAMPLES / "clean-2023.docx").read_bytes()
    )
    assert tidy_html(report).data == (EXAMPLES / "clean-2023.html").read_bytes()
    assert sheet(write_xlsx(report).data) == sheet((EXAMPLES / "clean-2023.xlsx").read_bytes())


def sheet(workbook: bytes) -> tuple[list[tuple[object, ...]], set[str]]:
    """Return values and merged cells of a workbook: the file itself holds the time at which it was written."""
    (found,) = openpyxl.load_workbook(BytesIO(workbook)).worksheets
    return list(found.values), {str(merged) for merged in found.merged_cells.ranges}
