"""The format for people: places, marks, small tables, colours."""

from __future__ import annotations

import re

from dataclasses import replace

import pytest
import samples

from hypothesis import given, settings
from hypothesis import strategies as st
from render import OPTIONS, render

from govlint.diagnostic import Excerpt
from govlint.output.full import cells
from govlint.output.full.crossing import draw
from govlint.output.full.frame import frame
from govlint.rule import Crossing


_READABLE = st.text(st.sampled_from("甲乙，。ab1 \t（）49"), max_size=120)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_mark_stands_under_the_figure(width: int) -> None:
    """The carets stand in the cells of the figure, Chinese before it counted double."""
    lines = render(
        "full", [samples.result(samples.WRONG_FIGURE)], replace(OPTIONS, width=width)
    ).splitlines()
    at = next(i for i, line in enumerate(lines) if "^^ 应为 52" in line)
    before = cells.width(lines[at][: lines[at].index("^")])

    assert cells.head(lines[at - 1], before + 2).endswith("49")
    assert "件、其他处理 49 件" in lines[at - 1]


@given(text=_READABLE, marked=st.text("4甲", min_size=1, max_size=8), room=st.integers(30, 90))
@settings(max_examples=60)
def test_a_frame_fits_and_keeps_its_mark(text: str, marked: str, room: int) -> None:
    """However long the line, the frame fits the room, keeps the mark whole and says what it left out."""
    shown = frame(Excerpt(text + marked + text, len(text), len(text) + len(marked)), room)

    assert shown.marked == marked
    assert cells.width(shown.before + shown.marked + shown.after) <= room
    assert shown.offset == cells.width(shown.before)


@given(text=_READABLE.map(lambda t: t.replace("\t", "")), room=st.integers(4, 60))
@settings(max_examples=60)
def test_wrapping_loses_nothing(text: str, room: int) -> None:
    """Lines fit, and hold together every character but blanks."""
    lines = cells.wrap(text, room)

    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(lines))
    assert all(cells.width(line) <= room for line in lines)


def test_a_line_does_not_begin_with_a_comma() -> None:
    """Closing punctuation stays with the word before it."""
    assert cells.wrap("办结件数不符，差三件", 12) == ["办结件数不", "符，差三件"]


def test_a_crossing_keeps_every_text() -> None:
    """Labels and headings are broken, not cut, and the wrong figure is marked below itself."""
    crossing = samples.ROW_TOTAL.crossing
    assert crossing is not None
    lines = draw(crossing, 74)
    marked = [text[start:end] for text, start, end in lines if end > start]

    assert marked == ["1052", "^^^^"]
    assert all(cells.width(text) <= 74 for text, _, _ in lines)
    drawn = re.sub(r"\s", "", "".join(text for text, _, _ in lines))
    assert all(text[-2:] in drawn for row in crossing.rows for text in row)


def test_a_crossing_may_be_ragged_and_marked_in_its_label() -> None:
    """Rows of different lengths are filled up; a label may be what is wrong."""
    lines = draw(Crossing((("", "甲", "乙"), ("其他",)), (1, 0)), 60)

    assert [text[start:end] for text, start, end in lines if end > start] == ["其他", "^^^^"]


def test_no_colour_means_no_escape_codes() -> None:
    """Without colour nothing is escaped, whatever hyperlinks and the report itself ask for."""
    options = replace(OPTIONS, hyperlinks=True)

    assert "\x1b" not in render("full", [*samples.results(), samples.HOSTILE_RESULT], options)


def test_colour_and_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour was decided by the caller: the environment does not take it back."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    text = render("full", options=replace(OPTIONS, color=True, hyperlinks=True))

    assert "\x1b[1;31m" in text
    assert samples.URL in text


def test_a_report_sends_no_escape_codes_of_its_own() -> None:
    """With colour, the only escape codes are those of the colours."""
    text = render("full", [samples.HOSTILE_RESULT], replace(OPTIONS, color=True))
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)

    assert "\x1b" not in plain
    assert not set(plain) & set("\r\x07\x9b\u202e\ud800")
    assert "␛[31m红" in plain


def test_brackets_are_no_markup() -> None:
    """Brackets of a report stand as they are."""
    assert "[bold]公开[/bold]" in render("full")
