"""Folded prose to tokens: numbers, the vocabulary's words, the words of grammar, and the gaps between them."""

from __future__ import annotations

import re

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.numerals import (
    FIGURE,
    FORMAL,
    SPELT,
    SPELT_ZERO,
    UNCOUNTED,
    Number,
    read_number,
)
from govlint.prose.vocabulary import Vocabulary, any_year
from govlint.prose.words import WORDS


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.prose.vocabulary import Sense

# A gap that says no more than who did it: an organ in front of a verb.
_ORGAN: Final = re.compile(
    r".*(?:局|委|办|厅|市|县|区|镇|乡|街道|院|馆|所|中心|处|室|机关|单位|部门|政府|会|社|站|总队|支队|大队|系统)"
)
_OPENING: Final = {"(": ")", "[": "]", "【": "】", "〔": "〕"}
_DEEPEST_NOTE: Final = 3
# A longer number without a unit is one of identity, telephone or a document.
_LONGEST_BARE: Final = 7
_DIGITS: Final = frozenset("0123456789约近超逾大接将不")
_SPELT: Final = frozenset("零一二三四五六七八九十百千两约近超逾大接将" + FORMAL)
_RATE: Final = re.compile(
    r"(?:依法|依规)*(?P<timely>按期|按时|及时|限期)?(?:办结|答复|回复|办理|反馈)(?:办结|答复)?率(?:均)?(?:为|达|达到|保持)?"
)
# How something was done says nothing of what a figure counts: 根据信息公开程序办结, 按照《条例》有关规定答复.
_ADVERBIAL: Final = re.compile(
    r"(?:严格)?(?:根据|按照|依照|依据|遵照|按(?![期时]))(?:《[^《》\n]{1,40}》|[^,;。:、\d()《》\n]){0,24}?"
    r"(?:规定|程序|要求|流程|时限|期限|时间)(?:[和与及、](?:规定|程序|要求|流程|时限|期限))?(?:内|的)?(?![书件人])"
)
_YEAR_AGAINST: Final = re.compile(r"(?:比|较|与|同)(?P<year>(?:19|20)\d\d)年(?:度)?(?:同期)?")
_HEADING: Final = re.compile(
    r"(?:^|(?<=[\n。;,]))(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)|[一二三四五六七八九十]是)"
)
# A sentence without any of these states no figure, denies none and opens no subject.
_SENTENCE: Final = re.compile(r"[^。\n]+")
_TELLING: Final = re.compile(
    rf"\d|[一二三四五六七八九十百两零{FORMAL}][件份起宗条部次篇项封例]|未|没|无|零|不[需存涉]|申请公开|公开申请|"
    r"^[(]?[一二三四五六七八九十]{1,3}[)、.是]|^.{1,24}$|[()\[\]【】〔〕]"
)
_PECULIAR: Final = frozenset("各零《.比较与同")
_RATED: Final = frozenset("依按及限办答回反")
_ADVERBS: Final = frozenset("严根按依遵")
_NUMERIC: Final = _DIGITS | _SPELT
_ORDINAL: Final = frozenset("第每进统另同逐任这那该某首") | (_SPELT - frozenset("约近超逾大接将"))
_OPENERS: Final = _NUMERIC | _PECULIAR | _RATED | _ADVERBS | frozenset("()[]【】〔〕")
# 企业、科研机构各提出 1 件
_EACH: Final = re.compile(r"各(?:提出|申请|收到|有|为|是|自)?\d")
_TITLE: Final = re.compile(r"《[^《》\n]{1,80}》")
_STANDS_ALONE: Final = re.compile(r"[,。;:、)\n!?]|\Z|占|[((]|(?:和|与|及|,)")


class Lexeme(NamedTuple):
    """A token's place in the folded text and what it carries.

    A named tuple, because a report has two hundred of them.
    """

    kind: str
    text: str
    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    number: Number | None = None
    year: int | None = None
    organ: bool = False

    def has_sense(self, *kinds: str) -> bool:
        """Tell whether the word has a sense of one of these kinds."""
        return any(sense.kind in kinds for sense in self.senses)


def _lengths() -> dict[str, list[int]]:
    """Return how long the words of grammar are that begin with two characters, the longest first."""
    found: dict[str, list[int]] = {}
    for length, opening in sorted({(len(word), word[:2]) for word in WORDS}, reverse=True):
        found.setdefault(opening, []).append(length)
    return found


_LENGTHS: Final = _lengths()
_GRAMMATICAL: Final = frozenset(word[0] for word in WORDS)


def _word_at(text: str, at: int) -> str:
    """Return the longest word of grammar at a place, nothing where there is none."""
    for length in _LENGTHS.get(text[at : at + 2], ()):
        word = text[at : at + length]
        if word in WORDS:
            return word
    return text[at] if text[at] in WORDS else ""


@lru_cache(maxsize=8)
def _openers(edition: str) -> frozenset[str]:
    """Return the characters that a token can begin with."""
    first = Vocabulary.load(edition).automaton[0]
    return frozenset(first) | {word[0] for word in WORDS} | _OPENERS


def _brackets(text: str) -> dict[int, str]:
    """Return the brackets that match, by place; unmatched and too deep ones are left out."""
    found: dict[int, str] = {}
    stack: list[tuple[int, str]] = []
    for match in re.finditer(r"[()\[\]【】〔〕\n]", text):
        char = match[0]
        if char == "\n":
            stack.clear()
        elif char in _OPENING:
            stack.append((match.start(), _OPENING[char]))
        elif stack and stack[-1][1] == char:
            start, _ = stack.pop()
            if len(stack) < _DEEPEST_NOTE:
                found[start], found[match.start()] = "OPEN", "CLOSE"
    return found


