"""Rows of table 3 as the text of a page has them: labels wrapped in narrow columns, figures on one of their lines."""

from __future__ import annotations

from itertools import zip_longest
from random import Random

import pytest

from generate import county
from generate.county import OWN

from govlint.engine.examine import examine
from govlint.form.edition import load


FORM = load("2021").table("requests").blocks[0]
HEAD = """清濂县人民政府办公室2022年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加 申请人情况
第二项之和，等于第三项加第四项之 自然人 法人或其他组织 总计
和） 商业企业 科研机构 社会公益组织 法律服务机构 其他
"""


def cut(text: str, width: int) -> list[str]:
    """Return a text in lines of a column."""
    return [text[at : at + width] for at in range(0, len(text), width)]


def written(facts: dict[str, object], widths: tuple[int, int], line: str) -> str:
    """Return table 3, the group's label in a column of its own where it stands first, the figures on a line of each."""
    groups: set[str] = set()
    found = []
    for row in FORM.rows:
        group = row.group if row.group and row.group not in groups else ""
        groups.add(row.group or "")
        columns = [cut(group, widths[0])] if group else []
        # A label without a group stretches over both columns.
        columns.append(cut(row.label, widths[1]) if row.group else [row.label])
        pairs = zip_longest(*columns, fillvalue="")
        lines = [" ".join(filter(None, pair)) for pair in pairs]
        figures = " ".join(str(facts[f"{row.key}.{c.key}"]) for c in FORM.columns)
        at = {"first": 0, "middle": len(lines) // 2, "last": -1}[line]
        lines[at] += f" {figures}"
        found += lines
    return HEAD + "\n".join(found) + "\n四、政府信息公开行政复议、行政诉讼情况\n"


@pytest.mark.parametrize("line", ["first", "middle", "last"])
@pytest.mark.parametrize("widths", [(4, 4), (5, 6), (3, 5), (6, 10), (8, 12)])
def test_every_row_is_read(widths: tuple[int, int], line: str) -> None:
    """Both labels of a line are interleaved; neither row nor figure is lost, none is left over."""
    model = county.build(Random(str(widths)).randrange(100), members=1).models[OWN, 2022]
    context = examine(written(dict(model.facts), widths, line).encode(), "a.txt")
    expected = {k: v for k, v in model.facts.items() if k.startswith("requests.")}

    assert {k: f.value for k, f in context.facts.items() if k in expected} == expected
