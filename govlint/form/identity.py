"""Whose report it is, of which year, and when its figures were counted."""

from __future__ import annotations

import re

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from govlint.document.normal import HAN, squeeze
from govlint.document.numerals import YEAR, year_of
from govlint.document.source import Span
from govlint.syntax.tree import Table


if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.syntax.tree import Block, Report


_YEAR = re.compile(rf"(?P<year>{YEAR})\s*年")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_PERIOD = re.compile(
    r"(?P<from_year>20\d\d)\s*年\s*(?P<from_month>\d{1,2})\s*月\s*(?P<from_day>\d{1,2})\s*日?"
    r"\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|-|—+|－|–|~|～|止)\s*"
    r"(?:(?P<to_year>20\d\d)\s*年\s*|同年\s*)?(?P<to_month>\d{1,2})\s*月\s*(?P<to_day>\d{1,2})\s*日"
)
# The board of a zone governs it; a board that supervises a trade (国资委, 城市管理委员会) is a department.
_GOVERNMENT = re.compile(
    r"政府$|[省市县旗镇乡州盟]$|(?<![税发新园景])区$|(?:区|园|城|港|岛|湖|山)管(?:委会|理委员会)$"
)
_TOWNSHIP = re.compile(r"[镇乡]$|街道(?:办事处|办)?$|[镇乡](?:人民)?政府$|苏木$")
# 自治区, 地区 and the zones of a city (新区, 开发区, 保税区) are no counties.
_COUNTY = r"(?:县|(?<![自治地新发园景保税济能假范学社])区|旗)(?!域)"
_COUNTY_ORGAN = re.compile(_COUNTY + r"(?:(?:人民)?政府|.*(?:局|委员会|委|办公室|中心|队|院))$")
_ROUND_ORGAN = "《》（）() "
_BEFORE_ORGAN = re.compile(
    r"(?:page\s*\d+|p\d+|第\d+页|[•·●○■◆▪▶★※\-–—*#>|:、,.]+|\d{1,3}[.、]|关于)+", re.IGNORECASE
)
_BEHIND_ORGAN = re.compile(r"(?:关于|的|[\-–—|:、,.])+$")
_BRACKETED = re.compile(r"[【\[〖][^【】\[\]〖〗]{0,12}[】\]〗]")
_DATED = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日|二[〇○零].{2}年.{1,3}月.{1,3}日")
_SIGNED = re.compile(rf"(?:{HAN}|[（）()]){{3,25}}")
_SIGNATURE_LINES = 4
_KIND_AND_AFTER = re.compile(r"(?:政府)?信息公开.*$|政务公开.*$")


class Period(NamedTuple):
    """The time that the figures were counted over, as the report states it."""

    span: Span
    year: int
    begins: tuple[int, int]
    ends: tuple[int, int, int]

    @property
    def whole_year(self) -> bool:
        """Whether it runs from 1 January to 31 December of one year."""
        return self.begins == (1, 1) and self.ends == (self.year, 12, 31)


class Identity(NamedTuple):
    """Whose report it is and of which year.

    ``year_span`` is where the year was read, None where somebody gave it. ``government`` and ``township`` are what the
    organ's name shows it to be: a government (and not a department), an organ of a township or street; ``county`` a
    county's department.
    """

    organ: str | None
    year: int | None
    year_span: Span | None
    period: Period | None

    @property
    def government(self) -> bool:
        """Whether the organ is a government, not a department."""
        return bool(self.organ and _GOVERNMENT.search(self.organ))

    @property
    def township(self) -> bool:
        """Whether the organ is a township's or street's."""
        return bool(self.organ and _TOWNSHIP.search(self.organ))

    @property
    def without_rulemaking(self) -> bool:
        """Whether the organ, by its name, can make no 规章 (《立法法》第九十一条、第九十三条): below the city."""
        return self.township or bool(self.organ and _COUNTY_ORGAN.search(self.organ))


def years_in(text: str, span: Span) -> list[tuple[Span, int]]:
    """Return the years that a piece of text names, ``2023年``, each with the place of its digits."""
    piece = span.of(text).translate(_WIDE)
    found = []
    for match in _YEAR.finditer(piece):
        year = year_of(match["year"])
        if year is not None:
            place = Span(match.start("year"), match.end("year")).shift(span.start)
            found.append((place, year))
    return found


