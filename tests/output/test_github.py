"""Workflow commands that a report cannot forge."""

from __future__ import annotations

import re

from dataclasses import replace

import samples

from hypothesis import given, settings
from hypothesis import strategies as st
from render import render

from govlint.document.source import Location
from govlint.rule import Text
from govlint.rule.diagnostic import FileResult


_COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::([^\r\n]*)")


def _unescape(text: str) -> str:
    return re.sub("%(25|0A|0D|3A|2C)", lambda m: chr(int(m[1], 16)), text)


def test_the_commands() -> None:
    """Severity, place, title and text are where GitHub looks for them."""
    *lines, summary = render("github").splitlines()

    assert summary.startswith("::notice title=govlint::2 个错误，2 个警告")
    assert lines[0].startswith(
        "::error file=reports/yunxi-2023.txt,line=3,endLine=3,col=162,endColumn=164,"
        "title=GOV200 wrong-figure::其他处理 49 件"
    )
    assert "%0A489 + 14 + 88" in lines[0]
    assert [line.split(" ")[0] for line in lines] == [
        *("::error", "::error", "::warning", "::notice", "::warning", "::error")
    ]
    assert "title=GOV107 empty-cell::表三 第6行 自然人 表三有 2 个空格" in lines[4]


def test_a_hostile_report_is_one_command() -> None:
    """Newlines, ``::error::``, ``%0A``, commas and colons stay text."""
    line, *rest = render("github", [samples.HOSTILE_RESULT]).split("\n")
    found = _COMMAND.fullmatch(line)

    assert [text.partition("::1 ")[0] for text in rest] == ["::notice title=govlint", ""]
    assert found is not None
    assert "file=bad%2Cname%3A一␊%3A%3Aerror%3A%3Ax%250A.txt,line=1" in found[2]
    assert "假%250A" in found[3]
    assert found[3].count("%0A") == 2


@given(text=st.text(st.sampled_from("a:,%0AD\r\n\t=;件\u2028\x85\x0b\x0c"), max_size=30))
@settings(max_examples=80)
def test_no_text_forges_a_command(text: str) -> None:
    """Whatever the path and the message, there is one command, and it says them."""
    item = replace(samples.PART_HEADING, path=text, message=Text(text, text), name=text, hint=None)
    line, *rest = render("github", [FileResult(text, (item,))]).splitlines()
    found = _COMMAND.fullmatch(line)

    assert [said.partition("::1 ")[0] for said in rest] == ["::notice title=govlint"]
    assert found is not None
    assert "\n" not in _unescape(found[3])


def test_columns_are_left_out_over_several_lines() -> None:
    """GitHub takes columns only where a place begins and ends on one line."""
    item = replace(samples.PART_HEADING, location=Location(3, 5, 6, 2))

    assert "line=3,endLine=6,title" in render("github", [samples.result(item)])
