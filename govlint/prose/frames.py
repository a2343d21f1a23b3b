"""What phrases can state: readings of verbs, units, and words with a task of their own, from ``frames.toml``."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING, Any, Final

from govlint.document.prepared import document


if TYPE_CHECKING:
    from collections.abc import Mapping


_DATA: Final[Mapping[str, Any]] = document("frames")

STAGES: Final[Mapping[frozenset[str], tuple[tuple[str, ...], ...]]] = {
    frozenset(frame["verbs"]): (tuple(frame["sure"]), *map(tuple, frame.get("fair", ())))
    for frame in _DATA["stage"]
}
"""What verbs of requests may speak of, as rows of table 3: the sure reading, then the fair ones."""

UNITS: Final[Mapping[str, frozenset[str]]] = {
    kind: frozenset(units) for kind, units in _DATA["units"].items()
}
"""What figures are counted in, by kind."""

WORDING: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(words) for name, words in _DATA["words"].items()
}
"""Words that are looked for by themselves, by what they do."""

SORTED: Final = "sorted"
"""Opens a list as 其中 does, without being a word of the text: 从申请渠道看."""
AMONG: Final = WORDING["among"][0]
MONEY: Final = next(iter(UNITS["money"]))
SORTING: Final = re.compile(_DATA["patterns"]["sorting"])


def counted_in(unit: str | None, kind: str) -> bool:
    """Tell whether figures of a kind may be counted in a unit; those of any kind but money may have none."""
    return unit is None or unit in UNITS[kind]


def says(text: str, *names: str) -> bool:
    """Tell whether a word has one of these words in it."""
    return any(word in text for name in names for word in WORDING[name])
