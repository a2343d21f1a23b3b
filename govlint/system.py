"""All figures of a report, in cells and in prose, as one system of equations.

Cells and claims are entered into a ledger as mentions, and tied by the form's relations, by agreement (what a sentence
states is what the cells hold) and by the sums that sentences make. What does not hold is diagnosed at once, so that one
wrong figure is reported once, at its place, and what it breaks is told as evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from govlint.form.cells import State
from govlint.ledger import Ledger
from govlint.moves import moves
from govlint.repair import diagnose


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from govlint.form.bind import Binding, Fact
    from govlint.form.edition import RelationForm
    from govlint.ledger import Mention, Relation, Term
    from govlint.moves import Move
    from govlint.prose.model import Claim, Figure, Reading, Sum
    from govlint.repair import Diagnosis, Repair
    from govlint.source import Span


AGREEMENT = "agreement"
PROSE_SUM = "prose-sum"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: in a cell (``fact``), or in prose (``figure``, with the claims made of it)."""

    span: Span
    fact: Fact | None = None
    figure: Figure | None = None
    claims: tuple[Claim, ...] = ()

    @property
    def absence(self) -> bool:
        """Whether the figure is 0 because the prose denies that there was anything."""
        return any(claim.absence for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Law:
    """What a relation is: one of the form's (``form``), a claim's agreement with cells, or a sentence's sum.

    ``left`` and ``right`` are its sides as they are printed, coefficients and mention ids, in the first reading.
    """

    form: RelationForm | None
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    claim: Claim | None = None
    sum: Sum | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A diagnosis with the repair that can be named, None where several are as good or none was found."""

    diagnosis: Diagnosis
    repair: Repair | None


class System:
    """The ledger of one report, with what its mentions and relations stand for."""

    def __init__(
        self,
        binding: Binding,
        reading: Reading | None = None,
        relations: Sequence[RelationForm] = (),
    ) -> None:
        self.ledger = Ledger()
        self.places: list[Place] = []
        self.laws: list[Law] = []
        self._cells: dict[str, Mention] = {}
        self._form = binding.edition.facts if binding.edition is not None else {}
        self._grids: list[list[list[int]]] = []
        self._prose: dict[tuple[Span, int], Mention] = {}
        self._enter_tables(binding)
        for relation in relations:
            self._relate(relation)
        if reading is not None:
            self._enter_claims(reading)
            self._enter_sums(reading)

    def _enter_tables(self, binding: Binding) -> None:
        """Enter the cells of every readable table and the form's relations between them."""
        for table in binding.tables.values():
            if table.unreadable or not table.rows:
                continue
            grid: list[list[int]] = []
            for row in table.rows:
                entered = [self._enter_fact(f) for f in row.facts if f.form.column.kind == "count"]
                if len(entered) == len(row.facts):
                    grid.append(entered)
            self._grids.append(grid)
            for relation in table.edition.relations:
                head = relation.equation.left[0][1]
                if table.edition.facts[head].table.name == table.form.name:
                    self._relate(relation)

    def _enter_fact(self, fact: Fact) -> int:
        value = fact.value if fact.state is State.VALUE and isinstance(fact.value, int) else None
        self._cells[fact.key] = self.ledger.mention(value, fact.span, fact.key)
        self.places.append(Place(fact.span, fact))
        return self._cells[fact.key].id

    def _relate(self, relation: RelationForm) -> None:
        """Enter a relation of the form; one with a figure that has no cell at all says nothing and is left out."""
        equation = relation.equation
        keys = [key for _, key in (*equation.left, *equation.right)]
        if all(key in self._cells for key in keys):
            left = tuple((factor, self._cells[key].id) for factor, key in equation.left)
            right = tuple((factor, self._cells[key].id) for factor, key in equation.right)
            self.ledger.relate(relation.name, (*left, *_negated(right)))
            self.laws.append(Law(relation, left, right))

    def _enter_claims(self, reading: Reading) -> None:
        """Enter the claims that are certain and exact; the others are no ground for calling a figure wrong."""
        by_figure: dict[tuple[Span, int], list[Claim]] = {}
        for claim in reading.claims:
            if not _is_exact(claim.figure):
                continue
            if claim.certain and not claim.implied:
                where = (claim.figure.span, int(claim.figure.value))
                by_figure.setdefault(where, []).append(claim)
        for claims in by_figure.values():
            for claim in claims:
                fair = (claim.keys, *claim.alternatives)
                readings = [keys for keys in fair if self._known(keys)]
                # A reading whose row the table has lost may be the one that is meant; one of the other form is not.
                if len(readings) < sum(keys[0] in self._form for keys in fair):
                    continue
                if claim.keys not in readings:
                    continue
                mention = self._mention(claim.figure, tuple(claims))
                sides = [tuple((1, self._cells[key].id) for key in keys) for keys in readings]
                forms = [((1, mention.id), *_negated(side)) for side in sides]
                self.ledger.relate(AGREEMENT, *forms)
                self.laws.append(Law(None, ((1, mention.id),), sides[0], claim=claim))

    def _enter_sums(self, reading: Reading) -> None:
        for total in reading.sums:
            figures = (*total.whole, *total.parts)
            if total.closed and all(map(_is_exact, figures)):
                left = tuple((1, self._mention(figure).id) for figure in total.parts)
                right = tuple((1, self._mention(figure).id) for figure in total.whole)
                self.ledger.relate(PROSE_SUM, (*left, *_negated(right)))
                self.laws.append(Law(None, left, right, sum=total))

    def _known(self, keys: Iterable[str]) -> bool:
        return all(key in self._cells for key in keys)

    def _mention(self, figure: Figure, claims: tuple[Claim, ...] = ()) -> Mention:
        """Return the mention of a figure in prose, entered once however often it is spoken of."""
        where = (figure.span, int(figure.value))
        if where not in self._prose:
            self._prose[where] = self.ledger.mention(int(figure.value), figure.span)
            self.places.append(Place(figure.span, figure=figure, claims=claims))
        return self._prose[where]

    @cached_property
    def determined(self) -> Mapping[str, int]:
        """The values that the relations give to cells that hold none, by key."""
        found = self.ledger.determined() if self.ledger.has_unknowns else {}
        mentions = self.ledger.mentions
        return {key: value for i, value in found.items() if (key := mentions[i].fact) is not None}

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What is wrong, one verdict for each set of figures that hang together; what a move explains is left out."""
        moved = [diagnosis for diagnosis, _ in self.moves]
        return tuple(Verdict(d, d.clear) for d in self._diagnoses if d not in moved)

    @cached_property
    def _diagnoses(self) -> list[Diagnosis]:
        return diagnose(self.ledger, neighbours=self._beside)

    @cached_property
    def moves(self) -> tuple[tuple[Diagnosis, Move], ...]:
        """The diagnoses that one move of figures explains: a row shifted, two cells or rows exchanged."""
        found = []
        for diagnosis in self._diagnoses:
            if diagnosis.clear is None or len(diagnosis.clear.changes) > 1:
                options = [m for grid in self._grids for m in moves(self.ledger, diagnosis, grid)]
                if len(options) == 1:
                    found.append((diagnosis, options[0]))
        return tuple(found)

    @cached_property
    def mended(self) -> Mapping[Span, int]:
        """The figures that are named as wrong, by their places, with the values they should have."""
        return {
            self.places[mention].span: new
            for verdict in self.verdicts
            if verdict.repair is not None
            for mention, new in verdict.repair.changes
        }

    @cached_property
    def unexplained(self) -> tuple[tuple[Relation, Diagnosis], ...]:
        """The broken relations that no named figure explains, each with the diagnosis it belongs to."""
        return tuple(
            (relation, verdict.diagnosis)
            for verdict in self.verdicts
            if verdict.repair is None
            for relation in verdict.diagnosis.broken
        )

    def _beside(self, mention: int) -> tuple[int, ...]:
        """Return the cells to the left and right of a cell, those of its row."""
        fact = self.places[mention].fact
        if fact is None:
            return ()
        return tuple(
            other
            for other in (mention - 1, mention + 1)
            if 0 <= other < len(self.places)
            and (near := self.places[other].fact) is not None
            and near.row is fact.row
        )

    def value(self, mention: int) -> int | None:
        """Return the figure that a mention states."""
        return self.ledger.mentions[mention].value

    def values(self, terms: Iterable[Term]) -> int:
        """Return the sum of the terms, unknowns left out."""
        return sum(factor * (self.value(i) or 0) for factor, i in terms)


def _negated(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple((-factor, i) for factor, i in terms)


def _is_exact(figure: Figure) -> bool:
    value: int | Decimal = figure.value
    return not figure.approximate and figure.rounding == 1 and value == int(value)
