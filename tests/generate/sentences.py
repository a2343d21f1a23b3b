"""What the sentences of a report may say, in several wordings each. `passages` explains the templates.

``{area}``-like words in guillemets are the report's own: ``<own>`` what the organ calls itself, ``<area>`` what it is
responsible for, ``<year>`` and ``<before>`` its year and the one before.
"""

from __future__ import annotations

from typing import Final


OPENING: Final = (
    "<year>年，<own>认真贯彻《条例》，把公开要求落实到办文、办事、办会各环节，较好完成了年度任务。",
    "<year>年，<own>围绕中心工作推进政府信息公开，公开内容更加具体，群众查询更加方便。",
    "一年来，<own>坚持以公开为常态、不公开为例外，政府信息公开工作平稳有序。",
)

# ------------------------------------------------------------------------------------------------------- 主动公开
PROACTIVE: Final = (
    "全年通过门户网站发布各类信息{20-9000}条，更新栏目{3-60}个。",
    "围绕惠民政策、项目建设和公共服务，全年主动公开各类信息{20-9000}条，发布政策解读{1-90}篇。",
    "按季度更新权责清单和办事指南，全年在网站发布信息{20-9000}条，召开新闻发布会{1-30}场。",
    "全年编发工作动态{20-900}条，回应群众关切{2-300}次，答复网上留言{2-900}条。",
)
POSTS: Final = ("全年主动公开信息", "全年通过各渠道发布信息", "年内公开各类信息")
POST_KINDS: Final = (
    "工作动态",
    "通知公告",
    "财政资金信息",
    "机构职能信息",
    "民生实事信息",
    "办事服务信息",
)
DECISIONS_2021: Final = (
    "全年作出行政许可决定{licensing}件、行政处罚决定{penalties}件、行政强制决定{compulsion}件。",
    "本年处理行政许可{licensing}件，行政处罚{penalties}件，行政强制{compulsion}件，结果均已按规定公示。",
    "依法作出行政许可决定{licensing}件、行政处罚决定{penalties}件。",
)
FEES_2021: Final = (
    "收取行政事业性收费{fees}万元。",
    "本年行政事业性收费金额{fees}万元，收费目录已在网站公布。",
)
DECISIONS_2019: Final = (
    "全年作出行政许可决定{licensing}件、行政处罚决定{penalties}件、行政强制决定{compulsion}件。",
    "本年处理行政许可{licensing}件，行政处罚{penalties}件，结果均已按规定公示。",
)

