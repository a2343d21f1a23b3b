"""文件的文字编码有疑问（doubtful-encoding）

## 检查内容
文件里有不符合其文字编码的字节，或者有替换字符“\ufffd”：原来的字在转换编码时已经丢失，或者 PDF、OFD 的字形没有对应的文字。
也报告没有读取的内容：PDF、OFD 中扫描成图片的页，工作簿中没有保存结果的公式。

## 为什么
丢了的字可能正好是一个标签或一个数字，后面的检查因此不可靠；公开发布的报告里出现乱码也不严肃。

## 反例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公\ufffd工作。
                      ^ GOV004 1 个无法还原的字
```

## 正例
```text
某县档案馆2023年政府信息公开工作年度报告

一、总体情况

本馆认真做好政府信息公开工作。
```

## 依据
没有专门规定；GB 18030 和 UTF-8 是政府网站和公文系统使用的编码。

## 已知局限
一种编码的文字被当作另一种编码保存后，如果每个字节都合法，看不出来。

## In English
Some bytes do not fit the file's encoding, or replacement characters show that text was lost earlier or that a glyph has no
character. What was not read is named too: scanned pages, formulas without saved results. No official source;
GB 18030 and UTF-8 are what government sites and document systems use.
"""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from govlint.rule import Finding, Rule, Severity, Span, Text


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.rule import Context


RULE = Rule(
    code="GOV004",
    name="doubtful-encoding",
    severity=Severity.WARNING,
    summary="文字编码有疑问，部分文字可能不对",
    summary_en="some of the text could not be decoded with certainty",
)

_ESCAPED = re.compile("[\udc80-\udcff]")
_REPLACED = re.compile("\ufffd")
_HINT = Text("用原始文件重新转换，保存为 UTF-8", "convert the original again and save it as UTF-8")
_HINT_OF_PAGES = Text("用制作时的 Word 文件检查", "check the Word file that it was made of")
_HINT_OF_FORMULAS = Text(
    "用办公软件打开并另存后再检查", "open it in an office program and save it again"
)
_PAGED = frozenset({"pdf", "ofd"})


def check(context: Context) -> Iterator[Finding]:
    """Yield findings for what was not read, for bytes that could not be decoded, for characters lost before."""
    text, doubt = context.text, context.layout.doubt
    paged = context.layout.format in _PAGED
    for note in context.layout.notes:
        hint = _HINT_OF_PAGES if paged else _HINT_OF_FORMULAS
        yield Finding(Span(0, 0), note, hint)
    if doubt is not None:
        first = _ESCAPED.search(text)
        yield Finding(
            Span(*first.span()) if first else Span(0, 0),
            Text(
                doubt, f"some bytes are not {context.layout.encoding}, so their text is uncertain"
            ),
            _HINT,
        )
    lost = list(_REPLACED.finditer(text))
    if lost:
        yield Finding(
            Span(*lost[0].span()),
            Text(
                f"文中有 {len(lost)} 个无法还原的字（显示为“\ufffd”）",
                f"{len(lost)} replacement characters show that text was lost",
            ),
            _HINT_OF_PAGES if paged else _HINT,
            actual=len(lost),
        )
