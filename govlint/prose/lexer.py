"""Folded prose to tokens: numbers, the vocabulary's words, the words of grammar, and the gaps between them."""

from __future__ import annotations

import re

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from govlint.prose.numerals import FIGURE, SPELT, SPELT_ZERO, UNCOUNTED, Number, read_number


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.prose.vocabulary import Sense, Vocabulary


# The words of grammar. FILL is left out of the tokens; SHIELD is an ordinary word in which another one would be seen.
_WORDS: Final[Mapping[str, str]] = {
    "LEAD": (
        "其中 具体看 具体为 具体是 具体来看 具体包括 具体情况 包括 包含 其中包括 其中包含 分别是 含 内含 其中含 涵盖 分为 当中 "
        "包括了 具体而言 具体来说 按类别分 按类型分 按办理结果 按申请人 按渠道 从申请方式看 从办理结果看 以申请人论 按申请方式 "
        "从申请主体看 按申请主体 从申请渠道看 从答复结果看 从办理情况看 从结果看 从处理结果看 从申请人看 其中涉及 其中属于 其中有"
    ),
    "MORE": "另 另有 另外 此外 除此之外 除此以外 同时 还有 还",
    "EACH": "均为 均是 皆为 都为 全为 各为 均系 都是 全部为 全是 皆是 全部是 全都是 全部系 皆系 均属 均属于 都属于 全部属于",
    "RESPECTIVELY": "分别为 依次为 依次是 分别 依次 分别有 分别达 分别达到 分别占",
    "ALL": "均未超期 均未超法定期限 均未超过法定期限 均未超时限 均未超过时限 均未超过期限 均未逾期 均未超时 均未超出法定期限 均未超出时限 均无超期 均 都 全部 全数 悉数 皆 全都 已全部 均已 都已 已经全部 已均 全 已 已经 目前已 现已",
    "TOTAL": (
        "共 共计 合计 总计 累计 总共 一共 总数 总量 总数为 总量为 共有 总数达 总件数 共为 计 小计 总数共 累计达 总的 合共 共达 总计达"
    ),
    "ETC": "等 等等 等共 等方面 等各类 等内容 等信息 等情况 等情形",
    "CHIEFLY": "主要 主要是 主要为 主要有 重点 主要涉及 主要包括 主要包含 主要集中",
    "CHANGE": "增长 增加 上升 提高 上涨 增多 增幅 增 涨幅 上浮 提升 多 -减少 -下降 -降低 -下跌 -减 -降 -降幅 -下滑 -少 -回落 -缩减",
    "NOT": (
        "未 无 没有 不 零 没 并未 尚未 从未 暂未 暂无 均无 均未 未有 未曾 也未 亦未 亦无 也无 也没有 未出现 未发生 没有发生 没有出现 没出现 "
        "未产生 未发现 不存在 没有产生 未引发 未涉及 不涉及 未接到 未收到 没有收到 没收到 没有接到 未接收到 未接收 没有接收 未受理 没有受理 "
        "未新收 未收悉 未接获 不需 不需要 无需 无须 没有需 未办理 未有收到 没有需要 无收到 无新收 未存在 未被 未因 无因 没有因"
    ),
    "SHARE": "占 占比 占比为 占比达 占总数 占总量 约占 占全部 占比约 共占 占比例 比例为 比重为 占申请总数 占申请总量",
    "AGAINST": (
        "同比 环比 比上年 较上年 比去年 较去年 相比 与上年 与去年 去年 上年 上年度 上一年 上一年度 去年同期 上年同期 比上一年 较上一年 "
        "比上年度 较上年度 比上一年度 较上一年度 比上年同期 较上年同期 比去年同期 较去年同期 较之上年 往年 前年 以往 同期 与上年度 较往年 比往年 "
        "去年全年 上年全年 前年度 历史同期"
    ),
    "LONG": "历年 以来 历史 施行以来 开通以来 自开通 上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 每月 每年 每周 每季度 平均 人均 月均 日均 年均",
    "PLAN": "计划 力争 拟 预计 目标 争取 下一步 今后",
    "NOW": "今年以来 本年以来 年初以来 一年以来 本年度以来 今年 本年 本年度 全年 年内 当年 全年度 报告期内 这一年 一年来 一年中 年度内 本报告期 当年度 报告年度 此年",
    "SINGLE": "每件 每份 每条 每起 每宗 每项 每部 一件事 一起来 一部分 一条龙 一项项 件件 一件件 同一件 第一件 这件 那件 该件 某件 首件 百件 上件",
    "POSSESSIVE": "的",
    "COMMA": ",",
    "PAUSE": "、",
    "SEMICOLON": ";",
    "COLON": ":",
    "STOP": "。 \n ! ?",
    "FILL": (
        "了 为 是 有 达 到 达到 约 其 该 此 以 对 对于 在 由于 而 则 也 亦 及 和 与 并 或 且 之 所 被 予 给 曾 经 按 依 于 从 就 至 将近 "
        "数量 数 量 件 份 事项 情况 情形 案件 办件 数量为 件数 总 内 里 者 各 "
        "有关 相关 关于 期间 依法 依规 按期 按时 及时 如期 法定 时限 期限 按规定 依法依规 按要求 规定 严格 书面 正式 合法 依照 进行 "
        "未超期 未超法定期限 未超过法定期限 未超过期限 未逾期 无超期 无逾期 没有超期 在法定时限内 在法定期限内 在规定时限内 在规定期限内 在规定时间内 法定时限内 法定期限内 规定时限内 规定期限内 "
        "我局 我办 我委 我县 我市 我区 我镇 我乡 我单位 我街道 我厅 我院 我中心 我馆 我机关 我省 我州 我盟 我旗 我处 我所 我部门 "
        "本局 本办 本委 本县 本市 本区 本镇 本乡 本单位 本街道 本厅 本院 本中心 本馆 本机关 本省 本部门 本行政机关 市局 县局 区局 省局 分局 局 全市 全县 全区 全省 全镇 全乡 全局 全系统 "
        "街道 街镇 县政府 市政府 区政府 政府办 县政府办 市政府办公室 办公室 街道办 街道办事处 乡政府 镇政府 镇人民政府 人民政府 机关 单位 区局 "
        "方面 过程中 渠道 方式 通过 截至 截止 年底 经过 涉及 发生 产生 出现 任何 形式 任何形式 各种 各类 各 任一 "
        "人 名 提出 提交 申请人 申请人类别 类别 类型 类 属于 属 系 其它 不含 另行 共同 需 需要 须 待 线上线下 线上、线下 全 方 由 向 "
        "因 由此 随之 引起 引发 导致 被 而被 并被 得到 中 年度 完 完毕 已于 依 内容 原因 为由 因为 由于 "
    ),
    "SHIELD": (
        "公共 共享 共同 共建 共产党 平均 均衡 无障碍 未来 未成年 等级 平等 高等 中等 比较 对比 评比 比例 比赛 全面 全国 全程 全文 全体 安全 健全 完全 "
        "包含着 含义 含量 占用 占地 将军 增强 增设 增效 增进 多样 多种 多元 多次 多个 许多 诸多 多渠道 多形式 众多 减税 减负 还款 少数 少年 多措并举 "
        "不断 不仅 不足 不同 不少 不动产 不断提升 不到位 不够 不高 不强 不及时 无缝 无偿 零距离 零散 零售 另一 不得 不定期 不超过 不低于 不良 不见面 "
        "有限 有效 有序 有力 再次 外事 外部 国外 海外 对外 以外 增收 将军 等待 其余 到位 达标 及格 都市 首都 成都 计量 计算 计生 统计 审计 设计 "
        "行政复议法 行政诉讼法 行政处罚法 行政许可法 行政强制法 行政复议决定书 目标任务 占道 少儿 政府网站 政府公报 未公开 未予公开 应公开"
    ),
}
# A gap that says no more than who did it: an organ in front of a verb.
_ORGAN: Final = re.compile(r".*(?:局|委|办|厅|市|县|区|镇|乡|街道|院|馆|所|中心|处|机关|单位|部门|政府|会|社|站|总队|支队|大队|系统)")
_OPENING: Final = {"(": ")", "[": "]", "【": "】", "〔": "〕"}
_DEEPEST_NOTE: Final = 3
_DIGITS: Final = frozenset("0123456789约近超逾大接将不")
_SPELT: Final = frozenset("零一二三四五六七八九十百千两约近超逾大接将")
_RATE: Final = re.compile(r"(?:依法|依规)*(?P<timely>按期|按时|及时|限期)?(?:办结|答复|回复|办理|反馈)(?:办结|答复)?率(?:均)?(?:为|达|达到|保持)?")
_YEAR_AGAINST: Final = re.compile(r"(?:比|较|与|同)(?P<year>(?:19|20)\d\d)年(?:度)?(?:同期)?")
_HEADING: Final = re.compile(r"(?:^|(?<=[\n。;,]))(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)|[一二三四五六七八九十]是)")
# A sentence without any of these states no figure, denies none and opens no subject.
_SENTENCE: Final = re.compile(r"[^。\n]+")
_TELLING: Final = re.compile(
    r"\d|[一二三四五六七八九十百两零][件份起宗条部次篇项封例]|未|没|无|零|不[需存涉]|申请公开|公开申请|"
    r"^[(]?[一二三四五六七八九十]{1,3}[)、.是]|^.{1,24}$|\([^)]*$|^[^(]*\)"
)
_TITLE: Final = re.compile(r"《[^《》\n]{1,80}》")
_STANDS_ALONE: Final = re.compile(r"[,。;:、)\n!?]|\Z|占|[((]|(?:和|与|及|,)")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A token's place in the folded text and what it carries."""

    kind: str
    text: str
    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    number: Number | None = None
    year: int | None = None
    organ: bool = False


