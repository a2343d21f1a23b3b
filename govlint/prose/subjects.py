"""What clauses without figures do to the figures around them: open a subject, mark papers, deny, disown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint.prose.context import Draft, blocks_of, place
from govlint.prose.frames import WORDING
from govlint.prose.resolve import case_keys


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.context import Discourse
    from govlint.prose.events import Remark
    from govlint.prose.labels import Description
    from govlint.prose.mentions import CountPhrase
    from govlint.prose.tokens import Lexeme
    from govlint.prose.vocabulary import Vocabulary


_COUNTED: Final = frozenset({"request", "case", "document", "fact", "amount"})


def is_mark(label: Description, context: Discourse) -> bool:
    """Tell whether a label is one of the marks that papers bear, 主动公开 or 依申请公开 or 不予公开."""
    marks = {sense.text for sense in label.senses.get("mark", ())}
    alone = bool(marks) and marks == label.words() and not (label.trailing or label.leading)
    if alone or "marking" in label:
        context.here.marked = True
    return context.here.marked and not (
        label.stages() or label.senses.keys() & {"document", "fact", "amount", "act"}
    )


def set_subject(label: Description, context: Discourse, *, opening: bool) -> None:
    """Let a heading, or the first words of a sentence, say what it is about."""
    topics = label.names("document_topic") or (
        label.names("document") if not label.senses.keys() & {"act", "foreign"} else ()
    )
    if topics:
        context.here.documents = tuple(dict.fromkeys(topics))
    if not opening:
        return
    known = label.senses.keys() & {"request", "info", "case"}
    foreign = "foreign" in label or label.senses.keys() == {"fact"}
    # （二）依申请公开。严格落实登记、审核、答复制度，收到申请 5 件: the heading's subject stays
    stays = context.topic == "request" and "foreign" in label and label.doubtful("foreign")
    if foreign and not (known or stays):
        # 行政许可申请方面：收到申请 3560 件
        context.here.foreign, context.open = True, False
        if context.heading and not (label.leading or label.within):
            context.topic = "other"
        return
    taking = "application" in label and (
        label.stages() == {"receive"} or (context.seen and not label.leading)
    )
    if "request" in label or "request" in label.names("topic") or taking:
        if "case" not in label:
            context.topic, context.open = "request", True
    elif "case" in label or "other" in label.names("topic"):
        context.topic, context.open = "", False
    headed = "info" in label or (
        context.setting.info and label.senses.keys() - {"paper"} == {"case"}
    )
    if "case" in label and headed and not label.senses.keys() & {"outcome", "foreign"}:
        # 政府信息公开行政复议：维持 2 件，纠正 0 件; where the text speaks of disclosure, 复议结果：维持 2 件
        blocks = case_keys(label)
        if blocks and not (len(blocks) > 1 and "reconsideration" in blocks):
            context.here.case = Draft(tuple(f"{block}.total" for block in blocks), "case")


def denied_words(remark: Remark) -> list[Lexeme]:
    """Return what a clause denies; where the denial ends it, what stands before: 行政强制决定无."""
    denied, words = remark.denied, remark.words
    first = denied[:1]
    bare = all(sense.kind == "paper" for lexeme in denied[1:] for sense in lexeme.senses)
    if first and first[0].text in WORDING["none"] and bare and words[-len(denied) :] == denied:
        # 行政强制事项本年无处理决定
        before = words[: -len(denied)]
        if any(lexeme.has_sense(*_COUNTED) for lexeme in before):
            return [*denied, *before]
    return denied


def of_last_year(remark: Remark, denied: Sequence[Lexeme]) -> bool:
    """Tell whether 上年 stands right in front of a denial, beside words of no meaning: 上年亦无结转."""
    before = [lexeme for lexeme in remark.words if lexeme.end <= denied[0].start]
    return bool(before) and before[-1].kind == "AGAINST" and before[-1].text in WORDING["last_year"]


def disowns(label: Description, denied: Sequence[Lexeme]) -> bool:
    """Tell whether a clause says that what was counted has nothing to do with disclosure."""
    return denied[0].text in WORDING["disowning"] and ("info" in label or "request" in label)


def rest_of(
    label: Description,
    sentence: Sequence[Draft],
    mention: CountPhrase,
    context: Discourse,
    vocabulary: Vocabulary,
) -> list[Draft]:
    """Read 其他 3 件 behind a list of outcomes, or of applicants, as what such lists end with."""
    last = sentence[-1] if sentence else None
    # 其他 1 件, with nothing between: 其他案件 1 件 may be cases of another kind
    bare = bool(mention.before) and mention.before[-1].end == mention.number.start
    outcomes = last is not None and last.family == "outcome" and bare
    if (
        last is None
        or not (context.here.listed or outcomes)
        or label.words() - set(WORDING["others"])
        or label.trailing
    ):
        return []
    before = {draft.name for draft in sentence if draft.family == "row"}
    draft: Draft | None = None
    narrow = len(last.keys) == 1 and len(vocabulary.groups.get(last.name, ())) > 1
    if outcomes:
        # 行政复议 6 件，维持 4 件，责令重新答复 1 件，其他 1 件
        keys, *others = (
            tuple(f"{block}.other" for block in blocks_of(read))
            for read in (last.keys, *last.alternatives)
        )
        draft = Draft(keys, "outcome", "other", tuple(others), fair=True)
    elif last.family == "row" and "granted" in before and narrow and last.name != "other":
        draft = _other_outcomes(sentence, vocabulary)
    elif last.family == "row" and last.name == "not_processed" and len(last.keys) > 1:
        rows = vocabulary.groups["other"]
        draft = Draft(vocabulary.totals(rows), "row", "other", certain="granted" in before)
    elif last.family == "applicant" and len(last.keys) == 1:
        row, _, column = last.keys[0].rpartition(".")
        if row == "requests.received" and column in vocabulary.applicants[1:]:
            other = (vocabulary.applicants[-1],)
            keys = vocabulary.totals(("received",), other)
            both = vocabulary.totals(("received", "carried_in"), other)
            certain = column == "legal_service"
            draft = Draft(keys, "applicant", "receive", (both,), certain=certain)
    if draft is None:
        return []
    place(draft, label, mention)
    return [draft]


def _other_outcomes(sentence: Sequence[Draft], vocabulary: Vocabulary) -> Draft:
    """Read 其他 1 件 at the end of a list of outcomes: the last row, its group, or all that the list has left out."""
    listed = {key for draft in sentence if draft.family == "row" for key in draft.keys}
    rows = [row for members in vocabulary.groups.values() for row in members]
    left = tuple(
        key for key in vocabulary.totals(("granted", "partly_granted", *rows)) if key not in listed
    )
    group = vocabulary.totals(vocabulary.groups["other"])
    alternatives = (group, left) if len(group) > 1 else (left,)
    return Draft(group[-1:], "row", "other", alternatives, fair=True)
