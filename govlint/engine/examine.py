"""Bytes to a `Context`: read, parsed, its tables bound to the form, its prose read."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from govlint.document.errors import GovlintError, UnreadableFile
from govlint.document.layout import Layout
from govlint.document.limits import DEFAULT_LIMITS
from govlint.engine.published import published_on
from govlint.form.bind import bind
from govlint.form.bound import Binding
from govlint.form.edition import all_editions
from govlint.form.identity import identify
from govlint.form.passages import passages
from govlint.prose.model import Reading
from govlint.prose.reading import read_paragraphs
from govlint.prose.vocabulary import Vocabulary
from govlint.readers import read
from govlint.rule import Context, Text
from govlint.rule.verdict import weigh
from govlint.syntax.parser import parse


if TYPE_CHECKING:
    from datetime import date

    from govlint.document.limits import Limits
    from govlint.form.edition import RelationForm
    from govlint.form.identity import Identity
    from govlint.syntax.tree import Report


class Depth(IntEnum):
    """How far a file is read: its text and its parts, the figures of its tables as well, all that its prose states."""

    PARTS = 1
    TABLES = 2
    PROSE = 3


def examine(
    data: bytes,
    path: str,
    *,
    organ: str | None = None,
    year: int | None = None,
    relations: tuple[RelationForm, ...] = (),
    limits: Limits = DEFAULT_LIMITS,
    published: date | None = None,
    depth: Depth = Depth.PROSE,
) -> Context:
    """Return everything that a rule may want to know of a file, or only what ``depth`` asks for.

    ``path`` gives the format by its suffix; nothing is opened. A file that cannot be read is an empty report whose
    ``trouble`` says why.
    """
    trouble: UnreadableFile | None = None
    try:
        layout = read(data, path, limits)
    except UnreadableFile as error:
        layout, trouble = Layout.of_lines("", ()), error
    tree = parse(layout)
    identity = identify(layout.text, tree, organ=organ, year=year)
    binding = bind(layout.text, tree) if depth >= Depth.TABLES else Binding(None, (), {}, {})
    reading = Reading()
    if depth >= Depth.PROSE:
        reading = weigh(read_prose(layout, tree, binding, identity), binding)
    day = published or (published_on(data) if layout.format == "html" else None)
    return Context(layout, tree, identity, binding, reading, relations, trouble, day)


def read_prose(layout: Layout, tree: Report, binding: Binding, identity: Identity) -> Reading:
    """Return what the prose of all parts states, each part read in one go."""
    vocabulary = Vocabulary.load((binding.edition or all_editions()[0]).id)
    unread = [table.span for table in binding.tables.values() if table.unreadable]
    wrapped = layout.format == "text"
    readings = []
    for part in tree.parts:
        paragraphs = list(passages(layout.text, part, unread=unread, wrapped=wrapped))
        readings.append(
            read_paragraphs(
                paragraphs,
                vocabulary,
                year=identity.year,
                part=part.heading.part,
                organ=identity.organ,
            )
        )
    return Reading(
        claims=tuple(c for r in readings for c in r.claims),
        sums=tuple(s for r in readings for s in r.sums),
        percentages=tuple(p for r in readings for p in r.percentages),
        growths=tuple(g for r in readings for g in r.growths),
        differences=tuple(d for r in readings for d in r.differences),
        years=tuple(y for r in readings for y in r.years),
    )


def with_hint(error: GovlintError) -> Text:
    """Return an error's text with what to do about it."""
    if error.hint is None:
        return error.text
    return Text(f"{error.text.zh}；{error.hint.zh}", f"{error.text.en}; {error.hint.en}")
