"""What may be otherwise in the tables of a right report, and what may be wrong in them: alike in every format.

Of each kind the figures stay the same, and what is said of it is just this kind's finding.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from generate.grid import Cell, Grid
from generate.write.mht import write_mht
from generate.write.odt import write_odt
from generate.write.ofd import write_ofd
from generate.write.pdf import write_pdf
from generate.write.word97 import write_doc
from odd_reports import FORMATS, Odd, below, figures, shown, sorted_cells
from odd_reports import rows as rows_of


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generate.document import Document
    from generate.write.output import Written


EVERY: Mapping[str, Callable[[Document], Written]] = {
    **FORMATS,
    "pdf": write_pdf,
    "ofd": write_ofd,
    "odt": write_odt,
    "doc": write_doc,
    "mht": lambda report: write_mht(report, Random(1)),
}
REFUSED = "requests.refused."
ITEMS = {
    "第二十条第（五）项": "第二十条第（六）项",
    "第二十条第（六）项": "第二十条第（五）项",
}


def columns(one: str, other: str, grid: Grid) -> list[Grid | str]:
    """Return a table with two columns exchanged, headings and figures alike."""
    places = {c.column_key: c.column for c in grid.cells if c.column_key in {one, other}}
    moved = {one: places[other], other: places[one]}
    cells = []
    for cell in grid.cells:
        key = cell.column_key or (cell.key or "").rpartition(".")[2]
        cells.append(replace(cell, column=moved[key]) if key in moved else cell)
    return [sorted_cells(grid.name, cells)]


def rows(one: str, other: str, grid: Grid) -> list[Grid | str]:
    """Return a table with two rows exchanged, labels and figures alike."""
    places = {c.row_key: c.row for c in grid.cells if c.row_key in {one, other}}
    moved = {one: places[other], other: places[one]}
    cells = [
        replace(c, row=moved[c.row_key]) if c.row_key is not None and c.row_key in moved else c
        for c in grid.cells
    ]
    return [sorted_cells(grid.name, cells)]


def foreign(grid: Grid) -> list[Grid | str]:
    """Return table 3 with a row that the form does not have."""
    at = grid.height
    more = [Cell(at, 0, 1, 3, "五、咨询数量"), *(Cell(at, 3 + i, 1, 1, str(i)) for i in range(7))]
    return [replace(grid, cells=(*grid.cells, *more))]


def items(grid: Grid) -> list[Grid | str]:
    """Return table 2 with two items of article 20 exchanged."""
    cells = (replace(c, text=ITEMS.get(c.text, c.text)) for c in grid.cells)
    return [replace(grid, cells=tuple(cells))]


def twice(grid: Grid) -> list[Grid | str]:
    """Return a table with its last row twice, with the same figures."""
    last = grid.height - 1
    again = [replace(c, row=c.row + 1) for c in grid.cells if c.row == last]
    return [replace(grid, cells=(*grid.cells, *again))]


def marked(mark: str, grid: Grid) -> list[Grid | str]:
    """Return a table with a footnote mark behind a figure of two digits."""
    cells = (
        replace(c, text=c.text + mark) if c.key == "requests.concluded.total" else c
        for c in grid.cells
    )
    return [replace(grid, cells=tuple(cells))]


def on_two_pages(grid: Grid) -> list[Grid | str]:
    """Return table 3 on two pages: a page's number, and the head again."""
    return [
        rows_of(grid, 0, 16),
        "— 2 —",
        below(rows_of(grid, 0, 3), rows_of(grid, 16, grid.height)),
    ]


def headings(one: str, other: str, grid: Grid) -> list[Grid | str]:
    """Return a table with the headings of two columns exchanged, and their figures left where they were."""
    texts = {c.column_key: c.text for c in grid.cells}
    exchanged = {one: texts[other], other: texts[one]}
    cells = (
        replace(c, text=exchanged[c.column_key]) if c.column_key in exchanged else c
        for c in grid.cells
    )
    return [replace(grid, cells=tuple(cells))]


def numbers(words: str, at: int, first: int, grid: Grid) -> list[Grid | str]:
    """Return a table with a row that numbers its columns from ``first`` on, above row ``at``, behind a word."""
    above = [c for c in grid.cells if c.row < at]
    below = [replace(c, row=c.row + 1) for c in grid.cells if c.row >= at]
    label = [Cell(at, 0, 1, first, words)] if first else []
    more = [Cell(at, first + i, 1, 1, str(i + 1)) for i in range(grid.width - first)]
    return [replace(grid, cells=(*above, *label, *more, *below))]


KINDS: Mapping[str, tuple[Odd, list[str]]] = {
    "nothing": (Odd(), []),
    "columns": (Odd(shapes={"requests": partial(columns, "enterprise", "research")}), ["GOV120"]),
    "rows": (
        Odd(
            shapes={
                "requests": partial(
                    rows, f"{REFUSED}internal_affairs", f"{REFUSED}process_information"
                )
            }
        ),
        [],
    ),
    "foreign row": (Odd(shapes={"requests": foreign}), ["GOV119"]),
    "items": (Odd(shapes={"disclosed": items}), ["GOV117", "GOV117"]),
    "numbers of columns": (
        Odd(
            shapes={
                "disclosed": partial(numbers, "栏次", 2, 1),
                "requests": partial(numbers, "栏次", 3, 3),
                "cases": partial(numbers, "", 3, 0),
            }
        ),
        [],
    ),
    "numbers of columns in table 3 alone": (
        Odd(shapes={"requests": partial(numbers, "项目", 3, 3)}),
        [],
    ),
    "a row twice": (Odd(shapes={"requests": twice}), ["GOV118"]),
    "a footnote mark": (Odd(shapes={"requests": partial(marked, "①")}), []),
    "another mark": (Odd(shapes={"requests": partial(marked, "[1]")}), []),
    "two pages": (Odd(shapes={"requests": on_two_pages}), []),
    "a note below": (Odd(below="注：本表数据截至2023年12月31日。"), []),
    "a unit above": (Odd(above="单位：件"), []),
}


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind(kind: str, name: str) -> None:
    """It changes no figure and gives its finding."""
    odd, expected = KINDS[kind]
    file = EVERY[name](odd.document())

    assert [line.partition(" ")[0] for line in shown(file)] == expected
    assert figures(file) == odd.facts


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("requests", "enterprise", "research"),
        ("cases", "reconsideration.upheld", "reconsideration.corrected"),
    ],
)
def test_headings_alone(table: str, one: str, other: str, name: str) -> None:
    """Headings exchanged over figures that were not are said, once, and each figure is its heading's."""
    odd = Odd(shapes={table: partial(headings, one, other)})
    file = EVERY[name](odd.document())
    moved = {one: other, other: one}

    assert [line.partition(" ")[0] for line in shown(file)] == ["GOV120"]
    # A key of table 4 is that of its column, one of table 3 ends with it.
    ends = {key: key if table == "cases" else key.rpartition(".")[2] for key in odd.facts}
    assert figures(file) == {
        key.removesuffix(ends[key]) + moved.get(ends[key], ends[key]): value
        for key, value in odd.facts.items()
    }


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("kind", ["reconsideration", "litigation_after_reconsideration"])
def test_a_total_left_at_0(kind: str, name: str) -> None:
    """A total of table 4 that was left at 0 over cases is what is named, not the cases."""
    odd = Odd()
    file = EVERY[name](odd.document({f"{kind}.total": "0"}))
    (line,) = shown(file)

    assert line.startswith("GOV204")
    assert line.endswith(f"= {odd.facts[f'{kind}.total']} ≠ 0，差 {odd.facts[f'{kind}.total']}")
