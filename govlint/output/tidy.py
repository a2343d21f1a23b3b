"""Tidy data: the columns of four tables and their rows, one observation a row, whatever they are written as.

A row of ``reports`` is a file, of ``facts`` a cell of the form's tables, of ``claims`` a figure of the form that the
prose states, of ``diagnostics`` a finding. All begin with the same columns, by which they are joined: ``path``,
``organ``, ``year``, ``edition``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from govlint.document.figure import State
from govlint.document.message import Text
from govlint.rule import Severity


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from govlint.form.bound import Fact
    from govlint.rule import Context
    from govlint.rule.diagnostic import FileResult


Kind = Literal["text", "texts", "whole", "number", "flag"]
"""What a column holds: a text, a list of texts, a whole number, a number, true or false."""
Value = str | int | float | bool | list[str] | None
Row = tuple[Value, ...]


class Column(NamedTuple):
    """A column: its name, what it holds, and what that means."""

    name: str
    kind: Kind
    about: Text


_WHOSE: Final = (
    Column("path", "text", Text("文件的路径", "path of the file")),
    Column("organ", "text", Text("机关名称", "name of the organ")),
    Column("year", "whole", Text("报告年度", "year that the report is about")),
    Column(
        "edition", "text", Text("表格格式的版本：2019、2021", "edition of the form: 2019, 2021")
    ),
)
_PLACE: Final = Column(
    "place", "text", Text("位置：行:列，或地址", "place: line:column, or an address")
)

REPORTS: Final = (
    *_WHOSE,
    Column("format", "text", Text("文件格式", "format of the file")),
    Column("figures", "whole", Text("读到的表格数据个数", "figures read from the tables")),
    Column("figures_of", "whole", Text("格式规定的数据个数", "figures that the form has")),
    *(
        Column(
            f"{s.value}s",
            "whole",
            Text(f"级别为 {s.value} 的问题数", f"findings of severity {s.value}"),
        )
        for s in Severity
    ),
    Column(
        "failure",
        "text",
        Text("未能读取的原因，读到时为空", "why the file could not be read, in Chinese; else null"),
    ),
    Column("failure_en", "text", Text("同上，英文", "the same in English")),
)
FACTS: Final = (
    *_WHOSE,
    Column("key", "text", Text("数据的键，见数据字典", "key of the figure; see the dictionary")),
    Column("label", "text", Text("数据的名称", "name of the figure")),
    Column(
        "value", "number", Text("数值；空格为空值，不是 0", "value; null for an empty cell, not 0")
    ),
    Column("text", "text", Text("单元格的原文", "text of the cell")),
    Column(
        "state",
        "text",
        Text(
            "value 有数、empty 空白、invalid 不是数、unclear 不明",
            "value, empty, invalid (no number) or unclear",
        ),
    ),
    _PLACE,
    Column("table", "text", Text("表", "table")),
    Column("row", "text", Text("行名", "label of the row")),
    Column("column", "text", Text("栏名", "label of the column")),
    Column("unit", "text", Text("单位，件数为空", "unit; null for counts")),
)
CLAIMS: Final = (
    *_WHOSE,
    Column(
        "keys",
        "texts",
        Text("所述数据的键，几个键表示其和", "keys of the figures; several are summed"),
    ),
    Column("value", "number", Text("所述的数值", "value that is stated")),
    Column("text", "text", Text("原文", "words of the text")),
    Column("state", "text", Text("certain 确定、doubtful 存疑", "certain or doubtful")),
    _PLACE,
    Column("unit", "text", Text("单位", "unit")),
    Column("approximate", "flag", Text("是否约数", "whether the figure says that it is rounded")),
    Column(
        "absence", "flag", Text("是否说明没有发生", "whether the text states that there was none")
    ),
    Column(
        "implied", "flag", Text("数是否写在别的分句", "whether the number stands in another clause")
    ),
)
DIAGNOSTICS: Final = (
    *_WHOSE,
    Column("code", "text", Text("规则编号", "code of the rule")),
    Column("name", "text", Text("规则名称", "name of the rule")),
    Column("severity", "text", Text("级别", "severity")),
    Column("message", "text", Text("中文说明", "message in Chinese")),
    Column("message_en", "text", Text("英文说明", "message in English")),
    Column("hint", "text", Text("处理办法", "what to do, in Chinese")),
    Column("actual", "text", Text("填报的内容", "what is there")),
    Column("expected", "text", Text("应填的内容", "what should be there")),
    Column("keys", "texts", Text("涉及的数据的键", "keys of the figures concerned")),
    _PLACE,
)
TABLES: Final[Mapping[str, tuple[Column, ...]]] = {
    "reports": REPORTS,
    "facts": FACTS,
    "claims": CLAIMS,
    "diagnostics": DIAGNOSTICS,
}


def fact_rows(path: str, report: Context) -> Iterator[Row]:
    """Yield a row of the table ``facts`` for each figure of the form, cells that hold none included."""
    whose = _whose(path, report)
    for fact in report.facts.values():
        yield (
            *whose,
            fact.key,
            fact.form.label,
            _number(fact.value),
            fact.text,
            fact.state.value,
            str(report.locate(fact.span)),
            *_coordinates(fact),
        )


def claim_rows(path: str, report: Context) -> Iterator[Row]:
    """Yield a row of the table ``claims`` for each."""
    whose = _whose(path, report)
    for claim in report.claims:
        yield (
            *whose,
            list(claim.keys),
            _number(claim.figure.value),
            claim.span.of(report.text),
            "certain" if claim.certain else "doubtful",
            str(report.locate(claim.figure.span)),
            claim.figure.unit,
            claim.figure.approximate,
            claim.absence,
            claim.implied,
        )


def diagnostic_rows(path: str, report: Context | None, result: FileResult) -> Iterator[Row]:
    """Yield a row of the table ``diagnostics`` for each."""
    whose = _whose(path, report)
    for item in result.diagnostics:
        yield (
            *whose,
            item.code,
            item.name,
            item.severity.value,
            item.message.zh,
            item.message.en,
            item.hint.zh if item.hint is not None else None,
            None if item.actual is None else str(item.actual),
            None if item.expected is None else str(item.expected),
            list(item.facts),
            str(item.location),
        )


def report_row(path: str, report: Context | None, result: FileResult) -> Row:
    """Return the row of the table ``reports``; of a file that could not be read, one that says why."""
    failure = result.failure
    if failure is None and report is not None and report.trouble is not None:
        failure = report.trouble.text
    facts = report.facts.values() if report is not None else ()
    edition = report.edition if report is not None else None
    return (
        *_whose(path, report),
        report.layout.format if report is not None and report.trouble is None else None,
        sum(fact.state is State.VALUE for fact in facts) if report is not None else None,
        len(edition.facts) if edition is not None else None,
        *(result.count(severity) for severity in Severity),
        failure.zh if failure is not None else None,
        failure.en if failure is not None else None,
    )


def _whose(path: str, report: Context | None) -> Row:
    if report is None:
        return path, None, None, None
    return path, report.organ, report.year, report.edition.id if report.edition else None


def _coordinates(fact: Fact) -> Row:
    form = fact.form
    row = " · ".join(name for name in (form.row.group, form.row.label) if name)
    column = " · ".join(name for name in (form.column.group, form.column.label) if name)
    return form.table.title, row, column, fact.unit or form.column.unit


def _number(value: int | Decimal | None) -> float | None:
    return None if value is None else float(value)
