"""Right reports whose tables are not laid out like the form: every figure is read, nothing is called wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generate.grid import Cell, Grid
from odd_reports import FORMATS, SOME, Odd, assert_right, below, figures, rows, shown, sorted_cells


if TYPE_CHECKING:
    from odd_reports import Shape


HEAD = 3  # rows of heads of tables 3 and 4
LABELS = 3  # columns of labels of table 3


def _on_two_pages(at: int, *between: str) -> Shape:
    """Return a table cut at a row, its head repeated on the second page."""

    def shape(grid: Grid) -> list[Grid | str]:
        return [
            rows(grid, 0, at),
            *between,
            below(rows(grid, 0, HEAD), rows(grid, at, grid.height)),
        ]

    return shape


def _captioned(grid: Grid) -> list[Grid | str]:
    caption = Grid(grid.name, (Cell(0, 0, 1, grid.width, "收到和处理政府信息公开申请情况"),))
    return [below(caption, grid)]


def _total_first(grid: Grid) -> list[Grid | str]:
    """Return table 3 with its last column first."""
    last = grid.width - 1

    def moved(cell: Cell) -> Cell:
        if cell.column == last:
            return replace(cell, column=LABELS)
        return replace(cell, column=cell.column + 1) if cell.column >= LABELS else cell

    return [sorted_cells(grid.name, [moved(c) for c in grid.cells])]


def _cut_in_head(grid: Grid) -> list[Grid | str]:
    """Return table 3 in two where a page ends behind the first row of its head, which then has but two columns."""
    first = sorted((c for c in grid.cells if c.row == 0 and c.text), key=lambda c: c.column)
    upper = [replace(c, column=i, rows=1, columns=1) for i, c in enumerate(first[-2:])]
    lower = [replace(c, row=c.row - 1) for c in grid.cells if c.row]
    return [
        sorted_cells(grid.name, upper),
        sorted_cells(grid.name, [Cell(0, 0, HEAD - 1, LABELS, ""), *lower]),
    ]


def _stock_first(grid: Grid) -> list[Grid | str]:
    """Return table 2 with the columns of its first block turned round."""
    order = {1: 3, 2: 2, 3: 1}
    cells = [
        replace(c, column=order[c.column]) if c.column and c.row < 4 else c for c in grid.cells
    ]
    return [sorted_cells(grid.name, cells)]


def _groups_repeated(grid: Grid) -> list[Grid | str]:
    """Return a table with the label of a merged group in each of its rows."""
    cells = [
        replace(c, row=c.row + i, rows=1) if c.row >= HEAD else c
        for c in grid.cells
        for i in range(c.rows if c.row >= HEAD else 1)
    ]
    return [sorted_cells(grid.name, cells)]


def _by_kind(grid: Grid) -> list[Grid | str]:
    """Return table 4 with the kinds of cases one below the other."""
    figures = [c for c in grid.cells if c.key]
    heads = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    cells = [Cell(0, 0, 1, 2, "类别"), *(Cell(0, 2 + i, 1, 1, h) for i, h in enumerate(heads))]
    cells += [Cell(1, 0, 1, 2, "行政复议"), Cell(2, 0, 2, 1, "行政诉讼")]
    cells += [Cell(2, 1, 1, 1, "未经复议直接起诉"), Cell(3, 1, 1, 1, "复议后起诉")]
    cells += [replace(c, row=1 + i // 5, column=2 + i % 5) for i, c in enumerate(figures)]
    return [sorted_cells(grid.name, cells)]


def _in_two(grid: Grid) -> list[Grid | str]:
    """Return table 4 as one table of reconsideration and one of litigation."""
    left = [c for c in grid.cells if c.column < 5]
    right = [replace(c, column=c.column - 5) for c in grid.cells if c.column >= 5]
    return [sorted_cells(grid.name, left), sorted_cells(grid.name, right)]


def _named(words: str) -> Shape:
    """Return a table of cases with words before its figures."""

    def shape(grid: Grid) -> list[Grid | str]:
        cells = [replace(c, column=c.column + 1) for c in grid.cells]
        return [
            sorted_cells(grid.name, [*cells, Cell(0, 0, HEAD, 1, ""), Cell(HEAD, 0, 1, 1, words)])
        ]

    return shape


@pytest.mark.parametrize("between", [(), ("— 5 —",), ("第 5 页 共 9 页",), ("续表",)], ids=str)
@pytest.mark.parametrize("at", [8, 16, 26, 27])
def test_two_pages(at: int, between: tuple[str, ...]) -> None:
    """A table goes on after a page's number and a repeated head; （七）总计 is a row there, not a column."""
    assert_right(
        Odd(shapes={"requests": _on_two_pages(at, *between)}),
        ("ragged", "lines", "bars", "html", "docx"),
    )


