"""Labels that narrow columns break over several lines, in text with a cell a line and in the text of a PDF."""

from __future__ import annotations

import re

import pytest

from generate.write.output import Output, Written
from odd_reports import FORMATS, Odd, figures, shown


BROKEN = {
    "columns of table 3": (
        "商业企业:商业/企业",
        "科研机构:科研/机构",
        "社会公益组织:社会公益/组织",
    ),
    "a label that is whole without its note": (
        "（二）部分公开（区分处理的:（二）部分公开/（区分处理的",
    ),
    "long labels": (
        "逾期不补正、行政机关:逾期不补正、/行政机关",
        "收费通知要求缴纳费用、行政机关不再处理其政府信息:收费通知要求/缴纳费用、行政机关不再处理其政府/信息",
    ),
    "table 4": (
        "结果维持:结果/维持",
        "结果纠正:结果/纠正",
        "其他结果:其他/结果",
        "尚未审结:尚未/审结",
    ),
    "groups": ("三、本年度办理结果:三、本年度/办理结果", "危及“三安全一稳定”:危及“三安全/一稳定”"),
    "table 2": (
        "行政规范性文件\n2:行政规范/性文件\n2",
        "现行有效件数:现行有/效件数",
        "行政事业性收费:行政事业/性收费",
    ),
}

# The text of a PDF: a line a row, cells parted by a blank. What stands on the left is printed as on the right.
PRINTED = {
    "label above": ("一、本年新收政府信息公开申请数量 ", "一、本年新收政府信息公开申请数量\n"),
    "label round its figures": (
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） 3 0 0 0 0 0 3",
        "（二）部分公开（区分处理的，只计这一\n3 0 0 0 0 0 3\n情形，不计其他情形）",
    ),
    "label cut before its figures": (
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） 3 0 0 0 0 0 3",
        "（二）部分公开（区分处理的，只计这一情\n形，不计其他情形） 3 0 0 0 0 0 3",
    ),
    "label cut after its figures": (
        "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 1 0 0 0 0 0 1",
        "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不 1 0 0 0 0 0 1\n再处理其政府信息公开申请",
    ),
    "group above": (
        "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 1 0 0 0 0 0 1",
        "（六）其他处理\n1.申请人无正当理由逾期不补正、行政机关不\n再处理其政府信息公开申请\n1 0 0 0 0 0 1",
    ),
    "first row round its figures": (
        "一、本年新收政府信息公开申请数量 18 4 0 0 1 0 23",
        "一、本年新收政府信息公开申\n18 4 0 0 1 0 23\n请数量",
    ),
    "first row cut after its figures": (
        "一、本年新收政府信息公开申请数量 18 4 0 0 1 0 23",
        "一、本年新收政府信息公开申 18 4 0 0 1 0 23\n请数量",
    ),
    "last row round its figures": (
        "四、结转下年度继续办理 1 0 0 0 0 0 1",
        "四、结转下年度\n1 0 0 0 0 0 1\n继续办理",
    ),
    "last row cut after its figures": (
        "四、结转下年度继续办理 1 0 0 0 0 0 1",
        "四、结转下年度 1 0 0 0 0 0 1\n继续办理",
    ),
    "last row cut before its figures": (
        "四、结转下年度继续办理 1 0 0 0 0 0 1",
        "四、结转下年度\n继续办理 1 0 0 0 0 0 1",
    ),
    "as it is": ("", ""),
}


def _file(text: str) -> Written:
    out = Output()
    out.add(text)
    return out.written("report.txt")


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_cell_a_line(broken: tuple[str, ...]) -> None:
    """A label over several lines is one."""
    odd = Odd()
    text = FORMATS["lines"](odd.document()).text or ""
    for change in broken:
        text = _replaced(text, *change.replace("/", "\n").split(":"))

    assert shown(_file(text)) == []
    assert figures(_file(text)) == odd.facts


@pytest.mark.parametrize("change", PRINTED.values(), ids=PRINTED)
def test_text_of_a_pdf(change: tuple[str, str]) -> None:
    """One blank parts the cells, and labels are cut above, round or below their figures."""
    odd = Odd()
    rows = (
        (FORMATS["bars"](odd.document()).text or "")
        .replace(" | ", " ")
        .replace("|", "")
        .split("\n")
    )
    text = "\n".join(row.rstrip() for row in rows)
    text = _replaced(text, *change)

    assert shown(_file(text)) == []
    assert figures(_file(text)) == odd.facts


def test_a_row_of_tabs() -> None:
    """Below the head of table 4, a line of tabs is its row, in which nothing is filled in."""
    file = FORMATS["tabs"](Odd().document())
    lines = file.data.decode().split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("1\t0\t0\t0\t1"))
    lines[at] = "\t" * 14
    emptied = Written(file.name, "\n".join(lines).encode())

    assert [line.split()[0] for line in shown(emptied)] == ["GOV107"]


def test_heads_and_labels_parted_by_single_blanks() -> None:
    """Columns of blanks in which a long label and the first figure, and two heads, have a single blank between them."""
    file = FORMATS["columns"](Odd().document())
    text = file.data.decode()
    text = re.sub(r"(?<=申请) +(?=\d)", " ", text)
    text = re.sub(r"(?<=申请人情况) +总计", "", text)
    text = re.sub(r"(?<=法人或其他组织)(?= *\n)", " 总计", text)
    narrow = Written(file.name, text.encode())

    assert (shown(narrow), figures(narrow)) == ([], Odd().facts)


def test_labels_with_an_ordinal_on_two_lines() -> None:
    """A row's label that is wrapped behind 一、 is no heading, and the last head of a row goes on in the next."""
    file = FORMATS["tabs"](Odd().document())
    text = file.data.decode()
    for whole, broken in (
        ("一、本年新收政府信息公开申请数量\t\t", "一、本年新收政府信息\n公开申请数量\t"),
        ("二、上年结转政府信息公开申请数量\t\t", "二、上年结转政府信息\n公开申请数量\t"),
        ("四、结转下年度继续办理\t\t\t", "四、结转下年度继续\n办理\t"),
        (
            "未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t",
            "未经复议\n直接起诉\t复议后起诉\n",
        ),
    ):
        assert whole in text
        text = text.replace(whole, broken)
    wrapped = Written(file.name, text.encode())

    assert (shown(wrapped), figures(wrapped)) == ([], Odd().facts)
