"""What the mutations start from: small inputs of each kind, and the words worth putting into them."""

# ruff: noqa: E501 - XML and lists of words are no better for being broken

from __future__ import annotations

from typing import Final

from fuzz.office import MESSAGES, ODT, PAGES, WORD_97
from fuzz.packages import packed
from fuzz.workbooks import container, of_another_program, stream


_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

REPORT: Final = """澄江市档案局2023年政府信息公开工作年度报告

一、总体情况
2023年，共收到政府信息公开申请12件，其中自然人10件、法人2件；上年结转3件。办结14件，占93.3%，同比增长5.2%。
（一）主动公开。全年发布信息一千二百三十四条，未发生行政复议、行政诉讼。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t1\t5
第二十条第（五）项
行政许可\t7
三、收到和处理政府信息公开申请情况
\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t1\t0\t12
二、上年结转政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3
三、本年度办理结果\t（一）予以公开\t5\t1\t0\t0\t1\t0\t8
（二）部分公开\t4\t0\t0\t0\t0\t0\t4
（七）总计\t13\t1\t0\t0\t1\t0\t14
四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t1
四、政府信息公开行政复议、行政诉讼情况
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| --- | --- | --- | --- | --- |
| 1 | 0 | 0 | 1 | 3 |
五、存在的主要问题及改进情况
<!-- govlint: ignore GOV301 -- 原件如此 -->
一是公开不够及时（占比12%）；二是队伍不稳。
六、其他需要报告的事项
收取信息处理费0元。
"""

_PAGE: Final = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>报告</title><style>p{}</style></head><body>
<nav><a href="/">首页</a></nav><p>一、总体情况<br>收到申请&nbsp;12&#20214;<table><tr><td rowspan=2 colspan="3">规章<td>1
<tr><td>2<td><table><tr><td>3</table></table><p>二、主动公开政府信息情况<script>x=1</script></body></html>"""

_DOCUMENT: Final = f"""<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>
<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体情况</w:t>
</w:r></w:p><w:sdt><w:sdtContent><w:p><w:ins><w:r><w:t xml:space="preserve">收到 12 件</w:t><w:tab/><w:br/></w:r></w:ins><w:del>
<w:r><w:delText>9</w:delText></w:r></w:del></w:p></w:sdtContent></w:sdt><w:tbl><w:tblGrid/><w:tr><w:trPr><w:gridBefore w:val="1"/>
</w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
</w:body></w:document>"""

_NUMBERING: Final = f"""<w:numbering xmlns:w="{_WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""

_ROWS: Final = f"""<worksheet xmlns="{_SHEET}"><dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>规章</t></is></c>
<c r="B1"><v>39</v></c><c r="C1" t="str"><f>A1+1</f><v>40</v></c></row><row r="3"><c r="B3"><v>1.5E3</v></c></row></sheetData>
<mergeCells><mergeCell ref="A1:A3"/></mergeCells></worksheet>"""

_OFD: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'

_OFD_PAGE: Final = f"""<ofd:Page {_OFD}><ofd:Content><ofd:Layer ID="1">
<ofd:TextObject ID="2" Font="2" Size="5" Boundary="20 20 60 6"><ofd:TextCode X="0" Y="5" DeltaX="g 5 5">一、总体情况</ofd:TextCode></ofd:TextObject>
<ofd:TextObject ID="3" Font="2" Size="5" Boundary="21 31 12 6" CTM="1 0 0 1 0 0"><ofd:TextCode X="0" Y="5" DeltaX="5">规章</ofd:TextCode></ofd:TextObject>
<ofd:TextObject ID="4" Font="2" Size="5" Boundary="61 31 9 6"><ofd:TextCode X="0" Y="5" DeltaX="2.5">39</ofd:TextCode></ofd:TextObject>
<ofd:PathObject ID="5" Boundary="20 30 80 0" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L 80 0</ofd:AbbreviatedData></ofd:PathObject>
<ofd:PathObject ID="6" Boundary="20 38 80 0" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L 80 0</ofd:AbbreviatedData></ofd:PathObject>
<ofd:PathObject ID="7" Boundary="20 30 0 8" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L 0 8</ofd:AbbreviatedData></ofd:PathObject>
<ofd:PathObject ID="8" Boundary="60 30 0.3 8" Fill="true" Stroke="false"><ofd:AbbreviatedData>M 0 0 L 0.3 0 L 0.3 8 L 0 8 C</ofd:AbbreviatedData></ofd:PathObject>
<ofd:PathObject ID="9" Boundary="100 30 0 8" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L 0 8</ofd:AbbreviatedData></ofd:PathObject>
</ofd:Layer></ofd:Content></ofd:Page>"""

_SETTINGS: Final = """select = ["GOV2", "ALL"]
ignore = ["GOV301", {path = "a/*.txt", code = "GOV200", reason = "原件如此", expires = 2030-01-01}]
extend-select = ["GOV101"]
exclude = ["old/**", "!b.txt"]
fail-on = "warning"
lang = "en"
output-format = "json"
severity = {GOV301 = "info"}
[per-file-ignores]
"c/*" = ["GOV4"]
[[report]]
path = "d.txt"
organ = "澄江市档案局"
year = 2023
[[relations]]
name = "own"
equation = "requests.received.total = sum(requests.received.{applicant})"
reason = "内部要求"
"""


