"""Where a rule's findings are: in a file without lines, by the form's own names."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from generate import build, document
from generate.write.docx import write_docx
from generate.write.sheets import write_xlsx

from govlint.document.source import Span
from govlint.engine.examine import examine


if TYPE_CHECKING:
    from generate.write.output import Written

    from govlint.rule import Context


def context_of(write: object) -> Context:
    """Return a report in a format, examined."""
    assert callable(write)
    file: Written = write(document(build(Random(5), edition="2021", year=2023)))
    return examine(file.data, file.name)


def address(context: Context, words: str) -> str | None:
    """Return the place of the last occurrence of some words, ends of cells counted as blanks."""
    at = context.text.rindex(words)
    return context.locate(Span(at, at + len(words))).address


def test_places_in_a_word_file() -> None:
    """A figure by row and column of the form, another cell of its tables by numbers, the rest by paragraph."""
    context = context_of(write_docx)
    fact = context.binding.facts["requests.received.total"]

    assert context.locate(fact.span).address == "表三 第4行 总计"
    assert address(context, "行政强制") == "表二 第11行 第1列"
    assert address(context, "科研") == "表三 第3行 第6列"
    assert str(address(context, "四、")).endswith("段")


def test_places_in_a_workbook() -> None:
    """Those that the program shows."""
    context = context_of(write_xlsx)
    fact = context.binding.facts["requests.received.total"]

    assert str(context.locate(fact.span).address).startswith("年度报告!")
