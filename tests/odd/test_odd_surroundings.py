"""What stands around a report and its tables: a page's navigation, captions, signatures, other headings and titles."""

from __future__ import annotations

import pytest

from generate.write.pdf import write_pdf
from odd_reports import FIRST, FORMATS, HEADS, SOME, Odd, figures, shown


NAVIGATION = (
    "首页 > 政务公开 > 政府信息公开年报",
    "索引号：113412/2024-00012",
    "发布机构：丰禾县水务局",
    "发布日期：2024-01-25",
    "浏览次数：123",
    "字体：[大 中 小]",
)
FOOT = (
    "扫一扫在手机打开当前页",
    "打印本页 关闭窗口",
    "上一篇：丰禾县水务局2022年政府信息公开工作年度报告",
    "下一篇：没有了",
    "版权所有：丰禾县人民政府",
    "网站标识码：3401230001",
    "ICP备12345678号",
)
AROUND = {
    "navigation": Odd(front=NAVIGATION),
    "the foot of a page": Odd(tail=FOOT),
    "both": Odd(front=NAVIGATION, tail=FOOT),
    "signature": Odd(tail=("丰禾县水务局", "2024年1月25日")),
    "signature on the right": Odd(
        tail=("", "                    丰禾县水务局", "                    二〇二四年一月二十五日")
    ),
    "an attachment": Odd(tail=("附件：丰禾县水务局2023年政府信息公开统计表.xlsx",)),
    "how to reach the organ": Odd(tail=("联系地址：丰禾县人民路1号", "联系电话：0000-0000000")),
    "a preface that names the parts": Odd(
        preamble=(
            "本报告由丰禾县水务局编制。",
            "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分。",
            *Odd().preamble,
        )
    ),
    "where to download it": Odd(
        preamble=(
            *Odd().preamble,
            "本报告的电子版可在丰禾县人民政府门户网站下载。如对报告有疑问，请与本局办公室联系。",
        )
    ),
    "sections of part 5": Odd(
        fifth=(
            "（一）存在问题",
            "1.栏目更新不及时。",
            "2.人员不足。",
            "（二）改进措施",
            "1.按月核对。",
            "2.加强培训。",
        )
    ),
    "sections of part 6": Odd(
        sixth=(
            "（一）收取信息处理费情况",
            "本年度未收取信息处理费。",
            "（二）落实上级年度政务公开工作要点情况",
            "已落实12项。",
            "（三）建议提案办理公开情况",
            "公开10件。",
        )
    ),
    "numbered sections of part 6": Odd(sixth=("1.信息处理费：无。", "2.其他：无。")),
    "nothing else to report": Odd(
        sixth=("无其他需要报告的事项。本年度未发出收费通知，未收取信息处理费。",)
    ),
    "aspects as a list": Odd(
        first=(
            "1.主动公开。发布信息312条。",
            "2.依申请公开。新收政府信息公开申请23件，上年结转2件，办结24件，结转下年度1件。",
            "3.政府信息管理。制发行政规范性文件2件，废止1件，现行有效14件。",
            "4.政府信息公开平台建设。保留栏目17个。",
            "5.监督保障。组织培训2次，开展考核1次，评议结果良好，未发生责任追究情形。",
        )
    ),
    "aspects in bold": Odd(
        first=tuple("**{}**。{}".format(*line.split("。", 1)) for line in FIRST)
    ),
    "aspects in one paragraph": Odd(first=("".join(FIRST),)),
    "captions": Odd(above="表：单位（件）", below="说明：以上数据由各科室提供，办公室汇总。"),
    "a caption with the year": Odd(
        above="2023年度主要数据统计表", below="（数据截止时间：2023年12月31日）"
    ),
    "who filled in the table": Odd(above="（单位：件）", below="填表人：办公室　审核人：分管领导"),
    "a sentence above the tables": Odd(
        above="2023年主动公开、申请办理和复议诉讼的数据如下表所示："
    ),
    "title in two lines": Odd(title=("丰禾县水务局", "2023年政府信息公开工作年度报告")),
    "year first": Odd(title=("2023年丰禾县水务局政府信息公开工作年度报告",)),
    "title in quotes": Odd(title=("《丰禾县水务局2023年政府信息公开工作年度报告》",)),
    "title with 关于": Odd(title=("关于丰禾县水务局2023年政府信息公开工作年度报告",)),
    "a document's head": Odd(
        title=(
            "丰禾县水务局文件",
            "丰水〔2024〕3号",
            "丰禾县水务局2023年政府信息公开工作年度报告",
            "县政府办公室：",
        )
    ),
    "headings with a stop": Odd(heads=tuple(h + "。" for h in HEADS)),
    "headings with blanks": Odd(heads=tuple(h[0] + " 、 " + h[2:] for h in HEADS)),
    "headings with a full-width dot": Odd(heads=tuple(h.replace("、", "．", 1) for h in HEADS)),
    "headings behind a square": Odd(heads=tuple("■ " + h[2:] for h in HEADS)),
    "headings in digits": Odd(heads=tuple(f"{i}、{h[2:]}" for i, h in enumerate(HEADS, 1))),
    "headings with a dot": Odd(heads=tuple(f"{i}. {h[2:]}" for i, h in enumerate(HEADS, 1))),
    "headings in brackets": Odd(
        heads=tuple(f"（{'一二三四五六'[i]}）{h[2:]}" for i, h in enumerate(HEADS))
    ),
}
WRITERS = {**FORMATS, "pdf": write_pdf}


@pytest.mark.parametrize("name", [*SOME, "pdf"])
@pytest.mark.parametrize("kind", AROUND)
def test_what_stands_around(kind: str, name: str) -> None:
    """It is no part of the tables, and nothing is said of it."""
    odd = AROUND[kind]
    file = WRITERS[name](odd.document())

    assert shown(file) == []
    assert figures(file) == odd.facts