@pytest.mark.parametrize(
    "note", ["第3页", "—3—", "Page 3 of 8", "（完）", "单位：件", "注：数据来自办公室。"]
)
def test_lines_about_tables(note: str) -> None:
    """Captions, notes and the numbers of pages are no cells."""
    assert_right(Odd(above=note, below=note))


@pytest.mark.parametrize("shape", [_captioned, _groups_repeated])
def test_requests(shape: Shape) -> None:
    """The table of requests, with a caption of its own, its groups written out."""
    assert_right(Odd(shapes={"requests": shape}))


def test_total_first() -> None:
    """A total that stands first is known by its head, and remarked upon."""
    assert_right(Odd(shapes={"requests": _total_first}), remarks=("GOV120",))


def test_a_head_on_two_pages() -> None:
    """Columns of two pieces of a head are not compared: neither has the places of the other."""
    assert_right(Odd(shapes={"requests": _cut_in_head}), ("html", "messy", "docx"))


def test_columns_of_documents() -> None:
    """Columns in another order are known by their heads, and remarked upon."""
    assert_right(Odd(shapes={"disclosed": _stock_first}), remarks=("GOV120",))


@pytest.mark.parametrize("shape", [_by_kind, _named("件数"), _named("丰禾县水务局")])
def test_cases(shape: Shape) -> None:
    """The table of cases by kind, or with words before its row of figures."""
    assert_right(
        Odd(shapes={"cases": shape}),
        ("ragged", "bars", "markdown", "columns", "html", "docx", "xlsx"),
    )


def test_cases_in_two_tables() -> None:
    """Two tables of cases make the one of the form."""
    assert_right(Odd(shapes={"cases": _in_two}), ("ragged", "lines", "markdown", "html", "docx"))


def test_whole_numbers_with_a_point() -> None:
    """21.0 is a count, as spreadsheets write it."""
    odd = Odd()
    pointed = {k: f"{v}.0" for k, v in odd.facts.items() if k.startswith("requests.granted")}
    for name in ("ragged", "html", "docx"):
        file = FORMATS[name](odd.document(pointed))

        assert shown(file) == []
        assert figures(file) == odd.facts


NOTED = {
    "units": {
        "（七）总计": "（七）总计（件）",
        "四、结转下年度继续办理": "四、结转下年度继续办理（件）",
        "自然人": "自然人（件）",
    },
    "a stop": {
        label: f"{label}。"
        for label in (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        )
    },
}


@pytest.mark.parametrize("labels", NOTED.values(), ids=NOTED)
def test_labels_with_something_after_them(labels: dict[str, str]) -> None:
    """A unit or a full stop after a label changes nothing."""

    def shape(grid: Grid) -> list[Grid | str]:
        return [
            replace(
                grid, cells=tuple(replace(c, text=labels.get(c.text, c.text)) for c in grid.cells)
            )
        ]

    assert_right(Odd(shapes={"requests": shape}), (*SOME, "bar-lines"))
