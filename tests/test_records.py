"""Records behave as dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle

from typing import Any

import pytest

from govlint.records import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Point:
    """A frozen record with a default."""

    x: int
    y: int = 2
    seen: list[int] = field(default_factory=list, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Same:
    """The same by dataclasses."""

    x: int
    y: int = 2
    seen: list[int] = dataclasses.field(default_factory=list, repr=False)


@dataclass(slots=True)
class Open:
    """One that may change."""

    x: int


@dataclass(slots=True, eq=False)
class Itself:
    """One that is equal to itself only."""

    x: int


@pytest.mark.parametrize("before", [0, 50])
def test_construction(before: int) -> None:
    """Positions, keywords and defaults work before and after the constructor is compiled."""
    for _ in range(before):
        Point(0)
    point = Point(1, seen=[3])
    assert (point.x, point.y, point.seen) == (1, 2, [3])
    assert Point(1).seen is not Point(1).seen
    assert repr(point) == repr(Same(1)).replace("Same", "Point")
    wrong: tuple[Any, ...]
    for wrong in ((), (1, 2, [], 4)):
        with pytest.raises(TypeError):
            Point(*wrong)
    with pytest.raises(TypeError):
        Point(1, z=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, x=2)  # type: ignore[misc]


def test_equality_and_hash() -> None:
    """Frozen records are equal and hash by value, others by what they were told."""
    assert Point(1) == Point(1, 2) != Point(2)
    other: object = Same(1)
    assert Point(1) != other
    assert Open(1) == Open(1)
    with pytest.raises(TypeError):
        hash(Open(1))
    one = Itself(1)
    assert one == one != Itself(1)  # noqa: PLR0124 - what is tested
    assert len({one, Itself(1)}) == 2


def test_frozen() -> None:
    """Nothing can be set or deleted."""
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    assert not hasattr(point, "__dict__")
    record = Open(1)
    record.x = 5
    assert record.x == 5


def test_copies() -> None:
    """Copies are equal, made by this module, by dataclasses, by copy and by pickle."""
    point = Point(1, seen=[4])
    assert replace(point, y=9) == dataclasses.replace(point, y=9) == Point(1, 9, [4])
    assert copy.copy(point) == copy.deepcopy(point) == _sent(point) == point
    assert [f.name for f in dataclasses.fields(point)] == ["x", "y", "seen"]


def _sent(point: Point) -> object:
    return pickle.loads(pickle.dumps(point))  # noqa: S301 - what this test has pickled itself


def test_matching() -> None:
    """Patterns match by position."""
    match Point(1, 7):
        case Point(1, y):
            assert y == 7
        case _:
            pytest.fail("no match")
