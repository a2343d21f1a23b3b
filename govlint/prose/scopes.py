"""Words that narrow or widen what the figures of a sentence are of: other times, other bodies, some requests only."""

from __future__ import annotations

import re

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.prose.context import Draft


_DATE: Final = r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:份|\d{1,2}日|底|末|初|[上中下]旬)?"
_RANGE: Final = r"(?:起|开始)?,?[至到—–~-]+"
_COUNT: Final = r"\d[\d,.]*[万余多]*[件条份个次起]"
# What a figure beside the requests counts: whose outcomes follow, 建议 8 件，予以公开 7 件.
_PAPERS: Final = (
    r"(?:建议|提案|议案|公文|发文|热线|留言|工单|信访件?(?!举报|投诉)|咨询|来信)(?:办理结果)?"
    r"[^,;。、类申\d]{0,8}"
)
_CUE: Final = re.compile(
    # The first characters of all that follows: most places are passed over at once.
    r"(?=[《;\d截以近两三四五六七八九十历自全本今年当报各系下所局直派二我厅委院省市县区州旗镇乡涉关有针反围同某类方领结新"
    r"建提议公发热留工信咨来])"
    r"(?:《[^《》\n]{1,80}》|(?P<semicolon>;)"
    rf"|(?P<dates>(?:截[至止到])?{_DATE}(?:{_RANGE}(?:同年)?{_DATE})?|\d{{1,2}}[至到—–~-]+\d{{1,2}}月)"
    r"|(?P<long>以来|近[一二两三四五六七八九十\d]{1,2}年|[两三四五六七八九十]年(?:来|间|内|共)|历年|历次|"
    r"(?:19|20)\d\d年?(?:度)?[至到—–~-]+(?:19|20)\d\d年|自(?:19|20)\d\d年|十[二三四五六]五(?:期间|时期))"
    r"|(?P<now>全年|本年|今年|年内|当年|年度内|报告期|(?P<year>(?:19|20)\d\d)年(?![底末初\d]))"
    r"|(?P<wide>全[国省市县区州盟旗镇乡](?![局厅])|各级|各地|各(?:乡镇|镇|县|区|市|部门|单位|科室|股室|街道|站|所))"
    r"|(?P<part>全系统|系统内|下属|所属|局属|直属|派出机构|二级单位|\d个(?:事业单位|分局|乡镇|镇街|站|所))"
    r"|(?P<own>[我本](?:[局委厅办院处镇乡县市区部省州盟旗站所队馆校]|中心|单位|街道|机关|行政机关)|[局厅委院]机关)"
    r"|(?P<some>(?:涉及|关于|有关|针对|反映|围绕)(?!(?:政府)?信息公开|依申请|公民|自然人|法人)[^,;。:、\d]{2,16}?申请(?!人)|"
    r"同一(?:申请)?人|同批|某某?(?=等|提|就|同)|"
    r"(?<![访报诉物复开])(?:类|方面|领域)的?申请(?=\d)|"
    rf"结转的(?:申请)?{_COUNT}|结转(?:申请)?{_COUNT}(?:申请)?(?:已|均|全部|都)|"
    rf"新收的[^,;。\d]{{0,12}}{_COUNT}[^,;。\d]{{0,8}}中)"
    rf"|(?P<papers>{_PAPERS}{_COUNT}))"
)
_SUBJECT: Final = re.compile(
    r"(?<![^,;:、()。\n])(?P<subject>[^,;:、()。\n\d《》]{2,20}?)"
    r"(?=收到|受理|接到|接待|新收|接收|制发|制定|出台|作出|承办|办理|办结|答复)"
)
# What may stand between a subject and its verb.
_ADVERBS: Final = re.compile(
    r"(?:年(?:度)?|[全本今当这一]年(?:来|度|内|中)?|年(?:内|度)?|期间|以来|[共总累合]计?|总共|一共|[已均都新也亦则又另还再未无]|没有|"
    r"依法|先后|实际|分别)+$"
)
_DESK: Final = re.compile(
    r"(?:窗口|大厅|查阅点|受理点|查阅室|档案馆|图书馆|渠道|邮箱|信箱|传真|账号|留言板)$"
)
# 通过信函、网络等渠道收到: whichever way they came.
_SEVERAL_DESKS: Final = re.compile(r"等(?:多种|各种|各类|线上线下)?(?:渠道|途径|方式|平台)")
_BODY: Final = re.compile(
    r"[^\x00-\x7f]{1,16}?(?:局|委|厅|办|办公室|中心|馆|处|站|所|队|院|校|公司|政府|机关|部门|单位|[科股]室?|[乡镇村]|街道|社区)$"
)
# 全县各部门, 我局, 通过政务中心, 依申请公开方面: no other body.
_NO_SUBJECT: Final = re.compile(r"[我本全]|各级|通过|[经按向由对在]|关于|方面")
_LEVEL: Final = re.compile(r"([省市县区州盟旗镇乡])(?:人民)?政府$|([镇乡])$|(街道)(?:办事处|办)?$")
_TAKING: Final = re.compile(r"收到|受理|接到|新收|接收|收悉|提出|公开申请|依申请(?!公开\d)")
_OWN_TIMES: Final = ("今年", "本年", "年度", "年初", "一年")
_DAYS: Final = re.compile(r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|(底|末))?")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's kind and place: dates, long, now, wide, part, desk, own, some, papers or semicolon."""

    kind: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the cue's words."""
        return text[self.start : self.end]


