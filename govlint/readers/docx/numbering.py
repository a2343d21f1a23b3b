"""Numbers that Word itself puts before paragraphs: they stand in no text of the file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Callable

    from govlint.readers.elements import Element


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
_LEVELS: Final = 9
_DEEPEST: Final = 20
"""Steps of a chain of styles; a longer one is a ring."""


STYLE_ELEMENTS: Final = frozenset({"styles", "style", "basedOn", "pPr", "numPr", "numId", "ilvl"})
"""What the styles of a document say about numbers; the rest of them is ten times as much."""


@dataclass(slots=True, eq=False)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: bool = True


@dataclass(slots=True, eq=False)
class _List:
    """A numbered list: which counters it shares, its levels, and where it starts anew."""

    shared: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class WordNumbers:
    """Counts the numbered paragraphs of a document and writes their numbers."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {} if styles is None or numbering is None else _styles(styles)
        self._lists = {} if numbering is None else _lists(numbering, self._styles)
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._begun: set[str] = set()

    def number(self, properties: Element | None) -> str:
        """Return the number of the next paragraph with these properties (``w:pPr``), empty if it has none."""
        if not self._lists or properties is None:
            return ""
        list_id, level = self._numbering(properties)
        numbered = self._lists.get(list_id or "")
        if numbered is None or level not in numbered.levels:
            return ""
        counts = self._count(list_id or "", numbered, level)
        return _write(numbered.levels, level, counts)

    def _numbering(self, properties: Element) -> tuple[str | None, int]:
        style = None
        for child in properties:
            name = child.name
            if name == "numPr":
                list_id, level = _num_pr(child)
                if list_id is not None:
                    return list_id, level or 0
            elif name == "pStyle":
                style = child.attributes.get("val")
        return _inherited(self._styles, style)

    def _count(self, list_id: str, numbered: _List, level: int) -> list[int | None]:
        counts = self._counts[numbered.shared]
        if list_id not in self._begun:
            self._begun.add(list_id)
            for reset in numbered.starts:
                counts[reset:] = [None] * (_LEVELS - reset)
        for above in range(level):
            if counts[above] is None and above in numbered.levels:
                counts[above] = _start(numbered, above)
        count = counts[level]
        counts[level] = _start(numbered, level) if count is None else count + 1
        for below in range(level + 1, _LEVELS):
            if below not in numbered.levels or numbered.levels[below].restart:
                counts[below] = None
        return counts


def _start(numbered: _List, level: int) -> int:
    return numbered.starts.get(level, numbered.levels[level].start)


def _write(levels: dict[int, _Level], level: int, counts: list[int | None]) -> str:
    own = levels[level]
    if own.kind in {"bullet", "none"}:
        return ""
    text = own.text
    for at in range(_LEVELS):
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


def _integer(element: Element, default: int) -> int:
    value = element.get("val")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else default


def _num_pr(element: Element) -> tuple[str | None, int | None]:
    list_id = level = None
    for child in element:
        name = child.name
        if name == "numId":
            list_id = child.attributes.get("val")
        elif name == "ilvl":
            level = _integer(child, 0)
    return list_id, level


_Styles = dict[str, tuple[str | None, str | None, int | None]]


def _styles(root: Element) -> _Styles:
    """Return for each style the one it is based on, its list and its level."""
    styles: _Styles = {}
    for style in root:
        if style.name != "style" or (style_id := style.attributes.get("styleId")) is None:
            continue
        based = list_id = None
        level: int | None = None
        for child in style:
            if child.name == "basedOn":
                based = child.attributes.get("val")
            elif child.name == "pPr":
                for inner in child:
                    if inner.name == "numPr":
                        list_id, level = _num_pr(inner)
        styles[style_id] = (based, list_id, level)
    return styles


def _inherited(styles: _Styles, style: str | None) -> tuple[str | None, int]:
    level: int | None = None
    for _ in range(_DEEPEST):
        if style is None or style not in styles:
            break
        style, list_id, own = styles[style]
        level = own if level is None else level
        if list_id is not None:
            return list_id, level or 0
    return None, 0


def _lists(root: Element, styles: _Styles) -> dict[str, _List]:
    abstract: dict[str, dict[int, _Level]] = {}
    links: dict[str, str] = {}
    numbers: list[Element] = []
    for child in root:
        if child.name == "abstractNum":
            key = child.get("abstractNumId")
            abstract[key] = dict(_level(e) for e in child if e.name == "lvl")
            for inner in child:
                if inner.name == "numStyleLink":
                    links[key] = inner.get("val")
        elif child.name == "num":
            numbers.append(child)
    lists: dict[str, _List] = {}
    linked: dict[str, str] = {}
    for number in numbers:
        key, made = _list(number, abstract)
        lists[key] = made
        if made.shared in links:
            linked[key] = links[made.shared]
    for key, style in linked.items():
        target, _ = _inherited(styles, style)
        if target in lists and target != key:
            lists[key] = replace(lists[target], starts=lists[key].starts)
    return lists


def _list(number: Element, abstract: dict[str, dict[int, _Level]]) -> tuple[str, _List]:
    shared = ""
    levels: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for child in number:
        name = child.name
        if name == "abstractNumId":
            shared = child.get("val")
            levels = dict(abstract.get(shared, {}))
        elif name == "lvlOverride":
            value = child.get("ilvl")
            if not value.isdigit():
                continue
            for inner in child:
                if inner.name == "startOverride":
                    starts[int(value[:2])] = _integer(inner, 1)
                elif inner.name == "lvl":
                    at, level = _level(inner)
                    levels[at] = level
    return number.get("numId"), _List(shared, levels, starts)


def _level(element: Element) -> tuple[int, _Level]:
    found: dict[str, Element] = {child.name: child for child in element.descendants()}
    at = element.get("ilvl", "0")
    number = int(at) if at.isdigit() and int(at) < _LEVELS else 0
    kind = found.get("numFmt")
    text = found.get("lvlText")
    start = found.get("start")
    legal = found.get("isLgl")
    restart = found.get("lvlRestart")
    return number, _Level(
        start=1 if start is None else _integer(start, 1),
        kind="decimal" if kind is None else kind.get("val", "decimal"),
        text="" if text is None else text.get("val"),
        legal=legal is not None and legal.get("val") not in {"0", "false"},
        restart=restart is None or restart.get("val") != "0",
    )


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
