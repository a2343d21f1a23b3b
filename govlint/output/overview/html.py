"""An overview as a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.output.markup import escaped
from govlint.output.overview.model import HEAD
from govlint.output.overview.text import cells
from govlint.output.plain import visible
from govlint.rule import Text


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.output.overview.model import Overview


_TITLE: Final = Text("政府信息公开工作年度报告一览", "Annual reports at a glance")
_STYLE: Final = """body{font:14px/1.5 sans-serif;margin:2em}table{border-collapse:collapse}
th,td{border:1px solid #bbb;padding:.3em .6em;text-align:left}td.n{text-align:right}
thead th{position:sticky;top:0;background:#eee}tr.wrong td.n.e{background:#fbd5d5}tr.sum td{font-weight:bold}"""


def as_html(overview: Overview, lang: str) -> str:
    """Return the rows as a table, reports with errors marked; nothing on the page comes from elsewhere."""
    title = escaped(_TITLE.in_language(lang))
    head = "".join(f"<th>{escaped(text.in_language(lang))}</th>" for text in HEAD)
    rows = [
        _row(cells(row, lang), "wrong" if row.errors or row.reason is not None else "")
        for row in overview.rows
    ]
    rows += [_row(cells(row, lang, total=True), "sum") for row in overview.years]
    language = "en" if lang == "en" else "zh-CN"
    body = "\n".join(rows)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'unsafe-inline'\">\n<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{title}</h1>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n"
        "</tbody>\n</table>\n</body>\n</html>\n"
    )


def _row(texts: Sequence[str], kind: str) -> str:
    found = []
    for at, text in enumerate(texts):
        number = text.lstrip("-").replace(".", "").isdigit() and at > 0
        kinds = (" n" if number else "") + (" e" if at == 3 else "")
        found.append(f'<td class="{kinds.strip()}">{escaped(visible(text))}</td>')
    return f'<tr class="{kind}">{"".join(found)}</tr>'
