"""The page: self-contained, the report as it is laid out, its text never more than text."""

from __future__ import annotations

import re

from dataclasses import replace
from datetime import date

import pytest
import samples

from lxml import html
from render import OPTIONS, render

from govlint import __version__
from govlint.document.source import Location, Span
from govlint.rule import Severity, Text
from govlint.rule.diagnostic import Diagnostic, FileResult, View
from govlint.syntax import tree


def page(*results: FileResult) -> html.HtmlElement:
    """Return the page of a run."""
    return html.document_fromstring(render("html", results or None))


def test_it_needs_nothing_else() -> None:
    """No script, no style sheet, no picture from anywhere; the page forbids the browser to load any."""
    text = render("html", [*samples.results(with_view=True), samples.HOSTILE_RESULT])
    root = html.document_fromstring(text)

    assert not root.xpath("//script | //link | //img | //iframe | //@src | //@onclick | //form")
    assert "url(" not in text
    assert "@import" not in text
    assert "content=\"default-src 'none'; style-src" in text


def test_markup_of_a_report_stays_text() -> None:
    """A report's ``<script>`` is read, not run."""
    found = page()

    assert not found.xpath("//script")
    assert "<script>alert('甲')</script> " in "".join(found.xpath("//article//p//text()"))


def test_figures_are_marked_and_tied_to_their_notes() -> None:
    """Every note's number leads to its mark and back; a table's cell is marked as a cell."""
    found = page()
    ids = found.xpath("//@id")
    links = [href[1:] for href in found.xpath("//@href") if href.startswith("#")]

    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert {f"f1-{kind}{n}" for kind in "mn" for n in range(1, 5)} <= set(links)
    assert found.xpath("//p/mark[@class='error']/text()") == ["49"]
    (cell,) = found.xpath("//td[contains(@class, 'wrong')]")
    assert (cell.xpath("string(text())"), cell.get("class")) == ("1052", "wrong error")
    assert found.xpath("//h4/mark/text()") == ["五、存在的主要问题及改进情况"]


def test_the_whole_report_is_there() -> None:
    """No word of the report is lost in laying it out."""
    found = page()
    shown = "".join(found.xpath("//div[@class='text']//text()[not(ancestor::sup)]"))

    assert re.sub(r"\s", "", samples.TEXT) == re.sub(r"\s", "", shown)


def test_files_and_totals() -> None:
    """Every file is in the list, those with something to say have their place below."""
    found = page()

    assert found.xpath("//p[@class='summary']/text()")[0].startswith("2 个错误，2 个警告")
    assert len(found.xpath("//table[@class='files']//tr")) == 5
    assert found.xpath("//article/@id") == ["f1", "f3", "f4"]


def _merged() -> View:
    """Return a report with one table: a merged heading, a merged group, a gap."""
    rows = (
        (("项目", 0, 2, 1), ("数", 2, 1, 2)),
        (("甲", 0, 1, 1),),
        (("乙", 1, 1, 1), ("3", 2, 1, 1)),
    )
    text, nodes = "", []
    for row in rows:
        first, cells = len(text), []
        for content, column, columns, high in row:
            start = len(text)
            text += content + "\t"
            span, inner = Span(start, len(text)), Span(start, len(text) - 1)
            cells.append(tree.Cell(span, inner, column, high, columns))
        nodes.append(tree.Row(Span(first, len(text)), tuple(cells)))
    table = tree.Table(Span(0, len(text)), tuple(nodes), exact=True)
    whole = Span(0, len(text))
    return View(text, tree.Report(whole, None, None, tree.Preamble(whole, (table,)), ()))