def cues_of(
    text: str, first: int, last: int, year: int | None, organ: str | None
) -> tuple[Cue, ...]:
    """Return the cues between two places of a passage, those left out that name the report's own year or organ."""
    found = [*_cues(text, first, last, year, organ), *_subjects(text, first, last, organ)]
    return tuple(sorted(found, key=lambda cue: cue.start))


def _cues(text: str, first: int, last: int, year: int | None, organ: str | None) -> Iterator[Cue]:
    for match in _CUE.finditer(text, first, last):
        kind = match.lastgroup
        if kind is None:
            continue
        start, end = match.span()
        found = match[0]
        if kind == "year":
            kind = "now"
        if kind == "now" and match["year"] and year is not None and int(match["year"]) != year:
            continue
        if (kind == "dates" and _is_the_year(found, year)) or (
            kind == "long" and _is_own_time(text[max(0, start - 5) : start], found, year)
        ):
            kind = "now"
        elif kind == "wide" and not _is_wider(found, organ):
            continue
        yield Cue(kind, start, end)


def _subjects(text: str, first: int, last: int, organ: str | None) -> Iterator[Cue]:
    """Yield the subjects of clauses: a desk or a body that is not the organ speaks for its own figures."""
    for match in _SUBJECT.finditer(text, first, last):
        subject = _ADVERBS.sub("", match["subject"])
        body = _BODY.search(subject)
        if _DESK.search(subject) and not _SEVERAL_DESKS.search(subject):
            yield Cue("desk", *match.span())
        elif organ is not None and body is not None and not _NO_SUBJECT.search(subject):
            first = re.split("[及和与、]", body[0])[0]
            kind = "own" if abbreviates(first, organ) else "wide"
            yield Cue(kind, *match.span())


def _is_the_year(dates: str, year: int | None) -> bool:
    """Tell whether dates mean the whole year, or its end: 1月1日至12月31日, 截至12月底."""
    found = _DAYS.findall(dates)
    years = {int(named) for named, *_ in found if named}
    if year is not None and years - {year}:
        return False
    if not found or found[-1][1] != "12":
        return False
    ends = found[-1][2] == "31" or found[-1][3] != ""
    if len(found) == 1:
        # 1-12月 has its first month outside the date.
        return ends or re.match(r"1[至到—–~-]", dates) is not None
    return found[0][1] == "1" and found[0][2] in ("", "1") and (ends or not found[-1][2])


def _is_own_time(before: str, found: str, year: int | None) -> bool:
    if found != "以来":
        return False
    return before.endswith(_OWN_TIMES) or (year is not None and before.endswith(f"{year}年"))


def _is_wider(found: str, organ: str | None) -> bool:
    """Tell whether 全县 or 各部门 is more than the organ: a county's report speaks of the county."""
    if organ is None:
        return False
    level = _LEVEL.search(organ)
    if level is None:
        return True
    own = next(filter(None, level.groups()))
    return found[0] == "全" and found[1] != own


def abbreviates(name: str, organ: str) -> bool:
    """Tell whether a name is a short form of the organ's: its characters in the same order."""
    characters = iter(organ)
    return all(char in characters for char in name)


class Scopes:
    """The cues of a sentence as they bear on one claim in it."""

    def __init__(self, cues: Sequence[Cue], start: int, end: int) -> None:
        self._active: dict[str, Cue] = {}
        self._behind = False
        for cue in cues:
            if cue.start >= start:
                # 2 件系 2022 年 12 月收到, 收到 312 件（2008年以来）, 收到 26 件，其中下属单位 2 件: said afterwards.
                self._behind = self._behind or (
                    cue.kind == "part"
                    or (cue.kind == "long" and cue.start - end < 12)
                    or (cue.kind == "dates" and cue.start < end)
                )
            else:
                self._pass(cue)

    def _pass(self, cue: Cue) -> None:
        active = self._active
        if cue.kind == "semicolon":
            for kind in ("time", "some", "papers", "desk"):
                active.pop(kind, None)
        elif cue.kind == "now":
            active.pop("time", None)
        elif cue.kind == "own":
            active.pop("body", None)
            active.pop("desk", None)
        else:
            kind = {"dates": "time", "long": "time", "wide": "body", "part": "body"}.get(
                cue.kind, cue.kind
            )
            active[kind] = cue

    @property
    def body(self) -> Cue | None:
        """The words that name another body, if any do."""
        return self._active.get("body")

    def reach(self, draft: Draft, phrase: str, before: str, *, but_body: bool = False) -> bool:
        """Tell whether a cue makes it doubtful that the claim is of the organ, of its year, of all that there was.

        ``but_body``: whatever other body is named.
        """
        active = self._active
        if self._behind or active.keys() & ({"time", "desk"} if but_body else {"time", "body", "desk"}):
            return True
        if "some" in active and (
            draft.family == "row" or draft.name in ("conclude", "carried_out")
        ):
            return True
        if "papers" in active and draft.family in ("row", "stage") and not draft.absence:
            told = before[active["papers"].end - (draft.start - len(before)) :] + phrase
            return not _TAKING.search(told)
        return False
