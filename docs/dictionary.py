"""The data dictionary: the columns of the tidy tables, and every key with its Chinese labels in both editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.form.edition import all_editions
from govlint.output.tidy import TABLES


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.form.edition import FactForm


_KINDS: Final = {
    "text": ("文本", "string"),
    "texts": ("文本列表", "list of string"),
    "whole": ("整数", "int64"),
    "number": ("数", "double"),
    "flag": ("是否", "bool"),
}


def dictionary(lang: str) -> str:
    """Return the page."""
    return "\n".join([*_tables(lang), *_keys(lang)])


def _tables(lang: str) -> Iterator[str]:
    zh = lang == "zh"
    yield "# 数据字典" if zh else "# Data dictionary"
    yield ""
    yield (
        "`govlint facts --output-format parquet --table 表名` 和 `govlint.arrow` 的四张表；csv 与 `facts` 的列相同。"
        if zh
        else "The four tables of `govlint facts --output-format parquet --table NAME` and of `govlint.arrow`; csv has "
        "the columns of `facts`."
    )
    for name, columns in TABLES.items():
        yield from (
            "",
            f"## {name}",
            "",
            "| 列 | 类型 | 含义 |" if zh else "| column | type | meaning |",
        )
        yield "| --- | --- | --- |"
        for column in columns:
            kind = _KINDS[column.kind][0 if zh else 1]
            yield f"| `{column.name}` | {kind} | {column.about.in_language(lang)} |"


def _keys(lang: str) -> Iterator[str]:
    zh = lang == "zh"
    yield from ("", "## 键" if zh else "## Keys", "")
    yield (
        "每个键在两版格式中的名称；“—”表示该版没有这个数。"
        if zh
        else "The label of each key in both editions of the form; “—” where an edition does not have it."
    )
    editions = all_editions()
    keys = dict.fromkeys(key for edition in editions for key in edition.facts)
    yield from ("", f"| {'键' if zh else 'key'} | {' | '.join(e.id for e in editions)} |")
    yield f"| --- |{' --- |' * len(editions)}"
    for key in keys:
        cells = " | ".join(_label(edition.facts.get(key)) for edition in editions)
        yield f"| `{key}` | {cells} |"


def _label(form: FactForm | None) -> str:
    if form is None:
        return "—"
    unit = f"（{form.column.unit}）" if form.column.unit else ""
    return f"{form.table.title} {form.label}{unit}"
