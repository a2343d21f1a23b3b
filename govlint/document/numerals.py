"""Numbers as reports write them: ``1,091``, ``2.7万余``, ``二百三十``, with their units; Chinese numerals, years.

The text given is folded: half width, simplified characters, no blanks.
"""

from __future__ import annotations

import re

from dataclasses import dataclass
from decimal import Decimal
from typing import Final


# More digits than any figure of a report has; a longer run is no figure.
MOST_DIGITS: Final = 18

NUMERALS: Final = "一二三四五六七八九十"
"""The numerals of ordinals, 1 to 10, for use in the brackets of an expression, too."""

YEAR: Final = r"(?:19|20)\s*\d\s*\d|[二２]\s*[〇○零Ｏ０]\s*[〇○零一二三四五六七八九]{2}"
"""An expression for the digits of a year: ``2023``, ``20 23``, ``二〇二三``."""

_DIGITS: Final = "零一二三四五六七八九"
_YEAR_DIGITS: Final = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
_WIDE: Final = str.maketrans("０１２３４５６７８９Ｏ", "01234567890")
# The characters of cheques and contracts, which nobody can alter with a stroke: 贰拾伍件.
FORMAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN_OF: Final = str.maketrans(FORMAL, "一二三四五六七八九十百千")
_VALUE_OF: Final = {char: value for value, char in enumerate(_DIGITS)} | {"两": 2, "俩": 2}
_SMALL_SCALES: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE_SCALES: Final = {"万": 10_000, "亿": 100_000_000}
_SCALES: Final = _SMALL_SCALES | _LARGE_SCALES

# Units that count what a form could count, and those that count other things in the same prose.
COUNT_UNITS: Final = (
    *(
        "件次",
        "条次",
        "宗次",
        "余件",
        "件",
        "份",
        "起",
        "宗",
        "条",
        "次",
        "部",
        "篇",
        "项",
        "个",
        "封",
        "例",
    ),
    *(
        "批",
        "桩",
        "则",
        "期",
        "笔",
        "单",
        "人次",
        "户次",
        "场次",
        "站次",
        "场(次)",
        "场",
        "户",
        "家",
        "册",
    ),
    *(
        "卷",
        "张",
        "幅",
        "本",
        "套",
        "名",
        "人",
        "处",
        "类",
        "种",
        "万字",
        "字",
        "遍",
        "轮",
        "只",
        "块",
        "所",
    ),
    *("台", "站", "通", "组", "支", "点", "款", "章", "班", "位", "座", "段"),
)
_NUMBER: Final = r"\d{1,3}(?:[,,]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_COUNTED: Final = "|".join(sorted({re.escape(u) for u in COUNT_UNITS}, key=len, reverse=True))
_BEFORE: Final = r"(?P<before>大约|接近|将近|超过|不少于|不足|约|近|超|逾)?"
FIGURE: Final = re.compile(
    _BEFORE + rf"(?P<digits>{_NUMBER})(?P<scale>[百千]?[万亿]|百|千)?"
    r"(?P<note>\([^()]{1,40}\)(?=[件条份项个篇部次]))?"
    r"(?P<more>余|多|来)?"
    rf"(?P<unit>%|‰|元|个百分点|百分点|{_COUNTED})?(?P<after>左右|以上|上下|以内|以下)?"
)
# In characters a number counts only with a unit behind it: 一 alone is in too many words.
SPELT: Final = re.compile(
    _BEFORE
    + rf"(?P<digits>[零一二三四五六七八九十百千两]{{0,17}}[零一二三四五六七八九十百千两万亿]|"
    rf"(?<![队行入退伙大内水着登海空收])[零{FORMAL}]{{0,17}}[零{FORMAL}万亿])(?P<more>余|多|来)?"
    r"(?P<unit>件次|[件份起宗条部篇项封例])(?P<after>左右|以上)?"
)
# 申请量为零: the one number that needs no unit.
SPELT_ZERO: Final = re.compile(r"零(?=[,。;、:)\n]|\Z|[件份起宗条])")
# Dates, ranges, document numbers, ordinals: digits that count nothing.
UNCOUNTED: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:度|[底末](?!结))?(?!\d{1,2}月)|"
    r"(?:\d{2,6}年)?\d{0,6}\d月(?:份|\d{1,2}日|底|初|末|中旬|上旬|下旬)?|"
    r"\d+(?:\.\d+)?[万亿]?(?:件|条|次|项|份|个)?[至~\-—–到](?:\d+(?:\.\d+)?[万亿]?)(?:%|[件条次项份个天日年月])?|"
    r"\d+(?:年|日|号|天|小时|分钟|时|点钟|个工作日|个月|工作日|届|周年|周|岁|级|版|楼|室|网|频道|平台|热线)|"
    r"\d+[+xX×/:]\d*\w?|[A-Za-z]+\d+|\d+[A-Za-z]+"
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Number:
    """A number with its unit, and where its digits stand in the folded text."""

    value: int | Decimal
    rounding: int | Decimal
    unit: str | None
    approximate: bool
    start: int
    end: int


