"""Places in files that have no lines."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from govlint.source import Location


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.source import Span


class AddressMap:
    """Gives a span of a rendered text the address of the paragraph or cell that it stands in."""

    __slots__ = ("_addresses", "_offsets", "_places")

    def __init__(
        self, offsets: Sequence[int], places: Sequence[int], addresses: Sequence[str | object]
    ) -> None:
        self._offsets = offsets
        self._places = places
        self._addresses = addresses

    def locate(self, span: Span) -> Location:
        """Return the address of the span's first character."""
        if not self._offsets:
            return Location(address="")
        at = max(0, bisect_right(self._offsets, span.start) - 1)
        return Location(address=str(self._addresses[self._places[at]]))
