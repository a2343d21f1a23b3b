"""A report as plain data: what every layout and format of it has to give back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell of a table and how far it reaches."""

    text: str
    rows: int = 1
    columns: int = 1


Table = list[list[Cell]]
Item = str | Table

HOOK = "(本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和)"
APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
GROUPS = (
    ("(三) 不予公开", ("1.属于国家秘密", "2.其他法律行政法规禁止公开")),
    ("(四) 无法提供", ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作")),
)
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def text_cells(*texts: str) -> list[Cell]:
    """Return a cell for each text."""
    return [Cell(text) for text in texts]


def disclosure_table(figures: list[str]) -> Table:
    """Return a table of disclosed documents with ten figures in it."""
    f = iter(figures)
    documents = [
        [Cell(label), *(Cell(next(f)) for _ in range(3))] for label in ("规章", "行政规范性文件")
    ]
    head = text_cells("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    rows = [[Cell("第二十条第（一）项", columns=4)], head, *documents]
    for item, column, labels in (
        ("第二十条第（五）项", "本年处理决定数量", ("行政许可",)),
        ("第二十条第（六）项", "本年处理决定数量", ("行政处罚", "行政强制")),
        ("第二十条第（八）项", "本年收费金额（单位：万元）", ("行政事业性收费",)),
    ):
        rows += [[Cell(item, columns=4)], [Cell("信息内容"), Cell(column, columns=3)]]
        rows += [[Cell(label), Cell(next(f), columns=3)] for label in labels]
    return rows


def request_table(figures: list[str]) -> Table:
    """Return a table of requests, ten rows of seven figures, with groups merged downwards."""
    f = iter(figures)

    def seven() -> list[Cell]:
        return [Cell(next(f)) for _ in range(7)]

    size = 2 + sum(len(labels) for _, labels in GROUPS) + 1
    rows = [
        [Cell(HOOK, 3, 3), Cell("申请人情况", columns=6), Cell("总计", 3)],
        [Cell("自然人", 2), Cell("法人或其他组织", columns=5)],
        text_cells(*APPLICANTS),
        [Cell("一、本年新收政府信息公开申请数量", columns=3), *seven()],
        [Cell("二、上年结转政府信息公开申请数量", columns=3), *seven()],
        [Cell("三、本年度办理结果", size), Cell("(一) 予以公开", columns=2), *seven()],
        [Cell("(二) 部分公开(区分处理的，只计这一情形，不计其他情形)", columns=2), *seven()],
    ]
    for group, labels in GROUPS:
        for at, label in enumerate(labels):
            head = [Cell(group, len(labels))] if at == 0 else []
            rows.append([*head, Cell(label), *seven()])
    rows.append([Cell("(七) 总计", columns=2), *seven()])
    rows.append([Cell("四、结转下年度继续办理", columns=3), *seven()])
    return rows


def review_table(figures: list[str]) -> Table:
    """Return a table of reviews: fifteen figures in one row under three header rows."""
    return [
        [Cell("行政复议", columns=5), Cell("行政诉讼", columns=10)],
        [
            *(Cell(text, 2) for text in RESULTS),
            Cell("未经复议直接起诉", columns=5),
            Cell("复议后起诉", columns=5),
        ],
        text_cells(*RESULTS, *RESULTS),
        text_cells(*figures[:15]),
    ]


FIGURES = 10 + 10 * 7 + 15
"""How many figures a report has."""


def report(figures: list[str]) -> list[Item]:
    """Return a whole report: paragraphs and tables in order."""
    return [
        "云岭市人民政府2023年政府信息公开工作年度报告",
        "一、总体情况",
        "2023年，全市各级行政机关主动公开信息1.2万条，受理申请若干件，均按期办结。办事窗口全年开放，群众满意。",
        "（一）主动公开。发布政策解读30篇，举行发布会4场。",
        "二、主动公开政府信息情况",
        disclosure_table(figures[:10]),
        "三、收到和处理政府信息公开申请情况",
        request_table(figures[10:80]),
        "四、政府信息公开行政复议、行政诉讼情况",
        review_table(figures[80:]),
        "五、存在的主要问题及改进情况",
        "一是解读形式还不够多样；二是基层人手不足。下一步将加强培训，完善制度。",
        "六、其他需要报告的事项",
        "本年度未收取信息处理费。",
    ]


def pieces(items: list[Item]) -> list[str]:
    """Return the paragraphs and the cells that hold something, in reading order."""
    found: list[str] = []
    for item in items:
        if isinstance(item, str):
            found.append(item)
        else:
            found += [cell.text for row in item for cell in row if cell.text]
    return found


@dataclass(frozen=True)
class Placed:
    """A cell with its column."""

    text: str
    column: int
    rows: int
    columns: int


def placed(table: Table) -> list[list[Placed]]:
    """Return a table with the column of every cell."""
    busy: set[tuple[int, int]] = set()
    out: list[list[Placed]] = []
    for at, row in enumerate(table):
        cells: list[Placed] = []
        column = 0
        for cell in row:
            while (at, column) in busy:
                column += 1
            cells.append(Placed(cell.text, column, cell.rows, cell.columns))
            busy |= {
                (at + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
        out.append(cells)
    return out


def squared(table: Table, *, repeat: bool = False) -> list[list[str]]:
    """Return a table as a rectangle: a merged cell's text at its upper left corner, or all over it."""
    rows = placed(table)
    width = max(cell.column + cell.columns for row in rows for cell in row)
    square = [[""] * width for _ in rows]
    for at, row in enumerate(rows):
        for cell in row:
            for down in range(cell.rows if repeat else 1):
                for right in range(cell.columns if repeat else 1):
                    square[at + down][cell.column + right] = cell.text
    return square
