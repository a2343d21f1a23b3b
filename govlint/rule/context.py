"""What a rule is given, and what it has to be."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol

from govlint.document.message import Text
from govlint.document.source import Location


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from govlint.document.errors import GovlintError
    from govlint.document.layout import Layout
    from govlint.document.source import Span
    from govlint.equations.system import System
    from govlint.form.bound import Binding, Fact
    from govlint.form.edition import Edition, RelationForm, TableForm
    from govlint.form.extent import Extent
    from govlint.form.identity import Identity
    from govlint.prose.model import Claim, Reading, Sum
    from govlint.rule.finding import Finding
    from govlint.syntax.tree import Part, Report, Row


_SHEETS: Final = frozenset({"xlsx", "xls"})
"""Formats whose own addresses, such as ``表三!B7``, say more than those of the form."""


_PAGED: Final = frozenset({"pdf", "ofd"})
"""Formats whose addresses begin with the page: ``第3页 …``."""


@dataclass(frozen=True)
class Context:
    """What a rule is given: one report, read in every way that there is.

    ``text`` is what every span counts in. ``identity`` says whose report it is and of which year; ``binding`` what its
    tables hold; ``reading`` what its prose states; ``system`` ties all figures together, by the form's relations and by
    ``relations`` of the user's own. ``trouble`` says why the file could not be read at all.
    ``published`` is the day on which it was published, where the configuration or the page says so.
    """

    layout: Layout
    tree: Report
    identity: Identity
    binding: Binding
    reading: Reading
    relations: tuple[RelationForm, ...] = ()
    trouble: GovlintError | None = None
    published: date | None = None

    @cached_property
    def system(self) -> System:
        """All figures of the report as one system, put together when a rule first asks for it."""
        from govlint.equations.system import System  # noqa: PLC0415 - a severity needs no solver

        return System(self.binding, self.reading, self.relations)

    @cached_property
    def extent(self) -> Extent:
        """How much of a report is there, and which of its parts."""
        from govlint.form.extent import extent_of  # noqa: PLC0415 - the same

        return extent_of(self.text, self.tree, self.binding)

    @property
    def text(self) -> str:
        """The text that every span counts in."""
        return self.layout.text

    @property
    def organ(self) -> str | None:
        """The full name of the organ whose report it is, None where it could not be read."""
        return self.identity.organ

    @property
    def year(self) -> int | None:
        """The year that the report is about."""
        return self.identity.year

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The figures of the form by key, such as ``requests.received.total``; those in tables, not in prose."""
        return self.binding.facts

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The figures of the form that the prose states, in the order of the text."""
        return self.reading.claims

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The wholes that the prose states together with their parts."""
        return self.reading.sums

    @property
    def edition(self) -> Edition | None:
        """The form that the report's tables are made on, None where they are of none."""
        return self.binding.edition

    def locate(self, span: Span) -> Location:
        """Return the place of a span.

        In a file that has neither lines nor sheets, a cell of a statutory table goes by the names of the form
        (``表三 第13行 自然人``), and by the number of its column where it is no figure of the form; where the file has
        pages, the page comes first.
        """
        place = self.layout.locator.locate(span)
        if place.line is None and self.layout.format not in _SHEETS:
            address = self._addresses.get(span) or self._address_of_cell(span.start)
            if address is not None:
                if self.layout.format in _PAGED:
                    page = str(place).split(" ", 1)[0], place.address_in("en").split(", ", 1)[0]
                    address = Text(f"{page[0]} {address.zh}", f"{page[1]}, {address.en}")
                return Location(address=address.zh, address_en=address.en)
        return place

    @cached_property
    def _addresses(self) -> dict[Span, Text]:
        """The addresses of the figures in the form's tables."""
        from govlint.form.names import column_label  # noqa: PLC0415 - a severity needs no form

        return {
            fact.span: _in_row(table.form, row.number, column_label(fact.form.column.label))
            for table in self.binding.tables.values()
            for row in table.rows
            for fact in row.facts
        }

    @cached_property
    def _rows(self) -> list[tuple[Row, TableForm, int]]:
        """The rows of the form's tables in the order of the text, each with its table and its number in it."""
        found = [
            (row, table.form, number)
            for table in self.binding.tables.values()
            for node in table.nodes
            for number, row in enumerate(node.rows, 1)
        ]
        return sorted(found, key=_start)

    def _address_of_cell(self, offset: int) -> Text | None:
        at = bisect_right(self._rows, offset, key=_start) - 1
        if at < 0 or offset >= self._rows[at][0].span.end:
            return None
        row, form, number = self._rows[at]
        cell = next((cell for cell in row.cells if offset < cell.span.end), row.cells[-1])
        column = cell.column + 1
        return _in_row(form, number, Text(f"第{column}列", f"column {column}"))

    @property
    def is_report(self) -> bool:
        """Whether there is anything of an annual report: a title, a part or a table of the form."""
        known = any(p.heading.part is not None for p in self.tree.parts)
        return known or self.tree.title is not None or bool(self.binding.tables)

    def part(self, number: int) -> Part | None:
        """Return the part with the meaning of the statutory part of that number, the first if there are several."""
        return next((p for p in self.tree.parts if p.heading.part == number), None)


def _start(row: tuple[Row, TableForm, int]) -> int:
    return row[0].span.start


def _in_row(form: TableForm, number: int, column: Text) -> Text:
    from govlint.form.names import table_name  # noqa: PLC0415 - the same

    table = table_name(form)
    return Text(f"{table.zh} 第{number}行 {column.zh}", f"{table.en}, row {number}, {column.en}")


class Checker(Protocol):
    """The one function of a rule module."""

    def __call__(self, context: Context) -> Iterator[Finding]:
        """Yield what is wrong with the report, in any order."""
