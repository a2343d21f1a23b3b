"""Which column of a block stands where: by the headings above its rows, and by order where those do not say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govlint.form.assign import filled
from govlint.form.labels import Role


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.form.edition import BlockForm, ColumnForm
    from govlint.form.runs import Label, Run


# More labels than this, in order, show by themselves which columns there are.
_MANY = 7


class Columns(NamedTuple):
    """The columns of a block in one table.

    ``printed`` are their numbers in the form, from left to right. ``reordered`` are the headings that stand elsewhere
    than in the form, each with its column. ``doubtful`` are the keys of columns without a heading where others have
    theirs: placed by order alone.
    """

    block: BlockForm
    printed: tuple[int, ...]
    missing: tuple[ColumnForm, ...] = ()
    reordered: tuple[tuple[Label, ColumnForm], ...] = ()
    doubtful: frozenset[str] = frozenset()

    def grid(self, run: Run) -> list[int] | None:
        """Return the grid columns under the headings of a run, where every heading was found once."""
        if not run.exact_grid:
            return None
        heads = [h for h in run.heads if h.in_role(Role.COLUMN)]
        if len(heads) != len(self.block.columns):
            return None
        if not _in_one_table(heads):
            return None
        columns = sorted(h.slot.column for h in heads)
        return columns if len(set(columns)) == len(columns) else None


def columns_of(block: BlockForm, runs: Sequence[Run]) -> Columns:
    """Return the columns that a block's rows have."""
    missing = _missing(block, runs)
    if missing is not None:
        kept = tuple(j for j in range(len(block.columns)) if j not in missing)
        return Columns(block, kept, tuple(block.columns[j] for j in missing))
    first = runs[0]
    order = printed_order(first.heads, block, exact=first.exact_grid)
    everything = tuple(range(len(block.columns)))
    if order == everything:
        return Columns(block, order, doubtful=_doubtful(first, block))
    if len({c.label for c in block.columns}) == len(block.columns):
        heads = {j: head for head, j in _found(first.heads, block)}
    else:
        shown = _shown_in_groups(first.heads, block, exact=first.exact_grid)
        heads = dict(zip(order, (head for head, _ in shown), strict=True))
    moved = tuple(
        (heads[j], block.columns[j]) for at, j in enumerate(order) if at != j and j in heads
    )
    return Columns(block, order, reordered=moved)


def printed_order(heads: Sequence[Label], block: BlockForm, *, exact: bool) -> tuple[int, ...]:
    """Return the columns of a block, by number, from left to right.

    ``heads`` are the labels above the rows in reading order. In a file that has true columns (``exact``) their places
    say the order. In a text they are read line by line, so that a merged head (法人或其他组织) is read before what
    stands under it, and a column that no head is over (总计) perhaps before that. Where a heading is missing, or stands
    there twice, it is the form's order.
    """
    everything = tuple(range(len(block.columns)))
    own = [c.label for c in block.columns]
    if len(set(own)) != len(own):
        return _order_in_groups(heads, block, exact=exact)
    found = _found(heads, block)
    if len(found) != len(own) or len({j for _, j in found}) != len(own):
        return everything
    if len({id(head) for head, _ in found}) != len(own):
        # Several labels in one cell, in the order in which they stand.
        return tuple(j for _, j in found) if not exact else everything
    if exact:
        if not _in_one_table([head for head, _ in found]):
            return everything
        places = {j: head.slot.column for head, j in found}
        distinct = len(set(places.values())) == len(own)
        return tuple(sorted(everything, key=places.__getitem__)) if distinct else everything
    return _order_in_text(heads, found, block)


def _in_one_table(heads: Sequence[Label]) -> bool:
    """Tell whether headings stand in one table: where a page ends within a head, each piece has columns of its own."""
    return len({head.line.index - head.line.number for head in heads}) <= 1


def _found(heads: Sequence[Label], block: BlockForm) -> list[tuple[Label, int]]:
    """Return the headings of a block's columns with their numbers, in reading order."""
    own = {c.label: j for j, c in enumerate(block.columns)}
    return [
        (head, own[label])
        for head in heads
        for label in {m.label for m in head.in_role(Role.COLUMN)}
        if label in own
    ]


def _order_in_text(
    heads: Sequence[Label], found: Sequence[tuple[Label, int]], block: BlockForm
) -> tuple[int, ...]:
    """Return the order of columns that a text's headings show, line by line."""
    order = tuple(j for _, j in found)
    lines = Counter(head.line.index for head, _ in found)
    if len(lines) == 1 or block.over is None:
        return order
    over = next(
        (h for h in heads if any(m.label == block.over for m in h.in_role(Role.HEAD))), None
    )
    if len(lines) == len(found) or over is None:
        # What is read before the head over all the others stands before them.
        top = next((h.slot.index for h in heads if _is_over(h)), -1)
        lead = tuple(j for head, j in found if head.slot.index < top)
        return (*lead, *_likeliest([j for j in order if j not in lead], block))
    before: list[int] = []
    below: list[int] = []
    after: list[int] = []
    for head, j in found:
        if head.line.index > over.line.index:
            below.append(j)
            continue
        # The labels in reading order, for a cell may hold several: 法人或其他组织 总计.
        first = next(
            h for h in heads if h.line.index == head.line.index and (_is_over(h) or h is head)
        )
        (before if first is head else after).append(j)
    return (*before, *below, *after)


