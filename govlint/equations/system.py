"""All figures of a report, in cells and in prose, as one system of equations.

Cells and claims are entered into a ledger as mentions, and tied by the form's relations, by agreement (what a sentence
states is what the cells hold) and by the sums that sentences make. What does not hold is diagnosed at once, so that one
wrong figure is reported once, at its place, with the equations that it breaks as evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from govlint.document.figure import State
from govlint.equations.ledger import Ledger
from govlint.form.relations import relations_of, residual


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from govlint.document.source import Span
    from govlint.equations.ledger import Mention, Relation, Term
    from govlint.equations.moves import Move
    from govlint.equations.repair import Diagnosis, Repair
    from govlint.form.bound import Binding, Fact
    from govlint.form.edition import RelationForm
    from govlint.prose.model import Claim, Figure, Reading, Sum


AGREEMENT = "agreement"
PROSE_SUM = "prose-sum"


@dataclass(slots=True, eq=False)
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


@dataclass(slots=True, eq=False)
class Basis:
    """What a relation is: one of the form's (``form``), a claim's agreement with cells, or a sentence's sum.

    ``left`` and ``right`` are its sides as they are printed, coefficients and mention ids, in the first reading.
    """

    form: RelationForm | None
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    claim: Claim | None = None
    sum: Sum | None = None


@dataclass(slots=True, eq=False)
class Verdict:
    """A diagnosis with the repair that can be named, None where several are as good or none was found."""

    diagnosis: Diagnosis
    repair: Repair | None


class _Entries:
    """The ledger of one report, with what its mentions and relations stand for."""

    def __init__(
        self, binding: Binding, reading: Reading | None, relations: Sequence[RelationForm]
    ) -> None:
        self.ledger = Ledger()
        self.places: list[Place] = []
        self.bases: list[Basis] = []
        self.cells: dict[str, Mention] = {}
        self._form = binding.edition.facts if binding.edition is not None else {}
        self.grids: list[list[list[int]]] = []
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
            self.grids.append(grid)
            for relation in relations_of(table.edition.id, table.form.name):
                self._relate(relation)

    def _enter_fact(self, fact: Fact) -> int:
        value = fact.value if fact.state is State.VALUE and isinstance(fact.value, int) else None
        self.cells[fact.key] = self.ledger.mention(value, fact.span, fact.key)
        self.places.append(Place(fact.span, fact))
        return self.cells[fact.key].id

    def _relate(self, relation: RelationForm) -> None:
        """Enter a relation of the form; one with a figure that has no cell at all is left out."""
        equation = relation.equation
        keys = [key for _, key in (*equation.left, *equation.right)]
        if all(key in self.cells for key in keys):
            left = tuple((factor, self.cells[key].id) for factor, key in equation.left)
            right = tuple((factor, self.cells[key].id) for factor, key in equation.right)
            self.ledger.relate(relation.name, (*left, *_negated(right)))
            self.bases.append(Basis(relation, left, right))

    def _enter_claims(self, reading: Reading) -> None:
        """Enter the claims that are certain and exact; the others do not justify calling a figure wrong."""
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
                sides = [tuple((1, self.cells[key].id) for key in keys) for keys in readings]
                forms = [((1, mention.id), *_negated(side)) for side in sides]
                self.ledger.relate(AGREEMENT, *forms)
                self.bases.append(Basis(None, ((1, mention.id),), sides[0], claim=claim))

    def _enter_sums(self, reading: Reading) -> None:
        for total in reading.sums:
            figures = (*total.whole, *total.parts)
            if total.closed and all(map(_is_exact, figures)):
                left = tuple((1, self._mention(figure).id) for figure in total.parts)
                right = tuple((1, self._mention(figure).id) for figure in total.whole)
                self.ledger.relate(PROSE_SUM, (*left, *_negated(right)))
                self.bases.append(Basis(None, left, right, sum=total))

    def _known(self, keys: Iterable[str]) -> bool:
        return all(key in self.cells for key in keys)

    def _mention(self, figure: Figure, claims: tuple[Claim, ...] = ()) -> Mention:
        """Return the mention of a figure in prose, entered once however many claims are made of it."""
        where = (figure.span, int(figure.value))
        if where not in self._prose:
            self._prose[where] = self.ledger.mention(int(figure.value), figure.span)
            self.places.append(Place(figure.span, figure=figure, claims=claims))
        return self._prose[where]


class System:
    """All figures of one report and what ties them.

    The ledger is built lazily: only for a report in which a figure is missing or an equation does not hold.
    """

    def __init__(
        self,
        binding: Binding,
        reading: Reading | None = None,
        relations: Sequence[RelationForm] = (),
    ) -> None:
        self._given = (binding, reading, relations)

    @cached_property
    def _entries(self) -> _Entries:
        return _Entries(*self._given)

    @property
    def ledger(self) -> Ledger:
        """The figures and the relations between them."""
        return self._entries.ledger

    @property
    def places(self) -> Sequence[Place]:
        """Where each mention of the ledger stands, by its id."""
        return self._entries.places

    @property
    def bases(self) -> Sequence[Basis]:
        """What each relation of the ledger is, by its id."""
        return self._entries.bases

    @cached_property
    def _sound(self) -> bool:
        """Whether every figure is there and all that was read holds."""
        binding, reading, _ = self._given
        if self.tally[1]:
            return False
        figures = _figures(binding)
        return figures is not None and (reading is None or _agrees(reading, figures))

    @cached_property
    def tally(self) -> tuple[int, int]:
        """How many equations all of whose figures are known were checked, and how many of them do not hold."""
        binding, reading, relations = self._given
        figures = {
            key: fact.value
            for key, fact in binding.facts.items()
            if fact.state is State.VALUE and isinstance(fact.value, int)
        }
        found = [
            difference
            for relation in (*relations, *_relations_between(binding))
            if (difference := residual(relation, figures)) is not None
        ]
        broken = sum(map(bool, found))
        checked = len(found)
        for claim in reading.claims if reading is not None else ():
            stated = _stated(claim, figures)
            checked += bool(stated)
            broken += bool(stated) and claim.figure.value not in stated
        for total in reading.sums if reading is not None else ():
            if total.closed and all(map(_is_exact, (*total.whole, *total.parts))):
                checked += 1
                broken += sum(f.value for f in total.parts) != sum(f.value for f in total.whole)
        return checked, broken

    @cached_property
    def determined(self) -> Mapping[str, int]:
        """The values that the relations give to cells that hold none, by key."""
        if self._sound or not self.ledger.has_unknowns:
            return {}
        found = self.ledger.determined()
        mentions = self.ledger.mentions
        return {key: value for i, value in found.items() if (key := mentions[i].fact) is not None}

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What is wrong, one verdict for each component of the ledger; what a move explains is left out."""
        moved = [diagnosis for diagnosis, _ in self.moves]
        return tuple(Verdict(d, self._named(d)) for d in self._diagnoses if d not in moved)

    def _named(self, diagnosis: Diagnosis) -> Repair | None:
        """Return the repair that can be named.

        Where the tables hold and a single figure of the prose does not fit them, several cells that would have to be
        changed for it are no repair to be named: it is the figure that is reported.
        """
        repair = diagnosis.clear
        if repair is None or len(repair.changes) == 1:
            return repair
        stated = {
            i
            for relation in diagnosis.broken
            if self.bases[relation.id].form is None
            for i in (t[1] for t in (*self.bases[relation.id].left, *self.bases[relation.id].right))
            if self.places[i].fact is None
        }
        apart = all(self.bases[relation.id].form is None for relation in diagnosis.broken)
        cells = all(self.places[i].fact is not None for i, _ in repair.changes)
        return None if apart and cells and len(stated) == 1 else repair

    @cached_property
    def _diagnoses(self) -> list[Diagnosis]:
        if self._sound:
            return []
        ledger = self.ledger
        if all(ledger.residual(relation) == 0 for relation in ledger.relations):
            return []
        from govlint.equations.repair import diagnose  # noqa: PLC0415 - most reports are right

        return diagnose(ledger, neighbours=self._beside)

    @cached_property
    def moves(self) -> tuple[tuple[Diagnosis, Move], ...]:
        """The diagnoses that one move of figures explains: a row shifted, two cells or rows exchanged."""
        found: list[tuple[Diagnosis, Move]] = []
        if not self._diagnoses:
            return ()
        from govlint.equations.moves import moves  # noqa: PLC0415 - most reports are right

        for diagnosis in self._diagnoses:
            if diagnosis.clear is None or len(diagnosis.clear.changes) > 1:
                options = [
                    m for grid in self._entries.grids for m in moves(self.ledger, diagnosis, grid)
                ]
                if len(options) == 1:
                    found.append((diagnosis, options[0]))
        return tuple(found)

    @cached_property
    def corrected(self) -> Mapping[Span, int]:
        """The figures that are named as wrong, by their places, with the values they should have."""
        return {
            self.places[mention].span: new
            for verdict in self.verdicts
            if verdict.repair is not None
            for mention, new in verdict.repair.changes
        }

    @cached_property
    def unexplained(self) -> tuple[tuple[Relation, Diagnosis], ...]:
        """The broken relations that no named figure explains, each with the diagnosis it belongs to.

        Among them are those whose known parts alone exceed their whole, whatever the unknown ones are.
        """
        return tuple(
            (relation, verdict.diagnosis)
            for verdict in self.verdicts
            if verdict.repair is None
            for relation in (*verdict.diagnosis.broken, *_exceeded(verdict.diagnosis))
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


def _exceeded(diagnosis: Diagnosis) -> Iterable[Relation]:
    clashes = (clash for clash in diagnosis.clashes if clash.bound and len(clash.relations) == 1)
    return dict.fromkeys(relation for clash in clashes for relation in clash.relations)


def _negated(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple((-factor, i) for factor, i in terms)


def _is_exact(figure: Figure) -> bool:
    value: int | Decimal = figure.value
    return not figure.approximate and figure.rounding == 1 and value == int(value)


def _figures(binding: Binding) -> Mapping[str, int] | None:
    """Return the counts of all readable tables by key, None where one is not there to be read."""
    figures = {}
    for table in binding.tables.values():
        if not table.unreadable:
            for row in table.rows:
                for fact in row.facts:
                    if fact.form.column.kind == "count":
                        value = fact.value
                        if fact.state is not State.VALUE or not isinstance(value, int):
                            return None
                        figures[fact.key] = value
    return figures


def _stated(claim: Claim, figures: Mapping[str, int]) -> list[int]:
    """Return what the tables hold for a claim, a value for each reading; none where it is not to be checked."""
    if not claim.certain or claim.implied or not _is_exact(claim.figure):
        return []
    return [
        sum(figures[key] for key in keys)
        for keys in (claim.keys, *claim.alternatives)
        if figures.keys() >= set(keys)
    ]


def _relations_between(binding: Binding) -> Iterable[RelationForm]:
    """Yield the relations of the form between the figures of the tables that could be read."""
    for table in binding.tables.values():
        if not table.unreadable:
            yield from relations_of(table.edition.id, table.form.name)


def _agrees(reading: Reading, figures: Mapping[str, int]) -> bool:
    """Tell whether everything that prose states holds in one of its readings, be it fit to be entered or not."""
    for claim in reading.claims:
        stated = _stated(claim, figures)
        if stated and claim.figure.value not in stated:
            return False
    return all(
        sum(figure.value for figure in total.parts) == sum(figure.value for figure in total.whole)
        for total in reading.sums
        if total.closed
    )
