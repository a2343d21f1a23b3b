"""Systems of equations that no report has: the search for wrong figures keeps to its budget and says so."""

from __future__ import annotations

from random import Random

import pytest

from work import executed

from govlint.equations import repair
from govlint.equations.budget import Budget
from govlint.equations.ledger import Ledger
from govlint.equations.repair import COMPONENTS, Diagnosis, diagnose


NODES = 2_000
"""Combinations that are allowed here in one component."""
LINES = 250
"""Of Python, at most, for a combination or a term of a relation."""


def _spent(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Diagnosis], int, int]:
    """Return what is diagnosed, how many combinations were spent, and how many lines of Python that took."""
    given: list[tuple[int, Budget]] = []
    found: list[Diagnosis] = []

    def counted(left: int) -> Budget:
        budget = Budget(left)
        given.append((left, budget))
        return budget

    monkeypatch.setattr(repair, "Budget", counted)
    work = executed(lambda: found.extend(diagnose(ledger, nodes=NODES)))
    return found, sum(left - max(0, budget.left) for left, budget in given), work


def _terms(ledger: Ledger) -> int:
    """Return how many terms the relations have."""
    return sum(len(terms) for relation in ledger.relations for terms in relation.readings)


def _mesh(ledger: Ledger, relations: int, figures: int, wide: int, random: Random) -> None:
    """Add figures that many relations share, hardly one of which holds; one figure in eight is unknown."""
    ids = [
        ledger.mention(None if random.random() < 0.125 else random.randint(0, 99), None).id
        for _ in range(figures)
    ]
    for number in range(relations):
        whole, *parts = random.sample(ids, wide)
        ledger.relate(f"own {number}", [(1, whole), *((-1, part) for part in parts)])


@pytest.mark.parametrize(
    ("components", "relations", "figures", "wide"),
    [(1, 200, 120, 40), (1, 300, 24, 12), (400, 6, 12, 6), (1, 4000, 200, 3)],
)
def test_the_search_gives_up(
    monkeypatch: pytest.MonkeyPatch, components: int, relations: int, figures: int, wide: int
) -> None:
    """However wide the relations are, however many, and however many there are of such systems."""
    random = Random("absurd")
    ledger = Ledger()
    for _ in range(components):
        _mesh(ledger, relations, figures, wide, random)
    diagnoses, spent, work = _spent(ledger, monkeypatch)

    assert any(diagnosis.gave_up for diagnosis in diagnoses)
    assert spent <= NODES * min(components, COMPONENTS)
    assert work <= LINES * (spent + _terms(ledger))


def test_thousands_of_sentences_with_two_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences that agree with one of two figures each, both wrong: what is tried is bounded, and nothing fails."""
    ledger = Ledger()
    one, other, total = (ledger.mention(value, None).id for value in (26, 27, 60))
    ledger.relate("sum", [(1, total), (-1, one), (-1, other)])
    for number in range(3000):
        said = ledger.mention(26 + number % 2, None).id
        ledger.relate("agreement", [(1, said), (-1, one)], [(1, said), (-1, other)])
    (diagnosis,), spent, work = _spent(ledger, monkeypatch)

    assert spent <= NODES
    assert work <= LINES * (spent + _terms(ledger))
    assert diagnosis.repairs or diagnosis.gave_up
