"""Labels to keys: which figure of the form some words speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.prose.context import Draft, blocks_of
from govlint.prose.frames import MONEY, UNITS, WORDING, counted_in, says
from govlint.prose.requests import listed_rest, resolve_request


if TYPE_CHECKING:
    from govlint.prose.context import Discourse, Keys, SentenceState
    from govlint.prose.labels import Description
    from govlint.prose.vocabulary import Vocabulary


_NO_FIGURE: Final = frozenset({"foreign", "demand", "aside", "document_topic"})


def resolve(
    label: Description, unit: str | None, context: Discourse, vocabulary: Vocabulary
) -> Draft | None:
    """Return a draft with the keys that a label speaks of, or None when it speaks of no figure of the form."""
    if label.senses.keys() & _NO_FIGURE and not _is_in_examples(label):
        # 申请人撤回 2 件 is a row in a list of 其他处理; elsewhere it may be counted or not.
        withdrawn = "withdrawn" in label.names("aside") and not label.trailing
        return listed_rest(context, vocabulary) if withdrawn else None
    if unit == MONEY:
        found = (
            "amount" in label
            and not label.trailing
            and (context.here.amount or not label.doubtful("amount"))
        )
        return Draft(label.keys("amount"), "fee") if found else None
    if "amount" in label:
        return None
    if "case" in label or ("outcome" in label and (context.here.case or label.keys("outcome"))):
        return _case(label, unit, context)
    if "document" in label or (
        "act" in label and _documents_of(label, context.here) and "request" not in label
    ):
        return _document(label, unit, context, vocabulary)
    if "fact" in label:
        return _decision(label, unit, context.here)
    return resolve_request(label, unit, context, vocabulary)


def _is_in_examples(label: Description) -> bool:
    """Tell whether what is no figure only stands in examples: 消防安全检查等行政许可 88 件, 身份证工本费等收费."""
    if "ETC" not in label.order or not label.senses.keys() & {"fact", "amount"}:
        return False
    behind = label.order[label.order.index("ETC") :]
    return _NO_FIGURE.isdisjoint(behind)


def case_keys(label: Description) -> Keys:
    """Return the blocks of table 4 a label names, the narrower ones where it names both."""
    senses = label.senses.get("case", ())
    kinds = dict.fromkeys(key for sense in senses for key in sense.keys)
    narrow = [
        sense.keys[0]
        for sense in senses
        if len(sense.keys) == 1 and sense.keys[0].startswith("litigation")
    ]
    if narrow:
        return tuple(key for key in kinds if not key.startswith("litigation") or key in narrow)
    return tuple(kinds)


def _case(label: Description, unit: str | None, context: Discourse) -> Draft | None:
    if not counted_in(unit, "cases") or label.trailing or "document" in label or "fact" in label:
        return None
    # 被复议机关纠正 names its case as well.
    named = case_keys(label) or label.keys("outcome")
    outcome = next(iter(label.names("outcome")), "")
    blocks = named
    before = blocks_of(context.here.case.keys) if context.here.case is not None else ()
    if before and (not named or (not case_keys(label) and set(before) < set(named))):
        # 未经复议直接起诉 3 件（法院维持 2 件）: of those just counted, though 法院 says only that they are lawsuits
        blocks = before
    about = "info" in label or "request" in label
    within = (
        about
        or context.here.case is not None
        or context.topic in ("request", "case")
        or context.setting.blocks
    )
    received = (
        label.stages() == {"receive"} and context.topic == "request" and not context.setting.decides
    )
    if label.stages() and not (about or outcome or received):
        # 办理行政复议案件: the organ decides the cases of others. One that does not receives those against it.
        return None
    passive = any(
        sense.text.startswith(WORDING["passive"]) for sense in label.senses.get("case", ())
    )
    if not (within or context.seen or passive or context.setting.info):
        return None
    if not within and not passive:
        return None
    keys = tuple(f"{block}.{outcome or 'total'}" for block in blocks)
    if len(blocks) > 1 and "reconsideration" in blocks and outcome:
        return None
    # 受理政府信息公开行政复议申请: the organ may be the one that decides.
    deciding = label.stages() - ({"receive"} if about or received else set())
    # 除直接起诉的 1 件外，其余 3 件均被维持: of which kinds is not said
    rest = bool(outcome) and "REST" in label.kinds and not case_keys(label)
    certain = within and not deciding and "row" not in label and not rest
    alternatives: tuple[Keys, ...] = ()
    if len(label.senses.get("case", ())) > 1 and named and not outcome:
        # 行政复议、行政诉讼为 0 件: of both, or of one of them.
        kinds = dict.fromkeys(sense.keys for sense in label.senses["case"])
        alternatives = tuple(tuple(f"{block}.total" for block in blocks) for blocks in kinds)
    several = context.here.cases_just_counted() if outcome and not case_keys(label) else []
    if len(several) > 1:
        # 行政复议 1 件、行政诉讼 2 件，维持 1 件、未审结 2 件: of one kind, or of both.
        each = [blocks_of(case.keys) for case in several]
        every = [block for case in each for block in case]
        if "reconsideration" not in every:
            # 直接起诉 9 件、复议后起诉 5 件，未审结 3 件: of all the lawsuits first
            keys = tuple(f"{block}.{outcome}" for block in every)
        alternatives = tuple(
            read
            for case in (*each, every)
            if (read := tuple(f"{block}.{outcome}" for block in case)) != keys
        )
    name = outcome or ("handled" if within and "handle" in deciding else "")
    family = "outcome" if outcome else "case"
    return Draft(keys, family, name, alternatives, certain=certain)


def _document(
    label: Description, unit: str | None, context: Discourse, vocabulary: Vocabulary
) -> Draft | None:
    if not counted_in(unit, "documents") or label.trailing or "paper" in label:
        return None
    senses = label.senses.get("act", [])
    firm = [sense for sense in senses if not sense.doubtful]
    named = tuple(dict.fromkeys(label.names("document")))
    kinds = named or _documents_of(label, context.here)
    if not named and (not firm or label.leading or "request" in label or label.stages()):
        return None
    if (label.stages() and not senses) or "row" in label:
        return None
    bare = not (senses or label.leading or label.within)
    inherited = [context.here.act] if context.here.act is not None and bare and named else []
    chosen = firm or senses or inherited
    firm = firm or [sense for sense in inherited if not sense.doubtful]
    if not chosen:
        return None
    act = chosen[-1].name
    if len({sense.name for sense in firm}) > 1:
        return None
    column = vocabulary.acts.get(act)
    if column is None:
        return None
    keys = tuple(f"disclosed.{kind}.{column}" for kind in kinds)
    # 现行有效 14 件，其余 5 件为部门制定: what is left of others.
    certain = bool(firm) and len(kinds) == 1 and not label.within and "REST" not in label.kinds
    before = bool(inherited) or (bool(chosen) and label.order.index("act") < _at(label, "document"))
    return Draft(keys, "document", act, certain=certain, act=chosen[-1] if before else None)


def _documents_of(label: Description, here: SentenceState) -> Keys:
    """Return the papers that a bare act is of: 现行有效的规范性文件共 62 件。2025 年新制发 8 件，废止 5 件."""
    alone = label.senses.keys() == {"act"} and not (label.leading or label.trailing)
    if here.documents or not alone:
        return here.documents
    column = all(says(sense.text, "columns") for sense in label.senses["act"])
    return here.earlier_documents if column and not here.foreign else ()


def _at(label: Description, kind: str) -> int:
    return label.order.index(kind) if kind in label.order else -1


def _speaks_of_decisions(label: Description) -> bool:
    """Tell whether decisions are counted: 作出行政许可 12 项; 行政许可 12 项 may be the kinds of licences there are."""
    return any(
        s.text.startswith(WORDING["making"]) or says(s.text, "decision")
        for s in label.senses["fact"]
    )


def _decision(label: Description, unit: str | None, here: SentenceState) -> Draft | None:
    if label.trailing or not (
        counted_in(unit, "decisions") or (unit in UNITS["kinds"] and _speaks_of_decisions(label))
    ):
        return None
    if "request" in label or label.stages() & {"accept", "receive"}:
        return None
    keys = label.keys("fact")
    disclosed = "disclose" in label or "paper" in label or "disclosed" in label.names("act")
    kind = "made" if _speaks_of_decisions(label) else ""
    # 社会组织变更、注销登记等行政许可: examples, and then what they are examples of
    within = label.within and "ETC" not in label.order
    certain = (
        not (disclosed or within or {"channel", "applicant"} & label.senses.keys())
        and len(keys) == 1
    )
    if certain and not kind and here.drafts:
        # 主动公开行政许可 12 件、行政处罚 3 件: published, both of them.
        last = here.drafts[-1]
        certain = last.certain or last.family != "decision" or len(last.keys) != 1
    return Draft(keys, "decision", kind, certain=certain)
