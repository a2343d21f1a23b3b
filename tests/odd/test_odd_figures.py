"""Figures with marks, zeros in words, rows that stand twice: read alike in every layout and format, and named."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from odd_reports import FIRST, FORMATS, Odd, figures

from govlint.engine.lint import lint
from govlint.engine.registry import built_in
from govlint.rule import Severity


if TYPE_CHECKING:
    from generate.grid import Cell, Grid


KEY = "requests.granted.natural_person"
FEES = "disclosed.fees.amount"
NOUGHT = "requests.granted.research"
EVERY = pytest.mark.parametrize("name", [name for name in FORMATS if name != "columns"])


def found(odd: Odd, name: str, changed: dict[str, str]) -> set[tuple[str, Severity]]:
    """Return codes and severities of what is found in a report with other texts in some cells."""
    file = FORMATS[name](odd.document(changed))
    assert figures(file) == odd.facts, name
    return {(d.code, d.severity) for d in lint(file.data, file.name, built_in()).diagnostics}


@EVERY
@pytest.mark.parametrize("mark", ["①", "¹", "*", "[1]", "（注1）"])
def test_marks(name: str, mark: str) -> None:
    """A footnote mark is no digit."""
    odd = Odd()

    assert found(odd, name, {KEY: f"{odd.facts[KEY]}{mark}"}) == set()


@EVERY
def test_zero_in_words(name: str) -> None:
    """零 is 0, with a remark."""
    assert found(Odd(), name, {NOUGHT: "零"}) == {("GOV505", Severity.INFO)}


@EVERY
def test_leading_zero(name: str) -> None:
    """A figure with a needless 0 is read without it, with a remark; a number in a workbook has none to begin with."""
    odd = Odd()
    remark = set() if name in {"xlsx", "xls"} else {("GOV505", Severity.INFO)}

    assert found(odd, name, {KEY: f"0{odd.facts[KEY]}"}) == remark


def _in_unit(unit: str, amount: str, grid: Grid) -> list[Grid | str]:
    cells = grid.cells
    return [replace(grid, cells=tuple(_changed(c, unit, amount) for c in cells))]


def _changed(cell: Cell, unit: str, amount: str) -> Cell:
    if cell.key == FEES:
        return replace(cell, text=amount)
    return replace(cell, text=cell.text.replace("（单位：万元）", unit))


@EVERY
@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("（單位：萬元）", "2", set()),
        ("（万 元）", "2", set()),
        ("（单位：元）", "20000", {("GOV505", Severity.INFO)}),
        ("（单位：亿元）", "0.0002", {("GOV505", Severity.INFO)}),
    ],
)
def test_unit_of_an_amount(
    name: str, unit: str, amount: str, expected: set[tuple[str, Severity]]
) -> None:
    """The unit that the heading of an amount names, in whatever characters, is the unit of what prose is held to."""
    odd = Odd(
        first=(*FIRST, "行政事业性收费金额2万元。"),
        shapes={"disclosed": partial(_in_unit, unit, amount)},
    )
    file = FORMATS[name](odd.document())

    assert {
        (d.code, d.severity) for d in lint(file.data, file.name, built_in()).diagnostics
    } == expected


def test_a_doubtful_figure_makes_no_error() -> None:
    """Equations with a figure that is not sure give warnings, with the reason."""
    file = FORMATS["ragged"](Odd().document({KEY: "019"}))
    diagnostics = lint(file.data, file.name, built_in()).diagnostics
    wrong = [d for d in diagnostics if d.code == "GOV200"]

    assert [d.severity for d in wrong] == [Severity.WARNING]
    assert "前面有多余的 0" in wrong[0].evidence[-1].zh


def _last_row_twice(grid: Grid) -> list[Grid | str]:
    last = grid.height - 1
    again = [replace(c, row=c.row + 1) for c in grid.cells if c.row == last]
    return [replace(grid, cells=(*grid.cells, *again))]


@EVERY
def test_a_row_twice(name: str) -> None:
    """A row that stands there twice changes no figure and is named once."""
    odd = Odd(shapes={"requests": _last_row_twice})

    assert found(odd, name, {}) == {("GOV118", Severity.WARNING)}
