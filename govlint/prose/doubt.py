"""Claims that a careful reader could doubt: what their sentence says beside them.

A claim that is not certain is no ground for calling a figure wrong, so whatever may speak of another body, of more than
one year, or of several rows at once is doubted here, however plainly its own words name a row.
"""

from __future__ import annotations

import re

from typing import Final


# Of more than the organ itself, or of more than one year: 全系统, 历年, 2008年以来.
_OTHER_SCOPE: Final = re.compile(r"全系统|系统内|下属|所属|开通以来|施行以来|历年")
_SINCE: Final = re.compile(r"((?:19|20)\d\d)年(?:\d{1,2}月)?以来")
# The organ's own share, named behind: 全县收到 134 件，其中我局收到 26 件.
_OWN_SHARE: Final = re.compile(
    r"其中,?[^,;。]{0,4}[我本](?:[局委厅办院处镇乡县市区部中单街]|机关(?!不掌握))"
)
# Between a figure and the row behind it: 26 件申请中没有重复申请; 10 件分别按不予公开、无法提供处理.
_PARTED: Final = re.compile(r"没有(?!现成)|不存在|并无|未收到|分别")
# A row named as one of several: 因本机关不掌握等原因无法提供 5 件.
_AMONG_OTHERS: Final = re.compile(r"等(?:原因|情形|理由|情况|因素)")
# What the figure was before: 由 20 件增加到 26 件.
_FORMERLY: Final = re.compile(r"[由从][\d,.]+[^\d,;。]{0,2}$")
_CHANGED: Final = re.compile(r"[^\d,;。]{0,2}(?:增|减|上升|下降|升|降|提高)")
# Said of what was asked for as well as of what was given: 依申请公开政府信息 17 件.
_ASKED_OR_GIVEN: Final = re.compile(r"依申请公开(?:(?:政府)?信息[1-9]|[1-9][\d,]*条)")
_END: Final = "。\n"
# So far a sentence is looked at on either side of a claim, however long it is.
_FAR: Final = 200


def is_doubtful(text: str, start: int, end: int, figure_end: int, year: int | None) -> bool:
    """Tell whether the claim at ``text[start:end]``, whose figure ends at ``figure_end``, can be doubted.

    ``year`` is the report's.
    """
    phrase = text[start:end]
    if _AMONG_OTHERS.search(phrase) or _ASKED_OR_GIVEN.match(phrase):
        return True
    if _PARTED.search(text[figure_end:end]):
        return True
    if _FORMERLY.search(text[start:figure_end]) and _CHANGED.match(text, figure_end):
        return True
    before = text[max(0, start - _FAR) : start]
    after = text[end : end + _FAR]
    before = before[max(before.rfind(mark) for mark in _END) + 1 :]
    after = after[: min((at for mark in _END if (at := after.find(mark)) >= 0), default=_FAR)]
    if _OWN_SHARE.search(after):
        return True
    return any(
        _OTHER_SCOPE.search(part) or any(int(y) != year for y in _SINCE.findall(part))
        for part in (before, phrase, after)
    )
