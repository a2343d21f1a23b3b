"""What the tables say for the readings of the prose.

A sentence may name another body than the title does (全区收到 85 件, 区政府办公室收到 29 件): its figures are that
body's, or the organ's by another name. Where the sentence's other figures are those of the tables, it is the organ's.
A word may be used for more than the form's row of that name (信息不存在): where the sentence adds up it is, and no
figure is wrong. Where the prose has given a cell its value elsewhere, another figure read as that cell's may be of
something else, some of the requests or another body's: so it is where its own sentence adds up with it, or where
several figures beside each other differ so.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from govlint.document.figure import State
from govlint.prose.model import Doubt


if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from govlint.form.bound import Binding
    from govlint.prose.model import Claim, Reading


ENOUGH: Final = 2
"""So many other figures have to be those of the tables, or one that is not 0."""

_NEAR: Final = 60
"""So many characters apart, two figures stand beside each other."""

STATED_ELSEWHERE: Final = Doubt(
    "stated-elsewhere",
    "正文另一处的数已与表格一致，这里可能说的是别的事",
    "another place of the prose agrees with the table; this may be of something else",
)
"""Why a figure is doubtful that differs from its cell where another one of the prose agrees with it."""


def weigh(reading: Reading, binding: Binding) -> Reading:
    """Return a reading whose claims are as certain as the tables allow.

    Claims that only their body made doubtful are certain where the tables confirm the others of that body. Fair ones
    that the tables contradict are doubtful where they stand in a sum of their own sentence that holds; so is what seems
    to be stated again with another figure.
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
    claims = tuple(
        c._replace(certain=id(c) in own or (c.certain and id(c) not in doubted))
        for c in reading.claims
    )
    again = _stated_again(claims, reading, binding)
    if again:
        claims = tuple(
            c._replace(certain=False, doubt=STATED_ELSEWHERE) if id(c) in again else c
            for c in claims
        )
    return reading._replace(claims=claims)


def _stated_again(claims: Sequence[Claim], reading: Reading, binding: Binding) -> set[int]:
    """Return the claims that differ from cells whose value another claim states, and may well be of something else."""
    # A denial (无行政复议) has no figure that could be of something else.
    firm = [c for c in claims if c.certain and not (c.implied or c.absence)]
    confirmed = {c.keys for c in firm if _sum(c.keys, binding) == c.figure.value}
    differing = [
        c for c in firm if c.keys in confirmed and c.figure.rounding == 1 and not _holds(c, binding)
    ]
    holding = {
        figure.span
        for found in reading.sums
        if found.closed and found.holds
        for figure in (*found.whole, *found.parts)
    }
    return {
        id(c)
        for c in differing
        if c.figure.span in holding or any(_is_beside(c, other) for other in differing)
    }


def _is_beside(claim: Claim, other: Claim) -> bool:
    apart = abs(claim.figure.span.start - other.figure.span.start)
    return claim.keys != other.keys and 0 < apart <= _NEAR


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