def identify(
    text: str, report: Report, *, organ: str | None = None, year: int | None = None
) -> Identity:
    """Return the identity of a report; ``organ`` and ``year`` are taken for granted where they are given."""
    period = _period(text, report)
    span: Span | None = None
    if report.title is not None:
        found = years_in(text, report.title.content)
        if found and year is None:
            span, year = found[0]
        organ = organ or organ_in(report.title.content.of(text))
    if not organ and (signature := signature_in(text, report)) is not None:
        organ = squeeze(signature.of(text))
    if year is None and period is not None:
        span, year = period.span, period.year
    if year is None:
        year, span = _usual_year(text, report)
    return Identity(organ, year, span, period)


def organ_in(title: str) -> str | None:
    """Return the organ that a title names, before or after the year, or on a line below the report's name."""
    squeezed = _BRACKETED.sub("", squeeze(title))
    mark = _BEFORE_ORGAN.match(squeezed)
    squeezed = squeezed[mark.end() :] if mark else squeezed
    match = _YEAR.search(squeezed)
    head = squeezed[: match.start()] if match else squeezed
    if not head and match:
        head = re.sub(r"^度", "", squeezed[match.end() :])
    head = _trimmed(_KIND_AND_AFTER.sub("", head))
    if not head and "报告" in squeezed:
        head = _trimmed(squeezed.rpartition("报告")[2])
    return head or None


def _trimmed(head: str) -> str:
    """Return an organ's name without the marks, brackets and 关于 around it."""
    head = head.strip(_ROUND_ORGAN)
    mark = _BEFORE_ORGAN.match(head)
    return _BEHIND_ORGAN.sub("", head[mark.end() :] if mark else head).strip(_ROUND_ORGAN)


def signature_in(text: str, report: Report) -> Span | None:
    """Return where the organ signs the report: on the line above, or below, the date at its end."""
    lines = [
        (squeeze(block.content.of(text)), block.content)
        for block in (report.parts[-1].blocks if report.parts else ())
        if not isinstance(block, Table)
    ]
    lines = [line for line in lines if line[0]][-_SIGNATURE_LINES:]
    dates = [at for at, (line, _) in enumerate(lines) if _DATED.fullmatch(line)]
    if not dates:
        return None
    for at in (dates[-1] - 1, dates[-1] + 1):
        if 0 <= at < len(lines) and _SIGNED.fullmatch(lines[at][0]):
            return lines[at][1]
    return None


def _paragraphs(report: Report) -> Iterable[Block]:
    for area in (report.front, report.preamble):
        if area is not None:
            yield from area.blocks
    for part in report.parts:
        yield from part.blocks


def periods_in(text: str, place: Span) -> list[Period]:
    """Return the periods that a piece of text states, in whatever order their years stand."""
    found = []
    for match in _PERIOD.finditer(place.of(text).translate(_WIDE)):
        year, to_year = int(match["from_year"]), int(match["to_year"] or match["from_year"])
        begins = int(match["from_month"]), int(match["from_day"])
        ends = to_year, int(match["to_month"]), int(match["to_day"])
        span = Span(match.start(), match.end()).shift(place.start)
        found.append(Period(span, year, begins, ends))
    return found


def _period(text: str, report: Report) -> Period | None:
    """Return the first period of more than half a year that the report states."""
    for block in _paragraphs(report):
        if block.span.end - block.span.start < 15 or not hasattr(block, "content"):
            continue
        for period in periods_in(text, block.content):
            to_year, month, _ = period.ends
            if (to_year - period.year) * 12 + month - period.begins[0] >= 6:
                return period
    return None


def _usual_year(text: str, report: Report) -> tuple[int | None, Span | None]:
    """Return the year that part 1 names most often, the first of them where several are."""
    part = next((p for p in report.parts if p.heading.part == 1), None)
    if part is None:
        return None, None
    found = [
        pair
        for block in part.blocks
        if hasattr(block, "content")
        for pair in years_in(text, block.content)
    ]
    if not found:
        return None, None
    year, times = Counter(y for _, y in found).most_common(1)[0]
    return (
        (year, next(s for s, y in found if y == year))
        if times > 1 or len(found) == 1
        else (None, None)
    )
