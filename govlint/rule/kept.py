"""What is kept of many reports, in little room."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_positions: Final[dict[tuple[str, ...], dict[str, int]]] = {}
"""The place of each key, shared by all reports that have the same keys."""
_LARGEST: Final = 2**63 - 1


class Figures(Mapping[str, int]):
    """Counts by key: a mapping that takes eight bytes a figure, its keys being those of many others."""

    __slots__ = ("_places", "_values")

    def __init__(self, figures: Mapping[str, int] | None = None) -> None:
        # No table has a count this large; one that was read so is left out.
        small = {key: n for key, n in (figures or {}).items() if abs(n) <= _LARGEST}
        keys = tuple(small)
        self._places = _positions.setdefault(keys, {key: at for at, key in enumerate(keys)})
        self._values = array("q", small.values())

    def __getitem__(self, key: str) -> int:
        """Return a figure."""
        return self._values[self._places[key]]

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many figures there are."""
        return len(self._places)

    def __reduce__(self) -> tuple[type[Figures], tuple[dict[str, int]]]:
        """Let another process make the same figures."""
        return Figures, (dict(self),)


class Wording(NamedTuple):
    """What is kept of the words of a part: how many characters its clauses have, and hashes of some of these.

    The hashes are the least ones, in order, so that two parts with the same clauses keep the same ones.
    """

    length: int
    hashes: array[int]

    @classmethod
    def of(cls, length: int, hashes: Iterable[int], most: int) -> Wording:
        """Return what is kept: at most so many hashes, each below 2 ** 32."""
        return cls(length, array("I", sorted(set(hashes))[:most]))

    @property
    def clauses(self) -> frozenset[int]:
        """The hashes, to be compared with others."""
        return frozenset(self.hashes)
