"""What ties the figures of a report together: claims and sums of the prose, equations, and repairs.

`Context.reading` holds the `Claim`, `Sum` and `Percentage` of the prose; `Context.system` the equations (each a
`Relation` over places that state a figure, and its `Basis`: the form, a claim or the sum of a sentence) and a `Verdict`
for each group of equations that do not hold: a `Diagnosis` with every smallest `Repair`, and the `Move` of cells that
alone would make all of them hold.
"""

from __future__ import annotations

from govlint.equations.ledger import Relation
from govlint.equations.moves import Move
from govlint.equations.repair import Diagnosis, Repair
from govlint.equations.system import Basis, System, Verdict
from govlint.prose.model import Claim, Percentage, Sum


__all__ = [
    "Basis",
    "Claim",
    "Diagnosis",
    "Move",
    "Percentage",
    "Relation",
    "Repair",
    "Sum",
    "System",
    "Verdict",
]