# ----------------------------------------------------------------------------------------------------- 依申请公开
NO_REQUESTS: Final = (
    "<year>年，<own>[未收到政府信息公开申请|received]，[无上年结转的申请|carried_in]。",
    "全年[没有收到公民、法人和其他组织提出的政府信息公开申请|received]。",
    "本年度收到政府信息公开申请{received}件，办结{concluded}件，结转下年度办理{carried_out}件。",
    "渠道保持畅通，<year>年[未收到依申请公开事项|received]。",
)
ONLY_CARRIED: Final = (
    "本年新收政府信息公开申请{received}件，上年结转{carried_in}件",
    "新收政府信息公开申请{received}件，办理上年结转的申请{carried_in}件",
)
REQUESTS: Final = (
    "全年新收政府信息公开申请{received}件，上年结转{carried_in}件",
    "<year>年收到政府信息公开申请{received}件，另有上年结转{carried_in}件",
    "本年度新收到政府信息公开申请{received}件，<before>年结转至本年办理{carried_in}件",
)
REQUESTS_HANDLED: Final = (
    "全年共受理政府信息公开申请{handled}件（含上年结转{carried_in}件）",
    "<year>年共办理政府信息公开申请{handled}件（其中上年结转{carried_in}件）",
)
REQUESTS_SUMMED: Final = (
    "全年应办理政府信息公开申请{handled}件，其中本年新收{received}件、上年结转{carried_in}件",
    "本年度需办理的政府信息公开申请共{handled}件，包括新收{received}件、上年结转{carried_in}件",
)
REQUESTS_NEW_ONLY: Final = (
    "全年收到政府信息公开申请{received}件",
    "<year>年共受理政府信息公开申请{received}件",
    "本年度接收政府信息公开申请{received}件",
    "年内新收政府信息公开申请{received}件，[无上年结转|carried_in]",
)
CONCLUDED: Final = (
    "，已办结{concluded}件，结转下年度继续办理{carried_out}件",
    "；年内办结{concluded}件，结转下年办理{carried_out}件",
    "，办结{concluded}件，其余{carried_out}件结转下年度办理",
)
ALL_CONCLUDED: Final = (
    "，全部在法定期限内办结。",
    "，均已按期办结，[无结转下年度办理的申请|carried_out]。",
    "，已办结{concluded}件，结转下年度继续办理{carried_out}件。",
)
RESULTS: Final = (
    "在已办结的{concluded}件申请中，",
    "从办理结果看，办结的{concluded}件中，",
    "全年办结{concluded}件，其中",
    "办结申请{concluded}件，具体为",
)
GROUPS: Final = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "refused": "不予公开",
    "unavailable": "无法提供",
    "not_processed": "不予处理",
    "other_results": "其他处理",
}
DETAIL: Final = (
    "{words}{{{name}}}件，其中",
    "{words}的{{{name}}}件申请中，",
    "{words}{{{name}}}件，包括",
)
ROWS: Final = {
    "refused.state_secret": "属于国家秘密",
    "refused.prohibited_by_law": "其他法律行政法规禁止公开",
    "refused.security_stability": "危及“三安全一稳定”",
    "refused.third_party": "保护第三方合法权益",
    "refused.internal_affairs": "属于三类内部事务信息",
    "refused.process_information": "属于四类过程性信息",
    "refused.enforcement_file": "属于行政执法案卷",
    "refused.administrative_inquiry": "属于行政查询事项",
    "unavailable.not_held": "本机关不掌握相关政府信息",
    "unavailable.needs_creation": "没有现成信息需要另行制作",
    "unavailable.unclear": "补正后申请内容仍不明确",
    "not_processed.petition": "信访举报投诉类申请",
    "not_processed.repeated": "重复申请",
    "not_processed.publication": "要求提供公开出版物",
    "not_processed.excessive": "无正当理由大量反复申请",
    "not_processed.reconfirmation": "要求行政机关确认或重新出具已获取信息",
}
APPLICANTS: Final = (
    "新收的{received}件申请中，自然人申请{natural_person}件，法人或其他组织申请{bodies}件。",
    "按申请人划分，收到自然人申请{natural_person}件、法人或其他组织申请{bodies}件。",
    "新收申请{received}件，其中自然人提出{natural_person}件、法人或其他组织提出{bodies}件。",
    "新收的申请中，自然人提出{natural_person}件，法人或其他组织提出{bodies}件。",
    "自然人提出申请{natural_person}件，法人或其他组织提出申请{bodies}件。",
)
SHARE: Final = (
    "予以公开的占办结总数的{granted/concluded}%。",
    "已办结申请中，予以公开{granted}件，占{granted/concluded}%。",
)
MORE: Final = (
    "收到申请{received}件，比上年的{previous}件增长{growth}%。",
    "新收申请{received}件，较<before>年的{previous}件增加{growth}%。",
)
FEWER: Final = (
    "收到申请{received}件，比上年的{previous}件下降{growth}%。",
    "新收申请{received}件，较<before>年的{previous}件减少{growth}%。",
)

# ------------------------------------------------------------------------------------------- 行政复议、行政诉讼
NO_CASES: Final = (
    "全年[未发生因政府信息公开引起的行政复议、行政诉讼|cases]。",
    "[没有因政府信息公开被申请行政复议|reconsideration]，[也没有因此被提起行政诉讼|litigation]。",
    "因政府信息公开被申请行政复议{reconsideration}件，被提起行政诉讼{litigation}件。",
)
RECONSIDERATION: Final = (
    "因政府信息公开被申请行政复议{reconsideration}件",
    "本年因政府信息公开引起的行政复议案件{reconsideration}件",
)
NO_RECONSIDERATION: Final = (
    "[未发生因政府信息公开引起的行政复议|reconsideration]",
    "因政府信息公开被申请行政复议{reconsideration}件",
)
LITIGATION: Final = (
    "因政府信息公开被提起行政诉讼{litigation}件，其中未经复议直接起诉{direct}件、复议后起诉{after}件。",
    "因政府信息公开发生行政诉讼{litigation}件，包括未经复议直接起诉{direct}件、复议后起诉{after}件。",
)
NO_LITIGATION: Final = (
    "[未发生因政府信息公开引起的行政诉讼|litigation]。",
    "因政府信息公开被提起行政诉讼{litigation}件。",
)
OUTCOMES: Final = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
}

