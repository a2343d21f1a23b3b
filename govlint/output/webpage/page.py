"""The page: what the run came to, a list of the files, then each file with findings."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from govlint import __version__
from govlint.output import messages
from govlint.output.markup import escaped, write
from govlint.output.spool import Spool
from govlint.output.webpage.notes import Notes
from govlint.output.webpage.numbered import Numbered
from govlint.output.webpage.report import lay_out
from govlint.output.writer import Totals
from govlint.rule import Severity


if TYPE_CHECKING:
    from typing import TextIO

    from govlint.output.writer import OutputOptions
    from govlint.rule.diagnostic import FileResult


_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Even if markup of a report came through, a browser would neither run nor load it."""

_BESIDE = 6
"""Notes that fit beside a piece of the report; more of them stand below it."""


class HtmlWriter:
    """Writes one page; the files wait on disk, since what the run came to stands above them."""

    def __init__(self, stream: TextIO, options: OutputOptions) -> None:
        self._stream = stream
        self._lang = options.lang
        self._today = options.today
        self._notes = Notes(options.lang)
        self._totals = Totals()
        self._number = 0
        self._index = Spool()
        self._body = Spool()

    def begin(self) -> None:
        """Write the head of the page."""
        title = self._notes.say(messages.PAGE_TITLE)
        style = (files("govlint.output.webpage") / "page.css").read_text("utf-8")
        lang = "en" if self._lang == "en" else "zh-CN"
        write(
            self._stream,
            f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
            f'<header>\n<h1>{title}</h1>\n<p class="made">{self._made()}</p>\n',
        )

    def file(self, result: FileResult) -> None:
        """Keep a file's line in the list, and its report if there is anything to say of it."""
        self._totals.add(result)
        self._number += 1
        prefix = f"f{self._number}"
        self._index.write(self._line(result, prefix))
        if result.failure is not None or result.diagnostics:
            self._body.write(self._article(result, prefix))

    def end(self) -> None:
        """Write what the run came to, the list of files, and the files."""
        summary = self._notes.say(messages.summary(self._totals))
        heads = "".join(f'<th scope="col">{self._notes.say(t)}</th>' for t in messages.PAGE_COLUMNS)
        write(self._stream, f'<p class="summary">{summary}</p>\n')
        write(self._stream, f'<div class="scroll"><table class="files">\n<tr>{heads}</tr>\n')
        self._index.pour(self._write)
        write(self._stream, "</table></div>\n</header>\n<main>\n")
        self._body.pour(self._write)
        write(self._stream, "</main>\n</body>\n</html>\n")

    def _made(self) -> str:
        """Return what made the page, and on which day."""
        return self._notes.say(messages.made_by(__version__, self._today))

    def _write(self, markup: str) -> None:
        write(self._stream, markup)

    def _line(self, result: FileResult, prefix: str) -> str:
        path = escaped(result.path)
        if result.failure is not None or result.diagnostics:
            path = f'<a href="#{prefix}">{path}</a>'
        year = "" if result.year is None else str(result.year)
        if result.unread is not None:
            reason = self._notes.say(messages.unread(result.unread))
            counts = f'<td colspan="3">{reason}</td>'
        elif result.failure is not None:
            counts = f'<td colspan="3" class="error">{self._notes.say(messages.NOT_CHECKED)}</td>'
        else:
            counts = "".join(
                f'<td class="{severity.value if result.count(severity) else "none"}">'
                f"{result.count(severity)}</td>"
                for severity in Severity
            )
        organ = escaped(result.organ or "")
        return f'<tr><th scope="row">{path}</th><td>{organ}</td><td>{year}</td>{counts}</tr>\n'

    def _article(self, result: FileResult, prefix: str) -> str:
        head = f'<article id="{prefix}">\n<h2>{escaped(result.path)}</h2>\n'
        if result.failure is not None:
            reason = self._notes.say(messages.failed(result.failure))
            return f'{head}<p class="failure">{reason}</p>\n</article>\n'
        notes = [Numbered(n, prefix, item) for n, item in enumerate(result.diagnostics, 1)]
        # A file that could not be read has no text to put a note beside.
        view = result.view if result.view is not None and result.view.text.strip() else None
        loose = [note for note in notes if view is None or note.item.span is None]
        out = [head]
        if loose:
            out.append(f'<div class="loose">{self._notes.listed(loose, linked=False)}</div>\n')
        if view is not None:
            out.append(self._notes.contents(notes))
            out.append('<div class="report">\n')
            for block in lay_out(view, [note for note in notes if note.item.span is not None]):
                beside = self._notes.listed(block.notes, linked=True)
                aside = f"<aside>{beside}</aside>" if beside else ""
                line = "line many" if len(block.notes) > _BESIDE else "line"
                out.append(
                    f'<div class="{line}"><div class="text">{block.markup}</div>{aside}</div>\n'
                )
            out.append("</div>\n")
        out.append("</article>\n")
        return "".join(out)
