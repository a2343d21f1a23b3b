"""Diagnostics for people: the line with its mark, the sum written out, other places, a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.style import Style
from rich.text import Text as Styled

from govlint.output import messages
from govlint.output import width as cells
from govlint.output.full.crossing import draw
from govlint.output.full.frame import frame
from govlint.output.full.scene import gather
from govlint.output.plain import visible
from govlint.output.writer import Totals
from govlint.rule import Severity


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.document.message import Text
    from govlint.output.full.frame import Framed
    from govlint.output.full.scene import Scene
    from govlint.output.writer import OutputOptions
    from govlint.rule.diagnostic import Diagnostic, FileResult


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
        self._quiet = options.quiet
        self._ambiguous = 2 if options.wide_lines else 1
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
        cells.count_ambiguous_as(self._ambiguous)
        self._totals.add(result)
        if result.unread is not None:
            self._line(Styled(visible(result.path), "bold"))
            self._paragraph(self._say(messages.unread(result.unread)), Styled(), _QUIET)
            self._line()
        if result.failure is not None:
            self._line(Styled(visible(result.path), "bold"))
            reason = self._say(messages.failed(result.failure))
            self._paragraph(reason, Styled(), _STYLE[Severity.ERROR])
            self._line()
        for item in result.diagnostics:
            self._diagnostic(item)

    def end(self) -> None:
        """Write the summary, unless none is wanted."""
        if self._quiet:
            return
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
        taken = cells.width(lead.plain)
        room = max(20, self._width - taken)
        blanks = " " * taken
        for number, line in enumerate(cells.wrap(text, room)):
            start = Styled(blanks) if number else lead.copy()
            self._line(start.append(line, style))

    def _diagnostic(self, item: Diagnostic) -> None:
        style = _STYLE[item.severity]
        link = Style(link=item.url) if self._links and item.url else Style()
        head = Styled(messages.place(item.path, item.location, self._lang), "bold")
        head.append("  ").append(self._say(messages.SEVERITY[item.severity]), style).append(" ")
        head.append(item.code, Style.parse(style) + link).append(" ").append(item.name, _QUIET)
        self._line(head)
        self._paragraph(self._say(item.message), Styled(), "bold")
        lines = [item.location.line, *(place.location.line for place in item.related)]
        gutter = max(4, *(len(str(line or "")) + 2 for line in lines))
        first, others, bare = gather(item)
        if first is not None:
            self._scene(first, gutter, style)
        for line in item.evidence:
            lead = Styled(" " * gutter).append(" = ", _SOFT)
            self._paragraph(self._say(line), lead)
        for scene in others:
            self._line(Styled(" " * gutter + " ┆", _SOFT))
            self._scene(scene, gutter, _SOFT)
        for place in bare:
            spot, said = self._say(messages.elsewhere(place)), self._say(place.message)
            self._labelled(messages.RELATED, f"{spot}  {said}" if spot else said, gutter)
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

    def _scene(self, scene: Scene, gutter: int, style: str) -> None:
        """Write a line of the report in its frame, with marks and, beside the mark that has one, a note."""
        edge = " " * gutter + " │ "
        room = self._width - cells.width(edge)
        number = f"{scene.line or '':>{gutter}} │ "
        note = self._say(scene.note) if scene.note is not None else ""
        for line in frame(scene.text, scene.marks, room):
            row = Styled(number, _SOFT)
            at = 0
            for mark in line.marks:
                row.append(line.text[at : mark.start], "default")
                row.append(line.text[mark.start : mark.end], style if mark.primary else _SOFT)
                at = max(at, mark.end)
            self._line(row.append(line.text[at:], "default"))
            number = edge
            if line.marks:
                under, left = _under(line, note, room, style)
                self._line(Styled(edge, _SOFT).append_text(under))
                if left:
                    self._paragraph(left, Styled(edge, _SOFT), style)

    def _crossing(self, item: Diagnostic, gutter: int, style: str) -> None:
        """Write the small table, with a mark under the wrong figure."""
        if item.crossing is None:
            return
        indent = " " * (gutter + 1)
        self._line()
        for text, start, end in draw(item.crossing, self._width - gutter - 1, self._lang):
            line = Styled(indent + text[:start]).append(text[start:end], style)
            self._line(line.append(text[end:]))
        self._line()


def _under(line: Framed, note: str, room: int, style: str) -> tuple[Styled, str]:
    """Return the marks below a line with the note beside the primary one, and the note if there was no room for it."""
    under = Styled()
    left = ""
    for index, mark in enumerate(line.marks):
        sign = ("^" if mark.primary else "-") * line.extent(mark)
        before = line.offset(mark) - cells.width(under.plain)
        if before < 0:  # it lies within the mark before it
            continue
        own = style if mark.primary else _SOFT
        if not mark.primary or not note:
            under.append(" " * before).append(sign, own)
            continue
        following = line.marks[index + 1 :]
        limit = line.offset(following[0]) - 1 if following else room
        wide = cells.width(note) + 1
        if line.offset(mark) + len(sign) + wide <= limit:
            under.append(" " * before).append(f"{sign} {note}", own)
        elif before > wide:
            under.append(" " * (before - wide)).append(f"{note} {sign}", own)
        else:
            under.append(" " * before).append(sign, own)
            left = note
    return under, left
