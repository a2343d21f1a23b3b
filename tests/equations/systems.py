"""Small systems of figures and the repairs of them found by trying everything."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from govlint.equations.ledger import Ledger


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govlint.equations.ledger import Relation

Readings = tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Values, ``None`` for an unknown, and relations, each a tuple of readings over their indices."""

    values: tuple[int | None, ...]
    relations: tuple[Readings, ...]

    def ledger(self, mentions: Sequence[int] = (), relations: Sequence[int] = ()) -> Ledger:
        """Return the ledger, its mentions (tagged by index) and relations added in the order given."""
        ledger = Ledger()
        order = mentions or range(len(self.values))
        id_of = {index: ledger.mention(self.values[index], index).id for index in order}
        for number in relations or range(len(self.relations)):
            readings = self.relations[number]
            ledger.relate(
                "drawn", *([(factor, id_of[i]) for factor, i in r] for r in readings), tag=number
            )
        return ledger


@st.composite
def systems(
    draw: st.DrawFn,
    *,
    highest: int = 4,
    factors: tuple[int, ...] = (1, -1),
    readings: int = 1,
    unknowns: bool = False,
    fewest: int = 1,
) -> Drawn:
    """Draw a few figures and relations of any shape between them, most of which will not hold."""
    size = draw(st.integers(3, 6))
    figure: st.SearchStrategy[int | None] = st.integers(0, highest)
    values = draw(
        st.lists(figure | st.none() if unknowns else figure, min_size=size, max_size=size)
    )
    reading = st.lists(
        st.tuples(st.sampled_from(factors), st.integers(0, size - 1)),
        min_size=2,
        max_size=4,
        unique_by=lambda term: term[1],
    ).map(tuple)
    relation = st.lists(reading, min_size=1, max_size=readings).map(tuple)
    relations = draw(st.lists(relation, min_size=fewest, max_size=6))
    return Drawn(tuple(values), tuple(relations))


def holds(relation: Relation, values: Mapping[int, int]) -> bool:
    """Tell whether a reading of a relation holds; written without the ledger's own evaluation."""
    return any(
        not sum(factor * values[id_] for factor, id_ in reading) for reading in relation.readings
    )


def assignments(
    ledger: Ledger, relations: Sequence[int], free: Sequence[int], highest: int
) -> Iterator[tuple[int, ...]]:
    """Yield all values up to ``highest`` of the free mentions with which the relations hold."""
    concerned = [ledger.relations[id_] for id_ in relations]
    values = {mention.id: mention.value or 0 for mention in ledger.mentions}
    for chosen in product(range(highest + 1), repeat=len(free)):
        values.update(zip(free, chosen, strict=True))
        if all(holds(relation, values) for relation in concerned):
            yield chosen


def smallest(
    ledger: Ledger, mentions: Sequence[int], relations: Sequence[int], most: int, highest: int
) -> dict[tuple[int, ...], list[tuple[int, ...]]]:
    """Return the smallest sets of mentions that make the relations hold, each with all its new values."""
    for size in range(1, most + 1):
        found: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
        for chosen in combinations(mentions, size):
            old = [ledger.mentions[id_].value for id_ in chosen]
            new = [
                values
                for values in assignments(ledger, relations, chosen, highest)
                if all(a != b for a, b in zip(old, values, strict=True))
            ]
            if new:
                found[chosen] = new
        if found:
            return found
    return {}