class _Index:
    """The longest known word at a place: senses of the vocabulary, or a kind of the words of grammar."""

    __slots__ = ("known", "lengths", "terms", "words")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.terms = vocabulary.words
        self.words: dict[str, str] = {}
        for kind, listed in _WORDS.items():
            for word in listed.split(" ") if kind != "STOP" else ("。", "\n", "!", "?"):
                if word:
                    self.words[word.lstrip("-")] = kind
        lengths: dict[str, set[int]] = {}
        self.known = frozenset((*self.terms, *self.words))
        for word in self.known:
            lengths.setdefault(word[0], set()).add(len(word))
        self.lengths = {char: sorted(found, reverse=True) for char, found in lengths.items()}

    def longest(self, text: str, at: int) -> str | None:
        for length in self.lengths.get(text[at], ()):
            word = text[at : at + length]
            if word in self.known:
                return word
        return None


@lru_cache(maxsize=8)
def _index_of(edition: str) -> _Index:
    from govlint.prose.vocabulary import Vocabulary  # noqa: PLC0415 - vocabulary imports nothing of this module

    return _Index(Vocabulary.load(edition))


def negative_change(word: str) -> bool:
    """Tell whether a word of change says that something became less."""
    return f"-{word}" in _WORDS["CHANGE"].split(" ")


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
        against = None if char not in "比较与同" else _YEAR_AGAINST.match(text, at)
        if against is None and (odd := UNCOUNTED.match(text, at)):
            kind = "YEAR" if odd["year"] else "JUNK"
            return Lexeme(kind, odd[0], at, odd.end(), year=int(odd["year"]) if odd["year"] else None)
        match = FIGURE.match(text, at)
        if match:
            return _counted(text, match)
    if char in _SPELT and not (at and text[at - 1] in "第每进统另同逐任这那该某首"):
        match = SPELT.match(text, at)
        if match and (number := read_number(match)):
            if match["unit"] == "起" and match["digits"] == "一" and text[match.end() : match.end() + 1] not in "行政因复诉有由关":
                return None
            return Lexeme("COUNT", match[0], at, match.end(), number=number)
    return None


