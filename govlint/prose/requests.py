"""Labels to keys of table 3: stages, outcomes and applicants of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.prose.context import Draft, blocks_of
from govlint.prose.frames import STAGES, UNITS, WORDING, counted_in, says


if TYPE_CHECKING:
    from govlint.prose.context import Discourse, Keys
    from govlint.prose.labels import Description
    from govlint.prose.vocabulary import Sense, Vocabulary


_RECEIVED: Final = ("received",)
_RECEIVED_AND_CARRIED: Final = ("received", "carried_in")
_CONCLUDED: Final = ("concluded",)
# 收到公文 12 件, 办结申诉 2 件: what is no request, though received and concluded like one.
_PAPERS: Final = frozenset({"paper", "marking", "tail"})


def resolve_request(
    label: Description, unit: str | None, context: Discourse, vocabulary: Vocabulary
) -> Draft | None:
    """Return a draft for a label of table 3, or None when it speaks of none of its figures."""
    if not counted_in(unit, "requests") or label.trailing or "document" in label or "fact" in label:
        return None
    if "row" in label:
        return _row(label, unit, context, vocabulary)
    if "rest" in label:
        return listed_rest(context, vocabulary)
    if "applicant" in label:
        return _applicant(label, context, vocabulary)
    if label.stages():
        return _stage(label, unit, context, vocabulary)
    if "disclose" in label and "info" not in label and "request" not in label:
        return _disclosed(label, context, vocabulary)
    counted = context.seen and "application" in label and _counts(label)
    if ("request" in label or counted) and "channel" not in label:
        keys = [vocabulary.totals(rows) for rows in (_RECEIVED, _RECEIVED_AND_CARRIED, _CONCLUDED)]
        return Draft(keys[0], "stage", "receive", tuple(keys[1:]), certain=not label.leading)
    return None


def _counts(label: Description) -> bool:
    """Tell 申请量为 18 件, which is the year's, from 申请 18 件, which may be some of it."""
    texts = [sense.text for sense in label.senses["application"]]
    return any(text.endswith(WORDING["amount"]) for text in texts) and not (
        label.leading or label.within
    )


def applicants_of(label: Description, vocabulary: Vocabulary) -> Keys:
    """Return the columns a label names; none stands for the total."""
    named = label.keys("applicant")
    return () if set(named) == set(vocabulary.applicants) else named


def _row(
    label: Description, unit: str | None, context: Discourse, vocabulary: Vocabulary
) -> Draft | None:
    senses = label.senses["row"]
    narrow = [sense for sense in senses if not sense.name]
    group = next((sense.name for sense in senses if sense.name), "")
    narrow, senses = _without_reasons(narrow, senses, group)
    rows = dict.fromkeys(row for sense in (narrow or senses) for row in sense.keys)
    expected = context.open or context.topic == "request" or "request" in label
    if _is_petition_itself(label, context):
        return None
    if not expected:
        if not context.seen and (group == "granted" or not (group or context.here.group)):
            return None
        if unit in UNITS["matters"] or ("info" in label and group in ("granted", "partly_granted")):
            return None
    if "info" in label and group == "granted" and "request" not in label and not context.open:
        return None
    if group == "partly_granted" and "disclose" in label and not narrow:
        # 公开和部分公开 30 件
        rows = {"granted": None, "partly_granted": None}
    kept = tuple(row for row in rows if _known(row, vocabulary))
    if not kept:
        return None
    draft = _of_rows(label, kept, applicants_of(label, vocabulary), vocabulary)
    draft.name = group or _group_of(kept[0], vocabulary)
    draft.fair = all(sense.fair for sense in narrow or senses)
    if narrow and group and set(rows) < set(vocabulary.groups.get(group, ())):
        _within_group(draft, label, vocabulary.groups[group], vocabulary)
    elif label.leading and group and not (narrow or "TOTAL" in label.kinds):
        # 属于过程性信息不予公开 12 件，危及公共设施不予公开 1 件: for a reason that is not known
        draft.certain = False
    return draft


def _without_reasons(
    narrow: list[Sense], senses: list[Sense], group: str
) -> tuple[list[Sense], list[Sense]]:
    """因涉及商业秘密部分公开 1 件: leave out why, where something was given."""
    if group not in ("granted", "partly_granted"):
        return narrow, senses
    return [], [sense for sense in senses if sense.name]


