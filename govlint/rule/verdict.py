"""What the tables say for the readings of the prose.

A sentence may name another body than the title does (全区收到 85 件, 区政府办公室收到 29 件): its figures are that
body's, or the organ's by another name. Where the sentence's other figures are those of the tables, it is the organ's.
A word may be used for more than the form's row of that name (信息不存在): where the sentence adds up it is, and no
figure is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from govlint.document.figure import State


if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from govlint.form.bound import Binding
    from govlint.prose.model import Claim, Reading


ENOUGH: Final = 2
"""So many other figures have to be those of the tables, or one that is not 0."""


def weigh(reading: Reading, binding: Binding) -> Reading:
    """Return a reading whose claims are as certain as the tables allow.

    Claims that only their body made doubtful are certain where the tables confirm the others of that body. Fair ones
    that the tables contradict are doubtful where they stand in a sum of their own sentence that holds.
    """
    by_body: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        if claim.doubt is not None and claim.doubt.body is not None and not claim.implied:
            by_body[claim.doubt.body].append(claim)
    own = {id(c) for claims in by_body.values() for c in claims if _confirmed(c, claims, binding)}
    summed = {
        figure.span
        for found in reading.sums
        if found.closed and found.holds
        for figure in found.parts
    }
    doubted = {
        id(c)
        for c in reading.claims
        if c.fair and c.certain and c.figure.span in summed and not _holds(c, binding)
    }
    if not own and not doubted:
        return reading
    claims = tuple(
        c._replace(certain=id(c) in own or (c.certain and id(c) not in doubted))
        for c in reading.claims
    )
    return reading._replace(claims=claims)


def _confirmed(claim: Claim, claims: Sequence[Claim], binding: Binding) -> bool:
    """Tell whether the other claims of the same body hold: all but at most one, and enough of them."""
    others = [other for other in claims if other.figure.span != claim.figure.span]
    holding = [other for other in others if _holds(other, binding)]
    # That there was none is said of many a body: such figures count where all of them hold.
    all_hold = len(holding) == len(others) >= ENOUGH
    enough = all_hold or any(other.figure.value for other in holding)
    return enough and len(holding) >= len(others) - (len(others) > ENOUGH)


def _holds(claim: Claim, binding: Binding) -> bool:
    sums = (_sum(keys, binding) for keys in (claim.keys, *claim.alternatives))
    return any(total == claim.figure.value for total in sums)


def _sum(keys: Sequence[str], binding: Binding) -> int | Decimal | None:
    """Return the sum of the cells, None unless all of them hold a figure."""
    total: int | Decimal = 0
    for key in keys:
        fact = binding.facts.get(key)
        if fact is None or fact.state is not State.VALUE or fact.value is None:
            return None
        total += fact.value
    return total