def _counted(text: str, match: re.Match[str]) -> Lexeme:
    number = read_number(match)
    start, end = match.span()
    junk = Lexeme("JUNK", match[0], start, end)
    if number is None or text[match.start("digits") - 1 : match.start("digits")] == "第":
        return junk
    if number.unit in ("百分点", "个百分点", "‰"):
        return junk
    if number.unit == "%":
        return Lexeme("PERCENT", match[0], start, end, number=number)
    if number.unit is None and (not _STANDS_ALONE.match(text, end)) and not text.startswith(("均", "且", "的"), end):
        return junk
    return Lexeme("COUNT", match[0], start, end, number=number)


def tokenize(text: str, vocabulary: Vocabulary) -> Iterator[Lexeme]:
    """Yield the tokens of folded text, in order; fillers are left out."""
    index = _index_of(vocabulary.edition)
    brackets = _brackets(text)
    ordinals = {match.start(): match.end() for match in _HEADING.finditer(text)}
    skipped = {m.start(): m.end() for m in _SENTENCE.finditer(text) if not _TELLING.search(m[0])}
    at = gap = 0
    while at < len(text):
        if at in skipped:
            at = gap = skipped[at]
            continue
        if at in ordinals:
            opens = not at or text[at - 1] in "\n。"
            found: Lexeme | None = Lexeme("STOP" if opens else "FILL", text[at : ordinals[at]], at, ordinals[at])
        else:
            found = _token_at(text, at, index, brackets)
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


def _token_at(text: str, at: int, index: _Index, brackets: dict[int, str]) -> Lexeme | None:
    if at in brackets:
        return Lexeme(brackets[at], text[at], at, at + 1)
    char = text[at]
    if char == "各" and text[at + 1 : at + 2].isdigit():
        return Lexeme("EACH", char, at, at + 1)
    if char == "零" and at and text[at - 1] in "为是" and (zero := SPELT_ZERO.match(text, at)):
        return Lexeme("COUNT", zero[0], at, at + 1, number=Number(0, 1, None, False, at, at + 1))  # noqa: FBT003
    if char == "《" and (title := _TITLE.match(text, at)):
        return Lexeme("GAP", title[0], at, title.end())
    if char == ".":
        return Lexeme("STOP", char, at, at + 1)
    if char in "比较与同":
        against = _YEAR_AGAINST.match(text, at)
        if against:
            return Lexeme("AGAINST", against[0], at, against.end(), year=int(against["year"]))
    word = index.longest(text, at)
    rate = _RATE.match(text, at) if char in "依按及限办答回反" else None
    if rate and (word is None or rate.end() - at > len(word)):
        return Lexeme("RATE", rate[0], at, rate.end())
    if word is not None and word in index.terms:
        return Lexeme("TERM", word, at, at + len(word), senses=index.terms[word])
    number = _number_at(text, at)
    if number is not None and number.end - at > (len(word) if word else 0):
        return number
    if word is not None:
        return Lexeme(index.words[word], word, at, at + len(word))
    return None
