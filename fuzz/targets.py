"""What is fuzzed: functions that take bytes, and raise only where govlint is wrong.

An error that is meant for people (`govlint.document.errors.GovlintError`) is a right answer to a wrong input.
Everything else is a crash, and so is a result that breaks a promise: spans that do not tile the text, output that does
not parse, a control character on its way to the terminal.
"""

from __future__ import annotations

import json
import os
import re
import tempfile

from contextlib import suppress as allow
from datetime import date
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING, Final

from lxml import etree

from fuzz.office import drawn, opendocument
from fuzz.seeds import REPORT, page_file, word_file, workbook
from fuzz.workbooks import container
from govlint.config.find import SettingsFinder
from govlint.config.selection import effective
from govlint.config.show import show
from govlint.document.errors import GovlintError, UnreadableFile
from govlint.document.layout import Grid
from govlint.document.source import Span
from govlint.engine.baseline import BaselineRun, read_baseline, write_baseline
from govlint.engine.examine import examine
from govlint.engine.linter import Linter, Options, check_equation
from govlint.engine.suppress import Terms, read_comments, suppress
from govlint.form.bind import bind
from govlint.form.edition import all_editions
from govlint.form.identity import identify
from govlint.form.notation import expand
from govlint.output.facts import as_csv, as_json, as_table, record
from govlint.output.formats import FORMATS, open_writer
from govlint.output.writer import OutputOptions, RuleHelp
from govlint.prose.reading import read
from govlint.prose.vocabulary import Vocabulary
from govlint.readers import read as read_file
from govlint.readers.text.text import read_text
from govlint.rule.record import RULE_FAILED
from govlint.syntax.parser import parse


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govlint.document.layout import GridCell, GridRow, Layout, Line
    from govlint.rule.diagnostic import FileResult


