"""Ruled lines to the cells of tables, one page at a time.

Lines that touch each other make a lattice. Where no line parts two neighbouring fields of a lattice, they are one
merged cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from govlint.document.limits import MAX_CELLS
from govlint.readers.pages.lines import text_of
from govlint.readers.pages.page import Rule
from govlint.readers.pages.piece import Area, Piece
from govlint.readers.pages.words import whole_words
from govlint.readers.refusals import too_large


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.readers.pages.page import Glyph, Page


_NEAR: Final = 3.0
"""Points over which two lines still touch."""

_SAME: Final = 4.5
"""Points between lines that are one edge, such as a double line or the borders of two cells; no row is so low."""

_BITS: Final = 2.0
"""Points between the bits of one line, which some programs draw cell by cell."""

_SHORTEST: Final = 3.0
"""Points of a line from which on it is the edge of a cell, and no part of a letter."""

_THIN: Final = 10.0
"""Points of a row's height up to which it is no row if it is empty: lines that should be one have come apart."""

_COVERED: Final = 0.6
"""The share of a field's side that lines have to cover to part it from the next field."""

_BEYOND: Final = 4.0
"""Points by which lines run beyond the last one across from which on the table is open there."""


def pieces_of(page: Page, place: str) -> tuple[list[Piece], list[Glyph]]:
    """Return the tables of a page from top to bottom, and the glyphs that stand in none of them.

    Args:
        page: the page.
        place: what it is called in an error.

    Raises:
        UnreadableFile: its lines make more cells than any report has.
    """
    frames = [
        piece
        for level, upright in _lattices(_joined(page.level), _joined(page.upright), place)
        if (piece := _frame(level, upright, place)) is not None
    ]
    # A lattice in a cell of another one is smaller: it takes what stands in it first.
    frames.sort(key=lambda frame: (frame.right - frame.left) * (frame.bottom - frame.top))
    rest = page.glyphs
    found: list[Piece] = []
    for frame in frames:
        inside: defaultdict[Area, list[Glyph]] = defaultdict(list)
        outside: list[Glyph] = []
        areas = _by_field(frame.cells)
        placed: list[tuple[Glyph, Area]] = []
        for glyph in rest:
            area = _area_at(frame, areas, glyph)
            if area is None:
                outside.append(glyph)
            else:
                placed.append((glyph, area))
        for glyph, area in whole_words(frame, placed):
            inside[area].append(glyph)
        if not inside:
            continue
        rest = outside
        for area, glyphs in inside.items():
            frame.cells[area] = text_of(glyphs, frame.xs[area.column + area.columns])
        _drop_thin_rows(frame)
        found.append(frame)
    found.sort(key=lambda piece: (piece.top, piece.left))
    return found, rest


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return lines whose bits are put together, too short ones left out."""
    found: list[Rule] = []
    for line in _clusters(rules):
        at = sum(rule.at for rule in line) / len(line)
        start, end = line[0].start, line[0].end
        for rule in sorted(line, key=lambda rule: rule.start):
            if rule.start <= end + _BITS:
                start, end = min(start, rule.start), max(end, rule.end)
            else:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        found.append(Rule(at, start, end))
    return [rule for rule in found if rule.end - rule.start > _SHORTEST]


def _clusters(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Return lines by where they are across their direction, those nearly at one place together."""
    clusters: list[list[Rule]] = []
    for rule in sorted(rules):
        if clusters and rule.at - clusters[-1][-1].at <= 1.2:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    for cluster in clusters:
        cluster.sort(key=lambda rule: rule.start)
    return clusters


