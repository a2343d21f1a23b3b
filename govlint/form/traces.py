"""Signs of a table of the form where no table could be read: its labels in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.normal import bare, squeeze
from govlint.document.source import Span
from govlint.form.extent import is_blank
from govlint.form.labels import Role, all_labels
from govlint.syntax.tree import Cell, Row, Table


if TYPE_CHECKING:
    from govlint.form.edition import TableForm
    from govlint.syntax.tree import Part


# So many column labels and row labels of one table do not come together in a sentence.
_LEAST = 2
# So many lines, three in four of them labels, are a table whose figures are not there.
_LEAST_LINES = 4
_LONGEST_LABEL = 60


def table_in_prose(text: str, part: Part, form: TableForm) -> Span | None:
    """Return where a part has a table's labels in running text, None where it has not.

    Labels of columns and of rows must both be there: prose names rows now and then, hardly ever columns too.
    """
    lines = [b for b in part.blocks if not isinstance(b, Table) and not is_blank(b)]
    if not lines:
        return None
    whole = bare("".join(squeeze(b.content.of(text)) for b in lines))
    columns = {c.label for block in form.blocks for c in block.columns}
    rows = {r.label for block in form.blocks for r in block.rows if r.label}
    seen = sum(bare(label) in whole for label in columns if len(bare(label)) >= 4)
    labelled = sum(bare(label) in whole for label in rows) if rows else seen
    if seen < _LEAST or labelled < _LEAST:
        return None
    return Span(lines[0].content.start, lines[-1].content.end)


def labels_as_table(text: str, part: Part, name: str) -> list[Table]:
    """Return a table of one cell a line where a part holds the labels of its table, each on a line, and no figure."""
    lines = [b for b in part.blocks if not isinstance(b, Table) and not is_blank(b)]
    if len(lines) < _LEAST_LINES:
        return []
    found = [
        [m for m in all_labels().exact(b.content.of(text)) if m.table == name]
        for b in lines
        if b.content.end - b.content.start <= _LONGEST_LABEL
    ]
    rows = sum(any(m.role is Role.ROW for m in matches) for matches in found)
    if rows < _LEAST or sum(map(bool, found)) * 4 < len(lines) * 3:
        return []
    made = tuple(Row(b.span, (Cell(b.span, b.content, 0),)) for b in lines)
    return [Table(Span(made[0].span.start, made[-1].span.end), made, exact=False)]


def has_labels(text: str, part: Part, form: TableForm) -> bool:
    """Tell whether any cell of a part's tables is a label of a table of the form."""
    cells = (c for b in part.blocks if isinstance(b, Table) for r in b.rows for c in r.cells)
    return any(
        match.table == form.name
        for cell in cells
        for match in all_labels().exact(cell.content.of(text))
    )


def has_tables(part: Part) -> bool:
    """Tell whether there is any table in a part."""
    return any(isinstance(block, Table) for block in part.blocks)
