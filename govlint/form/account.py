"""The account of a table: every cell that shows anything is heading, label, figure or note, or is left over."""

from __future__ import annotations

import re

from functools import cache
from typing import TYPE_CHECKING

from govlint.document.normal import bare, squeeze
from govlint.form.frame import lines_of
from govlint.form.labels import all_labels
from govlint.form.wording import wording
from govlint.syntax.outline import outline


if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from govlint.form.frame import Frame, Line


# A cell with more words than a label has is a remark.
_LONGEST_WORDS = 40
_REMARK = re.compile(r"[(（\[【].*[)）\]】]|(?:注|备注|说明|单位)[:：\d一二三四五].*", re.DOTALL)
_PAGE = re.compile(
    r"[-—–－]+\d{1,3}[-—–－]+|第\d{1,3}页(?:[,/]?共\d{1,3}页)?|page\d{1,3}(?:(?:of|/)\d{1,3})?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。；！？]")


def left_over(
    frame: Frame, used: AbstractSet[int], unreadable: AbstractSet[int]
) -> tuple[tuple[int, ...], ...]:
    """Return the cells that are left over, those of a row together.

    Args:
        frame: the tables, part by part.
        used: the cells that are known to be heading, label or figure.
        unreadable: the numbers of tables of which it is said already that they cannot be read.
    """
    found: list[tuple[int, ...]] = []
    number = row = cell = 0
    for name, tables in frame:
        for _, rows in tables:
            lines = lines_of(rows, row, cell)
            # A table of a part that has none in the form, such as one of part one, is no matter of the form's.
            known = any(slot.index in used for line in lines for slot in line.slots)
            inner = _inner(lines, used)
            for line in lines if (known or name) and number not in unreadable else ():
                if line.number not in inner and all(s.words for s in line.slots if s.shown):
                    # Words alone in front of a table or behind it are a caption, or say who filled it in.
                    continue
                over = tuple(
                    slot.index
                    for slot in line.slots
                    if slot.shown
                    and slot.index not in used
                    and not (slot.words and is_note(slot.words))
                )
                if over:
                    found.append(over)
            number += 1
            row += len(lines)
            cell += sum(len(line.slots) for line in lines)
    return tuple(found)


def _inner(lines: Sequence[Line], used: AbstractSet[int]) -> range:
    """Return the numbers of a table's rows from the first of which a cell is used to the last."""
    rows = [line.number for line in lines if any(slot.index in used for slot in line.slots)]
    return range(rows[0], rows[-1] + 1) if rows else range(0)


def is_note(words: str) -> bool:
    """Tell whether a cell's words are a note: a remark, a unit, a caption, a word that heads a column of labels."""
    text = squeeze(words)
    if len(text) > _LONGEST_WORDS or _REMARK.fullmatch(text):
        return True
    if _PAGE.fullmatch(text) or _SENTENCE.search(text):
        return True
    known = bare(words)
    # A heading that was cut off (本年新) is a heading still.
    named = known in _notes() or known in outline().headings
    return named or not known or (len(known) > 1 and all_labels().begins(words))


@cache
def _notes() -> frozenset[str]:
    return frozenset(map(bare, wording().notes))
