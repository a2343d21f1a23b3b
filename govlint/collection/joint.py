"""The equations of several reports, and those between them, as one ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from govlint.equations.ledger import Ledger
from govlint.equations.repair import diagnose
from govlint.rule.collection import Decision, Place


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govlint.document.source import Span
    from govlint.equations.repair import Diagnosis, Repair
    from govlint.rule import Context
    from govlint.rule.collection import Summary


_KIND: Final = "across"
_MOST: Final = 6
"""Figures that may be wrong together: a figure taken over wrongly is wrong in its cell, its total and in prose."""

_NODES: Final = 5_000
"""Combinations that are tried; what one report leaves open, another settles at once or not at all."""


class Solved(NamedTuple):
    """Changes that make the equations of several reports hold.

    ``decisions`` are the cells to be changed, ``cells`` the same by report and key, each with its new value; ``keys``
    are the cells that were taken into account, changed or not, by report. ``places`` are the report and the place of
    each figure to be changed, those of prose included.
    """

    decisions: tuple[Decision, ...]
    cells: Mapping[str, Mapping[str, int]]
    keys: Mapping[str, frozenset[str]]
    places: frozenset[tuple[str, Span]]

    @property
    def in_prose(self) -> int:
        """How many figures of prose are to be changed as well."""
        return len(self.places) - len(self.decisions)


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

    def solved(self) -> Solved | None:
        """Return the changes that make all equations hold, where an equation between reports takes part in them.

        None where everything holds, or where several changes of cells are as likely.
        """
        for diagnosis in diagnose(self._ledger, most=_MOST, nodes=_NODES):
            kinds = {self._ledger.relations[i].kind for i in diagnosis.component.relations}
            repair = self._named(diagnosis) if _KIND in kinds else None
            if repair is not None:
                return self._solved(diagnosis.component.mentions, repair)
        return None

    def _named(self, diagnosis: Diagnosis) -> Repair | None:
        """Return the repair that can be named; one of several that change the same cells, and prose differently."""
        cells = {
            tuple(change for change in repair.changes if self._places[change[0]].key is not None)
            for repair in diagnosis.repairs
        }
        same = len(cells) == 1 and not diagnosis.open
        return diagnosis.repairs[0] if same else diagnosis.clear

    def _solved(self, mentions: Sequence[int], repair: Repair) -> Solved:
        keys: dict[str, set[str]] = {place.report.path: set() for place in self._places}
        cells: dict[str, dict[str, int]] = {path: {} for path in keys}
        for i in mentions:
            if (key := self._places[i].key) is not None:
                keys[self._places[i].report.path].add(key)
        decisions = []
        for i, new in repair.changes:
            place = self._places[i]
            if place.key is not None:
                cells[place.report.path][place.key] = new
                decisions.append(Decision(place, self._ledger.mentions[i].value or 0, new))
        places = frozenset(
            (self._places[i].report.path, cast("Span", self._ledger.mentions[i].tag))
            for i, _ in repair.changes
        )
        left = {path: frozenset(found) for path, found in keys.items()}
        return Solved(tuple(decisions), cells, left, places)
