"""An overview as a workbook: reports, findings to send back, and all figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from govlint.document.errors import MissingExtra
from govlint.output import messages
from govlint.output.overview.model import COLUMNS, FILE, HEAD, ORGAN, YEAR
from govlint.output.overview.text import cells
from govlint.output.plain import visible
from govlint.output.width import width
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from govlint.output.overview.model import Overview, Row


_REPORTS: Final = Text("一览", "Overview")
_FINDINGS: Final = Text("问题", "Findings")
_FIGURES: Final = Text("全部数据", "All figures")
_FINDING_HEAD: Final = (
    ORGAN,
    YEAR,
    Text("级别", "severity"),
    Text("编号", "code"),
    Text("问题", "finding"),
    Text("填报数", "stated"),
    Text("应为", "should be"),
    Text("处理", "what to do"),
    Text("位置", "place"),
    FILE,
)
_EXTRA: Final = "xlsx"
_WIDEST: Final = 60
_MOST_ROWS: Final = 1_048_575
"""Rows below the head of a sheet."""


class Workbook:
    """A workbook that is written by XlsxWriter; texts stay texts, whatever they look like.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """

    def __init__(self, stream: BinaryIO) -> None:
        try:
            import xlsxwriter  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise MissingExtra(_EXTRA, Text("写 xlsx 文件", "writing xlsx files")) from error
        self._book: Any = xlsxwriter.Workbook(stream, {"in_memory": True})
        base = {"font_name": "宋体", "font_size": 11, "valign": "top"}
        self._head = self._book.add_format(
            {**base, "bold": True, "bg_color": "#DDE6F0", "border": 1, "text_wrap": True}
        )
        self._text = self._book.add_format({**base, "text_wrap": True})
        self._number = self._book.add_format({**base, "num_format": "#,##0.######"})
        self._wrong = self._book.add_format({**base, "bg_color": "#F8CBAD", "text_wrap": True})
        self._sum = self._book.add_format({**base, "bold": True, "top": 1, "num_format": "#,##0"})

    def sheet(
        self,
        name: str,
        heads: Sequence[Sequence[str]],
        rows: Iterable[tuple[Sequence[str | int | Decimal | None], str]],
        frozen: int,
    ) -> None:
        """Add a sheet: its heads and its first ``frozen`` columns stay in view, and each column can be filtered.

        Each row comes with how it looks: ``wrong``, ``sum`` or nothing.
        """
        sheet: Any = self._book.add_worksheet(name)
        wide = [0] * len(heads[0])
        for line, head in enumerate(heads):
            for at, text in enumerate(head):
                sheet.write_string(line, at, text, self._head)
                wide[at] = max(wide[at], min(width(text), 20))
        last = len(heads) - 1
        for line, (values, look) in enumerate(rows, len(heads)):
            if line > _MOST_ROWS:
                break
            for at, value in enumerate(values):
                self._cell(sheet, line, at, value, look)
                wide[at] = max(wide[at], min(width(str(value or "")), _WIDEST))
            last = line
        for at, cells_wide in enumerate(wide):
            sheet.set_column(at, at, cells_wide + 2)
        sheet.freeze_panes(len(heads), frozen)
        sheet.autofilter(len(heads) - 1, 0, last, len(heads[0]) - 1)

    def _cell(
        self,
        sheet: Any,  # noqa: ANN401 - XlsxWriter's
        line: int,
        at: int,
        value: str | int | Decimal | None,
        look: str,
    ) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            shown = {"wrong": self._wrong, "sum": self._sum}.get(look, self._text)
            sheet.write_string(line, at, value, shown)
        else:
            shown = self._sum if look == "sum" else self._number
            sheet.write_number(line, at, value, shown)

    def close(self) -> None:
        """Write the workbook."""
        self._book.close()


def write_overview(overview: Overview, stream: BinaryIO, lang: str) -> None:
    """Write the three sheets of an overview.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    book = Workbook(stream)
    head = [text.in_language(lang) for text in HEAD]
    rows: list[tuple[Sequence[str | int | Decimal | None], str]] = [
        (_values(row, lang), "wrong" if row.errors or row.reason is not None else "")
        for row in overview.rows
    ]
    rows += [(_values(row, lang, total=True), "sum") for row in overview.years]
    book.sheet(_REPORTS.in_language(lang), [head], rows, 2)
    book.sheet(
        _FINDINGS.in_language(lang),
        [[text.in_language(lang) for text in _FINDING_HEAD]],
        _findings(overview, lang),
        2,
    )
    write_figures(book, overview, lang)
    book.close()


def write_figures(book: Workbook, overview: Overview, lang: str) -> None:
    """Add the sheet of all figures: a row for each report, a column for each figure, labels and keys above."""
    keys = list(overview.labels)
    lead = [text.in_language(lang) for text in (ORGAN, YEAR, FILE)]
    heads = [[*lead, *overview.labels.values()], ["", "", "", *keys]]
    rows: list[tuple[Sequence[str | int | Decimal | None], str]] = [
        (
            [visible(row.organ or ""), row.year, visible(row.path), *map(row.figures.get, keys)],
            "",
        )
        for row in overview.rows
        if row.reason is None
    ]
    book.sheet(_FIGURES.in_language(lang), heads, rows, 2)


def _findings(
    overview: Overview, lang: str
) -> Iterable[tuple[Sequence[str | int | Decimal | None], str]]:
    """Yield the findings by organ, so that each organ's can be filtered and sent back."""
    for row, item in overview.findings:
        organ, year = item.organ or row.organ or "", item.year or row.year
        hint = item.hint.in_language(lang) if item.hint is not None else ""
        values = [
            visible(organ),
            year,
            messages.SEVERITY[item.severity].in_language(lang),
            item.code,
            visible(item.message.in_language(lang)),
            item.actual,
            item.expected,
            visible(hint),
            visible(messages.spot(item.location).in_language(lang)),
            visible(item.path),
        ]
        yield values, "wrong" if item.severity is Severity.ERROR else ""


def _values(row: Row, lang: str, *, total: bool = False) -> list[str | int | Decimal | None]:
    """Return the cells of a row as `cells` does, figures as numbers."""
    texts = cells(row, lang, total=total)
    organ, _, read, *_, path = map(visible, texts)
    figures = [row.value(column) for column in COLUMNS]
    return [organ, row.year, read, row.errors, row.warnings, *figures, path]
