"""What is missing from a report is named, each kind by its own code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generate import mutate
from generate.strategies import documents
from generate.write.text import write_text
from hypothesis import given
from hypothesis import strategies as st
from reading import codes, errors_in, found_in, shown


if TYPE_CHECKING:
    from generate.document import Document

PARTS = st.integers(1, 6)
TABLES = st.sampled_from(("disclosed", "requests", "cases"))
CHOICES = st.integers(0, 10_000)


def keys_of(report: Document, table: str) -> list[str]:
    """Return the keys of a table's figures."""
    return [c.key for c in report.grid(table).cells if c.key]


@given(documents())
def test_title(report: Document) -> None:
    """A report without its title is reported as such."""
    assert "GOV110" in codes(found_in(write_text(mutate.drop_title(report), "tabs")))


@given(documents(), PARTS)
def test_part(report: Document, part: int) -> None:
    """A part that is not there is missed, and only that one."""
    found = found_in(write_text(mutate.drop_part(report, part), "tabs"))

    assert [d.code for d in found if d.code == "GOV101"] == ["GOV101"], shown(found)


@given(documents(), PARTS)
def test_heading(report: Document, part: int) -> None:
    """A part that lost its heading is missed."""
    found = found_in(write_text(mutate.drop_heading(report, part), "tabs"))

    assert "GOV101" in codes(found), shown(found)


@given(documents(), TABLES)
def test_table(report: Document, table: str) -> None:
    """A table that is not there is missed, and its rows are not reported."""
    found = errors_in(write_text(mutate.drop_table(report, table), "tabs"))

    assert "GOV104" in codes(found), shown(found)
    assert "GOV105" not in codes(found), shown(found)


@given(documents(), st.sampled_from(("disclosed", "requests")), CHOICES)
def test_row(report: Document, table: str, choice: int) -> None:
    """A row that is not there is missed by name, and no sum is called wrong for that."""
    rows = sorted({c.row_key for c in report.grid(table).cells if c.row_key and not c.key})
    dropped = mutate.drop_row(report, rows[choice % len(rows)])
    found = errors_in(write_text(dropped, "tabs"))

    assert codes(found) == {"GOV105"}, shown(found)


@given(documents(), CHOICES)
def test_column(report: Document, choice: int) -> None:
    """A column that is not there is missed, and no sum is called wrong for that."""
    labels = [c.column_key for c in report.grid("requests").cells if c.column_key]
    dropped = mutate.drop_column(report, "requests", labels[choice % len(labels)])
    found = errors_in(write_text(dropped, "tabs"))

    assert codes(found) == {"GOV106"}, shown(found)


@given(documents(), TABLES, CHOICES)
def test_empty_cell(report: Document, table: str, choice: int) -> None:
    """An empty cell is no zero: it is asked for, and no sum is called wrong for it."""
    keys = keys_of(report, table)
    emptied = mutate.change_cell(report, keys[choice % len(keys)], "")
    found = found_in(write_text(emptied, "tabs"))

    assert codes(found) == {"GOV107"}, shown(found)
    assert [keys[choice % len(keys)]] == [key for d in found for key in d.facts]


@given(documents(), st.sampled_from(("disclosed", "requests")), CHOICES)
def test_dropped_cell(report: Document, table: str, choice: int) -> None:
    """A cell that is not there at all makes its row incomplete; its neighbours are not taken for it."""
    keys = keys_of(report, table)
    key = keys[choice % len(keys)]
    written = write_text(mutate.drop_cell(report, key), "bars")
    found = found_in(written)

    assert codes(found) & {"GOV002", "GOV105", "GOV106", "GOV107"}, shown(found)
    assert not codes(found) & {"GOV200", "GOV201", "GOV202", "GOV203", "GOV208"}, shown(found)


@given(
    documents(),
    st.sampled_from(("requests", "cases")),
    CHOICES,
    st.sampled_from(("若干", "-3", "2.5", "N/A")),
)
def test_no_count(report: Document, table: str, choice: int, text: str) -> None:
    """What is no count is reported as such, in its place."""
    keys = keys_of(report, table)
    key = keys[choice % len(keys)]
    written = write_text(mutate.change_cell(report, key, text), "tabs")
    found = [d for d in errors_in(written) if d.code == "GOV205"]

    assert [(d.location.line, d.location.column) for d in found] == [written.place(key)]
