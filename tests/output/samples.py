"""Results built by hand: an invented report with a table, and diagnostics of every shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.document.source import LineIndex, Location, Span
from govlint.rule import Crossing, Rule, Severity, Text
from govlint.rule.diagnostic import (
    Diagnostic,
    Excerpt,
    FileResult,
    RelatedPlace,
    RepairStep,
    View,
)
from govlint.syntax import tree


if TYPE_CHECKING:
    from collections.abc import Sequence


TITLE: Final = "云溪市河湖管理局 2023 年政府信息公开工作年度报告\n"
HEAD_1: Final = "一、总体情况\n"
PROSE: Final = (
    "2023 年，我局坚持公开为常态，全年通过门户网站发布各类信息 3182 条，办理政府信息公开申请"
    "的流程进一步规范。全年共受理政府信息公开申请 1091 件（含上年结转 39 件），已办结 1086 件，其中"
    "予以公开 489 件、部分公开 14 件、不予公开 88 件、无法提供 414 件、不予处理 29 件、其他处理 49 件；"
    "其余 5 件结转下年度继续办理，没有因办理申请引发的投诉。\n"
)
HEAD_3: Final = "三、收到和处理政府信息公开申请情况\n"
ROWS: Final = (
    "项目\t\t自然人\t商业企业\t总计\n",
    "一、本年新收政府信息公开申请数量\t\t1012\t40\t1052\n",
    "（六）其他处理\t1.逾期不补正\t3\t0\t3\n",
    "\t3.其他\t49\t0\t49\n",
)
HEAD_5: Final = "五、存在的主要问题及改进情况\n"
BODY_5: Final = "存在的问题：<script>alert('甲')</script> [bold]公开[/bold]不够及时 & 不够全面。\n"

TEXT: Final = "".join((TITLE, HEAD_1, PROSE, HEAD_3, *ROWS, HEAD_5, BODY_5))
INDEX: Final = LineIndex(TEXT)


def span_of(piece: str, after: str = "") -> Span:
    """Return where ``piece`` stands first in the sample text, after ``after``."""
    start = TEXT.index(piece, TEXT.index(after))
    return Span(start, start + len(piece))


def place(span: Span) -> Location:
    """Return the location of a span of the sample text."""
    return INDEX.locate(span)


def excerpt(span: Span) -> Excerpt:
    """Return the line of the sample text that a span stands in."""
    line = INDEX.line_span(INDEX.line_column(span.start)[0])
    return Excerpt(line.of(TEXT), span.start - line.start, span.end - line.start)


def _cells(row: str, start: int) -> tuple[tree.Cell, ...]:
    cells = []
    for column, content in enumerate(row.rstrip("\n").split("\t")):
        end = start + len(content)
        cells.append(tree.Cell(Span(start, end + 1), Span(start, end), column))
        start = end + 1
    return tuple(cells)


def _table() -> tree.Table:
    start = first = TEXT.index(ROWS[0])
    rows = []
    for row in ROWS:
        rows.append(tree.Row(Span(start, start + len(row)), _cells(row, start)))
        start += len(row)
    return tree.Table(Span(first, start), tuple(rows), exact=False)


def _line(text: str) -> tuple[Span, Span]:
    start = TEXT.index(text)
    return Span(start, start + len(text)), Span(start, start + len(text.rstrip("\n")))


def _part(heading: str, number: int, block: tree.Block) -> tree.Part:
    head = tree.Heading(*_line(heading), number, number)
    return tree.Part(Span(head.span.start, block.span.end), head, (block,))


def view() -> View:
    """Return the sample report as it is laid out."""
    parts = (
        _part(HEAD_1, 1, tree.Paragraph(*_line(PROSE))),
        _part(HEAD_3, 3, _table()),
        _part(HEAD_5, 5, tree.Paragraph(*_line(BODY_5))),
    )
    report = tree.Report(Span(0, len(TEXT)), None, tree.Title(*_line(TITLE)), None, parts)
    return View(TEXT, report)


FIGURE: Final = span_of("49", "其他处理 ")
CELL: Final = span_of("49", "3.其他")
URL: Final = "https://govlint.example/rules/GOV200"

WRONG_FIGURE: Final = Diagnostic(
    path="reports/yunxi-2023.txt",
    code="GOV200",
    name="wrong-figure",
    severity=Severity.ERROR,
    message=Text(
        "其他处理 49 件与表三及办结总数都不符，改为 52 即全部相符",
        "“other outcomes” says 49, against table 3 and the number concluded; 52 makes both agree",
    ),
    location=place(FIGURE),
    hint=Text("核对第一部分的其他处理件数", "check the number of other outcomes in part one"),
    actual=49,
    expected=52,
    facts=("requests.other.uncorrected.total", "requests.other.other.total"),
    related=(RelatedPlace(Text("表三 其他", "table 3, other"), place(CELL), excerpt(CELL)),),
    evidence=(
        Text(
            "489 + 14 + 88 + 414 + 29 + 49 = 1083 ≠ 1086，差 3",
            "489 + 14 + 88 + 414 + 29 + 49 = 1083 ≠ 1086, off by 3",
        ),
        Text("表三：3 + 0 + 49 = 52 ≠ 49，差 3", "table 3: 3 + 0 + 49 = 52 ≠ 49, off by 3"),
    ),
    repairs=((RepairStep(None, place(FIGURE), 49, 52),),),
    url=URL,
    span=FIGURE,
    excerpt=excerpt(FIGURE),
)

TOTAL: Final = span_of("1052", ROWS[0])

ROW_TOTAL: Final = Diagnostic(
    path="reports/yunxi-2023.txt",
    code="GOV201",
    name="row-total",
    severity=Severity.ERROR,
    message=Text("本年新收的总计 1052 不等于各类申请人之和 1051", "received: 1052 is not 1051"),
    location=place(TOTAL),
    hint=Text("核对这一行的总计和各类申请人件数", "check the row's total and its parts"),
    actual=1052,
    expected=1051,
    facts=("requests.received.total",),
    evidence=(Text("1012 + 39 = 1051 ≠ 1052，差 1", "1012 + 39 = 1051 ≠ 1052, off by 1"),),
    span=TOTAL,
    excerpt=excerpt(TOTAL),
    crossing=Crossing(
        (
            ("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"),
            ("一、本年新收政府信息公开申请数量", "1012", "39", "0", "0", "0", "0", "1052"),
            ("二、上年结转政府信息公开申请数量", "39", "0", "0", "0", "0", "0", "39"),
            ("（七）总计", "1046", "39", "0", "0", "0", "0", "1085"),
            ("四、结转下年度继续办理", "5", "0", "0", "0", "0", "0", "5"),
        ),
        (1, 7),
    ),
)

HEADING: Final = span_of("五、存在的主要问题及改进情况")

PART_HEADING: Final = Diagnostic(
    path="reports/yunxi-2023.txt",
    code="GOV103",
    name="part-heading",
    severity=Severity.WARNING,
    message=Text("第五部分的标题与法定标题不同", "the heading of part 5 departs from the form"),
    location=place(HEADING),
    hint=Text("按格式改为法定标题", "use the statutory heading"),
    expected="五、存在的主要问题及改进情况",
    span=HEADING,
    excerpt=excerpt(HEADING),
)

BRACKETS: Final = Diagnostic(
    path="reports/yunxi-2023.txt",
    code="GOV502",
    name="document-number",
    severity=Severity.INFO,
    message=Text("发文字号的年份不用六角括号", "a document number's year stands in 〔〕"),
    location=place(span_of("[bold]")),
    fix="〔bold〕",
    span=span_of("[bold]"),
    excerpt=excerpt(span_of("[bold]")),
)

SHEET: Final = Diagnostic(
    path="reports/chengnan-2022.xlsx",
    code="GOV107",
    name="empty-cell",
    severity=Severity.WARNING,
    message=Text("表三有 2 个空格", "table 3 has 2 empty cells"),
    location=Location(address="表三 第6行 自然人", address_en="table 3, row 6, natural persons"),
    related=(
        RelatedPlace(Text("由合计应为 5", "the total makes it 5"), Location(address="Sheet1!D14")),
    ),
)

HOSTILE_TEXT: Final = "件\x1b[31m红\u202e反\r::error::假%0A\ud800末 \x07\x9b"

HOSTILE: Final = Diagnostic(
    path="bad,name:一\n::error::x%0A.txt",
    code="GOV116",
    name="template-text",
    severity=Severity.ERROR,
    message=Text(f"残留模板文字“{HOSTILE_TEXT}”", f"template text “{HOSTILE_TEXT}”"),
    location=Location(1, 1, 1, 3),
    hint=Text(HOSTILE_TEXT, HOSTILE_TEXT),
    actual=HOSTILE_TEXT,
    evidence=(Text(HOSTILE_TEXT, HOSTILE_TEXT),),
    related=(
        RelatedPlace(
            Text(HOSTILE_TEXT, HOSTILE_TEXT), Location(1, 1, 1, 3), Excerpt(HOSTILE_TEXT, 2, 6)
        ),
    ),
    fix=HOSTILE_TEXT,
    excerpt=Excerpt(HOSTILE_TEXT, 0, 8),
    crossing=Crossing((("", HOSTILE_TEXT), (HOSTILE_TEXT, HOSTILE_TEXT)), (1, 1)),
)


def result(*diagnostics: Diagnostic, with_view: bool = False) -> FileResult:
    """Return the result of the sample report."""
    shown = view() if with_view else None
    return FileResult(
        "reports/yunxi-2023.txt", diagnostics, "云溪市河湖管理局", 2023, "2021", view=shown
    )


def results(*, with_view: bool = False) -> Sequence[FileResult]:
    """Return a run over several files: with faults, faultless, without lines, unreadable."""
    return (
        result(WRONG_FIGURE, ROW_TOTAL, PART_HEADING, BRACKETS, with_view=with_view),
        FileResult("reports/beiling-2023.txt", (), "北岭县审计局", 2023, "2021", suppressed=1),
        FileResult("reports/chengnan-2022.xlsx", (SHEET,), None, 2022, "2021"),
        FileResult(
            "reports/scan.txt",
            failure=Text("没有读取权限，检查文件权限", "no permission to read; check the mode"),
        ),
    )


HOSTILE_RESULT: Final = FileResult(HOSTILE.path, (HOSTILE,), HOSTILE_TEXT, 2023, "2021")

RULES: Final = (
    Rule("GOV103", "part-heading", Severity.WARNING, "部分标题", "part heading"),
    Rule("GOV107", "empty-cell", Severity.WARNING, "空单元格", "empty cell"),
    Rule("GOV200", "wrong-figure", Severity.ERROR, "一个数字有误", "one figure is wrong"),
    Rule("GOV201", "row-total", Severity.ERROR, "行合计", "row total"),
    Rule("GOV502", "document-number", Severity.INFO, "发文字号", "document number"),
)
