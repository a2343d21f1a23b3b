"""Write the example: the reports of an invented county, twelve organs over three years, with five faults.

``python make.py`` writes them into the folder of this file, by year. No place, organ or figure is a real one.
"""

from __future__ import annotations

import re

from pathlib import Path
from random import Random
from typing import Final


HERE: Final = Path(__file__).parent
FORM: Final = (HERE.parent / "clean-2023.txt").read_text(encoding="utf-8")
COUNTY: Final = "柳湾县"
GOVERNMENT: Final = f"{COUNTY}人民政府"
YEARS: Final = (2021, 2022, 2023)
TOPICS: Final = {
    f"{COUNTY}人民政府办公室": "政务公开目录修订",
    f"{COUNTY}水务局": "农村供水水质检测",
    f"{COUNTY}民政局": "养老服务机构备案",
    f"{COUNTY}财政局": "预算绩效评价结果",
    f"{COUNTY}教育局": "义务教育学区划分",
    f"{COUNTY}林业局": "森林防火等级预报",
    f"{COUNTY}统计局": "住户调查方法说明",
    f"{COUNTY}审计局": "审计整改情况公告",
    f"{COUNTY}交通运输局": "农村公路养护计划",
    f"{COUNTY}新圩镇人民政府": "宅基地审批流程",
    f"{COUNTY}古渡口镇人民政府": "高标准农田建设进度",
}
APPLICANTS: Final = 6
OUTCOMES: Final = ("granted", "partly", "third", "internal", "not_held", "unclear", "petition")
LABELS: Final = {
    "received": "一、本年新收政府信息公开申请数量",
    "carried_in": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开",
    "partly": "（二）部分公开",
    "third": "4.保护第三方合法权益",
    "internal": "5.属于三类内部事务信息",
    "not_held": "1.本机关不掌握相关政府信息",
    "unclear": "3.补正后申请内容仍不明确",
    "petition": "1.信访举报投诉类申请",
    "concluded": "（七）总计",
    "carried_out": "四、结转下年度继续办理",
}
LONG: Final = (
    "公开内容与家长的实际需要还有距离，学位预警、转学条件等信息更新不够及时；学校层面的公开责任没有完全落到人，"
    "个别学校的公开栏长期没有更换；政策解读以转发文件为主，图表和案例偏少，读者不容易看懂。下一步将把学位信息的更新"
    "纳入学期初的例行检查，由督导部门逐校核对公开栏，组织骨干教师编写问答式解读材料，并在报名系统里提供入口，"
    "方便家长在办理业务时直接查看，同时把群众来电集中反映的问题整理成清单，逐条答复并公布。对依申请公开的答复，"
    "由办公室统一审核文书格式和引用条款，遇到涉及学生个人信息的申请先征求意见再作决定，避免因说理不足引起争议。"
)

Figures = dict[str, list[int]]
"""Rows of table 3, each with its six applicants; ``stock`` is issued, repealed, in force; ``cases`` has 15 figures."""


def first_or_next(random: Random, before: Figures | None) -> Figures:
    """Return the figures of a year that follow from those of the year before."""
    rows: Figures = {row: [0] * APPLICANTS for row in LABELS}
    for row in random.sample(OUTCOMES, 3):
        rows[row][0] = random.randint(1, 9)
    rows["granted"][1] = random.randint(0, 3)
    rows["carried_out"][0] = random.randint(0, 3)
    if before is not None:
        rows["carried_in"] = list(before["carried_out"])
        rows["granted"][0] += rows["carried_in"][0]
    in_force = before["stock"][2] if before is not None else random.randint(6, 15)
    issued, repealed = random.randint(0, 3), random.randint(0, 2)
    rows["stock"] = [issued, repealed, in_force + issued - repealed]
    rows["cases"] = [0] * 15
    return balanced(rows)


def balanced(rows: Figures) -> Figures:
    """Return the figures with what follows from the outcomes."""
    rows["concluded"] = [sum(rows[row][at] for row in OUTCOMES) for at in range(APPLICANTS)]
    rows["received"] = [
        rows["concluded"][at] + rows["carried_out"][at] - rows["carried_in"][at]
        for at in range(APPLICANTS)
    ]
    return rows


