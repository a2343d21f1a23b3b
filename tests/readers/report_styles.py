"""Writes a report in every layout that text dumps of reports come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report_sample import squared


if TYPE_CHECKING:
    from collections.abc import Callable

    from report_sample import Item, Table


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table]


def _tabs(table: Table) -> list[str]:
    return ["\t".join(row) for row in squared(table)]


def _ragged(table: Table) -> list[str]:
    """Merged cells left out, and the tabs of a row's beginning lost in every second row."""
    return [line.lstrip("\t") if at % 2 else line for at, line in enumerate(_tabs(table))]


def _bars(table: Table) -> list[str]:
    return ["".join(f"{text} | " for text in row).rstrip() for row in _rows(table)]


def _bars_with_gaps(table: Table) -> list[str]:
    """Merged cells pushed to the end of their row as bars."""
    width = len(squared(table)[0])
    return [
        "".join(f"{text} | " for text in row) + "|" * (width - len(row)) for row in _rows(table)
    ]


def _bars_between(table: Table) -> list[str]:
    return [" | ".join(row) for row in _rows(table)]


def _leading(table: Table) -> list[str]:
    return ["| " + "".join(f"{text} | " for text in row) for row in _rows(table)]


def _markdown(table: Table) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in squared(table)]
    return [lines[0], "|" + "---|" * len(squared(table)[0]), *lines[1:]]


def _markdown_filled(table: Table) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in squared(table, repeat=True)]
    return [lines[0], "|" + "---|" * len(squared(table)[0]), *lines[1:]]


def _full_width_bars(table: Table) -> list[str]:
    return ["｜" + "｜".join(row) + "｜" for row in squared(table)]


def _lines(table: Table) -> list[str]:
    return [text for row in _rows(table) for text in row]


def _spread(table: Table) -> list[str]:
    return [line for text in _lines(table) for line in (text, "")]


def _padded(table: Table) -> list[str]:
    return [line for text in _lines(table) for line in (f"  {text} ", "")]


def _cell_bars(table: Table) -> list[str]:
    width = len(squared(table)[0])
    lines: list[str] = []
    for row in _rows(table):
        lines += [f"{text} |" for text in row]
        if width > len(row):
            lines.append("|" * (width - len(row)))
    return lines


def _bar_lines(table: Table) -> list[str]:
    return [line for text in _lines(table) for line in (text, "|")]


def _spaces(table: Table) -> list[str]:
    return ["    ".join(row) for row in _rows(table)]


def _ideographic_spaces(table: Table) -> list[str]:
    return ["\u3000\u3000".join(row) for row in _rows(table)]


def _entities(table: Table) -> list[str]:
    return ["\t".join(f"&nbsp;{text}&emsp;" for text in row) for row in squared(table)]


TABLES: dict[str, Callable[[Table], list[str]]] = {
    "tabs": _tabs,
    "ragged tabs": _ragged,
    "bars": _bars,
    "bars with gaps": _bars_with_gaps,
    "bars between": _bars_between,
    "leading bars": _leading,
    "markdown": _markdown,
    "markdown with merged cells repeated": _markdown_filled,
    "full-width bars": _full_width_bars,
    "one cell a line": _lines,
    "one cell a line, blank lines between": _spread,
    "one cell a line, padded": _padded,
    "one cell a line with a bar": _cell_bars,
    "bar on its own line": _bar_lines,
    "runs of spaces": _spaces,
    "runs of ideographic spaces": _ideographic_spaces,
    "entities": _entities,
}


def written(items: list[Item], style: str, *, blank: bool = True) -> str:
    """Return a report as text; ``blank`` puts blank lines around headings and paragraphs."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, str):
            lines += ["", item, ""] if blank else [item]
        else:
            lines += TABLES[style](item)
    return "\n".join(lines) + "\n"