def _lattices(
    level: list[Rule], upright: list[Rule], place: str
) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines that touch each other, directly or over others, in groups."""
    parents = list(range(len(level) + len(upright)))
    upright = sorted(upright)
    places = [rule.at for rule in upright]
    crossings = 0
    for number, line in enumerate(level):
        first = bisect_left(places, line.start - _NEAR)
        last = bisect_right(places, line.end + _NEAR)
        for other in range(first, last):
            if upright[other].start - _NEAR <= line.at <= upright[other].end + _NEAR:
                _unite(parents, number, len(level) + other)
                crossings += 1
        if crossings > 4 * MAX_CELLS:
            raise too_large(place)
    groups: defaultdict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for number, line in enumerate(level):
        groups[_root(parents, number)][0].append(line)
    for number, line in enumerate(upright, len(level)):
        groups[_root(parents, number)][1].append(line)
    return list(groups.values())


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = number = parents[parents[number]]
    return number


def _unite(parents: list[int], one: int, other: int) -> None:
    one, other = _root(parents, one), _root(parents, other)
    parents[max(one, other)] = min(one, other)


def _edges(rules: Iterable[Rule]) -> list[float]:
    """Return the places of lines, those that are one edge once."""
    groups: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if groups and at - groups[-1][0] <= _SAME:
            groups[-1].append(at)
        else:
            groups.append([at])
    return [sum(group) / len(group) for group in groups]


def _frame(level: list[Rule], upright: list[Rule], place: str) -> Piece | None:
    """Return the empty cells of a lattice, None if it is no table: a frame around a text, or lines under it."""
    # One line across is the edge of a row that the page cuts off if it has columns; else it is under a text.
    if not level or len(upright) < (2 if len(level) > 1 else 3):
        return None
    top, bottom = min(rule.start for rule in upright), max(rule.end for rule in upright)
    left, right = min(rule.start for rule in level), max(rule.end for rule in level)
    # Where lines run beyond the last one across, the page ends before the table does, or its border is not drawn.
    ys, xs = _edges(level), _edges(upright)
    open_head, open_foot = ys[0] - top > _BEYOND, bottom - ys[-1] > _BEYOND
    level = level + [Rule(at, left, right) for at in (top, bottom) if _is_beyond(at, ys, _BEYOND)]
    upright = upright + [Rule(at, top, bottom) for at in (left, right) if _is_beyond(at, xs, 6)]
    ys, xs = _edges(level), _edges(upright)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns > MAX_CELLS:
        raise too_large(place)
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    cells = dict.fromkeys(_areas(_fields(level, upright, xs, ys)), "")
    return Piece(xs, ys, cells, open_head, open_foot)


def _is_beyond(at: float, edges: list[float], by: float) -> bool:
    return at < edges[0] - by or at > edges[-1] + by


def _fields(
    level: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]
) -> list[list[int]]:
    """Return for each field of a lattice, row by row, the number of the cell that it belongs to."""
    across, down = _by_edge(level, ys), _by_edge(upright, xs)
    rows, columns = len(ys) - 1, len(xs) - 1
    parents = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            number = row * columns + column
            if column + 1 < columns and not _covers(down[column + 1], ys[row], ys[row + 1]):
                _unite(parents, number, number + 1)
            if row + 1 < rows and not _covers(across[row + 1], xs[column], xs[column + 1]):
                _unite(parents, number, number + columns)
    return [
        [_root(parents, row * columns + column) for column in range(columns)] for row in range(rows)
    ]


def _by_edge(rules: Iterable[Rule], edges: list[float]) -> list[list[tuple[float, float]]]:
    """Return for each edge where lines run along it, in order and without overlaps."""
    found: list[list[tuple[float, float]]] = [[] for _ in edges]
    for rule in sorted(rules, key=lambda rule: rule.start):
        runs = found[_nearest(edges, rule.at)]
        if runs and rule.start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], rule.end))
        else:
            runs.append((rule.start, rule.end))
    return found


def _nearest(edges: Sequence[float], at: float) -> int:
    after = bisect_left(edges, at)
    if after == len(edges) or (after and at - edges[after - 1] <= edges[after] - at):
        return after - 1
    return after


def _covers(runs: list[tuple[float, float]], start: float, end: float) -> bool:
    """Return whether lines run along most of the way from ``start`` to ``end``."""
    covered = 0.0
    at = max(0, bisect_left(runs, (start,)) - 1)
    while at < len(runs) and runs[at][0] < end:
        covered += max(0.0, min(runs[at][1], end) - max(runs[at][0], start))
        at += 1
    return covered >= _COVERED * (end - start)


def _areas(fields: list[list[int]]) -> list[Area]:
    """Return the cells of a lattice in reading order.

    Fields that belong together but are no rectangle, since a bit of a line is missing, are parted into rectangles.
    """
    found: list[Area] = []
    growing: dict[tuple[int, int, int], int] = {}
    for row, numbers in enumerate(fields):
        following: dict[tuple[int, int, int], int] = {}
        start = 0
        for column in range(1, len(numbers) + 1):
            if column < len(numbers) and numbers[column] == numbers[start]:
                continue
            key = (numbers[start], start, column - start)
            if key in growing:
                index = growing[key]
                found[index] = found[index]._replace(rows=found[index].rows + 1)
            else:
                index = len(found)
                found.append(Area(row, start, 1, column - start))
            following[key] = index
            start = column
        growing = following
    return found


def _drop_thin_rows(piece: Piece) -> None:
    """Leave out rows that are too low for a text and hold none."""
    for row in range(len(piece.ys) - 2, -1, -1):
        if piece.ys[row + 1] - piece.ys[row] > _THIN or len(piece.ys) == 2:
            continue
        if any(text for area, text in piece.cells.items() if area.row == row and area.rows == 1):
            continue
        del piece.ys[row + 1 if row else row]
        piece.cells = {
            area._replace(
                row=area.row - (area.row > row),
                rows=area.rows - (area.row <= row < area.row + area.rows),
            ): text
            for area, text in piece.cells.items()
            if area.row != row or area.rows > 1
        }


def _by_field(areas: Iterable[Area]) -> dict[tuple[int, int], Area]:
    return {
        (row, column): area
        for area in areas
        for row in range(area.row, area.row + area.rows)
        for column in range(area.column, area.column + area.columns)
    }


def _area_at(frame: Piece, areas: dict[tuple[int, int], Area], glyph: Glyph) -> Area | None:
    x, y = glyph.center
    if not (frame.left <= x <= frame.right and frame.top <= y <= frame.bottom):
        return None
    row = min(bisect_right(frame.ys, y), len(frame.ys) - 1) - 1
    column = min(bisect_right(frame.xs, x), len(frame.xs) - 1) - 1
    return areas[max(0, row), max(0, column)]
