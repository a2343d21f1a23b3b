"""Tables to runs: a label and the cells that follow it, whatever way the table was laid out.

The tables of the form need no fixed columns to be read. Their labels are known and stand in a known order; what follows
a row's label up to the next label are its figures. A label that stands alone in its row (one cell a line) is followed
by the rows below it; one that has company is followed by the cells of its own row only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.normal import bare, is_numbered
from govlint.form.assign import filled
from govlint.form.edition import load
from govlint.form.frame import LEAST_EMPTY, lines_of
from govlint.form.labels import Match, Role, all_labels
from govlint.form.pieces import Pieces
from govlint.form.runs import Label, Run, Scan
from govlint.form.wrapped import Joined, join_wrapped


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.form.frame import Frame, Line, RowFrame, Slot
    from govlint.form.labels import Labels


# Words of up to this many characters in the place of a figure (?, 若干, 不详) are taken for its cell's content.
_SHORT = 4
# A label of fewer characters is no sign that its own table begins where another one was.
_DISTINCTIVE = 3
# A row with fewer figures after its words is no row of the table of cases.
_LEAST_CASES = 5


class Scanner:
    """Walks through tables in reading order and sorts what it finds by statutory table.

    ``sure``: all words were labels of the form. ``used`` are cells that go on with the label of another.
    """

    def __init__(self) -> None:
        self.scans: dict[str, Scan] = {}
        self.sure = True
        self._labels: Labels = all_labels()
        self._table: str | None = None
        self._number = -1
        self._exact = False
        self._rows = self._cells = 0
        self._heads: list[Label] = []
        self._above: tuple[Label, ...] = ()
        self._heads_done = False
        self._in_head = True
        self._run: Run | None = None
        self._carry: str | None = None
        self._carried: list[int] = []
        self.used: set[int] = set()
        self._pieces = Pieces()
        self._empty: Run | None = None
        self._joined = Joined()

    def part(self, table: str | None) -> None:
        """Say that a part begins, and which statutory table belongs to it."""
        self._close()
        self._table = table
        self._in_head = True
        self._heads, self._heads_done = [], False

    def table(self, exact: bool, rows: tuple[RowFrame, ...]) -> None:  # noqa: FBT001 - a frame's own pair
        """Read a table."""
        self._number += 1
        self._exact = exact
        self._carry = None
        lines = lines_of(rows, self._rows, self._cells)
        self._joined = Joined() if exact else join_wrapped(lines, self._labels)
        for line in lines:
            slots = line.slots
            filled = [slot for slot in slots if slot.shown]
            in_company = len(filled) > 1 or (len(filled) == 1 and len(slots) > 2)
            if in_company and not self._are_its_figures(filled):
                self._close()
                self._carry = None
            self._row(line, in_company=in_company)
            if in_company:
                self._close()
            self._cells += len(slots)
        self._rows += len(rows)
        if self._run is not None and exact:
            self._close()

    def _are_its_figures(self, slots: Sequence[Slot]) -> bool:
        """Tell whether a row's cells are the figures of the label that stands alone above, in a text."""
        run = self._run
        if run is None or run.values or run.label is None or self._exact or not run.alone:
            return False
        return all(slot.words is None for slot in slots)

    def finish(self) -> None:
        """Say that no table follows."""
        if self._run is not None:
            self._run.last = True
        self._close()
        if self._pieces.runs:
            self._scan("cases").runs[:0] = self._pieces.runs
        if self._empty is not None and not self.scans["cases"].runs:
            self.scans["cases"].runs.append(self._empty)

    def _row(self, line: Line, *, in_company: bool) -> None:
        if in_company and self._table == "cases":
            values = self._cases_of(line)
            if values:
                run = Run(None, line, self._heads_above(), alone=False, exact_grid=self._exact)
                run.values = values
                self._add_cases(run)
                return
        for slot in line.slots:
            if slot.words is None:
                self._figure(slot, line, in_company=in_company)
            else:
                self._words(slot, line, slot.words, in_company=in_company)

    def _heads_above(self) -> tuple[Label, ...]:
        """Return the labels above a run, in one tuple for all runs that have the same."""
        if len(self._above) != len(self._heads) or (
            self._heads and self._above[-1] is not self._heads[-1]
        ):
            self._above = tuple(self._heads)
        return self._above

    def _cases_of(self, line: Line) -> list[Slot]:
        """Return the cells of a row of figures of cases, none if it is no such row.

        Words before the figures name the kind of case, or the organ.
        """
        slots = line.slots
        if self._unlabelled(line):
            return list(slots)
        first = next((i for i, slot in enumerate(slots) if slot.shown and slot.words is None), 0)
        figures = sum(slot.shown for slot in slots[first:])
        kinds = [
            (slot, slot.words, self._labels.exact(slot.words))
            for slot in slots[:first]
            if slot.words is not None
        ]
        if (
            not kinds
            or figures < _LEAST_CASES
            or any(slot.words is not None for slot in slots[first:])
            or any(m.role is not Role.HEAD for _, _, matches in kinds for m in matches)
        ):
            return []
        for slot, text, matches in kinds:
            if matches:
                self._label(Label(text, slot, line, matches, exact=True))
            else:
                self.sure = False
                self.used.add(slot.index)
        return list(slots[first:])

    def _add_cases(self, run: Run) -> None:
        """Add figures of cases, or keep them until those of the other kinds are there, too."""
        self._heads_done = True
        if not (run.exact_grid or filled(run.values)):
            # In a text, an empty row above the figures or below them is a gap; without figures it is their row.
            self._scan("cases")
            self._empty = run
            return
        if not self._pieces.take(run):
            self._scan("cases").runs.append(run)
            return
        whole = self._pieces.whole()
        self._scan("cases")
        if whole is not None:
            self._pieces = Pieces()
            self._scan("cases").runs.append(whole)

    def _unlabelled(self, line: Line) -> bool:
        """Tell whether a row holds figures, one under each column's label; a word among them is no label then."""
        shown = sum(slot.shown for slot in line.slots)
        words = [slot.words for slot in line.slots if slot.words is not None]
        if not words:
            return bool(shown)
        columns = sum(bool(head.in_role(Role.COLUMN)) for head in self._heads)
        return (
            shown == columns and len(words) * 4 <= shown and not any(map(self._labels.exact, words))
        )

    def _figure(self, slot: Slot, line: Line, *, in_company: bool) -> None:
        # A row of table 4 with all its cells empty is one, too; a row of one empty cell is a gap.
        row_of_many = len(line.slots) > 1 if self._exact else len(line.slots) >= LEAST_EMPTY
        if self._run is not None:
            self._run.values.append(slot)
        elif (
            self._table == "cases"
            and not in_company
            and self._heads
            and (slot.shown or row_of_many)
        ):
            self._run = Run(None, line, self._heads_above(), alone=True, exact_grid=self._exact)
            self._run.values.append(slot)
        elif slot.shown and self._table is not None:
            self._scan(self._table).unassigned.append(slot)

    def _words(self, slot: Slot, line: Line, text: str, *, in_company: bool) -> None:
        if slot.index in self._joined.parts:
            self.used.add(slot.index)
            return
        text = self._joined.whole.get(slot.index, text)
        joined = self._carry + text if self._carry else text
        matches = self._choose(self._labels.exact(text), text)
        if not matches and self._carry:
            matches = self._choose(self._labels.exact(joined), joined)
            if matches:
                text = joined
                self.sure = False
                self.used.update(self._carried)
        if matches:
            self._carry = None
            self._label(Label(text, slot, line, matches, exact=True))
            return
        self.sure = False
        run = self._run
        if (
            run is not None
            and self._is_no_figure(run, text, in_company=in_company)
            and not _is_full(run)
        ):
            run.values.append(slot)
            return
        if run is not None and not run.values and self._goes_on(run, text):
            self.used.add(slot.index)
            return
        if self._several(slot, line, text):
            return
        self._unknown(slot, line, text, joined, in_company=in_company)

    def _unknown(self, slot: Slot, line: Line, text: str, joined: str, *, in_company: bool) -> None:
        """Take words that are no label as they stand: a label worded otherwise, or the beginning of a foreign row."""
        run = self._run
        matches = self._choose(self._labels.close(text, self._table), text)
        if matches:
            self._carry, self._carried = text, [slot.index]
            self._label(Label(text, slot, line, matches, exact=False))
            return
        self._carried = [*self._carried, slot.index] if self._carry else [slot.index]
        self._carry = joined if len(joined) <= 40 else None
        is_row = run is not None and run.label is not None and run.label.in_role(Role.ROW)
        if not (run is not None and is_row and not run.values and in_company):
            self._close()
            if self._table is not None and self._table != "cases" and self._heads_done:
                self._open(Label(text, slot, line, (), exact=False))

    def _several(self, slot: Slot, line: Line, text: str) -> bool:
        """Take a cell in which several labels of columns stand side by side, if it is one."""
        pieces = self._labels.segments(text) if self._in_head else ()
        chosen = [(piece, self._choose(self._labels.exact(piece), piece)) for piece in pieces]
        if not chosen or not all(matches for _, matches in chosen):
            return False
        for piece, matches in chosen:
            self._label(Label(piece, slot, line, matches, exact=True))
        return True

    @staticmethod
    def _is_no_figure(run: Run, text: str, *, in_company: bool) -> bool:
        """Tell whether words stand where a figure belongs: among the figures of a row, or short and first of them."""
        if run.values:
            return in_company or len(text) <= _SHORT
        return in_company and len(text) <= _SHORT

    def _goes_on(self, run: Run, text: str) -> bool:
        """Take text that goes on with a label that was broken off, if that is what it does."""
        label = run.label
        if label is None or label.exact:
            return False
        whole = self._choose(self._labels.exact(label.text + text), label.text)
        if whole and {m.label for m in whole} & {m.label for m in label.matches}:
            label.text, label.exact, label.matches = label.text + text, True, whole
            return True
        return False

    def _choose(self, matches: tuple[Match, ...], text: str) -> tuple[Match, ...]:
        """Return what a label is here: of this table if it can be, of another only if it can be no two.

        总计 is a column in the head and a row below it, but （七）总计 is a row even under a head that a page repeats.
        """
        if not matches:
            return ()
        here = tuple(m for m in matches if m.table == self._table)
        if not here:
            # 其他 in the table of cases is half a label there, and not the column of another table.
            unsure = self._table is not None and len(bare(text)) < _DISTINCTIVE
            return () if unsure or len({m.table for m in matches}) > 1 else matches
        roles = {m.role for m in here}
        if Role.ROW in roles and Role.COLUMN in roles:
            wanted = Role.COLUMN if self._in_head and not is_numbered(text) else Role.ROW
            here = tuple(m for m in here if m.role is wanted)
        return here

    def _label(self, label: Label) -> None:
        self._close()
        if label.table != self._table:
            self._table = label.table
            self._heads, self._heads_done = [], False
        scan = self._scan(label.table)
        scan.labels.append(label)
        rows = label.in_role(Role.ROW)
        if not rows and label.in_role(Role.GROUP):
            self._open(label)
            return
        if not rows and self._heads_done and self._is_subtotal(label):
            self._open(label)
            return
        if not rows:
            self._head(label)
            return
        self._in_head = False
        self._heads_done = True
        self._open(label)

    def _head(self, label: Label) -> None:
        """Take a label that stands over columns; the first one after rows begins another head."""
        self._in_head = True
        if self._heads_done:
            self._heads, self._heads_done = [], False
        self._heads.append(label)

    def _is_subtotal(self, label: Label) -> bool:
        """Tell whether the label of a block's last column stands before figures as that of a row."""
        columns = label.in_role(Role.COLUMN)
        if self._table == "cases" or not columns:
            return False
        match = columns[0]
        form = load(match.edition).table(match.table).blocks[match.block]
        if match.index != len(form.columns) - 1 or len(form.columns) < _LEAST_CASES:
            return False
        slots = [slot for slot in label.line.slots if slot.shown]
        after = slots[slots.index(label.slot) + 1 :] if label.slot in slots else []
        return not any(slot.words is not None for slot in after)

    def _open(self, label: Label) -> None:
        """Begin the run of a label."""
        slots = label.line.slots
        self._run = Run(
            label,
            label.line,
            self._heads_above(),
            alone=sum(slot.shown for slot in slots) == 1 and len(slots) <= 2,
            exact_grid=self._exact,
        )

    def _close(self) -> None:
        """End the run that is open."""
        run, self._run = self._run, None
        if run is None:
            return
        if run.label is None:
            self._add_cases(run)
        elif run.label.in_role(Role.ROW):
            self._scan(run.label.table).runs.append(run)
        elif any(slot.shown for slot in run.values):
            self.sure = False
            self._scan(self._table or run.label.table).foreign.append(run)
        elif run.label.in_role(Role.COLUMN):
            self._head(run.label)

    def _scan(self, name: str) -> Scan:
        scan = self.scans.setdefault(name, Scan(name))
        if self._number >= 0 and (not scan.tables or scan.tables[-1] != self._number):
            scan.tables.append(self._number)
        return scan


def _is_full(run: Run) -> bool:
    """Tell whether a run of one cell a line has all its figures, so that a word below (续表) is none."""
    if not run.alone:
        return False
    above = [m for head in run.heads for m in head.in_role(Role.COLUMN)]
    rows = run.label.in_role(Role.ROW) if run.label is not None else ()
    met = {(m.edition, m.block) for m in above}
    widths = [
        len(load(m.edition).table(m.table).blocks[m.block].columns)
        for m in rows or above
        if (m.edition, m.block) in met
    ]
    return bool(widths) and len(run.values) >= max(widths)


def scan(frame: Frame) -> Scanner:
    """Return what the tables of a report hold."""
    scanner = Scanner()
    for name, tables in frame:
        scanner.part(name)
        for exact, rows in tables:
            scanner.table(exact, rows)
    scanner.finish()
    return scanner
