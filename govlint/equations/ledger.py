"""Figures, the places that state them, and the equations between them.

A ledger knows nothing of what its figures mean: a *mention* is one place that states a figure, a *relation* a linear
equality over mentions with integer coefficients. Relations that do not hold are diagnosed by
`govlint.equations.repair`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Term = tuple[int, int]
"""A coefficient and the id of the mention that it multiplies."""

Form = dict[int, int]
"""A linear form: mention id to its coefficient, which is never 0."""


@dataclass(slots=True, eq=False)
class Mention:
    """One place that states a figure.

    ``id`` is its index in the ledger, ``value`` the figure or ``None`` where there is none to read (an empty cell),
    ``tag`` whatever the caller knows the place by, ``fact`` a key that messages may show.
    """

    id: int
    value: int | None
    tag: object
    fact: str | None = None


@dataclass(slots=True, eq=False)
class Relation:
    """An equality: in one of its ``readings``, the sum of coefficient times value is 0.

    Most relations have one reading. One with several stands for a sentence that can fairly be read in several ways,
    and holds if any of them does. ``kind`` and ``tag`` are the caller's.
    """

    id: int
    kind: str
    readings: tuple[tuple[Term, ...], ...]
    tag: object = None


class Component(NamedTuple):
    """Mentions and relations connected with each other, by their ids, each in ascending order."""

    mentions: tuple[int, ...]
    relations: tuple[int, ...]


class Ledger:
    """Mentions and the relations between them, added one by one."""

    __slots__ = ("_forms", "_mentions", "_relations", "_standing", "_unknown")

    def __init__(self) -> None:
        self._mentions: list[Mention] = []
        self._relations: list[Relation] = []
        self._forms: list[tuple[Form, ...]] = []
        self._standing: list[dict[int, int]] = []
        self._unknown = False

    def mention(self, value: int | None, tag: object, fact: str | None = None) -> Mention:
        """Add a place that states ``value``, ``None`` if it states nothing that can be read."""
        mention = Mention(len(self._mentions), value, tag, fact)
        self._mentions.append(mention)
        self._standing.append({})
        self._unknown = self._unknown or value is None
        return mention

    def relate(self, kind: str, *readings: Iterable[Term], tag: object = None) -> Relation:
        """Add an equality; terms of the same mention within a reading are merged.

        Raises:
            ValueError: no reading is given.
            IndexError: a term names a mention that the ledger does not have.
        """
        if not readings:
            message = "a relation needs at least one reading"
            raise ValueError(message)
        forms = tuple(self._merged(reading) for reading in readings)
        terms = tuple(tuple((factor, id_) for id_, factor in form.items()) for form in forms)
        relation = Relation(len(self._relations), kind, terms, tag)
        self._relations.append(relation)
        self._forms.append(forms)
        for form in forms:
            for id_, factor in form.items():
                self._standing[id_].setdefault(relation.id, factor)
        return relation

    def _merged(self, reading: Iterable[Term]) -> Form:
        form: Form = {}
        for factor, id_ in reading:
            if not 0 <= id_ < len(self._mentions):
                message = f"no mention {id_}"
                raise IndexError(message)
            form[id_] = form.get(id_, 0) + factor
        return {id_: factor for id_, factor in form.items() if factor}

    @property
    def mentions(self) -> Sequence[Mention]:
        """All mentions; the index of each is its id."""
        return self._mentions

    @property
    def relations(self) -> Sequence[Relation]:
        """All relations; the index of each is its id."""
        return self._relations

    @property
    def has_unknowns(self) -> bool:
        """Whether any mention is without a value."""
        return self._unknown

    def forms(self, relation_id: int) -> tuple[Form, ...]:
        """Return the readings of a relation as linear forms. Not to be modified."""
        return self._forms[relation_id]

    def standing(self, mention_id: int) -> Mapping[int, int]:
        """Return the relations that a mention stands in, by id, with its coefficient in (the first reading of) each.

        Not to be modified.
        """
        return self._standing[mention_id]

    def residual(
        self, relation: Relation, changes: Mapping[int, int | None] | None = None
    ) -> int | None:
        """Return left minus right of a relation, with some of the values changed if ``changes`` are given.

        With several readings it is 0 if one of them holds, else that of the first.

        Returns:
            The residual, or ``None`` if an unknown stands in the relation, so that it cannot be evaluated.
        """
        unknown = False
        first = None
        for form in self._forms[relation.id]:
            residual = self._evaluate(form, changes)
            if residual == 0:
                return 0
            unknown = unknown or residual is None
            first = residual if first is None else first
        return None if unknown else first

    def _evaluate(self, form: Form, changes: Mapping[int, int | None] | None) -> int | None:
        mentions = self._mentions
        total = 0
        for id_, factor in form.items():
            value = mentions[id_].value
            if changes and id_ in changes:
                value = changes[id_]
            if value is None:
                return None
            total += factor * value
        return total

    def broken(self, changes: Mapping[int, int | None] | None = None) -> list[Relation]:
        """Return the relations that can be evaluated and do not hold, in the order they were added."""
        return [relation for relation in self._relations if self.residual(relation, changes)]

    def components(self, start: Iterable[Relation] | None = None) -> list[Component]:
        """Return the connected components: two mentions are connected if a relation has both, in any reading.

        Mentions that stand in no relation are in no component.

        Args:
            start: return only the components of these relations; by default of all.
        """
        seen: set[int] = set()
        return [
            self._component(relation.id, seen)
            for relation in (self._relations if start is None else start)
            if relation.id not in seen
        ]

    def _component(self, relation_id: int, seen: set[int]) -> Component:
        mentions: set[int] = set()
        relations = {relation_id}
        waiting = [relation_id]
        while waiting:
            for form in self._forms[waiting.pop()]:
                for id_ in form:
                    if id_ not in mentions:
                        mentions.add(id_)
                        new = [other for other in self._standing[id_] if other not in relations]
                        relations.update(new)
                        waiting.extend(new)
        seen |= relations
        return Component(tuple(sorted(mentions)), tuple(sorted(relations)))

    def determined(self, changes: Mapping[int, int | None] | None = None) -> dict[int, int]:
        """Return the unknowns that the relations determine, with their values.

        A relation with one unknown gives it; where unknowns of one sign add up to 0, all of them are 0; what is found
        counts as known for the next round, until nothing new is found. A value that would be negative or a fraction,
        and one that another relation contradicts, is not given, nor anything that follows from it. A relation that
        shares a figure with one that does not hold determines nothing either: the wrong figure may be the shared one.

        Args:
            changes: values to take in place of the stated ones, say those of a repair.
        """
        if not self._unknown:
            return {}
        values = {mention.id: mention.value for mention in self._mentions}
        values.update(changes or {})
        doubtful = {
            id_
            for relation in self.broken(changes)
            for form in self._forms[relation.id]
            for id_ in form
        }
        forms = [
            forms[0] for forms in self._forms if len(forms) == 1 and doubtful.isdisjoint(forms[0])
        ]
        barred: set[int] = set()
        while True:
            found, contradicted = _propagate(forms, values, barred)
            contradicted |= self._contradicted(values, found)
            if not contradicted:
                return dict(sorted(found.items()))
            barred |= contradicted

    def _contradicted(self, values: Mapping[int, int | None], found: dict[int, int]) -> set[int]:
        """Return the found values that stand in a relation which does not hold with them."""
        every = {**values, **found}
        return {
            id_
            for relation in self._relations
            if self.residual(relation, every)
            for form in self._forms[relation.id]
            for id_ in form
            if id_ in found
        }


def _propagate(
    forms: Sequence[Form], values: Mapping[int, int | None], barred: set[int]
) -> tuple[dict[int, int], set[int]]:
    """Determine unknowns in rounds, all relations of a round before the next, so that their order does not matter.

    Returns:
        The values found, and the unknowns that two relations contradict each other about or that would be no count.
    """
    known = {id_: value for id_, value in values.items() if value is not None}
    found: dict[int, int] = {}
    while True:
        proposed: dict[int, int] = {}
        contradicted: set[int] = set()
        for form in forms:
            if not form.keys() <= known.keys() and barred.isdisjoint(form):
                for id_, value in _conclusions(form, known):
                    if value is None or proposed.setdefault(id_, value) != value:
                        contradicted.add(id_)
        if contradicted or not proposed:
            return found, contradicted
        found |= proposed
        known |= proposed


def _conclusions(form: Form, known: Mapping[int, int]) -> Iterator[tuple[int, int | None]]:
    """Yield the unknowns that one relation determines; ``None`` for a value that cannot be."""
    unknown = {id_: factor for id_, factor in form.items() if id_ not in known}
    rest = -sum(factor * known[id_] for id_, factor in form.items() if id_ in known)
    if len(unknown) == 1:
        ((id_, factor),) = unknown.items()
        value, remainder = divmod(rest, factor)
        yield id_, None if remainder or value < 0 else value
    elif len({factor > 0 for factor in unknown.values()}) == 1:
        sign = 1 if next(iter(unknown.values())) > 0 else -1
        if rest * sign <= 0:
            for id_ in unknown:
                yield id_, None if rest else 0
