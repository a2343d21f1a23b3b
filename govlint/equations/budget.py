"""How long a search may go on: so many combinations, whatever the machine, so that results are the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


_TERMS: Final = 16
"""Terms that are worked through for each combination; whatever has more counts as so many combinations more."""


class BudgetExceededError(Exception):
    """More combinations than allowed would have to be tried."""


@dataclass(slots=True, eq=False)
class Budget:
    """How many more combinations may be tried."""

    left: int

    def spend(self, amount: int = 1, terms: int = 0) -> None:
        """Take something from the budget: so many combinations, with so many terms to work through.

        A report has few relations to a figure, so terms hardly count; they do where thousands of sentences or
        equations are about the same figures.

        Raises:
            BudgetExceededError: it is used up.
        """
        self.left -= amount + terms // _TERMS
        if self.left < 0:
            raise BudgetExceededError
