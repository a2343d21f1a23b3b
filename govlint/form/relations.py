"""Which relations of a form hold between figures that are known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.form.edition import load


if TYPE_CHECKING:
    from collections.abc import Mapping

    from govlint.form.edition import RelationForm


@cache
def relations_of(edition: str, table: str) -> tuple[RelationForm, ...]:
    """Return the relations of a form between the figures of one table."""
    form = load(edition)
    return tuple(
        relation
        for relation in form.relations
        if form.facts[relation.equation.left[0][1]].table.name == table
    )


def residual(relation: RelationForm, figures: Mapping[str, int]) -> int | None:
    """Return the left side less the right side, None where a figure is not known."""
    equation = relation.equation
    total = 0
    try:
        for factor, key in equation.left:
            total += factor * figures[key]
        for factor, key in equation.right:
            total -= factor * figures[key]
    except KeyError:
        return None
    return total
