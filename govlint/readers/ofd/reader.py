"""OFD files: texts and paths at places on pages, which are put together as those of a PDF file are."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.readers.ofd.package import Package
from govlint.readers.pages.assemble import layout_of
from govlint.readers.pages.page import INK_LEFT, INK_RIGHT, LOST, PageCollector


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.document.layout import Layout
    from govlint.readers.elements import Element
    from govlint.readers.ofd.package import Resources, SourcePage
    from govlint.readers.pages.page import Box, Point


_FORMAT: Final = "OFD"
_POINTS: Final = 72 / 25.4
"""Points in a millimetre, in which OFD measures."""

_A4: Final = (0.0, 0.0, 210.0, 297.0)
_DEEPEST: Final = 16
"""Blocks and graphics within each other."""

_MOST_STEPS: Final = 4000
"""Letters and numbers of a path; one of more is a drawing."""

_NO_CHARACTER: Final = "¤"
"""What stands in a text for a glyph without a character, where glyphs are given by their numbers."""

_FIRST_CHINESE: Final = 0x2E80
_STEP: Final = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def read_ofd(data: bytes, name: str = "") -> Layout:
    """Read an OFD file; of several documents in it, all.

    Raises:
        UnreadableFile: it is damaged, locked, scanned, too large, or its glyphs have no characters.
    """
    del name
    builder = PageCollector(_FORMAT)
    for source in Package(data).pages():
        _Drawing(builder, source).draw()
    return layout_of(builder.pages, "ofd")


class _Matrix(NamedTuple):
    """A transformation from millimetres to points: ``(a x + c y + e, b x + d y + f)``."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, x: float, y: float) -> Point:
        """Return where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def of_box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return the box around what a box becomes."""
        (x, y), (u, v) = self.of(left, top), self.of(right, bottom)
        if not self.b and not self.c:  # nothing is turned: nearly always so
            return min(x, u), min(y, v), max(x, u), max(y, v)
        (p, q), (r, s) = self.of(left, bottom), self.of(right, top)
        return min(x, u, p, r), min(y, v, q, s), max(x, u, p, r), max(y, v, q, s)

    def of_object(self, element: Element) -> _Matrix:
        """Return what takes an object's own space, through its matrix and its boundary, to the space around it."""
        own = _numbers(element.get("CTM"))
        left, top = (*_numbers(element.get("Boundary")), 0.0, 0.0)[:2]
        if len(own) < 6:
            e, f = self.of(left, top)
            return self._replace(e=e, f=f)
        a, b, c, d, e, f = own[:6]
        return _Matrix(
            a * self.a + b * self.c,
            a * self.b + b * self.d,
            c * self.a + d * self.c,
            c * self.b + d * self.d,
            *self.of(e + left, f + top),
        )


