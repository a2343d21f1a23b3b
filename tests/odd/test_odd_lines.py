"""Right reports whose headings, titles and lines between are unusual: nothing in them is called wrong."""

from __future__ import annotations

import pytest

from odd_reports import FIRST, HEADS, Odd, assert_right


YEARS_LISTED = tuple(f"丰禾县水务局{year}年政府信息公开工作年度报告" for year in (2022, 2021))
PERIOD = "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。"

HEADINGS = {
    "colon": [f"{h}：" for h in HEADS],
    "dot": [h.replace("、", "．", 1) for h in HEADS],
    "blank for a mark": [h.replace("、", "　", 1) for h in HEADS],
    "no mark": [h.replace("、", "", 1) for h in HEADS],
    "bold": [f"**{h}**" for h in HEADS],
    "tags": [f"<strong>{h}</strong>" for h in HEADS],
    "Markdown": [f"## {h}" for h in HEADS],
    "no number": [h[2:] for h in HEADS],
    "in brackets": [f"【{h[2:]}】" for h in HEADS],
    "parts": [f"第{h[0]}部分　{h[2:]}" for h in HEADS],
    "traditional": [
        *("一、總體情況", "二、主動公開政府信息情況", "三、收到和處理政府信息公開申請情況"),
        *(
            "四、政府信息公開行政復議、行政訴訟情況",
            "五、存在的主要問題及改進情況",
            "六、其他需要報告的事項",
        ),
    ],
}

TITLES = (
    ("丰禾县水务局", "2023年政府信息公开工作年度报告"),
    ("丰禾县水务局2023年", "政府信息公开工作年度报告"),
    ("丰禾县水务局2023", "年政府信息公开工作年度报告"),
    ("丰禾县水务局2023年政府信息公开", "工作年度报告"),
    ("丰禾县水务局2023年政府", "信息公开工作年度报告"),
    ("丰禾县水务局", "政府信息公开工作年度报告", "（2023年）"),
    ("丰禾县水务局政府信息公开工作年度报告", "（2023年度）"),
    ("2023年政府信息公开工作年度报告", "丰禾县水务局"),
    ("《丰禾县水务局2023年政府信息公开工作年度报告》",),
    ("关于丰禾县水务局2023年政府信息公开工作年度报告",),
    ("丰禾县水务局2023年政府信息公开工作年度报告", "（2024年1月）"),
)

SECTIONS = {
    "the parts' own words": (
        *("（一）主动公开政府信息情况", "全年发布信息312条。"),
        *("（二）收到和处理政府信息公开申请情况", "全年新收政府信息公开申请23件。"),
        *("（三）政府信息管理", "全年制发行政规范性文件2件。", "（四）平台建设", "保留栏目17个。"),
        *("（五）监督保障", "开展考核1次。", "（六）其他需要报告的事项", "无。"),
    ),
    "digits": (
        *("1、主动公开政府信息情况", "全年发布信息312条。"),
        *("2、收到和处理政府信息公开申请情况", "全年新收政府信息公开申请23件。"),
        *(
            "3、政府信息管理",
            "全年制发行政规范性文件2件。",
            "4、平台建设",
            "保留栏目17个。",
            "5、监督保障",
            "开展考核1次。",
        ),
    ),
}

PREAMBLES = {
    "contents with sections": (
        *(
            "目录",
            "一、总体情况",
            "（一）主动公开",
            "（二）依申请公开",
            "（三）监督保障",
            *HEADS[1:],
        ),
        PERIOD,
    ),
    "contents with pages": (
        "目　录",
        *(f"{h}……………{i}" for i, h in enumerate(HEADS, 1)),
        "前言",
        PERIOD,
    ),
    "time range": ("本报告的数据时间范围为2023年全年。",),
    "until": ("本报告数据截至2023年12月31日。",),
    "a day left out": ("本年度报告所列数据统计期限为2023年1月1日至2023年12月31止。",),
}

FEES = (
    "本年度发出收费通知0件，总金额0元，实际收取总金额0元。",
    "（一）收费情况。全年发出收费通知2件，金额320元，实收320元。（二）其他事项。无。",
    "依法依规向申请人提供政府信息，未收费。",
)


@pytest.mark.parametrize("heads", HEADINGS.values(), ids=HEADINGS)
def test_headings(heads: list[str]) -> None:
    """Headings in other dress are those of the form."""
    assert_right(Odd(heads=tuple(heads)))


@pytest.mark.parametrize("mark", ["。", "：", "　"])
def test_headings_with_their_first_sentence(mark: str) -> None:
    """A sentence on a heading's line is the part's."""
    heads = (
        f"{HEADS[0]}{mark}2023年，本局认真做好公开工作。",
        *HEADS[1:4],
        f"{HEADS[4]}{mark}本局工作还有不足。",
        f"{HEADS[5]}{mark}本年度未收取信息处理费。",
    )
    assert_right(Odd(heads=heads, sixth=("无其他事项。",)))


@pytest.mark.parametrize("title", TITLES, ids="/".join)
def test_titles(title: tuple[str, ...]) -> None:
    """A title over several lines, or with its year below, has organ and year."""
    assert_right(Odd(title=title))


@pytest.mark.parametrize("said", SECTIONS.values(), ids=SECTIONS)
def test_sections_named_like_parts(said: tuple[str, ...]) -> None:
    """Sections of part one that are worded like the parts are no parts."""
    assert_right(Odd(first=said))


@pytest.mark.parametrize("preamble", PREAMBLES.values(), ids=PREAMBLES)
def test_preambles(preamble: tuple[str, ...]) -> None:
    """Contents are no parts, and the period may be stated in many ways."""
    assert_right(Odd(preamble=preamble))


@pytest.mark.parametrize("said", FEES)
def test_fees(said: str) -> None:
    """The fee for processing requests is none of table 2."""
    assert_right(Odd(sixth=(said,)))


def test_other_years_listed_above() -> None:
    """The titles of other years' reports in a page's navigation are not this one's."""
    assert_right(
        Odd(front=("政府信息公开年报", *YEARS_LISTED, "当前位置：首页 > 政府信息公开年报"))
    )
    assert_right(Odd(tail=("相关链接", *YEARS_LISTED, "主办：丰禾县人民政府办公室　版权所有")))


@pytest.mark.parametrize("level", range(6))
def test_one_heading_at_another_level(level: int) -> None:
    """（三） among 二、 and 四、 is a part's heading, too."""
    heads = [f"（{h[0]}）{h[2:]}" if i == level else h for i, h in enumerate(HEADS)]
    assert_right(Odd(heads=tuple(heads), first=FIRST), ("ragged", "lines", "docx"))
