"""What figures and reports of several years are called in messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.rule import Text
from govlint.rule.form import all_editions, column_name, load, row_name, table_name
from govlint.rule.text import counted_en


if TYPE_CHECKING:
    from govlint.rule.collection import Summary


def figure_name(key: str, edition: str | None) -> Text:
    """Return what a figure is called: 表三“（一）予以公开 · 自然人”, table 3 “(1) granted · natural persons”."""
    known = {form.id for form in all_editions()}
    facts = load(edition if edition in known else all_editions()[0].id).facts
    if key not in facts:
        return Text(key, key)
    form = facts[key]
    table = table_name(form.table)
    names = [name for name in (row_name(form.row), column_name(form.column)) if name.zh]
    zh, en = " · ".join(n.zh for n in names), " · ".join(n.en for n in names)
    return Text(f"{table.zh}“{zh}”", f"{table.en} “{en}”")


def whose(report: Summary) -> str:
    """Return whose report it is and of which year: 某县水务局2023年."""
    return f"{report.organ or report.path}{report.year or ''}年"


def whose_en(report: Summary) -> str:
    """Return the same in English, the name as it is."""
    return f"{report.organ or report.path} ({report.year})"


def others_en(number: int, noun: str) -> str:
    """Return ``, and 3 more figures``; nothing for none."""
    return f", and {counted_en(number, f'more {noun}')}" if number else ""