def _of_rows(label: Description, rows: Keys, columns: Keys, vocabulary: Vocabulary) -> Draft:
    """Read a label's outcomes as a sum."""
    senses = label.senses["row"]
    narrow = [sense for sense in senses if not sense.name]
    certain = (
        not any(sense.doubtful for sense in narrow)
        # Several narrow reasons in one label are one reason told at length as often as they are a sum.
        and len({sense.keys for sense in narrow}) <= 1
        and "mark" not in label
        # 国家秘密 1 件，其余不予公开情形 3 件: the rest of the group, or of all that was concluded.
        and (bool(narrow) or "REST" not in label.kinds)
        # 无法提供的 11 件中近一半误将企业数据当作…
        and not ("applicant" in label and label.within)
    )
    alternatives: tuple[Keys, ...] = ()
    if not narrow and len({s.name for s in senses}) > 1 and "TOTAL" not in label.kinds:
        # 予以公开和部分公开 76 件: where no 合计 says that it is of both, it may be of the last one.
        alternatives = (vocabulary.totals(senses[-1].keys),)
    return Draft(vocabulary.totals(rows, columns), "row", "", alternatives, certain=certain)


def _within_group(draft: Draft, label: Description, group: Keys, vocabulary: Vocabulary) -> None:
    """因本机关不掌握无法提供 1 件: let a figure be of the reasons named, or of the group that they are some of."""
    narrow = [sense for sense in label.senses["row"] if not sense.name]
    reasons = dict.fromkeys(sense.keys for sense in narrow)
    whole = vocabulary.totals(group)
    draft.alternatives = (whole,)
    # 因本机关不掌握等原因无法提供 1 件; 因信息不存在无法提供 3 件, for one reason of the group or another
    loose = label.gives_examples("row") or any(sense.doubtful for sense in narrow)
    if loose:
        draft.keys, draft.alternatives = whole, (draft.keys,)
    if loose or len(reasons) > 1:
        draft.alternatives += tuple(map(vocabulary.totals, reasons))
        draft.certain = "mark" not in label


def _is_petition_itself(label: Description, context: Discourse) -> bool:
    """Tell 办结投诉举报 156 件, which are no requests, from an outcome's 投诉举报类申请 3 件."""
    petitions = {s.text for s in label.senses["row"] if s.keys == ("not_processed.petition",)}
    if not petitions or "request" in label or any(s.name for s in label.senses["row"]):
        return False
    asked = any(says(text, "request") for text in petitions)
    return bool(label.stages()) or not (asked or context.open or context.here.group)


def _known(row: str, vocabulary: Vocabulary) -> bool:
    rows = {member for members in vocabulary.groups.values() for member in members}
    return row in rows or row in ("granted", "partly_granted")


def _group_of(row: str, vocabulary: Vocabulary) -> str:
    return next((name for name, rows in vocabulary.groups.items() if row in rows), row)


def listed_rest(context: Discourse, vocabulary: Vocabulary) -> Draft | None:
    """Read 其他 49 件, which means the third row of its group, or the group, by what is being listed."""
    if (
        context.here.group == "other"
        and "other.other" in vocabulary.groups["other"]
        and context.here.listed
    ):
        return Draft(vocabulary.totals(("other.other",)), "row", "other")
    return None


def _applicant(label: Description, context: Discourse, vocabulary: Vocabulary) -> Draft | None:
    stages = frozenset(label.stages())
    columns = applicants_of(label, vocabulary)
    if not columns and "request" not in label and not stages:
        return None
    if context.here.counts_other and not context.open and "request" not in label:
        return None
    base = context.antecedent
    if stages:
        readings = STAGES.get(stages)
        if readings is None or not _speaks_of_requests(label, context):
            return None
    elif base is not None and context.open and base.family == "stage":
        behind = _readings_behind(base, earlier_sentence=context.earlier_sentence)
        readings = _readings_before(context) or behind
        if not readings:
            return None
    elif (
        _names_an_application(label)
        or "request" in label
        or "application" in label
        or context.topic == "request"
    ):
        readings = (_RECEIVED, _RECEIVED_AND_CARRIED)
    else:
        return None
    if stages == {"receive"}:
        readings = (_RECEIVED,) if not columns else (_RECEIVED, _RECEIVED_AND_CARRIED)
    keys = [vocabulary.totals(rows, columns) for rows in readings]
    if columns and _may_be_anyone(label):
        keys += [vocabulary.totals(rows) for rows in readings]
    family = "applicant" if columns else "stage"
    return Draft(keys[0], family, next(iter(stages), "receive"), tuple(keys[1:]))


def _readings_before(context: Discourse) -> tuple[Keys, ...]:
    """所收申请中自然人 16 件、商业企业 2 件: of the second applicants, what the first ones are of."""
    before = context.here.drafts[-1] if context.here.drafts else None
    if before is None or before.family != "applicant" or context.antecedent is None:
        return ()
    told = (blocks_of(keys) for keys in (before.keys, *before.alternatives))
    rows = tuple(tuple(row.removeprefix("requests.") for row in blocks) for blocks in told)
    return rows if rows[0] == _RECEIVED else ()