def word_file(document: bytes, numbering: bytes = _NUMBERING.encode()) -> bytes:
    """Return a Word file with this ``word/document.xml``."""
    links = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/numbering"'
        ' Target="numbering.xml"/></Relationships>'
    )
    return packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": document,
            "word/_rels/document.xml.rels": links.encode(),
            "word/numbering.xml": numbering,
        }
    )


def workbook(sheet: bytes) -> bytes:
    """Return a workbook with this one ``xl/worksheets/sheet1.xml``."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/></Types>'
    )
    book = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>"
    )
    links = (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/worksheet"'
        ' Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return packed(
        {
            "[Content_Types].xml": types.encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": links.encode(),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def page_file(page: bytes) -> bytes:
    """Return an OFD file with this one page, ``Doc_0/Pages/Page_0/Content.xml``."""
    root = f"<ofd:OFD {_OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    document = (
        f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        '</ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
        "</ofd:Document>"
    )
    return packed(
        {
            "OFD.xml": root.encode(),
            "Doc_0/Document.xml": document.encode(),
            "Doc_0/Pages/Page_0/Content.xml": page,
        }
    )


_PARTS: Final = tuple(REPORT.splitlines(keepends=True))
_TEXTS: Final = (
    REPORT.encode(),
    REPORT.replace("\t", "\n").encode(),
    REPORT.encode("gb18030"),
    REPORT.encode("utf-16"),
    "".join(_PARTS[6:20]).encode(),
    "".join(_PARTS[-9:]).encode(),
)
_PROSE: Final = (
    "".join(_PARTS[3:5]).encode(),
    "收到申请1,086件（自然人489件、法人14+88件），办结一万零五件，其中予以公开3件，占0.28%；较上年减少12.5%。".encode(),
    "行政复议2件：维持1件，其他1件。未发生行政诉讼。共计二十三件（次），约３０余条。".encode(),
)
_EQUATIONS: Final = (
    b"requests.{row}.total = sum(requests.{row}.{applicant})",
    b"requests.received.total + requests.carried_in.total = 2 * requests.outcome.total - 3*x.y",
    b"cases.{case}.upheld <= cases.{case}.total",
)
_BASELINE: Final = """{"version": 1, "entries": [
{"path": "a.txt", "code": "GOV200", "fact": "requests.received.total", "count": 1},
{"path": "b/../a.txt", "code": "GOV303", "fact": "requests.received.natural=12,requests.received.total", "count": 2},
{"path": "甲/乙.docx", "code": "GOV401", "fact": "", "count": 3000000000}]}
""".encode()

SEEDS: Final[dict[str, tuple[bytes, ...]]] = {
    "text": _TEXTS,
    "html": (_PAGE.encode(), _PAGE.replace("utf-8", "gbk").encode("gbk"), REPORT.encode()),
    "docx": (word_file(_DOCUMENT.encode()),),
    "docx-xml": (_DOCUMENT.encode(),),
    "numbering": (_NUMBERING.encode(),),
    "xlsx": (workbook(_ROWS.encode()),),
    "xlsx-xml": (_ROWS.encode(),),
    "xls": (container(stream()), container(stream().ljust(4200, b"\0")), *of_another_program()),
    "xls-records": (stream(),),
    "ofd": (page_file(_OFD_PAGE.encode()),),
    "ofd-xml": (_OFD_PAGE.encode(),),
    "odt-xml": (ODT,),
    "doc": (WORD_97,),
    "mht": MESSAGES,
    "pages": PAGES,
    "parser": _TEXTS,
    "prose": _PROSE,
    "relation": _EQUATIONS,
    "configuration": (_SETTINGS.encode(), *_SETTINGS.encode().splitlines(keepends=True)),
    "suppression": (
        "<!-- govlint: ignore GOV301, wrong-figure -- 原件如此 -->\n\n规章\t1\n|2|\n甲\n".encode(),
        "甲<!--govlint：ignore GOV999 ——-->\r<!-- govlint: skip -->\r\n<!-- govlint: ignore -->".encode(),
    ),
    "output": (_TEXTS[0], _TEXTS[1], _TEXTS[-1]),
    "baseline": (_BASELINE, b'{"version": 1, "entries": []}', b'{"version": 2, "entries": []}'),
}
"""Inputs by target."""

WORDS: Final = (
    *(word.encode() for word in (
        *("一、总体情况", "其中", "（", "）", "《", "“", "件", "约", "未发生", "占", "%", "同比", "总计", "共", "和", "、", "，"),
        *("二、", "（一）", "第二十条", "自然人", "上年结转", "申请", "2023年", "１２３", "一万二千", "1,234", "9" * 40, "0", "-1"),
        *("\t", "\n", "\r", "\r\n", "|", "|---|", "\u3000", "&nbsp;", "#", "**", "\0", "\x1b[31m", "\x07", "\x9b1m", "\u202e"),
        *("\u2066", "\u200b", "\ufeff", "\u2028", "\x85", "[bold]", "[/]", "::error::", "%0A", "<!-- govlint: ignore ", "-->", "--"),
        *("<table>", "<td rowspan=9999>", "</table>", "<!--", "<w:tbl>", "<w:tr>", "<w:tc>", "&#x0;", "&#56320;", "]]>", "<![CDATA["),
        *("sum(", ")", "{row}", "{applicant}", "{x}", " = ", " <= ", " * ", "[[", "]]", '"', "'", '"""', "\\u0000", "= 1e999", "nan"),
    )),
    *(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x81", b"\xff", b"\x80", b"PK\x03\x04"),
)  # fmt: skip
"""Pieces that mutations put in."""
