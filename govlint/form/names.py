"""How messages name what the form is made of: parts, tables, rows, figures."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govlint.document.figure import Doubt
from govlint.document.message import Text, listed_en
from govlint.document.numerals import numeral
from govlint.document.prepared import document


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govlint.form.bound import Fact
    from govlint.form.edition import ColumnForm, FactForm, PartForm, RowForm, TableForm


def part_name(number: int) -> Text:
    """Return ``第二部分``, ``part 2``."""
    return Text(f"第{numeral(number)}部分", f"part {number}")


def part_names(numbers: Sequence[int]) -> Text:
    """Return ``第四、五部分``, ``parts 4 and 5``."""
    if len(numbers) == 1:
        return part_name(numbers[0])
    zh = "、".join(map(numeral, numbers))
    return Text(f"第{zh}部分", f"parts {listed_en([str(n) for n in numbers])}")


def part_title(part: PartForm) -> Text:
    """Return a part's number and heading."""
    name = part_name(part.number)
    return Text(f"{name.zh}“{part.heading}”", f"{name.en} “{part.heading}”")


def table_name(table: TableForm) -> Text:
    """Return ``表二``, ``table 2``: tables are called by the part they belong to."""
    return Text(table.title, f"table {table.part}")


def row_label(label: str) -> Text:
    """Return the label of a row, or of a group of rows, and what it is called in English."""
    return Text(label, _english()["rows"].get(label, label))


def column_label(label: str) -> Text:
    """Return the label of a column, or of a group of columns, and what it is called in English."""
    return Text(label, _english()["columns"].get(label, label))


def row_name(row: RowForm) -> Text:
    """Return a row's label, with that of its group before it."""
    return _joined(" ", _row_labels(row))


def column_name(column: ColumnForm) -> Text:
    """Return a column's label, with that of the columns it stands among before it."""
    return _joined(" ", _column_labels(column))


def figure_label(form: FactForm) -> Text:
    """Return what a figure is called within its table: group, row and column, whatever of them there is."""
    return _joined(" · ", [*_row_labels(form.row), *_column_labels(form.column)])


def _row_labels(row: RowForm) -> list[Text]:
    return [row_label(label) for label in (row.group, row.label) if label and label.strip()]


def _column_labels(column: ColumnForm) -> list[Text]:
    return [column_label(label) for label in (column.group, column.label) if label]


def _joined(by: str, labels: Sequence[Text]) -> Text:
    return Text(by.join(label.zh for label in labels), by.join(label.en for label in labels))


@cache
def _english() -> Mapping[str, Mapping[str, str]]:
    """Return what English calls the rows and the columns of the form, by label."""
    names: Mapping[str, Mapping[str, str]] = document("english")
    return names


_REASONS = {
    Doubt.LEADING_ZERO: Text("数字前面有多余的 0", "it begins with a needless 0"),
    Doubt.NOTE_MARK: Text(
        "数字后面的括号可能是注号，也可能是另一个数",
        "the brackets behind it may be a mark or a figure",
    ),
    Doubt.PLACED_BY_ORDER: Text("所在的栏是按次序推定的", "its column was found by order alone"),
    Doubt.DUPLICATE_ROW: Text(
        "同一行出现两次且数字不同", "its row stands there twice with other figures"
    ),
}


def doubt_about(fact: Fact) -> Text:
    """Return why a figure is not sure, as a line of evidence."""
    reason = _REASONS[fact.doubt or Doubt.PLACED_BY_ORDER]
    return Text(
        f"“{fact.form.label}”按 {fact.value} 读取，不能确定：{reason.zh}",
        f"“{fact.form.label}” is read as {fact.value}, which is not sure: {reason.en}",
    )