def spelt(text: str) -> int | None:
    """Return the value of a number in Chinese characters, or None when it is none.

    Digits in a row are read one by one (``二零二三``); otherwise the scales apply (``二百三十``, ``一千零五``, ``百``).
    The characters of cheques are read as the plain ones (``贰拾伍``).
    """
    text = text.translate(_PLAIN_OF)
    if not any(char in _SCALES for char in text):
        if len(text) > 1 and "两" in text:
            return None
        return int("".join(str(_VALUE_OF[char]) for char in text)) if text else None
    total = myriads = section = digit = 0
    for char in text:
        if char in _VALUE_OF:
            digit = _VALUE_OF[char]
        elif char in _SMALL_SCALES:
            section += (digit or (1 if not section else 0)) * _SMALL_SCALES[char]
            digit = 0
        elif char == "万":
            myriads = (section + digit) * 10_000
            section = digit = 0
        else:
            total = (total + myriads + section + digit) * 100_000_000
            myriads = section = digit = 0
    return total + myriads + section + digit


def numeral(number: int) -> str:
    """Return a number up to ten as it is printed before a heading, a greater one in digits."""
    return NUMERALS[number - 1] if 0 < number <= len(NUMERALS) else str(number)


def year_of(text: str) -> int | None:
    """Return the year that digits or Chinese numerals state: ``2023``, ``２０２３``, ``二〇二三``."""
    digits = "".join(_YEAR_DIGITS.get(c, c) for c in text.translate(_WIDE) if not c.isspace())
    return int(digits) if digits.isdecimal() and len(digits) == 4 else None


def _tidy(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _approximate_rounding(value: int) -> int:
    """Return the worth of the last digit that is not 0: 3300 余 is good to the hundred."""
    worth = 1
    while value and value % (worth * 10) == 0:
        worth *= 10
    return worth


_MORE: Final = ("scale", "before", "more", "after")


def read_number(match: re.Match[str]) -> Number | None:
    """Return what `FIGURE` or `SPELT` matched, money in 万元, or None when it is no usable number."""
    digits = match["digits"]
    plain = digits.replace(",", "").replace(",", "")
    if len(plain) > MOST_DIGITS:
        return None
    groups = match.groupdict()
    unit = match["unit"]
    if plain.isdecimal() and plain.isascii() and unit != "元" and not any(map(groups.get, _MORE)):
        # What most figures are.
        start, end = match.span("digits")
        return Number(int(plain), 1, unit, approximate=False, start=start, end=end)
    approximate = any(groups.get(name) for name in ("before", "more", "after"))
    if plain[0].isascii():
        value = Decimal(plain)
        rounding = Decimal(1).scaleb(-len(plain.partition(".")[2]))
    else:
        read = spelt(plain)
        if read is None:
            return None
        value, rounding = Decimal(read), Decimal(1)
    for char in groups.get("scale") or "":
        value *= _SCALES[char]
        rounding *= _SCALES[char]
    if unit == "元":
        unit = "万元"
        value /= 10_000
        rounding /= 10_000
    if approximate and rounding == 1 and unit != "万元":
        rounding = Decimal(_approximate_rounding(int(value)))
    start, end = match.span("digits")
    return Number(_tidy(value), _tidy(rounding), unit, approximate, start, end)
