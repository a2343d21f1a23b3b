"""Denials: what the prose says there was none of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.prose.context import Draft, blocks_of
from govlint.prose.frames import WORDING, says
from govlint.prose.labels import make_label
from govlint.prose.requests import applicants_of
from govlint.prose.resolve import case_keys


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.context import Discourse
    from govlint.prose.labels import Description
    from govlint.prose.tokens import Lexeme
    from govlint.prose.vocabulary import Vocabulary


def read_absences(
    denied: Sequence[Lexeme], year: int | None, context: Discourse, vocabulary: Vocabulary
) -> list[Draft]:
    """Return drafts of the figures that denied words say are 0, none when it is something else."""
    label = make_label(denied, year)
    other = _resolve(label, denied[0].text, context, vocabulary)
    found = [other] if other is not None else _outcomes(label, context, vocabulary)
    for draft in found:
        draft.absence = True
        draft.start = min(lexeme.start for lexeme in denied[:2])
        draft.end = max(label.end or 0, denied[0].end)
    return found


def _resolve(  # noqa: C901, PLR0911 - one return for each kind of figure
    label: Description, denial: str, context: Discourse, vocabulary: Vocabulary
) -> Draft | None:
    if label.senses.keys() & {"foreign", "aside"} and "licence_request" not in label:
        return None
    if label.trailing:
        return None
    if "outcome" in label:
        return _case_outcome(label, context)
    if "case" in label:
        return _cases(label, context)
    if "licence_request" in label:
        return Draft(label.keys("licence_request"), "decision", certain=False)
    if "document" in label or _is_column(label, context):
        return _documents(label, context, vocabulary)
    if "amount" in label and "fact" in label:
        return Draft((*label.keys("fact"), *label.keys("amount")), "decision", certain=False)
    if "amount" in label:
        # 无收费情况: nothing was charged for information. 不列入 says where it is counted, not that there was none.
        certain = not denial.startswith(WORDING["refusing"])
        # 未新增收费项目 speaks of the kinds of fees.
        other = label.doubtful("amount") or label.stages() or "act" in label
        return None if other else Draft(label.keys("amount"), "fee", certain=certain)
    if "fact" in label:
        made = any(says(s.text, "making", "decision") for s in label.senses["fact"])
        return Draft(label.keys("fact"), "decision", certain=made or len(label.keys("fact")) == 1)
    stages = label.stages()
    if {"carried_in", "carried_out"} <= stages and not label.doubtful("stage"):
        # 无上年结转和结转下年情况
        return Draft(vocabulary.totals(("carried_in", "carried_out")), "stage", "carried_out")
    for carried in ("carried_out", "carried_in"):
        if carried in stages:
            keys = vocabulary.totals((carried,))
            return Draft(keys, "stage", carried, certain=not label.doubtful("stage"))
    return _received(label, denial, context, vocabulary)


def _outcomes(label: Description, context: Discourse, vocabulary: Vocabulary) -> list[Draft]:
    """Read 没有不予公开、不予处理的申请, each by itself, where requests are spoken of.

    Of 没有因属于国家秘密不予公开的, the reason.
    """
    senses = label.senses.get("row", [])
    senses = [sense for sense in senses if not sense.name] or senses
    expected = context.open or context.topic == "request" or "request" in label
    others = {"applicant", "disclose", "topic", "foreign", "aside", "case"} & label.senses.keys()
    plain = not (label.leading or label.within or label.trailing or label.stages() or others)
    # 无投诉举报 speaks of complaints themselves.
    petition = any(
        sense.keys == ("not_processed.petition",) and not says(sense.text, "request")
        for sense in senses
    )
    if petition or not (expected and plain):
        return []
    return [
        Draft(vocabulary.totals(sense.keys), "row", sense.name, certain=not sense.doubtful)
        for sense in senses
    ]


def _cases(label: Description, context: Discourse) -> Draft | None:
    # 没有涉及政府信息公开的投诉举报、行政复议
    petitions = "row" not in label or (
        label.keys("row") == ("not_processed.petition",) and "info" in label
    )
    if "outcome" in label or label.stages() or "fact" in label or label.within or not petitions:
        return None
    about = (
        "info" in label
        or "request" in label
        or context.topic in ("request", "case")
        or context.seen
    )
    keys = tuple(f"{block}.total" for block in case_keys(label))
    return Draft(keys, "case", certain=about or context.setting.info)


def _case_outcome(label: Description, context: Discourse) -> Draft | None:
    """Read 无结果纠正, 未出现被纠正的案件: of the cases it names, else of those just counted."""
    blocks = case_keys(label)
    if not blocks and context.here.case is not None:
        blocks = blocks_of(context.here.case.keys)
    outcomes = set(label.names("outcome"))
    plain = not (label.leading or label.within or label.stages())
    # 行政复议、行政诉讼均未被纠正 may be of both or of the latter.
    several = len(blocks) > 1 and "reconsideration" in blocks
    if not blocks or several or len(outcomes) != 1 or not plain:
        return None
    outcome = outcomes.pop()
    keys = tuple(f"{block}.{outcome}" for block in blocks)
    sure = not any(sense.fair or sense.doubtful for sense in label.senses["outcome"])
    # 行政诉讼 2 件，未经复议直接起诉，未被纠正: said of both kinds of lawsuits, or of the one.
    each = tuple((key,) for key in keys) if len(keys) > 1 else ()
    return Draft(keys, "outcome", outcome, each, certain=sure)


def _is_column(label: Description, context: Discourse) -> bool:
    """Tell whether a bare act is of the papers the sentence has named: 现行有效规范性文件 3 件，本年未废止."""
    alone = "act" in label and label.senses.keys() <= {"act", "paper"} and not label.leading
    return alone and bool(context.here.documents)


def _documents(label: Description, context: Discourse, vocabulary: Vocabulary) -> Draft | None:
    acts = [sense.name for sense in label.senses.get("act", ()) if not sense.doubtful]
    columns = [vocabulary.acts.get(act) for act in dict.fromkeys(acts or ["issued"])]
    if None in columns:
        return None
    kinds = dict.fromkeys(label.names("document") or context.here.documents)
    keys = tuple(f"disclosed.{kind}.{column}" for kind in kinds for column in columns)
    return Draft(keys, "document", certain=bool(acts))


def _received(
    label: Description, denial: str, context: Discourse, vocabulary: Vocabulary
) -> Draft | None:
    stages = label.stages()
    receiving = bool(set(WORDING["taking"]) & set(denial)) or bool(stages & {"receive", "accept"})
    if stages - {"receive", "accept"} or "row" in label:
        return None
    expected = receiving or context.topic == "request" or denial in WORDING["zero"]
    named = "request" in label or ("application" in label and expected)
    if not named or (label.leading and not receiving) or (label.within and not receiving):
        return None
    if "request" not in label and (label.leading or label.within):
        return None
    columns = applicants_of(label, vocabulary)
    alternatives = (vocabulary.totals(("received",)),) if columns else ()
    return Draft(vocabulary.totals(("received",), columns), "stage", "receive", alternatives)
