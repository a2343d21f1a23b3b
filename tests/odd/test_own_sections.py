"""What a report has of its own before the form's parts: sections, a list of contents, in every place and format."""

from __future__ import annotations

import pytest

from generate.grid import Cell, Grid, grid_of
from generate.write.pdf import write_pdf
from odd_reports import FORMATS, HEADS, SOME, Odd, assert_right, figures, shown

from govlint.form.edition import load


USUAL = Odd()
DUTIES = ("一、单位职责", "负责全县水务工作。", "二、机构设置", "内设4个股室。")
PARTED = (
    "第一部分 概况",
    "一、主要职责",
    "负责水务。",
    "二、机构设置",
    "内设4个股室。",
    "第二部分 年度报告",
)
LISTED = ("目录", *HEADS)

OWN = {
    "before the title": Odd(front=DUTIES),
    "before the title, with other ordinals": Odd(
        front=("1.单位职责", "负责水务。", "（二）机构", "内设4个股室。")
    ),
    "in parts of their own": Odd(front=PARTED),
    "behind the preamble": Odd(preamble=(*USUAL.preamble, *DUTIES)),
    "worded much like part 1": Odd(preamble=(*USUAL.preamble, "一、基本概况", "本局负责水务。")),
    "contents before the title": Odd(front=LISTED),
    "contents behind the title": Odd(preamble=(*LISTED, *USUAL.preamble)),
    "contents with pages": Odd(
        front=("目  录", *(f"{head}……………………{page}" for page, head in enumerate(HEADS, start=1)))
    ),
    "contents with sections of its own": Odd(front=("目录", *DUTIES[::2], *HEADS, *DUTIES)),
    "contents and parts of its own": Odd(
        front=("目录", *(line for line in PARTED if "。" not in line), *HEADS, *PARTED)
    ),
}

WRITERS = {**FORMATS, "pdf": write_pdf}


@pytest.mark.parametrize("name", [*SOME, "pdf"])
@pytest.mark.parametrize("kind", OWN)
def test_own_sections(kind: str, name: str) -> None:
    """They are no part of the form, and none of it is missing or stands there twice."""
    odd = OWN[kind]
    file = WRITERS[name](odd.document())

    assert shown(file) == []
    assert figures(file) == odd.facts


def _own_table(*rows: str) -> Grid:
    """Return a table of the report's own, of rows written with blanks between the cells."""
    cells = (
        Cell(at, column, 1, 1, text)
        for at, row in enumerate(rows)
        for column, text in enumerate(row.split())
    )
    return Grid("own", tuple(cells))


OWN_TABLES = {
    "bodies": _own_table(
        "单位 新收 予以公开 不予公开 结转", "局机关 20 11 2 1", "河道所 3 3 0 0", "合计 23 14 2 1"
    ),
    "years": _own_table(
        "项目 2022年 2023年",
        "一、本年新收政府信息公开申请数量 14 23",
        "（一）予以公开 9 14",
        "（七）总计 12 24",
        "行政许可 96 118",
    ),
    "a service": _own_table("受理机构 地址 电话", "局办公室 青山路1号 0000-0000001"),
}


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("kind", OWN_TABLES)
def test_own_tables(kind: str, name: str) -> None:
    """A table in a part that has none in the form is the report's own, whatever words of the form it has."""
    table = OWN_TABLES[kind]

    assert_right(Odd(first=(*USUAL.first, "各项情况见下表。", table, "以上为基本情况。")), (name,))
    assert_right(Odd(tail=("附件：明细", table)), (name,))


@pytest.mark.parametrize("name", ["ragged", "markdown", "html", "docx", "xlsx"])
def test_own_tables_before_the_form(name: str) -> None:
    """Where the parts have tables of the report's own, those of the form may stand behind the last part."""
    odd, form = Odd(), load("2021")
    texts = {key: str(value) for key, value in odd.facts.items()}
    own = _own_table("单位 上半年 下半年", "局机关 20 11", "河道所 3 4", "合计 23 15")
    tail = [grid_of(form.table(table), form, texts) for table in ("disclosed", "requests", "cases")]

    def instead(_: Grid) -> list[Grid | str]:
        return [own]

    names = ("disclosed", "requests", "cases")
    behind = Odd(shapes=dict.fromkeys(names, instead), tail=("附表", *tail))

    assert figures(FORMATS[name](behind.document())) == odd.facts


@pytest.mark.parametrize("name", SOME)
def test_a_part_twice(name: str) -> None:
    """A heading in the form's own words, twice, is the same part twice, and no section of the report's own."""
    odd = Odd(first=(*USUAL.first, HEADS[0], "再说一遍。"))
    (line,) = shown(FORMATS[name](odd.document()))

    assert line.partition(" ")[0] == "GOV102"
    assert line.endswith("第一部分出现两次")
