"""Figures that are called a total and say no more: what the figures in front of them add up to."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from govlint.prose.context import Draft
from govlint.prose.frames import WORDING
from govlint.prose.labels import make_label
from govlint.prose.parts import same_unit, told_parts
from govlint.prose.predicates import TAKEN


if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.prose.context import Discourse
    from govlint.prose.mentions import CountPhrase
    from govlint.prose.vocabulary import Vocabulary


# A list with all of these has every outcome there was, 0 or not.
_EVERY_GROUP: Final = frozenset(
    {"granted", "partly_granted", "refused", "unavailable", "not_processed"}
)
# So many kinds of outcomes that add up are those of all that was concluded.
_SEVERAL: Final = 3


def total_of(
    mention: CountPhrase,
    sentence: Sequence[Draft],
    before: Sequence[CountPhrase],
    context: Discourse,
    vocabulary: Vocabulary,
) -> Draft | None:
    """Return what a bare total counts, None where the sentence leaves it open.

    Args:
        mention: the total.
        sentence: what the figures in front of it in its sentence state.
        before: those figures, with the ones that state nothing.
        context: what the text has spoken of.
        vocabulary: the words and keys of the form's edition.
    """
    case = context.here.case
    if (
        case is not None
        and case.mention is None
        and len(sentence) == len(before)
        and {d.family for d in sentence[-1:]} <= {"outcome"}
    ):
        # 复议情况：共 45 件，维持 30 件; or behind its outcomes
        return Draft(case.keys, "case")
    names = [draft.name for draft in sentence]
    if len(names) == 2 and names[1] == "carried_in" and names[0] in ("receive", "accept"):
        # 新收 22 件，结转上年度 3 件，共计 25 件
        return Draft(vocabulary.totals(("received", "carried_in")), "stage", "total")
    alike = len(sentence) == len(before) and same_unit((mention,), before)
    kinds = {draft.family for draft in sentence} if alike else set()
    groups = {draft.name for draft in sentence if draft.family == "row"}
    if groups >= _EVERY_GROUP or (kinds == {"row"} and len(groups) > _SEVERAL):
        return _concluded((), vocabulary)
    if len(before) > 1 and all(map(_by_channel, before)):
        # 网上申请 84 件、信函申请 47 件，总数 131 件
        return _received(vocabulary)
    parts = _parts(mention, before)
    drafts = {draft.mention: draft for draft in sentence}
    stated = [drafts[part] for part in parts if part in drafts]
    if kinds == {"applicant"} and len(before) > 1 and _of_received(sentence[0]):
        # 商业企业 2 件、自然人 9 件，共计 11 件; 自然人 9 件，商业企业 2 件、其他组织 1 件，后两者合计 3 件
        return _of_some(stated) if 0 < len(parts) < len(before) else _received(vocabulary)
    if len(stated) == 1 and stated[0].mention is parts[0]:
        # 办公室收到 6 件、县直部门 39 件，全县合计 45 件
        first = stated[0]
        of_requests = first.name in (*TAKEN, "conclude")
        return Draft(first.keys, "stage", first.name, first.alternatives) if of_requests else None
    return _sum_of(stated, vocabulary) if len(stated) == len(parts) else None


def _parts(mention: CountPhrase, before: Sequence[CountPhrase]) -> Sequence[CountPhrase]:
    """Return the last figures in front of a total that add up to it, or as many as it says it has."""
    sums = accumulate(figure.figure.value for figure in reversed(before))
    fitting = (n for n, value in enumerate(sums, 1) if n > 1 and value == mention.figure.value)
    count = next(fitting, told_parts(mention))
    parts = before[-count:] if 0 < count <= len(before) else ()
    return parts if same_unit((mention,), parts) else ()


def _sum_of(stated: Sequence[Draft], vocabulary: Vocabulary) -> Draft | None:
    """Return what is stated together, None where the figures are of several kinds, or of one figure of the form."""
    keys = tuple(key for draft in stated for key in draft.keys)
    families = {draft.family for draft in stated}
    if len(families) != 1 or len(set(keys)) < len(keys):
        return None
    match families.pop():
        case "row" if len({draft.name for draft in stated}) >= _SEVERAL:
            # 予以公开 9 件、不予公开 3 件、无法提供 6 件，共 18 件
            return _concluded((keys,), vocabulary)
        case "row":
            return Draft(keys, "row", stated[0].name)
        case "applicant" if _of_received(stated[0]):
            return _received(vocabulary)
        case "case":
            return Draft(keys, "case")
    return None


def _concluded(alternatives: tuple[tuple[str, ...], ...], vocabulary: Vocabulary) -> Draft:
    return Draft(vocabulary.totals(("concluded",)), "stage", "conclude", alternatives)


def _of_some(applicants: Sequence[Draft]) -> Draft | None:
    """Return what several of the applicants of a sentence make together, None where it is not known which."""
    keys = tuple(key for draft in applicants for key in draft.keys)
    return Draft(keys, "applicant", "receive", certain=False) if keys else None


def _received(vocabulary: Vocabulary) -> Draft:
    both = vocabulary.totals(("received", "carried_in"))
    return Draft(vocabulary.totals(("received",)), "stage", "receive", (both,))


def _of_received(applicants: Draft) -> bool:
    return applicants.keys[0].startswith("requests.received")


def _by_channel(figure: CountPhrase) -> bool:
    """Tell whether a figure is of requests that came in one way: 信函申请 47 件."""
    ways = make_label(figure.before).senses.get("channel", ())
    return any(sense.text.endswith(WORDING["request"]) for sense in ways)