TODAY: Final = date(2024, 7, 1)
_UNSHOWN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""What no output may hold: a terminal would obey it, or a reader would be deceived by it."""


class BrokenPromiseError(Exception):
    """A result that is not what govlint promises."""


def _promise(kept: bool, what: str) -> None:  # noqa: FBT001 - like an assertion, but not switched off by -O
    if not kept:
        raise BrokenPromiseError(what)


def _tiles(parts: Sequence[Line | Grid | GridRow | GridCell], start: int, end: int) -> None:
    at = start
    for part in parts:
        _promise(
            part.span.start == at and part.span.end >= at, f"{part.span} does not begin at {at}"
        )
        at = part.span.end
    _promise(at == end, f"tiles end at {at}, not at {end}")


def check_layout(layout: Layout) -> None:
    """Check that the spans of a layout tile its text, and that every place can be named.

    Raises:
        BrokenPromiseError: they do not.
    """
    _tiles(layout.blocks, 0, len(layout.text))
    for block in layout.blocks:
        layout.locator.locate(block.span)
        for row in block.rows if isinstance(block, Grid) else ():
            _tiles(row.cells, row.span.start, row.span.end)
            for cell in row.cells:
                inside = cell.span.start <= cell.content.start <= cell.content.end <= cell.span.end
                _promise(inside, f"{cell.content} is not in {cell.span}")


def _reader(name: str, wrap: Callable[[bytes], bytes] = bytes) -> Callable[[bytes], None]:
    """Return a target that reads a file of this name; ``wrap`` makes a file of the input."""

    def target(data: bytes) -> None:
        with allow(UnreadableFile):
            check_layout(read_file(wrap(data), name))

    return target


def text(data: bytes) -> None:
    """Read a text in whatever encoding."""
    with allow(UnreadableFile):
        check_layout(read_text(data))


def pages(data: bytes) -> None:
    """Put together pages of lines and glyphs, as they come from PDF and OFD files."""
    with allow(UnreadableFile):
        check_layout(drawn(data))


def _numbered(data: bytes) -> bytes:
    from fuzz.seeds import SEEDS  # noqa: PLC0415 - the large table, for this target only

    return word_file(SEEDS["docx-xml"][0], data)


def parser(data: bytes) -> None:
    """Parse a text, bind its tables to the form and find out whose it is."""
    with allow(UnreadableFile):
        layout = read_text(data)
        tree = parse(layout)
        _promise(not layout.text or tree.span == Span(0, len(layout.text)), f"tree is {tree.span}")
        for fact in bind(layout.text, tree).facts.values():
            _promise(
                0 <= fact.span.start <= fact.span.end <= len(layout.text), f"{fact.key} {fact.span}"
            )
        identify(layout.text, tree)


@cache
def _vocabularies() -> tuple[Vocabulary, ...]:
    return tuple(Vocabulary.load(edition.id) for edition in all_editions())


def prose(data: bytes) -> None:
    """Read prose, as part three and as part four."""
    given = data.decode("utf-8", "surrogateescape")
    for part in (3, 4):
        reading = read(given, _vocabularies()[-1], year=2023, part=part)
        for claim in reading.claims:
            _promise(0 <= claim.span.start <= claim.span.end <= len(given), f"claim {claim.span}")


def relation(data: bytes) -> None:
    """Read an equation in the notation of the forms, and write it out over their sets."""
    given = data.decode("utf-8", "replace")
    for edition in all_editions():
        with allow(GovlintError):
            for _ in expand(given, edition.sets):
                pass


@cache
def linter() -> Linter:
    """Return a linter that reads no configuration."""
    return Linter(Options(today=TODAY, isolated=True, keep_view=True))


@cache
def _scratch() -> str:
    """Return a folder in memory, where there is one, for inputs that have to be files."""
    memory = "/dev/shm"  # noqa: S108 - the folder inside it is made by mkdtemp
    return tempfile.mkdtemp(prefix="govlint-fuzz-", dir=memory if os.path.isdir(memory) else None)


def _written(name: str, data: bytes) -> str:
    path = os.path.join(_scratch(), name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def configuration(data: bytes) -> None:
    """Read a configuration file, show what it comes to, and ask it about a path."""
    path = _written("govlint.toml", data)
    with allow(GovlintError):
        finder = SettingsFinder(linter().catalogue, (path,), check_equation=check_equation)
        settings = finder.for_path(os.path.join(_scratch(), "a.txt"))
        effective(linter().catalogue, settings)
        settings.excludes(path)
        _promise(not _UNSHOWN.search(show(settings, "zh")), "settings are shown unescaped")


def baseline(data: bytes) -> None:
    """Read a baseline, compare a result with it, and write what is left of it."""
    with allow(GovlintError):
        run = BaselineRun(read_baseline(_written("baseline.json", data)), ("GOV303", "GOV401"))
        run.filter(_known_result())
        for stale in run.stale():
            _promise(bool(stale.text.zh), "no message about entries that are gone")
        left = run.pruned()
        path = os.path.join(_scratch(), "left.json")
        write_baseline(left, path)
        _promise(read_baseline(path).counts == left.counts, "what is written is not what is read")


@cache
def _known_result() -> FileResult:
    settings = linter().finder.for_folder(_scratch())
    given = REPORT.encode()
    return linter().lint_bytes(given, os.path.join(_scratch(), "a.txt"), settings).result


def suppression(data: bytes) -> None:
    """Read the comments in a text, and let them do what they say."""
    given = data.decode("utf-8", "surrogateescape")
    for comment in read_comments(given):
        _promise(comment.lines.start >= 1, "a comment that counts for what is above the text")
    settings = linter().finder.for_folder(_scratch())
    active = effective(linter().catalogue, settings)
    suppress("a.txt", (), given, Terms(linter().catalogue, active, settings, TODAY))


def output(data: bytes) -> None:
    """Lint a text with all rules and write the result in every format; what is to be parsed has to parse."""
    settings = linter().finder.for_folder(_scratch())
    result = linter().lint_bytes(data, "a.txt", settings).result
    _promise(result.failure is None, str(result.failure))
    failed = [item.message.en for item in result.diagnostics if item.code == RULE_FAILED]
    _promise(not failed, str(failed))
    for name, written in every_output(result):
        check_output(name, written)
    context = examine(data, "a.txt")
    json.loads(as_json([record("a.txt", context)]))
    for shown in (as_csv([("a.txt", context)]), as_table([("a.txt", context)])):
        # A csv file begins with a byte order mark, by which a spreadsheet knows its encoding.
        _promise(not _UNSHOWN.search(shown.removeprefix("\ufeff")), "facts are shown unescaped")


def every_output(result: FileResult) -> Iterator[tuple[str, str]]:
    """Yield a result in every format, with the format's name."""
    for name in FORMATS:
        stream = StringIO()
        rules = tuple(RuleHelp(r.rule, r.page, r.rule.url) for r in linter().rules)
        writer = open_writer(name, stream, OutputOptions("zh", root=_scratch(), rules=rules))
        writer.begin()
        writer.file(result)
        writer.end()
        yield name, stream.getvalue()


def check_output(name: str, written: str) -> None:
    """Check that an output is well formed, and that it holds nothing but text.

    Raises:
        BrokenPromiseError: it holds a character that must be escaped.
        ValueError: it is not the JSON it should be.
        etree.XMLSyntaxError: it is not the XML it should be.
    """
    found = _UNSHOWN.search(written)
    _promise(found is None, f"{name} holds {found[0] if found else ''!r}")
    if name in {"json", "sarif", "gitlab"}:
        json.loads(written)
    elif name == "json-lines":
        for line in written.split("\n"):
            if line:
                json.loads(line)
    elif name == "junit":
        etree.fromstring(written.encode(), etree.XMLParser(resolve_entities=False))


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "text": text,
    "html": _reader("a.html"),
    "docx": _reader("a.docx"),
    "docx-xml": _reader("a.docx", word_file),
    "numbering": _reader("a.docx", _numbered),
    "xlsx": _reader("a.xlsx"),
    "xlsx-xml": _reader("a.xlsx", workbook),
    "xls": _reader("a.xls"),
    "xls-records": _reader("a.xls", container),
    "ofd": _reader("a.ofd"),
    "ofd-xml": _reader("a.ofd", page_file),
    "odt-xml": _reader("a.odt", opendocument),
    "doc": _reader("a.doc"),
    "mht": _reader("a.mht"),
    "pages": pages,
    "parser": parser,
    "prose": prose,
    "relation": relation,
    "configuration": configuration,
    "baseline": baseline,
    "suppression": suppression,
    "output": output,
}
"""Every target by its name."""
