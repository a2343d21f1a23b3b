"""The statutory form, and a report bound to it.

`Edition` and what it is made of describe the form of a year; `BoundTable`, `BoundRow` and `Fact` are what
`Context.binding` found of it in a report. The rest answers what several rules ask: how much of a report is there
(`Context.extent`), what a part, a table, a row or a column is called in a message, which words an organ may choose.
"""

from __future__ import annotations

from govlint.document.figure import Doubt, State
from govlint.form.bound import BoundRow, BoundTable, Departure, Fact, ForeignRow
from govlint.form.edition import (
    BlockForm,
    ColumnForm,
    Edition,
    PartForm,
    RelationForm,
    RowForm,
    all_editions,
    edition_for,
    load,
)
from govlint.form.extent import (
    Extent,
    Placed,
    before_any_form,
    end_of,
    is_blank,
    prose,
    statutory_form,
)
from govlint.form.identity import organ_in, periods_in, signature_in, years_in
from govlint.form.names import (
    column_label,
    column_name,
    figure_label,
    part_name,
    part_names,
    part_title,
    row_label,
    row_name,
    table_name,
)
from govlint.form.organs import of_other_place
from govlint.form.passages import passages
from govlint.form.traces import has_labels, has_tables, table_in_prose
from govlint.form.wording import mentions, wording


__all__ = [
    "BlockForm",
    "BoundRow",
    "BoundTable",
    "ColumnForm",
    "Departure",
    "Doubt",
    "Edition",
    "Extent",
    "Fact",
    "ForeignRow",
    "PartForm",
    "Placed",
    "RelationForm",
    "RowForm",
    "State",
    "all_editions",
    "before_any_form",
    "column_label",
    "column_name",
    "edition_for",
    "end_of",
    "figure_label",
    "has_labels",
    "has_tables",
    "is_blank",
    "load",
    "mentions",
    "of_other_place",
    "organ_in",
    "part_name",
    "part_names",
    "part_title",
    "passages",
    "periods_in",
    "prose",
    "row_label",
    "row_name",
    "signature_in",
    "statutory_form",
    "table_in_prose",
    "table_name",
    "wording",
    "years_in",
]
