"""The notes of a report, as they stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output import messages
from govlint.output.markup import escaped
from govlint.output.plain import figure


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.output.webpage.numbered import Numbered
    from govlint.rule import Crossing, Text
    from govlint.rule.diagnostic import Diagnostic

_FEW = 2
"""Other places that are listed one by one."""


class Notes:
    """Writes notes in one language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def say(self, text: Text) -> str:
        """Return a text, escaped."""
        return escaped(text.in_language(self._lang))

    def listed(self, notes: Iterable[Numbered], *, linked: bool) -> str:
        """Return notes as a list; ``linked`` if the report is there, with a mark for each."""
        items = "".join(self._note(note, linked=linked) for note in notes)
        return f"<ol>{items}</ol>" if items else ""

    def contents(self, notes: Iterable[Numbered]) -> str:
        """Return a list of the notes by place, each linked to its mark in the report, or else to itself."""
        rows = "".join(
            f'<li class="{note.item.severity.value}"><a href="#{target}">'
            f'<span class="number">{note.number}</span> '
            f'<span class="severity">{self.say(messages.SEVERITY[note.item.severity])}</span> '
            f'<span class="place">{self.say(messages.spot(note.item.location))}</span> '
            f"{self.say(note.item.message)}</a></li>"
            for note in notes
            for target in [note.anchor if note.item.span is not None else note.own]
        )
        label = self.say(messages.CONTENTS)
        return f'<nav aria-label="{label}"><ol class="contents">{rows}</ol></nav>\n'

    def _note(self, note: Numbered, *, linked: bool) -> str:
        item = note.item
        number = str(note.number)
        if linked and item.span is not None:
            number = f'<a href="#{note.anchor}">{number}</a>'
        head = (
            f'<p class="head"><span class="number">{number}</span> '
            f'<span class="severity">{self.say(messages.SEVERITY[item.severity])}</span> '
            f"{self._code(item)} <small>{escaped(item.name)}</small></p>"
        )
        place = self.say(messages.spot(item.location))
        parts = [head, f'<p class="message">{self.say(item.message)}</p>']
        if item.actual is not None and item.expected is not None:
            was, is_ = escaped(figure(item.actual)), escaped(figure(item.expected))
            parts.append(f'<p class="change"><del>{was}</del> → <ins>{is_}</ins></p>')
        elif item.expected is not None:
            parts.append(f'<p class="change">{self.say(messages.expected(item.expected))}</p>')
        parts += [f'<p class="evidence">{self.say(line)}</p>' for line in item.evidence]
        if item.crossing is not None and not linked:
            parts.append(_crossing(item.crossing, self._lang))
        parts.append(self._related(item))
        if item.fix is not None:
            parts.append(f"<p><b>{self.say(messages.FIX)}</b>{escaped(item.fix)}</p>")
        if item.hint is not None:
            parts.append(f"<p><b>{self.say(messages.HINT)}</b>{self.say(item.hint)}</p>")
        if place:
            parts.append(f'<p class="place">{place}</p>')
        body = "".join(parts)
        return f'<li class="{item.severity.value}" id="{note.own}">{body}</li>'

    def _related(self, item: Diagnostic) -> str:
        """Return the other places; more than a few are folded, since the equations have their figures already."""
        label = self.say(messages.RELATED)
        lines = [
            f"{self.say(messages.elsewhere(place))} {self.say(place.message)}"
            for place in item.related
        ]
        if len(lines) <= _FEW:
            return "".join(f"<p><b>{label}</b>{line}</p>" for line in lines)
        summary = self.say(messages.places(len(lines)))
        listed = "".join(f"<p>{line}</p>" for line in lines)
        return f"<details><summary>{summary}</summary>{listed}</details>"

    @staticmethod
    def _code(item: Diagnostic) -> str:
        code = f"<b>{escaped(item.code)}</b>"
        if item.url and item.url.startswith("https://"):
            return f'<a href="{escaped(item.url)}" rel="noreferrer">{code}</a>'
        return code


def _crossing(crossing: Crossing, lang: str) -> str:
    """Return the row and the column that meet, for a file whose report is not shown."""
    rows = []
    for index, row in enumerate(crossing.in_language(lang)):
        cells = ""
        for column, text in enumerate(row):
            tag = "th" if not index or not column else "td"
            wrong = ' class="wrong error"' if (index, column) == crossing.marked else ""
            cells += f"<{tag}{wrong}>{escaped(text)}</{tag}>"
        rows.append(f"<tr>{cells}</tr>")
    return f'<div class="scroll"><table>{"".join(rows)}</table></div>'
