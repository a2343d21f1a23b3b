"""Numbers as reports write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govlint.document.numerals import spelt
from govlint.prose import Figure, Vocabulary, read


def figure(phrase: str) -> Figure:
    """Return the one figure of a sentence that states how many requests were received."""
    reading = read(f"全年收到政府信息公开申请{phrase}。", Vocabulary.load("2021"))
    (claim,) = [claim for claim in reading.claims if not claim.implied]
    return claim.figure


@pytest.mark.parametrize(
    ("written", "value", "rounding", "approximate"),
    [
        ("1091件", 1091, 1, False),
        ("1,091件", 1091, 1, False),
        ("1，091件", 1091, 1, False),
        (" 1 091 件".replace(" ", ""), 1091, 1, False),
        ("１２件", 12, 1, False),
        ("1.2万件", 12_000, 1_000, False),
        ("3万件", 30_000, 10_000, False),
        ("约300件", 300, 100, True),
        ("300余件", 300, 100, True),
        ("2.7万多件", 27_000, 1_000, True),
        ("近50件", 50, 10, True),
        ("120件以上", 120, 10, True),
        ("两件", 2, 1, False),
        ("十七件", 17, 1, False),
        ("二百三十件", 230, 1, False),
        ("一千零五件", 1005, 1, False),
        ("两百三十一件", 231, 1, False),
        ("贰拾伍件", 25, 1, False),
        ("叁件", 3, 1, False),
        ("壹佰零柒件", 107, 1, False),
        ("壹仟贰佰余件", 1200, 100, True),
        ("0件", 0, 1, False),
    ],
)
def test_counts(written: str, value: int, rounding: int, approximate: bool) -> None:  # noqa: FBT001 - a row of the table
    """Value, worth of the last printed digit and approximation are read off the digits."""
    found = figure(written)

    assert (value, rounding, approximate) == (found.value, found.rounding, found.approximate)


@pytest.mark.parametrize(
    ("written", "value", "rounding"),
    [
        ("1203.55万元", Decimal("1203.55"), Decimal("0.01")),
        ("258.5亿元", 2_585_000, 1_000),
        ("1,203,550元", Decimal("120.355"), Decimal("0.0001")),
        ("0元", 0, Decimal("0.0001")),
    ],
)
def test_amounts_are_in_ten_thousands(
    written: str, value: int | Decimal, rounding: int | Decimal
) -> None:
    """Amounts of money are in 万元, as the form counts them."""
    text = f"收取行政事业性收费{written}。"
    (claim,) = read(text, Vocabulary.load("2021")).claims

    assert (value, rounding, "万元") == (
        claim.figure.value,
        claim.figure.rounding,
        claim.figure.unit,
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("三千", 3000),
        ("一万二千三百四十五", 12345),
        ("二亿零三万", 200_030_000),
        ("二零二三", 2023),
        ("一百一十", 110),
        ("贰拾伍", 25),
        ("壹万贰仟叁佰肆拾伍", 12345),
    ],
)
def test_numbers_in_characters(written: str, value: int) -> None:
    """Scales apply where there are any; digits in a row are read one by one."""
    assert value == spelt(written)


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年3月15日收到政府信息公开申请。",
        "收到政府信息公开申请2至3件。",
        "收到政府信息公开申请5-8件。",
        "依据第20条受理政府信息公开申请。",
        "政府信息公开申请〔2023〕15号。",
        "收到本市大陆部分政府信息公开申请。",
        "加强申请办理队伍项目建设，受理政府信息公开申请。",
        "收到人民币壹元和政府信息公开申请。",
        "收到政府信息公开申请" + "9" * 19 + "件。",
        "高效办成政府信息公开申请一件事。",
        "与政府信息公开申请一起办理。",
    ],
)
def test_what_is_no_count(sentence: str) -> None:
    """Dates, ranges, articles, document numbers and endless digits are no figures."""
    assert read(sentence, Vocabulary.load("2021"), year=2023).claims == ()