def _at(span: Span | None, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(
        "a.html", "GOV1", "x", severity, Text("甲", "a"), Location(1, 1, 1, 1), span=span
    )


def test_merged_cells() -> None:
    """Cells reach as far as they do in the file, and gaps are filled."""
    found = page(FileResult("a.html", (_at(Span(0, 1)),), view=_merged()))
    rows = found.xpath("//div[@class='report']//tr")
    shape = [
        [(c.tag, c.xpath("string()"), c.get("rowspan"), c.get("colspan")) for c in row]
        for row in rows
    ]

    assert shape == [
        [("th", "项目1", None, "2"), ("th", "数", "2", None)],
        [("th", "甲", None, None)],
        [("td", "", None, None), ("th", "乙", None, None), ("td", "3", None, None)],
    ]


def test_figures_of_a_ragged_table_stand_below_each_other() -> None:
    """Where a text lost the empty cells of merged labels, labels reach to their figures; a short row stays."""
    text, nodes = "", []
    for row in ("项目\t\t甲\t乙", "一\t3\t4\t", "三\t（一）\t5\t6", "\t（二）\t7\t", "四\t\t8\t9"):
        first, cells = len(text), []
        for column, content in enumerate(row.split("\t")):
            start = len(text)
            text += content + "\t"
            spans = Span(start, len(text)), Span(start, len(text) - 1)
            cells.append(tree.Cell(*spans, column))
        nodes.append(tree.Row(Span(first, len(text)), tuple(cells)))
    whole = Span(0, len(text))
    table = tree.Table(whole, tuple(nodes), exact=False)
    report = tree.Report(whole, None, None, tree.Preamble(whole, (table,)), ())
    found = page(FileResult("a.txt", (_at(Span(0, 1)),), view=View(text, report)))
    rows = found.xpath("//div[@class='report']//tr")

    assert [[(c.xpath("string()"), c.get("colspan")) for c in row] for row in rows] == [
        [("项目1", None), ("", None), ("甲", None), ("乙", None)],
        [("一", "2"), ("3", None), ("4", None)],
        [("三", None), ("（一）", None), ("5", None), ("6", None)],
        [("", None), ("（二）", None), ("7", None), ("", None)],
        [("四", "2"), ("8", None), ("9", None)],
    ]


def test_a_fault_of_a_whole_table_is_told_at_its_head() -> None:
    """A place over many cells does not paint them all."""
    found = page(FileResult("a.html", (_at(Span(0, 12)),), view=_merged()))

    assert found.xpath("//caption//@id") == ["f1-m1"]
    assert not found.xpath("//*[contains(@class, 'wrong')]")


@pytest.mark.parametrize(
    ("spans", "marks"),
    [
        ([(0, 2), (1, 3)], ["云", "溪", "市"]),
        ([(0, 3), (1, 2)], ["云", "溪", "市"]),
        ([(2, 2)], [""]),
        ([(0, 2), (0, 2)], ["云溪"]),
    ],
)
def test_marks_may_overlap(spans: list[tuple[int, int]], marks: list[str]) -> None:
    """However places lie, the text stays as it was and each number has its mark."""
    items = tuple(_at(Span(*span)) for span in spans)
    found = page(replace(samples.result(*items), view=samples.view()))
    heading = found.xpath("//h3")[0]

    assert [mark.text or "" for mark in heading.xpath("./mark")] == marks
    assert "".join(heading.xpath(".//text()[not(ancestor::sup)]")) == samples.TITLE.strip()
    assert sorted(heading.xpath(".//@id")) == [f"f1-m{n + 1}" for n in range(len(spans))]


def test_without_a_place_or_a_view() -> None:
    """What has no place in the report stands above it; without the report there are notes alone."""
    found = page(replace(samples.result(_at(None)), view=samples.view()))
    assert len(found.xpath("//div[@class='loose']//li")) == 1
    assert found.xpath("//h3")

    found = page(samples.result(samples.ROW_TOTAL))
    assert not found.xpath("//h3")
    assert found.xpath("//td[@class='wrong error']/text()") == ["1052"]


def test_many_other_places_are_folded() -> None:
    """Few are listed one by one; many are folded, and every one is there."""
    place = samples.WRONG_FIGURE.related[0]
    for number, folded in ((2, 0), (3, 1)):
        item = replace(samples.WRONG_FIGURE, related=(place,) * number)
        found = page(samples.result(item))
        assert len(found.xpath("//details")) == folded
        assert "".join(found.xpath("//li//text()")).count("第 8 行第 7 列") == number


def test_a_thousand_findings() -> None:
    """A report with very many findings is shown in full."""
    many = tuple(_at(Span(n % 200, n % 200 + 1)) for n in range(1000))
    found = page(replace(samples.result(*many), view=samples.view()))

    assert len(found.xpath("//aside//li")) == 1000


def test_a_list_of_findings_stands_above_the_report() -> None:
    """In the order of their places, each with severity, place and message, linked to its mark."""
    found = page()
    items = found.xpath("//article[@id='f1']/nav/ol/li")
    links = [item.xpath("a/@href")[0] for item in items]

    assert [item.xpath("string(.//span[@class='number'])") for item in items] == list("1234")
    assert links == ["#f1-m1", "#f1-m2", "#f1-m3", "#f1-m4"]
    assert found.xpath("//article[@id='f1']/*")[1].tag == "nav"


def test_a_file_without_text_has_its_findings() -> None:
    """What could not be read is explained, though there is nothing to mark."""
    empty = View("", tree.Report(Span(0, 0), None, None, None, ()))
    found = page(FileResult("a.docx", (_at(Span(0, 0)),), view=empty))

    assert found.xpath("string(//article//p[@class='message'])") == "甲"
    assert not found.xpath("//div[@class='report']")


def test_the_page_names_version_and_day() -> None:
    """A printed page says what made it and when; a run without a day names the version alone."""
    with_day = render("html", options=replace(OPTIONS, today=date(2024, 1, 31)))

    assert f'<p class="made">govlint {__version__} · 2024-01-31</p>' in with_day
    assert f'<p class="made">govlint {__version__}</p>' in render("html")


def _typed(*rows: str) -> View:
    """Return a report with one table, given as rows with cells between bars."""
    text, nodes = "", []
    for row in rows:
        begun, cells = len(text), []
        for column, content in enumerate(row.split("|")):
            start = len(text)
            text += content + "\t"
            span, inner = Span(start, len(text)), Span(start, len(text) - 1)
            cells.append(tree.Cell(span, inner, column, 1, 1))
        nodes.append(tree.Row(Span(begun, len(text)), tuple(cells)))
    table = tree.Table(Span(0, len(text)), tuple(nodes), exact=True)
    whole = Span(0, len(text))
    return View(text, tree.Report(whole, None, None, tree.Preamble(whole, (table,)), ()))


def test_heads_of_tables_are_repeated_and_carried_along() -> None:
    """Rows of headings are repeated on each printed page; each figure names the heading nearest above it."""
    view = _typed("项目|本年|上年", "甲|1|2", "项目|金额|", "乙|3|")
    found = page(FileResult("a.html", (_at(None),), view=view))

    assert [th.text for th in found.xpath("//thead/tr/th")] == ["项目", "本年", "上年"]
    assert len(found.xpath("//tbody/tr")) == 3
    assert [(td.text, td.get("data-head")) for td in found.xpath("//tbody//td[@data-head]")] == [
        ("1", "本年"),
        ("2", "上年"),
        ("3", "金额"),
    ]


def test_a_head_that_reaches_into_the_figures_is_not_repeated() -> None:
    """Where a merged cell begins in the headings and ends below them, the table stays in one piece."""
    view = _typed("项目|本年", "甲|1")
    (table,) = view.tree.preamble.blocks if view.tree.preamble else ()
    assert isinstance(table, tree.Table)
    first, second = table.rows
    merged = (first.cells[0]._replace(rows=2), first.cells[1])
    table = replace(table, rows=(first._replace(cells=merged), second))
    whole = tree.Preamble(view.tree.span, (table,))
    view = replace(view, tree=replace(view.tree, preamble=whole))
    found = page(FileResult("a.html", (_at(None),), view=view))

    assert not found.xpath("//thead")
    assert len(found.xpath("//div[@class='report']//tr")) == 2
