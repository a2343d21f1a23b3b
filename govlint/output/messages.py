"""Every word that the output formats say of their own, in Chinese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.output.plain import figure, visible
from govlint.rule import Severity, Text


if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from govlint.diagnostics.diagnostic import RelatedPlace
    from govlint.document.source import Location
    from govlint.output.writer import Totals


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


def made_by(version: str, today: date | None) -> Text:
    """Return what checked the reports, and on which day where that is known."""
    on = "" if today is None else f" · {today.isoformat()}"
    return Text(f"govlint {version}{on}", f"govlint {version}{on}")


def failed(reason: Text) -> Text:
    """Return why a file could not be checked."""
    return Text(f"未能检查：{reason.zh}", f"not checked: {reason.en}")


def expected(value: int | Decimal | str) -> Text:
    """Return what a marked figure should be."""
    shown = figure(value)
    return Text(f"应为 {shown}", f"should be {shown}")


def place(path: str, location: Location) -> str:
    """Return path and place as one word: ``path:line:column``, or the address in their stead."""
    shown = visible(path)
    if location.line is not None:
        return f"{shown}:{location.line}:{location.column or 1}"
    return f"{shown}:{visible(location.address)}" if location.address else shown


def spot(location: Location) -> Text:
    """Return a place within the file in words."""
    if location.line is not None:
        column = location.column or 1
        return Text(
            f"第 {location.line} 行第 {column} 列", f"line {location.line}, column {column}"
        )
    address = visible(location.address or "")
    return Text(address, address)


def elsewhere(other: RelatedPlace) -> Text:
    """Return a place in words, with its file where that is another one."""
    if other.path is None:
        return spot(other.location)
    shown = place(other.path, other.location)
    return Text(shown, shown)


def places(number: int) -> Text:
    """Return the heading of a list of other places."""
    return Text(f"另见 {number} 处", f"see also {number} places")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(totals: Totals) -> Text:
    """Return the line at the end of a run."""
    errors, warnings, infos = (totals.counts[severity] for severity in Severity)
    zh, en = [], []
    if errors:
        zh.append(f"{errors} 个错误")
        en.append(_count(errors, "error"))
    if warnings:
        zh.append(f"{warnings} 个警告")
        en.append(_count(warnings, "warning"))
    if infos:
        zh.append(f"{infos} 条说明")
        en.append(_count(infos, "note"))
    if not zh:
        zh.append("没有发现问题" if totals.files else "没有可检查的报告")
        en.append("no problems found" if totals.files else "nothing to check")
    if totals.files:
        zh.append(f"检查了 {totals.files} 份报告")
        en.append(f"{_count(totals.files, 'report')} checked")
    if totals.failures:
        zh.append(f"{totals.failures} 个文件未能检查")
        en.append(f"{_count(totals.failures, 'file')} could not be checked")
    if totals.suppressed:
        zh.append(f"忽略了 {totals.suppressed} 处")
        en.append(f"{totals.suppressed} ignored")
    return Text("，".join(zh), ", ".join(en))
