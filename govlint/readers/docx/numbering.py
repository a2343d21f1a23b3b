"""The lists of a Word file: how ``numbering.xml`` and the styles number paragraphs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from govlint.readers.list_numbers import LEVELS, Level, ListCounter, NumberedList


if TYPE_CHECKING:
    from govlint.readers.elements import Element


_DEEPEST: Final = 20
"""Steps of a chain of styles; a longer one is a ring."""

STYLE_ELEMENTS: Final = frozenset({"styles", "style", "basedOn", "pPr", "numPr", "numId", "ilvl"})
"""What the styles of a document say about numbers; the rest of them is ten times as much."""


class WordNumbers:
    """Counts the numbered paragraphs of a document and writes their numbers."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {} if styles is None or numbering is None else _styles(styles)
        self._counter = ListCounter({} if numbering is None else _lists(numbering, self._styles))

    def number(self, properties: Element | None) -> str:
        """Return the number of the next paragraph with these properties (``w:pPr``), empty if it has none."""
        if properties is None:
            return ""
        list_id, level = self._numbering(properties)
        return self._counter.number(list_id or "", level)

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


def _lists(root: Element, styles: _Styles) -> dict[str, NumberedList]:
    abstract: dict[str, dict[int, Level]] = {}
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
    lists: dict[str, NumberedList] = {}
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


def _list(number: Element, abstract: dict[str, dict[int, Level]]) -> tuple[str, NumberedList]:
    shared = ""
    levels: dict[int, Level] = {}
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
    return number.get("numId"), NumberedList(shared, levels, starts)


def _level(element: Element) -> tuple[int, Level]:
    found: dict[str, Element] = {child.name: child for child in element.descendants()}
    at = element.get("ilvl", "0")
    number = int(at) if at.isdigit() and int(at) < LEVELS else 0
    kind = found.get("numFmt")
    text = found.get("lvlText")
    start = found.get("start")
    legal = found.get("isLgl")
    restart = found.get("lvlRestart")
    return number, Level(
        start=1 if start is None else _integer(start, 1),
        kind="decimal" if kind is None else kind.get("val", "decimal"),
        text="" if text is None else text.get("val"),
        legal=legal is not None and legal.get("val") not in {"0", "false"},
        restart=restart is None or restart.get("val") != "0",
    )
