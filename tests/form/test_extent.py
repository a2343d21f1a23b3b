"""Which parts a report has, from what stands where."""

from __future__ import annotations

import pytest

from govlint.engine.examine import examine
from govlint.form.extent import Extent, extent_of


TITLE = "青槐市档案馆2023年政府信息公开工作年度报告\n\n"
HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
ALL = frozenset(range(1, 7))


def _extent(text: str) -> Extent:
    context = examine(text.encode(), "report.txt")
    return extent_of(context.text, context.tree, context.binding)


def _report(numbering: str) -> str:
    """Return a report whose headings are numbered in a way: ``{n}`` in digits, ``{z}`` in Chinese."""
    numbers = zip("一二三四五六", range(1, 7), HEADINGS, strict=True)
    return TITLE + "".join(
        f"{numbering.format(z=z, n=n)}{heading}\n\n本馆如实报告。\n\n" for z, n, heading in numbers
    )


@pytest.mark.parametrize(
    "numbering", ["{z}、", "{z}、 ", "第{z}部分 ", "（{z}）", "{n}.", "{n}、", ""]
)
def test_numbering(numbering: str) -> None:
    """The parts are found however they are numbered, also where a word processor kept the numbers to itself."""
    extent = _extent(_report(numbering))

    assert [p.number for p in extent.parts] == [1, 2, 3, 4, 5, 6]
    assert all(p.part.blocks for p in extent.parts)


@pytest.mark.parametrize("leader", ["", "\t3", "……………3", "  12"])
def test_contents(leader: str) -> None:
    """A list of contents before the report is no part of it."""
    listed = "".join(f"{z}、{h}{leader}\n" for z, h in zip("一二三四五六", HEADINGS, strict=True))
    report = _report("{z}、")
    extent = _extent(TITLE + "目录\n\n" + listed + "\n" + report[len(TITLE) :])

    assert [p.number for p in extent.parts] == [1, 2, 3, 4, 5, 6]
    assert all(p.part.blocks for p in extent.parts)


def test_unknown_words() -> None:
    """A heading with unknown words is the part of its ordinal, if no other is."""
    extent = _extent(_report("{z}、").replace("存在的主要问题及改进情况", "下一步打算"))

    assert extent.numbers == ALL
    assert [p.number for p in extent.parts if not p.named] == [5]


def test_fragment() -> None:
    """Tables alone are a fragment; one sentence makes a report of them."""
    table = "规章 | 0 | 0 | 0\n行政规范性文件 | 2 | 1 | 6\n"

    assert _extent("二、主动公开政府信息情况\n\n" + table).fragment
    assert _extent("二、主动公开政府信息情况\n\n" + table).ends_in == "disclosed"
    assert not _extent("二、主动公开政府信息情况\n\n" + table + "\n数字截至年末。\n").fragment
    assert not _extent(TITLE + "二、主动公开政府信息情况\n\n" + table).fragment
