"""What the figures of the form consist of: which parts are by their meaning all of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.prose.vocabulary import Vocabulary


_CASE_OUTCOMES: Final = ("upheld", "corrected", "other", "pending")
_LITIGATION: Final = ("litigation_direct.total", "litigation_after_reconsideration.total")


def is_complete(whole: tuple[str, ...], parts: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether these keys, each once, are all that the sum of the whole's keys consists of."""
    stated = set(parts)
    if len(stated) != len(parts):
        return False
    return any(stated == set(members) for members in _partitions(whole, vocabulary))


def _partitions(whole: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    keys = set(whole)
    if len(whole) == 1:
        yield from _of_one(whole[0], vocabulary)
    if keys == set(_LITIGATION):
        yield _LITIGATION
        for outcomes in (_CASE_OUTCOMES,):
            yield tuple(f"{key.partition('.')[0]}.{o}" for key in _LITIGATION for o in outcomes)
    there = set(vocabulary.totals(("received", "carried_in")))
    concluded = set(vocabulary.totals(("concluded",)))
    if keys & (there | concluded):
        yield vocabulary.totals(("concluded", "carried_out"))
    if keys in (there, concluded):
        rows = [row for members in vocabulary.groups.values() for row in members]
        # Of what there was to conclude, some may have been carried over.
        rest = ("carried_out",) if keys == there else ()
        yield vocabulary.totals(("granted", "partly_granted", *rows, *rest))
    for members in vocabulary.groups.values():
        if len(members) > 1 and keys == set(vocabulary.totals(members)):
            yield vocabulary.totals(members)


def _of_one(key: str, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Yield the partitions of a single figure: a case total by outcome, a row by applicant."""
    block, _, column = key.rpartition(".")
    if column != "total":
        return
    if block.startswith("requests."):
        yield tuple(f"{block}.{applicant}" for applicant in vocabulary.applicants)
    elif "." not in block:
        yield tuple(f"{block}.{outcome}" for outcome in _CASE_OUTCOMES)
