"""Regular expressions that are compiled when they are first used.

A class of Chinese characters takes a quarter of a millisecond to compile, a range of them two, and a report needs but
two thirds of the hundred expressions that there are. Those which most reports have no use for are written with `later`.
"""

from __future__ import annotations

import re

from typing import Any, cast


class _Later:
    """Stands for a compiled expression, whose methods it takes on when the first of them is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the expression has
        compiled = re.compile(*self._given)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as ``re.compile(source, flags)`` does, compiled at the first use.

    A mistake in the expression is found then, not before.
    """
    return cast("re.Pattern[str]", _Later(source, flags))
