"""One line a diagnostic."""

from __future__ import annotations

import samples

from render import render


def test_one_line_each() -> None:
    """Place, code, severity, message; an address where there are no lines."""
    lines = render("concise").splitlines()

    assert lines[0].startswith("reports/yunxi-2023.txt:3:162: GOV200 [错误] 其他处理 49 件")
    assert lines[4] == "reports/chengnan-2022.xlsx:表三 第6行 自然人: GOV107 [警告] 表三有 2 个空格"
    assert len(lines) == 6


def test_a_report_cannot_add_a_line() -> None:
    """A newline in a path or a message does not end the line."""
    assert render("concise", [samples.HOSTILE_RESULT]).count("\n") == 1
