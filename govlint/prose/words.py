"""The words of grammar, by what they do; words of the form are in ``rules/forms/terms.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Mapping


# A word of CHANGE with a minus in front says that something became less.
_LISTS: Final = {
    # open a list of parts
    "LEAD": (
        "其中 具体看 具体为 具体是 具体来看 具体包括 具体情况 包括 包含 其中包括 其中包含 分别是 含 内含 "
        "其中含 涵盖 分为 当中 包括了 具体而言 具体来说 按类别分 按类型分 按办理结果 按申请人 按渠道 "
        "从申请方式看 从办理结果看 以申请人论 按申请方式 从申请主体看 按申请主体 从申请渠道看 从答复结果看 "
        "从办理情况看 从结果看 从处理结果看 从申请人看 其中涉及 其中属于 其中有"
    ),
    # say that what follows is not in the list
    "MORE": "另 另有 另外 此外 除此之外 除此以外 同时 还有 还",
    # give one figure to each of several labels
    "EACH": (
        "均为 均是 皆为 都为 全为 各为 均系 都是 全部为 全是 皆是 全部是 全都是 全部系 皆系 均属 均属于 "
        "都属于 全部属于"
    ),
    # give several figures to several labels in their order
    "RESPECTIVELY": "分别为 依次为 依次是 分别 依次 分别有 分别达 分别达到 分别占",
    # say something of all that was counted
    "ALL": (
        "均未超期 均未超法定期限 均未超过法定期限 均未超时限 均未超过时限 均未超过期限 均未逾期 均未超时 "
        "均未超出法定期限 均未超出时限 均无超期 均 都 全部 全数 悉数 皆 全都 已全部 均已 都已 已经全部 已均 "
        "全 已 已经 目前已 现已"
    ),
    # mark a whole
    "TOTAL": (
        "共 共计 合计 总计 累计 总共 一共 总数 总量 总数为 总量为 共有 总数达 总件数 共为 计 小计 总数共 "
        "累计达 总的 合共 共达 总计达"
    ),
    # leave a list open behind its last part
    "ETC": "等 等等 等共 等方面 等各类 等内容 等信息 等情况 等情形",
    # leave a list open from its start
    "CHIEFLY": "主要 主要是 主要为 主要有 重点 主要涉及 主要包括 主要包含 主要集中",
    # say that a figure rose or, with a minus, fell
    "CHANGE": (
        "增长 增加 上升 提高 上涨 增多 增幅 增 涨幅 上浮 提升 多 -减少 -下降 -降低 -下跌 -减 -降 -降幅 -下滑 "
        "-少 -回落 -缩减"
    ),
    # deny; the tail reaches to the clause's end
    "NOT": (
        "未 无 没有 不 零 没 并未 尚未 从未 暂未 暂无 均无 均未 未有 未曾 也未 亦未 亦无 也无 也没有 未出现 "
        "无关 不相关 未发生 没有发生 没有出现 没出现 未产生 未发现 不存在 没有产生 未引发 未涉及 不涉及 未接到 未收到 "
        "没有收到 没收到 没有接到 未接收到 未接收 没有接收 未受理 没有受理 未新收 未收悉 未接获 不需 不需要 "
        "无需 无须 没有需 未办理 未有收到 没有需要 无收到 无新收 未存在 未被 未因 无因 没有因"
    ),
    # relate; so does this tail
    "SHARE": (
        "占 占比 占比为 占比达 占总数 占总量 约占 占全部 占比约 共占 占比例 比例为 比重为 占申请总数 "
        "占申请总量"
    ),
    # compare with another year; so does this tail
    "AGAINST": (
        "同比 环比 比上年 较上年 比去年 较去年 相比 与上年 与去年 去年 上年 上年度 上一年 上一年度 去年同期 "
        "上年同期 比上一年 较上一年 比上年度 较上年度 比上一年度 较上一年度 比上年同期 较上年同期 比去年同期 "
        "较去年同期 较之上年 往年 前年 以往 同期 与上年度 较往年 比往年 去年全年 上年全年 前年度 历史同期"
    ),
    # speak of more or less than the year
    "LONG": (
        "历年 以来 历史 施行以来 开通以来 自开通 上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 "
        "第三季度 第四季度 每月 每年 每周 每季度 平均 人均 月均 日均 年均"
    ),
    # speak of what is to come
    "PLAN": "计划 力争 拟 预计 目标 争取 下一步 今后",
    # return to the report's year
    "NOW": (
        "今年以来 本年以来 年初以来 一年以来 本年度以来 今年 本年 本年度 全年 年内 当年 全年度 报告期内 "
        "这一年 一年来 一年中 年度内 本报告期 当年度 报告年度 此年"
    ),
    # 一件 in words that count nothing
    "SINGLE": (
        "每件 每份 每条 每起 每宗 每项 每部 一件事 一起来 一部分 一条龙 一项项 件件 一件件 同一件 第一件 这件 "
        "那件 该件 某件 首件 百件 上件"
    ),
    # stand for whatever was not listed
    "REST": "其余 余下 剩余 剩下 其余的",
    # tie a figure to the words before it
    "POSSESSIVE": "的",
    "COMMA": ",",
    "PAUSE": "、",
    "SEMICOLON": ";",
    "COLON": ":",
    # say nothing of what a figure counts
    "FILL": (
        "实际 外 程序 规定程序 时间 条例 "
        "了 为 是 有 达 到 达到 约 其 该 此 以 对 对于 在 由于 而 则 也 亦 及 和 与 并 或 且 之 所 被 予 给 "
        "曾 经 按 依 于 从 就 至 将近 数量 数 量 件 份 事项 情况 情形 案件 办件 数量为 件数 总 内 里 者 各 "
        "有关 相关 关于 期间 依法 依规 按期 按时 及时 如期 法定 时限 期限 按规定 依法依规 按要求 规定 严格 "
        "书面 正式 合法 依照 进行 未超期 未超法定期限 未超过法定期限 未超过期限 未逾期 无超期 无逾期 没有超期 "
        "在法定时限内 在法定期限内 在规定时限内 在规定期限内 在规定时间内 法定时限内 法定期限内 规定时限内 "
        "规定期限内 我局 我办 我委 我县 我市 我区 我镇 我乡 我单位 我街道 我厅 我院 我中心 我馆 我机关 我省 "
        "我州 我盟 我旗 我处 我所 我部门 本局 本办 本委 本县 本市 本区 本镇 本乡 本单位 本街道 本厅 本院 "
        "本中心 本馆 本机关 本省 本部门 本行政机关 市局 县局 区局 省局 分局 局 全市 全县 全区 全省 全镇 全乡 "
        "全局 全系统 街道 街镇 县政府 市政府 区政府 政府办 县政府办 市政府办公室 办公室 街道办 街道办事处 "
        "乡政府 镇政府 镇人民政府 人民政府 机关 单位 方面 过程中 渠道 方式 通过 截至 截止 年底 经过 涉及 发生 "
        "产生 出现 任何 形式 任何形式 各种 各类 任一 人 名 提出 提交 申请人 申请人类别 类别 类型 类 属于 属 "
        "系 其它 不含 另行 共同 需 需要 须 待 线上线下 线上、线下 全 方 由 向 因 由此 随之 引起 引发 导致 "
        "而被 并被 得到 中 年度 完 完毕 已于 内容 原因 为由 因为"
    ),
    # ordinary words in which another one would be seen
    "SHIELD": (
        "公共 共享 共同 共建 共产党 平均 均衡 无障碍 未来 未成年 等级 平等 高等 中等 比较 对比 评比 比例 比赛 "
        "全面 全国 全程 全文 全体 安全 健全 完全 包含着 含义 含量 占用 占地 将军 增强 增设 增效 增进 多样 "
        "多种 多元 多次 多个 许多 诸多 多渠道 多形式 众多 减税 减负 还款 少数 少年 多措并举 不断 不仅 不足 "
        "不同 不少 不动产 不断提升 不到位 不够 不高 不强 不及时 无缝 无偿 零距离 零散 零售 另一 不得 不定期 "
        "不超过 不低于 不良 不见面 有限 有效 有序 有力 再次 外事 外部 国外 海外 对外 以外 增收 等待 到位 "
        "达标 及格 都市 首都 成都 计量 计算 计生 统计 审计 设计 行政复议法 行政诉讼法 行政处罚法 行政许可法 "
        "行政强制法 行政复议决定书 未经复议 未经行政复议 均未经复议 均未经行政复议 "
        "个人信息 目标任务 占道 少儿 政府网站 政府公报 未公开 未予公开 应公开"
    ),
}

FALLING: Final = frozenset(word[1:] for word in _LISTS["CHANGE"].split() if word.startswith("-"))

WORDS: Final[Mapping[str, str]] = {
    **{word.lstrip("-"): kind for kind, listed in _LISTS.items() for word in listed.split()},
    **dict.fromkeys(("。", "\n", "!", "?"), "STOP"),
}
"""Each word and the kind of token it makes; FILL makes none, SHIELD a GAP."""
