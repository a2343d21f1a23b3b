"""Claims that a careful reader could doubt: what their sentence says beside them.

A claim that is not certain is no ground for calling a figure wrong, so whatever may speak of another body, of another
time, of some requests only or of several rows at once is doubted here, however plainly its own words name a row.

A sentence is searched once for its cues, words that narrow or widen what its figures are of; a cue reaches forward
until one that takes it back (全年 after 上半年, 我局 after 全县) or, for most, until a semicolon.
"""

from __future__ import annotations

import re

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from govlint.prose.scopes import Cue, Scopes, cues_of


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.context import Draft


# The organ's own share, named behind: 全县收到 134 件，其中我局收到 26 件.
_OWN_SHARE: Final = re.compile(
    r"其中,?[^,;。]{0,4}[我本](?:[局委厅办院处镇乡县市区部中单街]|机关(?!不掌握))"
)
# Between a figure and the row behind it: 26 件申请中没有重复申请; 10 件分别按不予公开、无法提供处理.
_PARTED: Final = re.compile(r"没有(?!现成)|不存在|并无|未收到|分别")
# A row named as one of several: 因本机关不掌握等原因无法提供 5 件; 不公开类答复 8 件.
_AMONG_OTHERS: Final = re.compile(r"等(?:原因|情形|理由|情况|因素)|(?<!信息)公开类(?!申请|型)")
# 46 个部门收到申请
_COUNTS_BODIES: Final = re.compile(
    r"(?<=\d个)(?![,;。:、)\n]|\Z|(?:政府)?信息|申请|依申请|案件|[均都已全])"
)
# What the figure was before: 由 20 件增加到 26 件.
_FORMERLY: Final = re.compile(r"[由从][\d,.]+[^\d,;。]{0,2}$")
_CHANGED: Final = re.compile(r"[^\d,;。]{0,2}(?:增|减|上升|下降|升|降|提高)")
# Said of what was asked for as well as of what was given: 依申请公开政府信息 17 件.
_ASKED_OR_GIVEN: Final = re.compile(r"依申请公开(?:(?:政府)?信息[1-9]|[1-9][\d,]*[条个项篇])")
_END: Final = "。\n"
# So far a sentence is looked at on either side of a claim, however long it is.
_FAR: Final = 200

