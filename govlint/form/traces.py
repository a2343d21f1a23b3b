"""Signs of a table of the form where no table could be read: its labels in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.document.normal import bare, squeeze
from govlint.document.source import Span
from govlint.form.extent import is_blank
from govlint.form.labels import all_labels
from govlint.syntax.tree import Table


if TYPE_CHECKING:
    from govlint.form.edition import TableForm
    from govlint.syntax.tree import Part


# So many column labels and row labels of one table do not come together in a sentence.
_LEAST = 2


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
