"""Help laid out by display cells, with its headings in the language of the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from govlint.output import width as cells


if TYPE_CHECKING:
    from collections.abc import Iterable


_CHINESE: Final = {"Options": "选项", "Commands": "命令"}
_USAGE: Final = {"zh": "用法：", "en": "Usage: "}
_GAP: Final = 2


class Formatter(click.HelpFormatter):
    """Writes help in one language, no line wider than the terminal."""

    def __init__(self, lang: str, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._lang = lang

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how the command is written."""
        super().write_usage(prog, args, prefix or _USAGE[self._lang])

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        shown = _CHINESE.get(heading, heading) if self._lang == "zh" else heading
        mark = "：" if self._lang == "zh" else ":"
        self.write(f"{'':{self.current_indent}}{shown}{mark}\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        for line in cells.wrap(text, self.width - self.current_indent):
            self.write(f"{'':{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = _GAP
    ) -> None:
        """Write names and what they mean in two columns, the second under the first where the name is long."""
        listed = list(rows)
        first = min(max((cells.width(name) for name, _ in listed), default=0), col_max)
        edge = self.current_indent + first + col_spacing
        for name, meaning in listed:
            lines = cells.wrap(meaning, max(10, self.width - edge))
            if cells.width(name) <= first:
                start = f"{'':{self.current_indent}}{cells.pad(name, first + col_spacing)}"
                self.write(f"{start}{lines.pop(0)}".rstrip() + "\n")
            else:
                self.write(f"{'':{self.current_indent}}{name}\n")
            for line in lines:
                self.write(f"{'':{edge}}{line}".rstrip() + "\n")
