"""Right reports as organs lay them out: one set of figures, with headings, lines and tables as each test wants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, partial
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from generate.document import Document, Paragraph
from generate.figures import Free, complete
from generate.grid import Cell, Grid, grid_of
from generate.model import build
from generate.passages import Passage
from generate.write.docx import write_docx
from generate.write.html import messy_html, tidy_html
from generate.write.sheets import write_xls, write_xlsx
from generate.write.text import LAYOUTS, write_text

from govlint.document.figure import State
from govlint.engine.examine import examine
from govlint.engine.lint import lint
from govlint.engine.registry import built_in
from govlint.form.edition import load


if TYPE_CHECKING:
    from generate.figures import Value
    from generate.model import ReportModel
    from generate.write.output import Written


Shape: TypeAlias = Callable[[Grid], "list[Grid | str]"]

FREE = Free(
    results={
        ("granted", "natural_person"): 11,
        ("granted", "enterprise"): 2,
        ("granted", "legal_service"): 1,
        ("partly_granted", "natural_person"): 3,
        ("refused.internal_affairs", "natural_person"): 1,
        ("refused.process_information", "enterprise"): 1,
        ("unavailable.not_held", "natural_person"): 3,
        ("unavailable.not_held", "enterprise"): 1,
        ("other.uncorrected", "natural_person"): 1,
    },
    carried_out={"natural_person": 1},
    carried_in={"natural_person": 2},
    cases={"reconsideration.upheld": 1, "litigation_after_reconsideration.pending": 2},
    others={
        "disclosed.normative_documents.issued": 2,
        "disclosed.normative_documents.repealed": 1,
        "disclosed.normative_documents.in_force": 14,
        "disclosed.licensing.decisions": 118,
        "disclosed.fees.amount": Decimal("46.58"),
    },
)
HEADS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
FIRST = (
    "（一）主动公开。全年在县政府门户网站发布信息312条。",
    "（二）依申请公开。全年新收政府信息公开申请23件，上年结转2件，办结24件，结转下年度1件。",
    "（三）政府信息管理。本年制发行政规范性文件2件，废止1件，现行有效14件。",
    "（四）政府信息公开平台建设。保留栏目17个。",
    "（五）监督保障。组织培训2次，开展考核1次，评议结果良好，未发生责任追究情形。",
)
TELLING = ("requests.granted.natural_person", "requests.concluded.total")
"""Figures that the relations of the form determine, in the middle of table 3 and at its edge."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A report; what is left out is as usual. ``shapes`` say how a table is laid out, by its name."""

    title: tuple[str, ...] = ("丰禾县水务局2023年政府信息公开工作年度报告",)
    preamble: tuple[str, ...] = (
        "根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2023年1月1日至2023年12月31日。",
    )
    heads: tuple[str, ...] = HEADS
    first: tuple[Grid | str, ...] = FIRST
    fifth: tuple[str, ...] = ("存在的主要问题：栏目更新不够及时。", "改进情况：按月核对栏目。")
    sixth: tuple[str, ...] = ("本年度未收取信息处理费。",)
    front: tuple[str, ...] = ()
    above: str = ""
    below: str = ""
    tail: tuple[Grid | str, ...] = ()
    shapes: Mapping[str, Shape] = field(default_factory=dict)

    @property
    def facts(self) -> dict[str, Value]:
        """All its figures."""
        return complete(load("2021"), FREE)

    def document(self, changed: Mapping[str, str] | None = None) -> Document:
        """Return the report, with other texts in the cells of some figures."""
        edition = load("2021")
        texts = {key: str(value) for key, value in self.facts.items()} | dict(changed or {})
        blocks: list[Grid | str] = [*self.front, *self.title, *self.preamble]
        blocks += [self.heads[0], *self.first]
        for head, name in zip(self.heads[1:4], ("disclosed", "requests", "cases"), strict=True):
            grid = grid_of(edition.table(name), edition, texts)
            shape = self.shapes.get(name)
            laid_out = shape(grid) if shape else [grid]
            blocks += [head, self.above, *laid_out, self.below]
        blocks += [self.heads[4], *self.fifth, self.heads[5], *self.sixth, *self.tail]
        shown = (b if isinstance(b, Grid) else Paragraph(Passage(b)) for b in blocks if b)
        return Document(_model(), tuple(shown))


@cache
def _model() -> ReportModel:
    return build(Random(0), size=0)


FORMATS: Mapping[str, Callable[[Document], Written]] = {
    **{name: partial(write_text, layout=name) for name in LAYOUTS},
    "html": tidy_html,
    "messy": messy_html,
    "docx": write_docx,
    "xlsx": write_xlsx,
    "xls": write_xls,
}
"""Every layout and format, by name."""

SOME = ("ragged", "lines", "cell-bars", "markdown", "columns", "messy", "docx", "xlsx")
"""Formats that read in different ways."""


def assert_right(odd: Odd, formats: tuple[str, ...] = SOME, remarks: tuple[str, ...] = ()) -> None:
    """Check that every figure is read and nothing is found, and that a wrong figure is found at its place.

    ``remarks`` are the codes of what is remarked upon all the same.
    """
    for at, name in enumerate(formats):
        file = FORMATS[name](odd.document())
        assert [line.partition(" ")[0] for line in shown(file)] == [*remarks], name
        assert figures(file) == odd.facts, name

        key = TELLING[at % len(TELLING)]
        right = odd.facts[key]
        wrong = FORMATS[name](odd.document({key: str(right + 3)}))
        found = [
            d for d in lint(wrong.data, wrong.name, built_in()).diagnostics if d.code not in remarks
        ]
        assert [(d.code, d.expected, key in d.facts) for d in found] == [("GOV200", right, True)]
        if key in wrong.marks:
            location = found[0].location
            assert (location.line, location.column) == wrong.place(key), name


def shown(file: Written) -> list[str]:
    """Return what is found in a file, in a line each."""
    found = lint(file.data, file.name, built_in()).diagnostics
    return [f"{d.code} {d.location} {d.message.zh}" for d in found]


def figures(file: Written) -> dict[str, Value]:
    """Return the figures of a file."""
    facts = examine(file.data, file.name).binding.facts.values()
    return {f.key: f.value for f in facts if f.state is State.VALUE and f.value is not None}


def rows(grid: Grid, low: int, high: int) -> Grid:
    """Return the rows from ``low`` up to ``high`` as a grid; a cell that reaches over them is cut."""
    cells = []
    for cell in grid.cells:
        first, last = max(cell.row, low), min(cell.row + cell.rows, high)
        if first < last:
            cells.append(replace(cell, row=first - low, rows=last - first))
    return Grid(grid.name, tuple(cells))


def below(upper: Grid, lower: Grid) -> Grid:
    """Return two grids as one, one below the other; the upper one's figures lose their keys."""
    head = (replace(c, key=None) for c in upper.cells)
    return Grid(lower.name, (*head, *(replace(c, row=c.row + upper.height) for c in lower.cells)))


def sorted_cells(name: str, cells: list[Cell]) -> Grid:
    """Return a grid of cells in any order."""
    return Grid(name, tuple(sorted(cells, key=lambda c: (c.row, c.column))))
