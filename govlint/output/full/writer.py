"""Diagnostics for people: the line with its mark, the sum written out, other places, a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.style import Style
from rich.text import Text as Styled

from govlint.output import messages
from govlint.output.full import cells
from govlint.output.full.crossing import draw
from govlint.output.full.frame import frame
from govlint.output.plain import visible
from govlint.output.writer import Totals
from govlint.rule import Severity


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.diagnostic import Diagnostic, Excerpt, FileResult, RelatedPlace
    from govlint.output.writer import OutputOptions
    from govlint.rule import Text


_STYLE: Final = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold cyan",
}
_QUIET: Final = "bright_black"
_SOFT: Final = "blue"
_LEAST_WIDTH: Final = 40


class FullWriter:
    """Writes each diagnostic with all that explains it, and one line at the end."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._lang = options.lang
        self._width = max(_LEAST_WIDTH, options.width)
        self._links = options.hyperlinks and options.color
        self._totals = Totals()
        self._console = Console(
            file=stream,
            color_system="standard" if options.color else None,
            force_terminal=options.color,
            no_color=not options.color,
            force_interactive=False,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            width=self._width,
            height=25,
            _environ={},  # colour was decided once, for all formats: rich must not decide it again
        )

    def begin(self) -> None:
        """Write nothing."""

    def file(self, result: FileResult) -> None:
        """Write the diagnostics of a file, or why it could not be checked."""
        self._totals.add(result)
        if result.failure is not None:
            self._line(Styled(visible(result.path), "bold"))
            reason = self._say(messages.failed(result.failure))
            self._paragraph(reason, Styled(), _STYLE[Severity.ERROR])
            self._line()
        for item in result.diagnostics:
            self._diagnostic(item)

    def end(self) -> None:
        """Write the summary."""
        worst = next((s for s in Severity if self._totals.counts[s]), None)
        bad = Severity.ERROR if self._totals.failures else worst
        style = _STYLE[bad] if bad else "bold green"
        self._line(Styled(messages.summary(self._totals).in_language(self._lang), style))

    def _say(self, text: Text) -> str:
        return visible(text.in_language(self._lang))

    def _line(self, text: Styled | None = None) -> None:
        self._console.print(text or Styled(), soft_wrap=True)

    def _paragraph(self, text: str, lead: Styled, style: str = "") -> None:
        """Write ``text`` broken at the width, behind ``lead`` and indented by as much from its second line on."""
        room = max(20, self._width - lead.cell_len)
        blanks = " " * lead.cell_len
        for number, line in enumerate(cells.wrap(text, room)):
            start = Styled(blanks) if number else lead.copy()
            self._line(start.append(line, style))

    def _diagnostic(self, item: Diagnostic) -> None:
        style = _STYLE[item.severity]
        link = Style(link=item.url) if self._links and item.url else Style()
        head = Styled(messages.place(item.path, item.location), "bold")
        head.append("  ").append(self._say(messages.SEVERITY[item.severity]), style).append(" ")
        head.append(item.code, Style.parse(style) + link).append(" ").append(item.name, _QUIET)
        self._line(head)
        self._paragraph(self._say(item.message), Styled(), "bold")
        lines = [item.location.line, *(place.location.line for place in item.related)]
        gutter = max(4, *(len(str(line or "")) + 2 for line in lines))
        if item.excerpt is not None:
            note = messages.expected(item.expected) if item.expected is not None else None
            self._excerpt(item.excerpt, item.location.line, gutter, style, note)
        for line in item.evidence:
            lead = Styled(" " * gutter).append(" = ", _SOFT)
            self._paragraph(self._say(line), lead)
        for place in item.related:
            self._related(place, gutter)
        if item.crossing is not None:
            self._crossing(item, gutter, style)
        if item.fix is not None:
            self._labelled(messages.FIX, visible(item.fix), gutter)
        if item.hint is not None:
            self._labelled(messages.HINT, self._say(item.hint), gutter)
        self._line()

    def _labelled(self, label: Text, text: str, gutter: int) -> None:
        lead = Styled(" " * (gutter + 1)).append(self._say(label), "bold")
        self._paragraph(text, lead)

    def _excerpt(
        self, excerpt: Excerpt, line: int | None, gutter: int, style: str, note: Text | None
    ) -> None:
        """Write a line of the report in its frame, the mark under it and ``note`` beside the mark."""
        framed = frame(excerpt, self._width - gutter - 3)
        number = str(line) if line is not None else ""
        edge = " " * gutter + " │ "
        row = Styled(f"{number:>{gutter}} │ ", _SOFT)
        row.append(framed.before, "default").append(framed.marked, style)
        self._line(row.append(framed.after, "default"))
        said = self._say(note) if note else ""
        under = Styled(edge, _SOFT).append(" " * framed.offset).append("^" * framed.extent, style)
        beside = framed.offset + framed.extent + 1 + cells.width(said)
        if said and beside <= self._width - gutter - 3:
            under.append(f" {said}", style)
            said = ""
        self._line(under)
        if said:
            self._paragraph(said, Styled(edge, _SOFT), style)

    def _related(self, place: RelatedPlace, gutter: int) -> None:
        said = self._say(place.message)
        if place.excerpt is not None:
            self._line(Styled(" " * gutter + " ┆", _SOFT))
            self._excerpt(place.excerpt, place.location.line, gutter, _SOFT, place.message)
            return
        spot = self._say(messages.spot(place.location))
        lead = Styled(" " * (gutter + 1)).append(self._say(messages.RELATED), "bold")
        self._paragraph(f"{spot}  {said}" if spot else said, lead)

    def _crossing(self, item: Diagnostic, gutter: int, style: str) -> None:
        """Write the small table, with a mark under the wrong figure."""
        if item.crossing is None:
            return
        indent = " " * (gutter + 1)
        self._line()
        for text, start, end in draw(item.crossing, self._width - gutter - 1):
            line = Styled(indent + text[:start]).append(text[start:end], style)
            self._line(line.append(text[end:]))
        self._line()