def _is_over(label: Label) -> bool:
    """Tell whether a label stands over columns; the first head of a block stands over its rows' labels."""
    return any(m.index for m in label.in_role(Role.HEAD))


def _likeliest(order: Sequence[int], block: BlockForm) -> tuple[int, ...]:
    """Return the columns from left to right, of headings of which each has a line of its own.

    A head of several rows is read column by column, or row by row: then what stands under the merged head comes last,
    and a column that reaches down from the first row comes before or after those of the second.
    """
    columns = sorted(order)
    under = [j for j in columns if block.columns[j].key in block.under]
    first = [j for j in columns if not under or j < under[0]]
    last = [j for j in columns if under and j > under[-1]]
    ways = (columns, [*first, *last, *under], [*last, *first, *under])
    read = min(ways, key=lambda way: sum(a != b for a, b in zip(order, way, strict=True)))
    place = dict(zip(read, order, strict=True))
    return tuple(place[j] for j in columns)


def _order_in_groups(heads: Sequence[Label], block: BlockForm, *, exact: bool) -> tuple[int, ...]:
    """Return the columns of a block whose groups repeat the same labels: 结果维持 stands under each kind of case."""
    everything = tuple(range(len(block.columns)))
    own = [c.label for c in block.columns]
    labels = list(dict.fromkeys(own))
    groups = list(dict.fromkeys(c.group for c in block.columns))
    shown = _shown_in_groups(heads, block, exact=exact)
    size = len(labels)
    if exact and not _in_one_table([head for head, _ in shown]):
        return everything
    if len(shown) != len(own) or len(own) != size * len(groups):
        return everything
    order: list[int] = []
    for at in range(len(groups)):
        piece = [label for _, label in shown[at * size : (at + 1) * size]]
        if sorted(piece) != sorted(labels):
            return everything
        order += [at * size + labels.index(label) for label in piece]
    return tuple(order)


def _shown_in_groups(
    heads: Sequence[Label], block: BlockForm, *, exact: bool
) -> list[tuple[Label, str]]:
    """Return the headings of such a block with the columns' labels, from left to right."""
    own = {c.label for c in block.columns}
    shown = [
        (head, next(m.label for m in head.in_role(Role.COLUMN)))
        for head in heads
        if any(m.label in own for m in head.in_role(Role.COLUMN))
    ]
    return sorted(shown, key=lambda pair: pair[0].slot.column) if exact else shown


def _missing(block: BlockForm, runs: Sequence[Run]) -> frozenset[int] | None:
    """Return the columns that head and rows agree are missing, None where there is no such agreement."""
    width = len(block.columns)
    if any(len(filled(run.values)) == width for run in runs):
        return None
    shown = Counter(len(filled(run.values)) for run in runs if run.values)
    cells = Counter(len(run.values) for run in runs if run.values)
    heads = [h for h in runs[0].heads if h.in_role(Role.COLUMN)]
    m = len(heads)
    # One row is no proof, unless its labels are so many that they are.
    if not (width > m >= max(1, width // 2) and (len(runs) > 1 or m > _MANY)):
        return None
    if max(shown, default=0) != m and max(cells, default=0) != m:
        return None
    kept = _subsequence([frozenset(x.label for x in h.matches) for h in heads], block)
    return None if kept is None else frozenset(range(width)) - set(kept)


def _doubtful(run: Run, block: BlockForm) -> frozenset[str]:
    """Return the keys of the columns that have no heading where others have theirs."""
    named = {m.label for head in run.heads for m in head.in_role(Role.COLUMN)}
    without = frozenset(c.key for c in block.columns if c.label not in named)
    return without if len(without) < len(block.columns) else frozenset()


def _subsequence(heads: list[frozenset[str]], block: BlockForm) -> tuple[int, ...] | None:
    """Return which columns the heads are, in order, None where they are no part of the form's sequence."""
    own = [c.label for c in block.columns]
    if len(set(own)) == len(own):
        # A merged head is read before those below it, so labels that stand once are known by themselves.
        found = [[j for j, label in enumerate(own) if label in labels] for labels in heads]
        single = {f[0] for f in found if len(f) == 1}
        return tuple(sorted(single)) if len(single) == len(heads) else None
    kept: list[int] = []
    j = 0
    for labels in heads:
        while j < len(block.columns) and block.columns[j].label not in labels:
            j += 1
        if j == len(block.columns):
            return None
        kept.append(j)
        j += 1
    return tuple(kept)
