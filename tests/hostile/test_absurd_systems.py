"""Systems of equations that no report has: the search for wrong figures gives up, soon, and says so."""

from __future__ import annotations

import time

from random import Random

import pytest

from govlint.equations.ledger import Ledger
from govlint.equations.repair import diagnose


SECONDS = 20.0
"""Of processor time, for any of them, on a machine that does other things too."""


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
def test_the_search_gives_up_soon(components: int, relations: int, figures: int, wide: int) -> None:
    """However wide the relations are, however many, and however many there are of such systems."""
    random = Random("absurd")
    ledger = Ledger()
    for _ in range(components):
        _mesh(ledger, relations, figures, wide, random)
    began = time.process_time()
    diagnoses = diagnose(ledger)

    assert time.process_time() - began < SECONDS
    assert any(diagnosis.gave_up for diagnosis in diagnoses)


def test_thousands_of_sentences_with_two_readings() -> None:
    """Sentences that agree with one of two figures each, both wrong: what is tried is bounded, and nothing fails."""
    ledger = Ledger()
    one, other, total = (ledger.mention(value, None).id for value in (26, 27, 60))
    ledger.relate("sum", [(1, total), (-1, one), (-1, other)])
    for number in range(3000):
        said = ledger.mention(26 + number % 2, None).id
        ledger.relate("agreement", [(1, said), (-1, one)], [(1, said), (-1, other)])
    began = time.process_time()
    (diagnosis,) = diagnose(ledger)

    assert time.process_time() - began < SECONDS
    assert diagnosis.repairs or diagnosis.gave_up
