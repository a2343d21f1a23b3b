"""Figures as CSV: opened by a spreadsheet as they are, and nothing in them is run."""

from __future__ import annotations

import csv
import io

import pytest

from govlint import read
from govlint.output.facts import as_csv


REPORT = """{organ}2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | {figure} | 4 | 0 | 0 | 0 | 0 | 7
"""


def cells(path: str = "a.txt", figure: str = "3") -> list[dict[str, str]]:
    """Return the rows that a spreadsheet would show."""
    text = REPORT.format(organ="某县某局", figure=figure)
    written = as_csv([(path, read(text.encode(), name="a.txt"))])
    assert written[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(written[1:])))


def test_it_says_that_it_is_utf_8() -> None:
    """By the mark that spreadsheets look for; the heading is not disturbed by it."""
    rows = cells()
    assert [row["path"] for row in rows[:1]] == ["a.txt"]
    assert rows[0]["organ"] == "某县某局"


@pytest.mark.parametrize(
    "formula",
    [
        *("=1", "=1+1", "=cmd|' /C calc'!A0", "＝1", "＝SUM(A1)", "@a", "＠a", "@1", "=1.5"),
        *("+a1", "-a1", "＋a1", "－a1", "+1+1", "-1-1", "-2+3+cmd|' /C calc'!A0", "+", "-"),
    ],
)
def test_a_formula_is_text(formula: str) -> None:
    """Whatever begins one, also in full width, is quoted, in a path as in a cell."""
    assert {row["path"] for row in cells(path=formula)} == {f"'{formula}"}
    texts = {row["text"] for row in cells(figure=formula)}
    assert formula not in texts


@pytest.mark.parametrize("plain", ["-1", "+12", "-0.5", "12", "－3", "a=b", "3-1", "-12%"])
def test_a_number_with_a_sign_is_one(plain: str) -> None:
    """It runs nothing, and stays as it is."""
    assert {row["path"] for row in cells(path=plain)} == {plain}