def tables(rows: Figures) -> str:
    """Return the three tables, in the layout of the example beside this folder."""
    text = FORM[FORM.index("二、主动公开") : FORM.index("五、存在")]
    stock = "\t".join(map(str, rows["stock"]))
    text = re.sub(r"(行政规范性文件)\t[\d\t]+", rf"\1\t{stock}", text)
    text = re.sub(r"(行政(?:许可|处罚|强制|事业性收费))\t[\d.]+", r"\1\t0", text)
    lines = []
    for line in text.split("\n"):
        row = next((key for key, label in LABELS.items() if label in line), None)
        if row is None and re.search(r"^(?:\t|三、).*\t0?\d+(?:\t\d+){6}$", line):
            row = "none"
        lines.append(_filled(line, row, rows))
    return "\n".join(lines)


def _filled(line: str, row: str | None, rows: Figures) -> str:
    """Return a line of the form with the figures of a row of table 3, or with those of table 4."""
    if row is not None:
        figures = rows.get(row, [0] * APPLICANTS)
        shown = "\t".join(map(str, [*figures, sum(figures)]))
        return re.sub(r"\d+(?:\t\d+){6}$", shown, line)
    if re.fullmatch(r"\d+(?:\t\d+){14}", line):
        return "\t".join(map(str, rows["cases"]))
    return line


def report(organ: str, year: int, rows: Figures, problems: str, topic: str) -> str:
    """Return a report: title, prose that tells some of the figures, tables, prose."""
    received, concluded = sum(rows["received"]), sum(rows["concluded"])
    carried_in, carried_out = sum(rows["carried_in"]), sum(rows["carried_out"])
    own = "本县" if organ == GOVERNMENT else "本机关"
    return f"""{organ}{year}年政府信息公开工作年度报告

本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。

一、总体情况

主动公开方面，{own}围绕{topic}更新公开目录。依申请公开方面，新收政府信息公开申请{received}件，上年结转{carried_in}件，\
办结{concluded}件，结转下年度继续办理{carried_out}件。政府信息管理方面，公文拟制时确定公开属性。平台建设方面，\
网站设有{topic}专栏。监督保障方面，开展工作考核和社会评议，全年没有责任追究的情形。

{tables(rows)}五、存在的主要问题及改进情况

{problems}

六、其他需要报告的事项

{year}年没有收取信息处理费。没有其他需要报告的事项。
"""


def problems_of(organ: str, year: int, topic: str) -> str:
    """Return what is to be improved, in other words each year."""
    if organ == f"{COUNTY}教育局" and year > YEARS[0]:
        return LONG  # the fault: the words of the year before
    wrong = ("解读形式单一", "更新不够及时", "公开目录与业务脱节")[YEARS.index(year)]
    better = ("增加图表解读", "按月核对专栏", "请业务科室参与修订目录")[YEARS.index(year)]
    return f"{topic}的公开还存在{wrong}的问题。{year + 1}年将{better}，由专人跟踪落实。"


def add_up(every: list[Figures]) -> Figures:
    """Return the tables 3 and 4 of several reports added up."""
    rows = [*LABELS, "cases"]
    return {
        row: [sum(figures) for figures in zip(*(f[row] for f in every), strict=True)]
        for row in rows
    }


def county() -> dict[tuple[str, int], Figures]:
    """Return the figures of every report, faults included."""
    random = Random(20)
    found: dict[tuple[str, int], Figures] = {}
    for year in YEARS:
        for organ in TOPICS:
            found[organ, year] = first_or_next(random, found.get((organ, year - 1)))
        members = [found[organ, year] for organ in TOPICS]
        if year == 2022:
            members = [found[o, year] for o in TOPICS if o != f"{COUNTY}审计局"]
        total = add_up(members)
        before = found.get((GOVERNMENT, year - 1))
        total["stock"] = first_or_next(random, before)["stock"]
        found[GOVERNMENT, year] = total
    civil = found[f"{COUNTY}民政局", 2023]
    civil["carried_in"][0] += 2
    civil["granted"][0] += 2
    balanced(civil)
    found[f"{COUNTY}财政局", 2022]["stock"][2] += 10
    del found[f"{COUNTY}统计局", 2023]
    return found


def main() -> None:
    """Write every report."""
    for (organ, year), rows in county().items():
        topic = TOPICS.get(organ, "重点领域信息")
        path = HERE / str(year) / f"{organ}.txt"
        path.parent.mkdir(exist_ok=True)
        text = report(organ, year, rows, problems_of(organ, year, topic), topic)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
