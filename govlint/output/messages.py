"""Every word that the output formats say of their own, in Chinese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.output.plain import figure, visible
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from govlint.document.source import Location
    from govlint.output.writer import Totals
    from govlint.rule.diagnostic import RelatedPlace


SEVERITY: Final = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("说明", "info"),
}

HINT: Final = Text("提示：", "hint: ")
RELATED: Final = Text("另见：", "see also: ")
NOT_CHECKED: Final = Text("未能检查", "not checked")
PAGE_TITLE: Final = Text("政府信息公开工作年度报告检查结果", "Annual reports checked by govlint")
PAGE_COLUMNS: Final = (
    Text("文件", "file"),
    Text("机关", "organ"),
    Text("年度", "year"),
    *SEVERITY.values(),
)
CONTENTS: Final = Text("问题列表", "findings")
FIX: Final = Text("改为：", "write: ")
_LANGUAGES: Final = ("zh", "en")


def made_by(version: str, today: date | None) -> Text:
    """Return what checked the reports, and on which day where that is known."""
    on = "" if today is None else f" · {today.isoformat()}"
    return Text(f"govlint {version}{on}", f"govlint {version}{on}")


def failed(reason: Text) -> Text:
    """Return why a file could not be checked."""
    return Text(f"未能检查：{reason.zh}", f"not checked: {reason.en}")


def unread(reason: Text) -> Text:
    """Return why a file of a folder was not read."""
    return Text(f"没有读取：{reason.zh}", f"not read: {reason.en}")


def expected(value: int | Decimal | str) -> Text:
    """Return what a marked figure should be."""
    shown = figure(value)
    return Text(f"应为 {shown}", f"should be {shown}")


def place(path: str, location: Location, lang: str) -> str:
    """Return path and place as one word: ``path:line:column``, or the address in their stead."""
    shown = visible(path)
    if location.line is not None:
        return f"{shown}:{location.line}:{location.column or 1}"
    address = visible(location.address_in(lang))
    return f"{shown}:{address}" if address else shown


def spot(location: Location) -> Text:
    """Return a place within the file in words."""
    if location.line is not None:
        column = location.column or 1
        return Text(
            f"第 {location.line} 行第 {column} 列", f"line {location.line}, column {column}"
        )
    zh, en = (visible(location.address_in(lang)) for lang in _LANGUAGES)
    return Text(zh, en)


def elsewhere(other: RelatedPlace) -> Text:
    """Return a place in words, with its file where that is another one."""
    if other.path is None:
        return spot(other.location)
    zh, en = (place(other.path, other.location, lang) for lang in _LANGUAGES)
    return Text(zh, en)


def places(number: int) -> Text:
    """Return the heading of a list of other places."""
    return Text(f"另见 {number} 处", f"see also {number} places")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(totals: Totals) -> Text:
    """Return the line at the end of a run: what was found, and what that is based on."""
    clauses = [*_findings(totals), *_basis(totals)]
    return Text("，".join(c.zh for c in clauses), ", ".join(c.en for c in clauses))


def _findings(totals: Totals) -> Iterator[Text]:
    errors, warnings, infos = (totals.counts[severity] for severity in Severity)
    if errors:
        yield Text(f"{errors} 个错误", _count(errors, "error"))
    if warnings:
        yield Text(f"{warnings} 个警告", _count(warnings, "warning"))
    if infos:
        yield Text(f"{infos} 条说明", _count(infos, "note"))
    if not totals.files:
        if not (errors or warnings or infos):
            yield Text("没有可检查的报告", "nothing to check")
    elif totals.blank:
        # What was not read is not faultless.
        blank = _count(totals.blank, "report")
        yield Text(f"{totals.blank} 份报告没有读到表格数据", f"no figure read of {blank}")
    elif not (errors or warnings or infos):
        yield Text("没有发现问题", "no problems found")


def _basis(totals: Totals) -> Iterator[Text]:
    if totals.reports:
        yield Text(f"检查了 {totals.reports} 份报告", f"{_count(totals.reports, 'report')} checked")
    if totals.unreadable:
        unreadable = _count(totals.unreadable, "file")
        yield Text(f"{totals.unreadable} 个文件无法读取", f"{unreadable} could not be read")
    if others := totals.files - totals.reports - totals.unreadable:
        yield Text(
            f"{others} 个文件不是年度报告",
            f"{_count(others, 'file')} {'is' if others == 1 else 'are'} no annual report",
        )
    checked = totals.checked
    if checked.of:
        figures = f"{checked.figures}/{checked.of}"
        yield Text(f"读到表格数据 {figures} 个", f"{figures} figures read")
        equations = _count(checked.equations, "equation")
        yield Text(f"核对等式 {checked.equations} 个", f"{equations} checked")
    if totals.unread:
        unread = _count(totals.unread, "file")
        yield Text(f"{totals.unread} 个文件没有读取", f"{unread} not read")
    if totals.failures:
        failures = _count(totals.failures, "file")
        yield Text(f"{totals.failures} 个文件未能检查", f"{failures} could not be checked")
    if totals.suppressed:
        yield Text(f"忽略了 {totals.suppressed} 处", f"{totals.suppressed} ignored")