_ABOUT_DISCLOSURE: Final = re.compile(r"信息公开|公开信息|依申请")
# 复议 9 件，其中涉及政府信息公开 2 件: the 9 are of all kinds, and so is whatever else is told of them.
_SOME_ABOUT_DISCLOSURE: Final = re.compile(
    r"(?:其中|\d[件起宗],)[^,;。\d]{0,10}信息公开(?P<cases>[^,;。\d]{0,8})\d"
)
# 复议 5 件中 2 件涉及信息公开
_SOME_OF_THEM: Final = re.compile(
    r"\d[件起宗][中里,]有?\d+[件起宗](?:涉|属|系|为|因|与|是)[^,;。\d]{0,4}信息公开"
)
# 县政府作为被申请人的 1 件，部门作为被申请人的 1 件
_IN_WHOSE_PLACE: Final = re.compile(r"(?:为|是)被(?:申请人|告)")
# “结果维持” 2 项分别为行政复议 1 件、复议后起诉 1 件: cases of one outcome only.
_OF_ONE_OUTCOME: Final = re.compile(r"(?:维持|纠正|其他结果|未审结)[^,;。]{0,8}分别")
_COURT: Final = re.compile(r"法院|诉讼|复议|应诉|行政案件")
_COUNTED_IN_PIECES: Final = re.compile(r"\d件")
_MATTERS: Final = re.compile(r"事项\d|(?:的|(?<!申请公)开)(?:政府)?信息(?!公开)[^,;。\d]{0,4}\d")
_CONSENT: Final = re.compile(r"(?:不)?同意")
_NOT_TAKEN_IN: Final = re.compile(r"[应免减退欠预拟少多][收征缴算]|减免|免征|退还|计划")
# 行政处罚 5 件被申请行政复议
_DISPUTED: Final = re.compile(r",?(?:被|不服|引发|引起)")
# 不予公开文件 175 件，维持不公开 171 件; 建议不公开 2 件
_TURNED: Final = re.compile(
    r"(?:维持|转为|改为|调整为|变更为|建议|确定为|定为|列为|拟)(?:予以|不予|不|部分)?公开"
)
_THIRD_PARTY: Final = re.compile(r"第三方|权利人")
_DAYS: Final = re.compile(r"(\d+)(?:个工作日|天|日)")
_OTHER_AUTHORS: Final = re.compile(
    r"以(?![我本])[^,;。\d]{1,10}名义|代[^,;。\d]{1,8}(?:起草|拟|草拟)|转发|上级|联合"
)
# 没有新增行政许可事项
_KINDS_OF_DECISIONS: Final = re.compile(r"新增|取消|下放|调整|项目|清单")
_CLAUSE_END: Final = re.compile(r"[,;:()]")
_DECISIONS: Final = re.compile(r"行政(?:许可|处罚|强制)")
# What stands in front of decisions without saying which: 全年办理各类行政许可 118 件.
_PLAINLY: Final = re.compile(
    r"(?:^|[,;。:、)(]|[作做]出|办理|办结|实施|处理|下达|各类|各种|累计|完成|依法|发生|[的共计有和及与或为是年]|其中|涉及|"
    r"公[示开]|审批|查处|新增|[我本][^,;。\d]{1,4}|年?度|[局办委厅镇乡]|行使|开展|\d)$"
)
_REQUESTS: Final = frozenset({"stage", "row", "applicant"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a claim is doubtful; ``body`` are the words that make it another body's, where that is all."""

    body: str | None = None


class Doubts:
    """Tells which claims of one passage can be doubted.

    Args:
        text: the passage, folded.
        year: the report's.
        organ: whose report it is, where that is known.
    """

    def __init__(self, text: str, year: int | None, organ: str | None = None) -> None:
        self._text = text
        self._year = year
        self._organ = organ
        self._met: dict[tuple[int, int], Sequence[Cue]] = {}

    def about(self, draft: Draft) -> Doubt | None:
        """Return what makes a claim doubtful, None where nothing does."""
        text, start, end = self._text, draft.start, draft.end
        figure_end = draft.mention.number.end if draft.mention is not None else end
        phrase = text[start:end]
        if draft.family != "fee" and draft.value != int(draft.value):
            # 每百件申请引发复议 7.4 件
            return Doubt()
        if _is_vague(text, start, end, figure_end):
            return Doubt()
        first = max(0, start - _FAR)
        first = max(first, *(text.rfind(mark, first, start) + 1 for mark in _END))
        last = min(len(text), end + _FAR)
        last = min((at for mark in _END if (at := text.find(mark, end, last)) >= 0), default=last)
        before, after = text[first:start], text[end:last]
        if _OWN_SHARE.search(after):
            return Doubt()
        if _speaks_of_others(draft, phrase, before, after):
            return Doubt()
        cues = self._cues(first, last)
        scopes = Scopes(cues, start, end)
        if not cues or not scopes.reach(draft, phrase, before):
            return None
        body = scopes.body if not scopes.reach(draft, phrase, before, but_body=True) else None
        return Doubt(body.of(text) if body is not None else None)

    def _cues(self, first: int, last: int) -> Sequence[Cue]:
        where = (first, last)
        if where not in self._met:
            self._met[where] = cues_of(self._text, first, last, self._year, self._organ)
        return self._met[where]


def _is_vague(text: str, start: int, end: int, figure_end: int) -> bool:
    """Tell whether the claim's own words leave open what its figure is."""
    phrase = text[start:end]
    if _AMONG_OTHERS.search(phrase) or _ASKED_OR_GIVEN.match(phrase):
        return True
    if _PARTED.search(text[figure_end:end]) or _COUNTS_BODIES.match(text, figure_end):
        return True
    return bool(_FORMERLY.search(text[start:figure_end]) and _CHANGED.match(text, figure_end))


def _speaks_of_others(draft: Draft, phrase: str, before: str, after: str) -> bool:
    """Tell whether the sentence makes the claim's words count cases, papers or matters of other kinds."""
    if draft.family in ("case", "outcome"):
        if _IN_WHOSE_PLACE.search(before + phrase):
            return True
        return _of_all_cases(phrase, before, after)
    if draft.family == "fee":
        return bool(_NOT_TAKEN_IN.search(_CLAUSE_END.split(before)[-1] + phrase))
    if draft.family == "document":
        clause = _CLAUSE_END.split(before)[-1]
        return bool(_OTHER_AUTHORS.search(clause + phrase))
    if draft.family == "decision":
        return _of_some_decisions(draft, phrase, before, after)
    wanted = draft.family in _REQUESTS and not draft.absence
    return wanted and _of_other_things(draft, phrase, before, after)


def _of_other_things(draft: Draft, phrase: str, before: str, after: str) -> bool:
    """Tell whether a figure of requests may count cases at court, answers by days, consents, or things asked for."""
    if "案件" in phrase and _COURT.search(before):
        return True
    if any(days != "20" for days in _DAYS.findall(phrase)):
        # 办理时限在 5 个工作日以内的 8 件
        return True
    if before.endswith("待"):
        # 待受理 3 件
        return True
    if draft.name == "conclude" and before.endswith(("件", "份", "宗")):
        # 新增申请 26 件完成 25 件
        return True
    if draft.family == "row" and _COURT.search(before[before.rfind(";") + 1 :]):
        # 复议案件中涉及不予公开的 1 件
        return True
    if draft.family == "row" and _TURNED.search(before[-6:] + phrase):
        return True
    if _CONSENT.match(phrase) and _THIRD_PARTY.search(before):
        return True
    unit = draft.mention.figure.unit if draft.mention is not None else None
    # 26 件申请共涉及 38 项，予以公开 19 项: one request asks for several things.
    in_things = unit in ("条", "项") and not draft.alike
    pieces = _COUNTED_IN_PIECES.search(before + after)
    return in_things and bool(pieces or _MATTERS.search(before + phrase))


def _of_all_cases(phrase: str, before: str, after: str) -> bool:
    """Tell whether a figure of cases is, or may be, of those about other things than disclosure as well."""
    if "信息公开" in phrase:
        return False
    if _DECISIONS.search(before) and not _ABOUT_DISCLOSURE.search(before):
        # 行政处罚中，被听证的 1 件，被复议的 5 件
        return True
    if "应诉" in phrase and not _ABOUT_DISCLOSURE.search(before):
        return True
    if _OF_ONE_OUTCOME.search(before):
        return True
    told = f"{phrase}{after}"
    if _SOME_ABOUT_DISCLOSURE.search(told) or _SOME_OF_THEM.search(told):
        return True
    some = _SOME_ABOUT_DISCLOSURE.search(before)
    return some is not None and not _COURT.search(some["cases"])


def _of_some_decisions(draft: Draft, phrase: str, before: str, after: str) -> bool:
    """Tell whether decisions of one kind only are counted, kinds of decisions, or what cases were about."""
    if draft.absence and _KINDS_OF_DECISIONS.search(phrase + after[:4]):
        return True
    if _COURT.search(before[before.rfind(";") + 1 :]):
        # 复议 9 件，其中因行政处罚 5 件
        return True
    if _DISPUTED.match(after):
        return True
    found = _DECISIONS.search(phrase)
    return found is not None and not _PLAINLY.search(before + phrase[: found.start()])
