"""What a call costs, counted and not timed: the lines of Python that it executes are the same on every machine.

What the standard library does in C is not counted; ``python -m benchmarks --only catalogue`` measures it.
"""

from __future__ import annotations

import sys

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

TIMES = 8
MOST = 12.0
"""Times as many lines for `TIMES` times the size; quadratic cost would be 64."""


def executed(call: Callable[[], object]) -> int:
    """Return how many lines of Python a call executes."""
    count = 0

    def local(_frame: FrameType, event: str, _arg: object) -> Any:  # noqa: ANN401 - as sys.settrace has it
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(lambda _frame, _event, _arg: local)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def assert_proportional(call: Callable[[int], object], size: int) -> None:
    """Assert that the work grows with the size and no faster; what is kept from call to call is warmed first."""
    call(size)
    few = executed(lambda: call(size))
    many = executed(lambda: call(size * TIMES))

    assert many <= few * MOST, f"{TIMES} times the size took {many / few:.1f} times the work"
