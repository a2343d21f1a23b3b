"""The lists of a Word 97 file: which paragraphs are numbered, and how ([MS-DOC], sections 2.4.6.3 and 2.9)."""

from __future__ import annotations

import struct

from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.readers.list_numbers import LEVELS, Level, ListCounter, NumberedList
from govlint.readers.word97.binary import LIST_USES, LISTS, STYLES, properties_of


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.word97.binary import Tables


LIST: Final = 0x460B
LEVEL: Final = 0x260A
"""Properties of a paragraph: the number of the list that it is in, and its level there."""

_KINDS: Final = (
    *(
        "decimal",
        "upperRoman",
        "lowerRoman",
        "upperLetter",
        "lowerLetter",
        "ordinal",
        "cardinalText",
    ),
    *("ordinalText", "hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha"),
    *("decimalFullWidth", "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand"),
    *(
        "decimalEnclosedCircle",
        "decimalFullWidth2",
        "aiueoFullWidth",
        "irohaFullWidth",
        "decimalZero",
    ),
    *("bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen"),
    *("decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional"),
    *("ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting"),
    *("ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital"),
    *("chineseCounting", "chineseLegalSimplified", "chineseCountingThousand"),
)
"""The formats of numbers by their codes, named as in a docx file."""

_NONE: Final = 255
_MOST_STYLES: Final = 5_000
_DEEPEST: Final = 20


class InList(NamedTuple):
    """The list that a paragraph is in, 0 for none, and its level; None: not said."""

    number: int | None = None
    level: int | None = None

    @classmethod
    def of(cls, properties: Iterator[tuple[int, bytes]]) -> InList:
        """Return what properties say."""
        number = level = None
        for code, value in properties:
            if code == LIST and len(value) == 2:
                number = int.from_bytes(value, "little", signed=True)
            elif code == LEVEL and value:
                level = value[0]
        return cls(number, level)


class Numbers:
    """Counts the numbered paragraphs of a document and writes their numbers."""

    def __init__(self, tables: Tables) -> None:
        self._styles = _styles(tables.structure(STYLES))
        self._counter = ListCounter(dict(_lists(tables)))

    def number(self, style: int, own: InList) -> str:
        """Return the number of the next paragraph, empty if it has none.

        Args:
            style: the number of its style.
            own: what it says itself.
        """
        number, level = own
        for _ in range(_DEEPEST):
            if number is not None or style not in self._styles:
                break
            style, inherited = self._styles[style]
            number = inherited.number
            level = inherited.level if level is None else level
        return self._counter.number(str(number), level or 0) if number and number > 0 else ""


def _styles(listed: bytes) -> dict[int, tuple[int, InList]]:
    """Return for each style the one it is based on, and the list that its paragraphs are in."""
    found: dict[int, tuple[int, InList]] = {}
    if len(listed) < 6:
        return found
    head, count, base_size = struct.unpack_from("<HHH", listed)
    at = 2 + head
    for number in range(min(count, _MOST_STYLES)):
        size = int.from_bytes(listed[at : at + 2], "little")
        style = listed[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if len(style) < base_size + 2 or base_size < 10:
            continue
        kind = int.from_bytes(style[2:4], "little")
        name_end = (
            base_size + 2 + 2 * int.from_bytes(style[base_size : base_size + 2], "little") + 2
        )
        in_list = InList()
        if kind & 0xF == 1:
            length = int.from_bytes(style[name_end : name_end + 2], "little")
            in_list = InList.of(properties_of(style[name_end + 4 : name_end + 2 + length]))
        found[number] = (kind >> 4, in_list)
    return found


def _lists(tables: Tables) -> Iterator[tuple[str, NumberedList]]:
    """Yield the lists by the numbers that paragraphs know them by, from 1."""
    levels = _levels(tables)
    uses = tables.structure(LIST_USES)
    if len(uses) < 4:
        return
    (count,) = struct.unpack_from("<I", uses)
    count = min(count, (len(uses) - 4) // 16)
    at = 4 + 16 * count
    for number in range(count):
        list_id, _, _, changes = struct.unpack_from("<iIIB", uses, 4 + 16 * number)
        at += 4
        own = dict(levels.get(list_id, {}))
        starts: dict[int, int] = {}
        for _ in range(changes):
            if at + 8 > len(uses):
                break
            start, flags = struct.unpack_from("<II", uses, at)
            at += 8
            level = min(flags & 0xF, LEVELS - 1)
            if flags & 0x20:
                own[level], at = _level(uses, at)
            elif flags & 0x10:
                starts[level] = start
        yield str(number + 1), NumberedList(str(list_id), own, starts)


def _levels(tables: Tables) -> dict[int, dict[int, Level]]:
    """Return the levels of each list; they stand behind the structure that lists the lists."""
    start, size = struct.unpack_from("<II", tables.main, LISTS)
    listed = tables.table[start:]
    if size < 2:
        return {}
    count = min(int.from_bytes(listed[:2], "little"), (size - 2) // 28)
    at = size
    found: dict[int, dict[int, Level]] = {}
    for number in range(count):
        (list_id,) = struct.unpack_from("<i", listed, 2 + 28 * number)
        simple = listed[2 + 28 * number + 26] & 1
        levels: dict[int, Level] = {}
        for level in range(1 if simple else LEVELS):
            levels[level], at = _level(listed, at)
        found[list_id] = levels
    return found


def _level(listed: bytes, at: int) -> tuple[Level, int]:
    """Return a level, and where it ends."""
    start, kind, flags = struct.unpack_from("<iBB", listed, at)
    characters, paragraphs, restart = struct.unpack_from("<BBB", listed, at + 24)
    at += 28 + characters + paragraphs
    (length,) = struct.unpack_from("<H", listed, at)
    words = listed[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    # A number in the text is the character of its level's number; a docx file writes %1.
    text = "".join(f"%{ord(char) + 1}" if ord(char) < LEVELS else char for char in words)
    name = "none" if kind == _NONE else _KINDS[kind] if kind < len(_KINDS) else "decimal"
    level = Level(start, name, text, legal=bool(flags & 4), restart=not flags & 8 or restart > 0)
    return level, at + 2 + 2 * length
