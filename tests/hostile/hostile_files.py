"""Hostile files, made by code: each a function of its size in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Callable


HEADINGS: Final = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
CONTROLS: Final = "".join(map(chr, (*range(1, 32), *range(127, 160))))
DIRECTIONS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2028\u2029\u2060\ufeff\ufff9\U000e0041"
COMMANDS: Final = "\x1b[31m\x1b]8;;http://a.example\x07b\x1b]8;;\x07\x9b2J\x90q\x9c\x1b]0;t\x07"
WORKFLOW: Final = (
    "::error file=a,line=1::x%0A::stop-commands::y\n##[error]z\n::set-output name=a::b\n"
)
MARKUP: Final = "[bold red]甲[/] [link=http://a.example]乙[/link] [/] [[ ]] :smile: <b>&amp;</b>"


def report(body: str, part: int = 1) -> str:
    """Return a report with this text in one of its parts."""
    text = "澄江市档案局2023年政府信息公开工作年度报告\n\n"
    for number, heading in enumerate(HEADINGS, 1):
        text += f"{heading}\n{body if number == part else '本年无。'}\n"
    return text


def _repeat(piece: str, part: int = 1) -> Callable[[int], str]:
    return lambda size: report(piece * max(1, size // len(piece)), part)


def _plain(piece: str) -> Callable[[int], str]:
    return lambda size: piece * max(1, size // len(piece))


TEXTS: Final[dict[str, Callable[[int], str]]] = {
    "one line": _plain("甲"),
    "one line of findings": _repeat("XX局"),
    "one line of claims": _repeat("收到政府信息公开申请12件，"),
    "lines of claims": _repeat("收到政府信息公开申请12件。\n"),
    "claims that differ": lambda size: report(
        "".join(f"收到政府信息公开申请{n}件。\n" for n in range(size // 16))
    ),
    "cells": _repeat("1\t", 3),
    "rows": _repeat("1\t2\t3\n", 3),
    "rows with bars": _repeat("|1|2|3|\n", 3),
    "bars": _repeat("|", 3),
    "a cell a line": _repeat("1\n|\n", 3),
    "labels": _repeat("（一）予以公开\t1\t2\n", 3),
    "heads of columns": _repeat("自然人\t法人或其他组织\t总计\n", 3),
    "the same table": _repeat("信息内容\t本年制发件数\n规章\t0\t0\t1\n甲\n", 2),
    "headings": _plain("一、总体情况\n"),
    "headings that are none": lambda size: "".join(f"一、总体状况{n}\n" for n in range(size // 9)),
    "openings without a title": _plain("总体情况\n"),
    "short lines": _plain("甲\n"),
    "blank lines": _plain("\r\n\n\r甲"),
    "titles": _plain("某市2023年政府信息公开工作年度报告\n"),
    "open brackets": _repeat("申请1件（"),
    "nested brackets": lambda size: report("（" * (size // 2) + "1件" + "）" * (size // 2)),
    "nested notes": lambda size: report("（其中1件" * (size // 6) + "）" * (size // 6)),
    "其中": _repeat("其中"),
    "其中 with figures": lambda size: report("申请12件，" + "其中申请2件，" * (size // 7)),
    "list": lambda size: report("收到申请12件，其中" + "自然人1件，" * (size // 6)),
    "sums": _repeat("收到申请12件，其中自然人2件、法人10件。"),
    "sums that do not hold": _repeat("收到申请12件，其中自然人3件、法人2件、其他1件。"),
    "percentages": _repeat("收到申请12件，其中自然人3件，占93%。"),
    "absences": lambda size: report(
        "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 1 | 0 | 0 | 1 | 3 |\n"
        + "未发生行政复议。\n" * (size // 9),
        4,
    ),
    "digits": lambda size: report(f"收到申请{'9' * size}件。"),
    "digits in a cell": lambda size: report(f"规章\t{'9' * size}\t0\t0", 2),
    "characters for digits": lambda size: report(f"收到申请{'一' * size}件。"),
    "scales": lambda size: report(f"收到申请{'一万' * (size // 2)}件。"),
    "full-width digits": _repeat("１"),
    "decimals": _repeat("1."),
    "years": _repeat("2019年收到申请1件。"),
    "blanks": lambda size: report(" \u3000\xa0" * (size // 3) + "甲"),
    "entities": _repeat("&nbsp;"),
    "quotation marks": _repeat("“《「"),
    "markdown": _plain("#*> "),
    "rule lines": lambda size: report("|" + "---|" * (size // 4), 3),
    "comments": _plain("<!-- govlint: ignore GOV200 -- x -->\n"),
    "comments on a line": _plain("<!-- govlint: ignore GOV200 -- x -->"),
    "comments left open": _plain("<!-- govlint: "),
    "codes in a comment": lambda size: (
        f"<!-- govlint: ignore {'GOV200 ' * (size // 7)} -- x -->\n甲"
    ),
    "unknown codes": lambda size: (
        f"<!-- govlint: ignore {' '.join(f'GX{n}' for n in range(size // 9))} -- x -->\n甲"
    ),
    "dashes in a comment": lambda size: f"<!-- govlint: ignore GOV200 {'-- ' * (size // 3)}-->\n甲",
    "controls": _repeat(CONTROLS.replace("\r", "").replace("\n", "")),
    "controls in cells": _repeat("规章\t" + CONTROLS + "\n", 2),
    "directions": _repeat(f"XX{DIRECTIONS}局"),
    "unseen": _repeat(f"XX局{UNSEEN}"),
    "commands": _repeat(f"XX局{COMMANDS}"),
    "workflow commands": _repeat(f"XX局{WORKFLOW}"),
    "markup": _repeat(f"XX局{MARKUP}"),
    "accents": lambda size: report("a" + "\u0301" * size),
    "astral": _repeat("XX局𠀀😀"),
}
"""Texts by what they are full of."""

TABLE: Final = "<table><tr><td>"
PAGES: Final[dict[str, Callable[[int], str]]] = {
    "nested tables": lambda size: "<html>" + TABLE * (size // len(TABLE)),
    "nested blocks": lambda size: "<html>" + "<div>" * (size // 5) + "一、总体情况",
    "open cells": lambda size: "<html><table>" + "<tr><td>1" * (size // 9),
    "wide spans": lambda size: (
        "<html><table>" + "<tr><td rowspan=1000000 colspan=1000000>1" * (size // 41)
    ),
    "tall spans": lambda size: "<html><table>" + "<tr><td rowspan=1000000>1" * (size // 25),
    "attributes": lambda size: f"<html><p {'a=1 ' * (size // 4)}>甲",
    "references": lambda size: "<html><p>" + "&#x202e;&#0;&nbsp;" * (size // 18),
    "comments": lambda size: "<html>" + "<!-- " * (size // 5),
    "paragraphs": lambda size: "<html>" + "<p>收到申请12件。" * (size // 12),
}
"""Web pages by what they are full of."""

BYTES: Final[dict[str, bytes]] = {
    "nothing": b"",
    "zeros": bytes(20_000),
    "every byte": bytes(range(256)) * 80,
    "surrogates in UTF-8": "一、".encode() + b"\xed\xa0\x80\xed\xb0\x80" * 500,
    "surrogates in UTF-16": b"\xff\xfe" + b"\x00\xd8" * 500 + "一、总体情况".encode("utf-16-le"),
    "half of UTF-16": b"\xff\xfeN",
    "marks of every order": b"\xef\xbb\xbf\xff\xfe\xfe\xff\x00\x00\xfe\xff" * 300,
    "GBK cut short": "收到申请".encode("gbk")[:-1] * 200,
    "UTF-8 cut short": "收到申请".encode()[:-1] * 200,
    "overlong": b"\xc0\xaf\xe0\x80\xaf" * 300,
    "two encodings": report("收到12件").encode() + report("收到12件").encode("gbk"),
    "zeros within": report("收到申请\0 12\0 件").encode(),
    "marks within": report("收到\ufeff申请\ufeff12件").encode("utf-16"),
}
"""Files by what is wrong with their bytes."""