def _number_at(text: str, at: int) -> Lexeme | None:
    """Return the number, date or year that starts here."""
    char = text[at]
    if char in _DIGITS and not (at and text[at - 1].isdigit()):
        if odd := UNCOUNTED.match(text, at):
            kind = "YEAR" if odd["year"] else "JUNK"
            return Lexeme(
                kind, odd[0], at, odd.end(), year=int(odd["year"]) if odd["year"] else None
            )
        match = FIGURE.match(text, at)
        if match:
            return _counted(text, match)
    # 第十四条 is no figure, and 四条 in it is none either.
    if char in _SPELT and not (at and text[at - 1] in _ORDINAL):
        match = SPELT.match(text, at)
        if match and (number := read_number(match)):
            if match["unit"] == "部" and text.startswith("门", match.end()):
                return None
            if (
                match["unit"] == "起"
                and match["digits"] == "一"
                and text[match.end() : match.end() + 1] not in "行政因复诉有由关"
            ):
                return None
            return Lexeme("COUNT", match[0], at, match.end(), number=number)
    return None


def _counted(text: str, match: re.Match[str]) -> Lexeme:
    number = read_number(match)
    start, end = match.span()
    junk = Lexeme("JUNK", match[0], start, end)
    if number is not None and number.unit == "部" and text.startswith("门", end):
        return junk
    if number is None or text[match.start("digits") - 1 : match.start("digits")] == "第":
        return junk
    if number.unit in ("百分点", "个百分点", "‰"):
        return junk
    if number.unit == "%":
        return Lexeme("PERCENT", match[0], start, end, number=number)
    if number.unit is None and len(match["digits"]) > _LONGEST_BARE:
        return junk
    if (
        number.unit is None
        and (not _STANDS_ALONE.match(text, end))
        and not text.startswith(("均", "且", "的"), end)
    ):
        return junk
    return Lexeme("COUNT", match[0], start, end, number=number)


def tokenize(text: str, vocabulary: Vocabulary) -> Iterator[Lexeme]:
    """Yield the tokens of folded text, in order; fillers are left out."""
    years = any_year(text)
    brackets = _brackets(text)
    ordinals = {match.start(): match.end() for match in _HEADING.finditer(text)}
    skipped = {m.start(): m.end() for m in _SENTENCE.finditer(text) if not _TELLING.search(m[0])}
    openers = _openers(vocabulary.edition)
    at = gap = 0
    while at < len(text):
        if at in skipped:
            at = gap = skipped[at]
            continue
        if at in ordinals:
            opens = not at or text[at - 1] in "\n。"
            found: Lexeme | None = Lexeme(
                "STOP" if opens else "FILL", text[at : ordinals[at]], at, ordinals[at]
            )
        elif text[at] in openers:
            found = _token_at(text, years, at, vocabulary, brackets)
        else:
            found = None
        if found is None:
            at += 1
            continue
        if gap < at:
            yield _gap(text, gap, at)
        if found.kind == "SHIELD" or (found.kind == "PLAN" and gap < at):
            yield _gap(text, found.start, found.end)
        elif found.kind != "FILL":
            yield found
        at = gap = found.end
    if gap < at:
        yield _gap(text, gap, at)


def _gap(text: str, start: int, end: int) -> Lexeme:
    word = text[start:end]
    return Lexeme("GAP", word, start, end, organ=_ORGAN.fullmatch(word) is not None)


def _token_at(
    text: str, years: str, at: int, vocabulary: Vocabulary, brackets: dict[int, str]
) -> Lexeme | None:
    """Return the token that starts here, if one does; ``years`` is the text with every year as `any_year` has it."""
    if at in brackets:
        return Lexeme(brackets[at], text[at], at, at + 1)
    if text[at] in _PECULIAR and (token := _peculiar(text, at, vocabulary)):
        return token
    known, patterns = vocabulary.longest(years, at)
    word = _word_at(years, at) if years[at] in _GRAMMATICAL else ""
    length = max(known, len(word))
    if text[at] in _RATED and (rate := _RATE.match(text, at)) and rate.end() - at > length:
        return Lexeme("RATE", rate[0], at, rate.end())
    if text[at] in _ADVERBS and (how := _ADVERBIAL.match(text, at)) and how.end() - at > length:
        return Lexeme("FILL", how[0], at, how.end())
    if known and known == length:
        end = at + length
        senses = vocabulary.senses(patterns, years[at:end], text[at:end])
        return Lexeme("TERM", text[at:end], at, end, senses)
    if text[at] in _NUMERIC and (number := _number_at(text, at)) and number.end - at > length:
        return number
    return Lexeme(WORDS[word], word, at, at + length) if word else None


def _peculiar(text: str, at: int, vocabulary: Vocabulary) -> Lexeme | None:
    """Return a token that a single character opens: a title, 零, 各 N 件, 比 2022 年, a full stop."""
    char = text[at]
    if char == "各":
        return Lexeme("EACH", char, at, at + 1) if _EACH.match(text, at) else None
    if char == "零":
        if not (at and text[at - 1] in "为是" and SPELT_ZERO.match(text, at)):
            return None
        zero = Number(0, 1, None, approximate=False, start=at, end=at + 1)
        return Lexeme("COUNT", char, at, at + 1, number=zero)
    if char == "《":
        title = None if vocabulary.longest(text, at)[0] else _TITLE.match(text, at)
        return Lexeme("GAP", title[0], at, title.end()) if title else None
    if char == ".":
        return Lexeme("STOP", char, at, at + 1)
    against = _YEAR_AGAINST.match(text, at)
    if against is None:
        return None
    return Lexeme("AGAINST", against[0], at, against.end(), year=int(against["year"]))
