"""Any text is read: without an exception, in linear time, with places that lie inside it."""

from __future__ import annotations

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st
from work import assert_proportional

from govlint.prose import Vocabulary, read, read_paragraphs


VOCABULARY = Vocabulary.load("2021")

WORDS = (
    *"，。；：、（）【】《》\n 的均等占未无其中另万余约%两三",
    *("政府信息公开申请", "依申请公开", "收到", "受理", "办结", "上年结转", "结转下年", "予以公开"),
    *("不予公开", "无法提供", "其他", "自然人", "法人", "行政复议", "行政诉讼", "结果维持"),
    *("规章", "行政规范性文件", "制发", "废止", "现行有效", "行政许可", "行政事业性收费"),
    *(
        "12件",
        "3",
        "1,091件",
        "40%",
        "2022年",
        "258.5亿元",
        "（含3件）",
        "（一）",
        "均为",
        "分别为",
    ),
    *("同比增长", "较上年", "减少", "全部", "共计", "主要", "网站", "留言", "将", "零"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_sentence_is_read(text: str) -> None:
    """Words in any order make a reading whose places lie in the text, in its order."""
    reading = read(text, VOCABULARY, year=2023)

    for claim in reading.claims:
        assert 0 <= claim.span.start <= claim.figure.span.start
        assert claim.figure.span.end <= claim.span.end <= len(text)
        assert claim.keys
    for found in reading.sums:
        assert len(found.parts) > 1
        assert found.whole
    assert sorted(c.span for c in reading.claims) == [c.span for c in reading.claims]


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, whatever the characters."""
    read(text, VOCABULARY)


LONG = (
    ("收到申请9件，", "其中自然人3件，", ""),
    ("", "（", ""),
    ("收到12件", "（含3件", "）"),
    ("收到政府信息公开申请", "9", "件"),
    ("", "1,", "件"),
    ("", "一二三四五六七八九十", "件"),
    ("", "收到5件、", ""),
    ("", "收到、", "均为0"),
    ("", "占30%，", ""),
    ("", "未", ""),
    ("", "《", ""),
    ("", "（一）", ""),
)
"""What stands before, again and again, and after; a closing bracket as often as the opening one."""


def read_long(before: str, piece: str, after: str, times: int) -> None:
    """Read a text that repeats something so many times."""
    read(
        before + piece * times + (after * times if after == "）" else after), VOCABULARY, year=2023
    )


@pytest.mark.parametrize(("before", "piece", "after"), LONG)
def test_work_is_proportional(before: str, piece: str, after: str) -> None:
    """To the length, however deep the nesting and however long the numbers and lists are."""
    assert_proportional(lambda times: read_long(before, piece, after, times), 100)


@pytest.mark.slow
@pytest.mark.parametrize(("before", "piece", "after"), LONG)
def test_long_texts(before: str, piece: str, after: str) -> None:
    """Ten thousand brackets, numbers or items are read."""
    read_long(before, piece, after, 10_000)


def test_places_count_from_each_paragraph_s_offset() -> None:
    """Paragraphs read together give the places they have in their file."""
    file = "依申请公开方面。\n***\n全年收到 12 件，\n办结 11 件。"
    first, _, last = file.partition("\n***\n")

    reading = read_paragraphs([(0, first), (file.index(last), last)], VOCABULARY)

    assert [claim.figure.span.of(file) for claim in reading.claims] == ["12", "11"]


def test_a_line_that_the_page_broke_is_put_together() -> None:
    """A line without a full stop goes on in the next one, unless it is a heading."""
    text = "（二）依申请公开\n本年度我局依法依规办理各类政府信息公开事项，共收到政府信息\n公开申请 12 件。"

    (claim,) = read(text, VOCABULARY).claims

    assert claim.figure.span.of(text) == "12"
    assert claim.keys == ("requests.received.total",)


def test_the_edition_decides_the_keys() -> None:
    """A form of 2019 has one row 其他处理 and counts what was newly made."""
    text = "收到政府信息公开申请3件，其他处理3件。制定行政规范性文件2件，现行有效9件。"

    keys = [claim.keys for claim in read(text, Vocabulary.load("2019")).claims]

    assert keys == [
        ("requests.received.total",),
        ("requests.other.total",),
        ("disclosed.normative_documents.made",),
    ]
