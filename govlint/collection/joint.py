"""The equations of several reports, and those between them, as one ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.equations.ledger import Ledger
from govlint.equations.repair import diagnose
from govlint.rule.collection import Decision, Place


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govlint.equations.repair import Repair
    from govlint.rule import Context
    from govlint.rule.collection import Summary


_KIND: Final = "across"
_NODES: Final = 5_000
"""Combinations that are tried; what one report leaves open, another settles at once or not at all."""


class Joint:
    """A ledger of several reports; ``relate`` adds an equation between figures of them."""

    def __init__(self, reports: Iterable[tuple[Summary, Context]]) -> None:
        self._ledger = Ledger()
        self._places: list[Place] = []
        self._ids: dict[tuple[str, str], int] = {}
        for summary, context in reports:
            self._enter(summary, context)

    def _enter(self, summary: Summary, context: Context) -> None:
        start = len(self._places)
        ledger = context.system.ledger
        for mention in ledger.mentions:
            self._ledger.mention(mention.value, mention.tag, mention.fact)
            self._places.append(Place(summary, mention.fact))
            if mention.fact is not None:
                self._ids[summary.path, mention.fact] = start + mention.id
        for relation in ledger.relations:
            readings = [[(factor, start + i) for factor, i in terms] for terms in relation.readings]
            self._ledger.relate(relation.kind, *readings)

    def relate(self, left: Sequence[Place], right: Sequence[Place]) -> None:
        """Add that figures on the left are, added up, those on the right; not if one of them is not there."""
        terms = [
            (factor, self._ids.get((place.report.path, place.key or "")))
            for factor, side in ((1, left), (-1, right))
            for place in side
        ]
        known = [(factor, i) for factor, i in terms if i is not None]
        if len(known) == len(terms):
            self._ledger.relate(_KIND, known)

    def decisions(self) -> list[Decision]:
        """Return the cells that a named repair changes, of diagnoses that an equation between reports takes part in."""
        found = []
        for diagnosis in diagnose(self._ledger, nodes=_NODES):
            if any(relation.kind == _KIND for relation in diagnosis.broken) and diagnosis.clear:
                found += self._cells(diagnosis.clear)
        return found

    def _cells(self, repair: Repair) -> list[Decision]:
        return [
            Decision(self._places[i], self._ledger.mentions[i].value or 0, new)
            for i, new in repair.changes
            if self._places[i].key is not None
        ]
