"""Numbers that a word processor puts before the paragraphs of a list: they stand in no text of the file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_CLOSING: Final = frozenset("、.．)）:：，, ")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST: Final = 9999
LEVELS: Final = 9


@dataclass(slots=True, eq=False)
class Level:
    """A level of a list: its first number, the format of its numbers, and their text, in which ``%1`` is a number."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: bool = True


@dataclass(slots=True, eq=False)
class NumberedList:
    """A numbered list: which counters it shares, its levels, and where it starts anew."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class ListCounter:
    """Counts the paragraphs of the lists of a document."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * LEVELS)
        self._begun: set[str] = set()

    def number(self, list_id: str, level: int) -> str:
        """Return the number of the next paragraph on a level of a list, empty if it has none."""
        numbered = self._lists.get(list_id)
        if numbered is None or level not in numbered.levels:
            return ""
        return _write(numbered.levels, level, self._count(list_id, numbered, level))

    def _count(self, list_id: str, numbered: NumberedList, level: int) -> list[int | None]:
        counts = self._counts[numbered.shared]
        if list_id not in self._begun:
            self._begun.add(list_id)
            for reset in numbered.starts:
                counts[reset:] = [None] * (LEVELS - reset)
        for above in range(level):
            if counts[above] is None and above in numbered.levels:
                counts[above] = _start(numbered, above)
        count = counts[level]
        counts[level] = _start(numbered, level) if count is None else count + 1
        for below in range(level + 1, LEVELS):
            if below not in numbered.levels or numbered.levels[below].restart:
                counts[below] = None
        return counts


def _start(numbered: NumberedList, level: int) -> int:
    return numbered.starts.get(level, numbered.levels[level].start)


def _write(levels: dict[int, Level], level: int, counts: list[int | None]) -> str:
    own = levels[level]
    if own.kind in {"bullet", "none"}:
        return ""
    text = own.text
    for at in range(LEVELS):
        mark = f"%{at + 1}"
        if mark in text:
            kind = levels[at].kind if at in levels else "decimal"
            if own.legal:
                kind = "decimal"
            text = text.replace(mark, written(counts[at] or 1, kind))
    text = text.strip()
    if not text or text[-1] in _CLOSING:
        return text
    return f"{text} "


def written(number: int, kind: str) -> str:
    """Return a number in one of Word's formats (``w:numFmt``); unknown ones are written in digits."""
    if not 0 <= number <= _LARGEST:
        return str(number)
    writer = _WRITERS.get(kind)
    return str(number) if writer is None else writer(number)


def _chinese(
    number: int, digits: str = _DIGITS, units: tuple[str, ...] = ("", "十", "百", "千")
) -> str:
    if number == 0:
        return "零"
    out = ""
    gap = False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + units[power]
            gap = False
        else:
            gap = True
    # 十二, but 一百一十二.
    return out[1:] if 10 <= number < 20 and digits is _DIGITS else out


def _one_by_one(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """Write as Word's ``chineseCounting`` does: 十 with tens, digit by digit from a hundred on."""
    return _chinese(number) if number < 100 else _one_by_one(number)


def _series(first: str, count: int) -> Callable[[int], str]:
    def write(number: int) -> str:
        return chr(ord(first) + number - 1) if 1 <= number <= count else str(number)

    return write


def _cycle(signs: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return signs[(number - 1) % len(signs)]

    return write


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1) if number else "⓪"
    return chr(0x3251 + number - 21) if number <= 35 else str(number)


def _letters(first: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"

    return write


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "chineseCounting": _counting,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanCounting": _chinese,
    "ideographDigital": _one_by_one,
    "japaneseDigitalTenThousand": _one_by_one,
    "taiwaneseDigital": _one_by_one,
    "chineseLegalSimplified": lambda number: _chinese(number, _LEGAL, ("", "拾", "佰", "仟")),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "ideographEnclosedCircle": _series("㊀", 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "none": lambda _: "",
}