# --------------------------------------------------------------------------------------------------- 政府信息管理
RULES_2021: Final = (
    "本年制发规章{rules.issued}件、废止{rules.repealed}件，现行有效规章{rules.in_force}件。",
    "制定政府规章{rules.issued}部，废止政府规章{rules.repealed}部，现行有效政府规章{rules.in_force}部。",
)
DOCUMENTS_2021: Final = (
    "全年制发行政规范性文件{documents.issued}件，废止{documents.repealed}件，现行有效{documents.in_force}件。",
    "年内制发行政规范性文件{documents.issued}件、废止行政规范性文件{documents.repealed}件，截至年底现行有效行政规范性文件{documents.in_force}件。",
    "对行政规范性文件实行动态管理，本年制发{documents.issued}件、废止{documents.repealed}件、现行有效{documents.in_force}件。",
)
NO_DOCUMENTS: Final = (
    "本年度[未制发行政规范性文件|documents.issued]。",
    "<year>年<own>[没有制发行政规范性文件|documents.issued]，[也没有废止行政规范性文件|documents.repealed]。",
)
RULES_2019: Final = (
    "全年新制作规章{rules.made}件，新公开规章{rules.newly_disclosed}件，对外公开规章总数{rules.total_disclosed}件。",
)
DOCUMENTS_2019: Final = (
    "全年新制作规范性文件{documents.made}件，新公开规范性文件{documents.newly_disclosed}件。",
    "本年新制作规范性文件{documents.made}件，对外公开规范性文件总数量{documents.total_disclosed}件。",
)
MANAGEMENT: Final = (
    "公开前逐件开展保密审查，对已公开的信息定期清理，及时更新失效内容。",
    "完善拟制公文时同步确定公开属性的做法，信息发布严格执行审核制度。",
    "健全信息管理台账，做到制作有依据、发布有审核、更新有记录。",
)

# --------------------------------------------------------------------------------------------------------- 平台
PLATFORM: Final = (
    "优化门户网站公开专栏的检索功能，政务新媒体全年推送信息{20-3000}条，关注人数达到{2-90}万。",
    "在政务服务大厅设置查阅点{1-9}处，网站全年访问量{3-80}万次。",
    "对公开平台的栏目进行归并，保留栏目{5-60}个；政务公众号发布图文{20-900}篇。",
    "12345热线转办诉求{30-9000}件，网站互动栏目答复来信{5-900}件。",
)

# ----------------------------------------------------------------------------------------------------- 监督保障
SUPERVISION: Final = (
    "全年举办业务培训{1-12}期，参训人员{20-900}人次，并按季度开展检查。",
    "主要负责同志听取工作汇报{1-6}次，组织专题学习{1-9}次，及时整改检查发现的问题{1-30}个。",
    "明确专人负责，每月自查一次，接受上级检查{1-6}次。",
)
ACCOUNTABILITY: Final = (
    "将政府信息公开纳入<area>年度工作考核；开展社会评议，群众总体满意；全年没有发生需要责任追究的情形。",
    "工作考核方面，政府信息公开占年度考核分值的{2-5}%；社会评议方面，发放问卷{50-900}份；责任追究方面，全年无相关情况。",
)

# -------------------------------------------------------------------------------------------------- 第五、六部分
PROBLEMS: Final = (
    "个别单位公开信息不够及时",
    "政策解读的形式还比较单一",
    "基层工作人员业务能力有待加强",
    "部分栏目内容更新间隔较长",
    "依申请公开答复的说理还不够充分",
)
REMEDIES: Final = (
    "建立月度提醒机制，到期未更新的逐一督促",
    "采用图表、问答、短视频等方式解读政策",
    "分批组织业务轮训，编印常见问题手册",
    "梳理栏目责任清单，明确更新时限",
    "统一答复文书样式，加强与法制机构的会商",
)
PROBLEMS_LEAD: Final = ("存在的主要问题：", "<year>年工作中还存在一些不足：", "存在的问题主要有：")
REMEDIES_LEAD: Final = ("改进情况：", "针对上述问题，采取了以下改进措施：", "下一步改进措施：")
FEES: Final = (
    "<year>年，<own>未收取政府信息公开信息处理费。",
    "按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定，本年度没有收取信息处理费。",
    "本年度<own>收取信息处理费0元。",
)
FEES_2019: Final = ("无其他需要报告的事项。", "<year>年，<own>没有其他需要报告的事项。")
CLOSING: Final = (
    "",
    "本报告电子版可在门户网站查阅、下载。",
    "除上述情况外，没有其他需要报告的事项。",
)