class _Drawing:
    """What is drawn on a page."""

    def __init__(self, builder: PageCollector, source: SourcePage) -> None:
        self._builder = builder
        self._source = source
        box = _numbers(source.box)
        left, top, width, height = box[:4] if len(box) >= 4 else _A4
        self._corner = (left, top)
        builder.page(width * _POINTS, height * _POINTS)

    def draw(self) -> None:
        """Hand everything to the builder."""
        left, top = self._corner
        page = _Matrix(a=_POINTS, d=_POINTS, e=-left * _POINTS, f=-top * _POINTS)
        for content in self._source.contents:
            self._objects(content, page, 0)

    def _objects(self, parent: Iterable[Element], around: _Matrix, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for element in parent:
            self._builder.count()
            if element.get("Visible") == "false":
                continue
            if element.name in {"Layer", "PageBlock", "Content"}:
                self._objects(element, around, depth + 1)
            elif element.name == "CompositeObject":
                unit = self._source.resources.graphics.get(element.get("ResourceID"))
                self._objects(unit or (), around.of_object(element), depth + 1)
            else:
                self._object(element, around.of_object(element))

    def _object(self, element: Element, matrix: _Matrix) -> None:
        if element.name == "TextObject":
            self._text(element, matrix)
        elif element.name == "PathObject":
            self._path(element, matrix, self._source.resources)
        elif element.name == "ImageObject":
            box = _numbers(element.get("Boundary"))
            if len(box) >= 4:
                self._builder.picture(box[2] * box[3] * _POINTS**2)

    def _text(self, element: Element, matrix: _Matrix) -> None:
        size = _number(element.get("Size"))
        stretch = _number(element.get("HScale"), 1.0)
        coded = element.child("CGTransform") is not None
        x = y = 0.0
        for code in element:
            if code.name != "TextCode":
                continue
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            text = code.text
            across, down = _deltas(code.get("DeltaX"), text), _deltas(code.get("DeltaY"), text)
            at, line = x, y
            for number, char in enumerate(text):
                width = size * stretch * (1.0 if ord(char) >= _FIRST_CHINESE else 0.5)
                if ord(char) >= 0x20:
                    shown = LOST if coded and char == _NO_CHARACTER else char
                    self._glyph(shown, (at, line, width, size), matrix)
                if number < len(across):
                    at += across[number]
                elif not down:
                    at += width
                if number < len(down):
                    line += down[number]

    def _glyph(self, char: str, box: Box, matrix: _Matrix) -> None:
        """Add a character at an origin, with its width and the size of its font."""
        x, line, width, size = box
        left = x + width / 2 if char in INK_RIGHT else x
        right = x + width / 2 if char in INK_LEFT else x + width
        placed = matrix.of_box(left, line - 0.85 * size, right, line + 0.15 * size)
        _, baseline = matrix.of(x, line)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        self._builder.glyph(char, placed, baseline, size * scale)

    def _path(self, element: Element, matrix: _Matrix, resources: Resources) -> None:
        data = element.child("AbbreviatedData")
        steps = _STEP.findall("" if data is None else data.text)
        if not steps or len(steps) > _MOST_STEPS:
            return
        parameter = element.get("DrawParam")
        filled = element.get("Fill") or resources.parameter(parameter, "Fill")
        stroked = element.get("Stroke") or resources.parameter(parameter, "Stroke")
        self._builder.path(
            _subpaths(steps, matrix), filled=filled == "true", stroked=stroked != "false"
        )


def _subpaths(steps: list[str], matrix: _Matrix) -> list[list[Point | None]]:
    """Return the corners of a path written as letters and numbers, None for a curve."""
    lines: list[list[Point | None]] = []
    letter, values = "", list[float]()
    for step in [*steps, ""]:
        if step and not step.isalpha():
            values.append(float(step))
            continue
        point = matrix.of(values[-2], values[-1]) if len(values) >= 2 else None
        if letter in {"S", "M"} and point is not None:
            lines.append([point])
        elif letter == "C" and lines:
            lines[-1].append(lines[-1][0])
        elif letter == "L" and lines:
            lines[-1].append(point)
        elif letter and point is not None and lines:
            lines[-1] += [None, point]
        letter, values = step, []
    return lines


def _number(text: str, default: float = 0.0) -> float:
    try:
        return float(text)
    except ValueError:
        return default


def _numbers(text: str) -> list[float]:
    """Return the numbers of an attribute, none if one of them is none."""
    try:
        return [float(each) for each in text.replace(",", " ").split()]
    except ValueError:
        return []


def _deltas(text: str, chars: str) -> list[float]:
    """Return the steps between characters; ``g 3 2.5`` stands for three steps of 2.5."""
    found: list[float] = []
    if not text:
        return found
    words = iter(text.replace(",", " ").split())
    for word in words:
        if len(found) >= len(chars):
            break
        if word == "g":
            count, step = _number(next(words, "")), _number(next(words, ""))
            found += [step] * int(min(max(0.0, count), len(chars)))
        else:
            found.append(_number(word))
    return found