def _readings_behind(base: Draft, *, earlier_sentence: bool) -> tuple[Keys, ...]:
    """Return what applicants behind a figure of requests may be the applicants of."""
    if base.name in ("carried_in", "carried_out"):
        return (("carried_in",),) if base.name == "carried_in" else ()
    if base.name != "conclude":
        both = any(".carried_in." in key for key in base.keys)
        return (_RECEIVED_AND_CARRIED, _RECEIVED) if both else (_RECEIVED, _RECEIVED_AND_CARRIED)
    # A sentence of its own speaks of who asked, more likely than of whose requests were concluded.
    others = (_RECEIVED, _RECEIVED_AND_CARRIED)
    return (*others, _CONCLUDED) if earlier_sentence else (_CONCLUDED, *others)


def _names_an_application(label: Description) -> bool:
    """自然人申请 speaks of requests by itself; 企业申请, 个人申请 could be applications for anything."""
    texts = [sense.text for sense in label.senses["applicant"]]
    return any(t.endswith(WORDING["request"]) and t.startswith(WORDING["persons"]) for t in texts)


def _may_be_anyone(label: Description) -> bool:
    """收到公民申请 3 件 may be of all who asked, where nobody else is named."""
    texts = [sense.text for sense in label.senses["applicant"]]
    return all(text.startswith(WORDING["anyone"]) for text in texts)


def _speaks_of_requests(label: Description, context: Discourse) -> bool:
    if "request" in label:
        return True
    if "application" in label:
        return _bare_application(label, context)
    totalled = "TOTAL" in label.kinds and context.topic == "request"
    return (context.open or totalled) and not label.leading and not label.within


def _bare_application(label: Description, context: Discourse) -> bool:
    """收到申请 4 件 speaks of requests; 各类申请受理 5632 件 only where requests are the subject."""
    if label.within or label.leading or context.here.foreign or context.topic == "other":
        return False
    if context.open:
        return True
    evident = label.stages() == {"receive"} or context.seen or context.setting.info
    if any(sense.text.startswith(WORDING["titled"]) for sense in label.senses["application"]):
        return True
    return evident and label.order.index("stage") < label.order.index("application")


def _stage(
    label: Description, unit: str | None, context: Discourse, vocabulary: Vocabulary
) -> Draft | None:
    stages = frozenset(label.stages())
    carried = stages & {"carried_in", "carried_out"}
    if mixed := _taken_beside_carried(label, vocabulary):
        return mixed if context.seen or context.open else None
    if carried:
        stages = carried
    readings = STAGES.get(stages)
    if readings is None:
        return None
    if carried:
        counts_other = context.here.counts_other and not context.open
        known = (context.seen or context.topic == "request") and not counts_other
        if not (known or "request" in label):
            return None
    elif not _speaks_of_requests(label, context):
        return None
    named = not label.senses.keys().isdisjoint(("request", "application"))
    # 网站发布信息 1.1 万条，年内新增 3406 条: counted as requests are not
    matters = unit in UNITS["matters"] and unit != context.unit
    # 复议 111 件，上年结转 14 件，新受理 97 件: cases are carried over as well
    of_cases = context.here.case is not None
    if not named and (matters or of_cases or label.senses.keys() & _PAPERS):
        return None
    if "channel" in label and "request" not in label:
        return None
    certain = ("channel" not in label or "ETC" in label.kinds) and not (
        carried and label.doubtful("stage")
    )
    if label.doubtful("stage") and not context.open:
        return None
    keys = [vocabulary.totals(rows) for rows in readings]
    name = next(iter(carried)) if carried else _name(stages)
    return Draft(keys[0], "stage", name, tuple(keys[1:]), certain=certain)


def _taken_beside_carried(label: Description, vocabulary: Vocabulary) -> Draft | None:
    """Read, with doubt, a figure whose words say of requests that they came in and that they were carried over."""
    told = label.names("stage")
    if told[-1:] == ["receive"] and told[0] == "carried_in":
        # 结转上年后新收到 47 件
        return Draft(vocabulary.totals(_RECEIVED), "stage", "receive", certain=False)
    taken = label.stages() & {"receive", "accept"}
    if taken and {"carried_out"} == label.stages() - taken and _may_carry(label):
        # 收到申请及结转申请共 66 件: 结转 alone says neither from which year nor to which.
        both = vocabulary.totals(_RECEIVED_AND_CARRIED)
        return Draft(both, "stage", "handle", certain=False)
    return None


def _may_carry(label: Description) -> bool:
    """Tell whether a label's 结转 names no year."""
    return all(s.doubtful for s in label.senses["stage"] if s.name == "carried_out")


def _name(stages: frozenset[str]) -> str:
    return (
        "both"
        if len(stages) > 1 and "conclude" in stages and stages != {"handle", "conclude"}
        else min(stages)
    )


def _disclosed(label: Description, context: Discourse, vocabulary: Vocabulary) -> Draft | None:
    """Read a bare 公开 N 件, an outcome only right behind a figure of requests; in part may be meant as well."""
    if not context.open or context.antecedent is None or label.leading or label.within:
        return None
    both = vocabulary.totals(("granted", "partly_granted"))
    return Draft(vocabulary.totals(("granted",)), "row", "granted", (both,))
