"""The format for people: places, marks, small tables, colours."""

from __future__ import annotations

import re

from dataclasses import replace
from unicodedata import east_asian_width

import pytest
import samples

from hypothesis import given, settings
from hypothesis import strategies as st
from render import OPTIONS, render

from govlint.document.message import Text
from govlint.output import width as cells
from govlint.output.full.crossing import draw
from govlint.output.full.frame import Mark, frame
from govlint.rule import Crossing
from govlint.rule.diagnostic import Excerpt, RelatedPlace


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


@given(text=_READABLE, marked=st.text("4甲", min_size=1, max_size=8), room=st.integers(40, 90))
@settings(max_examples=60)
def test_a_frame_fits_and_keeps_its_mark(text: str, marked: str, room: int) -> None:
    """However long the line, the frame is one line that fits the room and has the mark whole."""
    start = len(text)
    (line,) = frame(text + marked + text, [Mark(start, start + len(marked))], room)
    (mark,) = line.marks

    assert line.text[mark.start : mark.end] == marked
    assert cells.width(line.text) <= room
    assert line.offset(mark) == cells.width(line.text[: mark.start])


@given(
    words=st.lists(
        st.sampled_from(["予以公开 489 件、", "其中", "41", "\t", "。", "x" * 30]), max_size=60
    ),
    room=st.integers(40, 90),
    data=st.data(),
)
@settings(max_examples=60)
def test_several_marks_are_all_shown(words: list[str], room: int, data: st.DataObject) -> None:
    """Every mark is there once and whole, on lines that fit."""
    text = "".join(words) + "1234"
    starts = data.draw(st.sets(st.integers(0, len(text) - 2), min_size=2, max_size=8))
    marks = [Mark(start, start + 2, primary=False) for start in sorted(starts)]
    lines = frame(text, marks, room)
    found = [line.text[mark.start : mark.end] for line in lines for mark in line.marks]

    assert [shown.replace(" │ ", "\t") for shown in found] == [text[m.start : m.end] for m in marks]
    assert all(cells.width(line.text) <= room for line in lines)


def test_a_line_is_not_broken_in_marks_that_overlap() -> None:
    """Where a line ends in the second of two marks that overlap, both go to the next."""
    marks = [Mark(start, start + 2, primary=False) for start in (0, 40, 41)]
    lines = frame("x" * 60, marks, 33)
    found = [line.text[mark.start : mark.end] for line in lines for mark in line.marks]

    assert found == ["xx"] * 3
    assert [len(line.marks) for line in lines] == [1, 2]


def test_places_on_one_line_share_it() -> None:
    """The figures of a sum are marked below the sentence that has them, around the wrong one; none is shown twice."""
    related = tuple(
        RelatedPlace(Text(f"正文为 {n}", n), samples.place(span), samples.excerpt(span))
        for n in ("1086", "489", "88")
        for span in [samples.span_of(n)]
    )
    item = replace(samples.WRONG_FIGURE, related=related)
    lines = render("full", [samples.result(item)]).splitlines()

    assert lines[2:6] == [
        "   3 │ …已办结 1086 件，其中予以公开 489 件、…不予公开 88 件、…其他处理 49 件；…",
        "     │         ----                  ---               --       应为 52 ^^",
        "     = 489 + 14 + 88 + 414 + 29 + 49 = 1083 ≠ 1086，差 3",
        "     = 表三：3 + 0 + 49 = 52 ≠ 49，差 3",
    ]


def test_rows_of_the_small_table_are_not_shown_again() -> None:
    """A related place in a row that the small table has needs no frame of its own."""
    span = samples.span_of("40", samples.ROWS[0])
    other = samples.span_of("49", "3.其他")
    related = tuple(
        RelatedPlace(Text("见此", "here"), samples.place(s), samples.excerpt(s))
        for s in (span, other)
    )
    crossing = Crossing((("", "总计"), ("3. 其他", "49")), (1, 1))
    item = replace(samples.ROW_TOTAL, related=related, crossing=crossing)
    text = render("full", [samples.result(item)])

    assert "┆" not in text
    assert "--   ^^^^ 应为 1051" in text


def test_a_note_finds_its_place() -> None:
    """Beside the mark on the right, else on the left, else on a line of its own."""
    line = "甲" * 15 + "\t10\t" + "乙" * 14
    for start, end, expected in ((19, 33, "应为 52 ^^^^"), (0, 2, "^^^^ 应为 52")):
        item = replace(samples.WRONG_FIGURE, related=(), excerpt=Excerpt(line, start, end))
        assert expected in render("full", [samples.result(item)], replace(OPTIONS, width=74))
    narrow = replace(item, excerpt=Excerpt("甲" * 16, 2, 14))
    assert "│ 应为 52" in render("full", [samples.result(narrow)], replace(OPTIONS, width=40))


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


@pytest.mark.parametrize("wide", [False, True])
def test_marks_stand_under_figures_on_wide_consoles(wide: bool) -> None:  # noqa: FBT001 - a parameter
    """Where │ · … “ take two cells, lines are measured with them: none is too wide, and each mark is at its figure."""
    cells = 2 if wide else 1
    text = render("full", options=replace(OPTIONS, width=72, wide_lines=wide))
    lines = text.splitlines()

    def measured(line: str) -> int:
        return sum(
            2 if east_asian_width(c) in "WF" else cells if east_asian_width(c) == "A" else 1
            for c in line
        )

    marks = [
        (number, match)
        for number, line in enumerate(lines)
        if (match := re.match(r"\s+│ +(\^+)", line))
    ]
    assert marks
    for number, match in marks:
        above, start, end = (
            lines[number - 1],
            measured(match[0][: match.start(1)]),
            measured(match[0]),
        )
        places = [measured(above[:index]) for index in range(len(above) + 1)]
        assert {start, end} <= set(places)
        assert measured(above) <= 72
