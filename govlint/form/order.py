"""The order of a block's columns, where a report has them in another than the form's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.form.labels import Role


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.form.edition import BlockForm
    from govlint.form.runs import Label


# The heads of a block without merged ones: its caption, and what stands over its labels.
_PLAIN = 2


def printed_order(heads: Sequence[Label], block: BlockForm, *, exact: bool) -> tuple[int, ...]:
    """Return the columns of a block, by number, from left to right.

    ``heads`` are the labels above the rows in reading order. Where each column's label stands there once, they say the
    order: by their columns in a file that has true ones (``exact``), by their sequence where no head is merged. In the
    text of a table with merged heads only a column that is read before the head over the others is known to stand
    before those. Anything else leaves the form's order.
    """
    everything = tuple(range(len(block.columns)))
    own = [c.label for c in block.columns]
    shown = [
        (own.index(m.label), head)
        for head in heads
        for m in head.in_role(Role.COLUMN)
        if m.label in own
    ]
    found = dict(shown)
    if len(set(own)) != len(own) or len(found) != len(own):
        return everything
    if len({id(head) for _, head in shown}) != len(own):
        return everything
    if exact:
        places = {j: head.slot.column for j, head in found.items()}
        distinct = len(set(places.values())) == len(own)
        return tuple(sorted(everything, key=places.__getitem__)) if distinct else everything
    if len(block.heads) <= _PLAIN:
        return tuple(found)
    over = next((h for h in heads if any(m.index == 1 for m in h.in_role(Role.HEAD))), None)
    if over is None:
        return everything
    before = tuple(j for j, head in found.items() if head.slot.index < over.slot.index)
    return (*before, *(j for j in everything if j not in before))
