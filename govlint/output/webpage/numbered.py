"""A diagnostic with its number, which ties the mark in the report to the note beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govlint.rule import Severity


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.rule.diagnostic import Diagnostic


_WORST: Final = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(slots=True, eq=False)
class Numbered:
    """A diagnostic with its number in the file and the name that links to it are made from."""

    number: int
    prefix: str
    item: Diagnostic

    @property
    def reference(self) -> str:
        """The number, raised, linked to the note about it."""
        return f'<sup><a href="#{self.own}">{self.number}</a></sup>'

    @property
    def own(self) -> str:
        """The name of the note."""
        return f"{self.prefix}-n{self.number}"

    @property
    def anchor(self) -> str:
        """The name of the mark."""
        return f"{self.prefix}-m{self.number}"


def worst(notes: Iterable[Numbered]) -> str:
    """Return the severity of the worst of some diagnostics."""
    return min((note.item.severity for note in notes), key=_WORST.__getitem__).value
