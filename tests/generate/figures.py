"""Figures of the form that satisfy all of its relations: the free ones are chosen, the others follow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from generate.organs import Level
from govlint.form.edition import load


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from govlint.form.edition import Edition


Value: TypeAlias = int | Decimal


@dataclass(slots=True)
class Free:
    """The figures that nothing else determines; what is left out is 0.

    ``results`` and ``carried_out`` count requests by (outcome row, applicant) and by applicant. ``carried_in`` says how
    many of an applicant's requests are last year's: more than there are is cut to all of them. ``cases`` and
    ``others`` are figures by key; of tables 2 and 4, without totals.
    """

    results: Mapping[tuple[str, str], int] = field(default_factory=dict)
    carried_out: Mapping[str, int] = field(default_factory=dict)
    carried_in: Mapping[str, int] = field(default_factory=dict)
    cases: Mapping[str, int] = field(default_factory=dict)
    others: Mapping[str, Value] = field(default_factory=dict)


@cache
def case_keys(edition: str) -> tuple[str, ...]:
    """Return the keys of table 4 that are no totals."""
    facts = load(edition).facts.values()
    return tuple(f.key for f in facts if f.table.name == "cases" and not f.key.endswith(".total"))


@cache
def other_keys(edition: str) -> tuple[str, ...]:
    """Return the keys of table 2."""
    return tuple(f.key for f in load(edition).facts.values() if f.table.name == "disclosed")


def complete(edition: Edition, free: Free) -> dict[str, Value]:
    """Return every figure of the form, in its order."""
    applicants, outcomes = edition.sets["applicant"], edition.sets["outcome"]
    facts: dict[str, Value] = dict.fromkeys(edition.facts, 0)
    totals: Counter[str] = Counter()
    for applicant in applicants:
        column = {row: free.results.get((row, applicant), 0) for row in outcomes}
        column["concluded"] = sum(column.values())
        column["carried_out"] = free.carried_out.get(applicant, 0)
        everything = column["concluded"] + column["carried_out"]
        column["carried_in"] = min(free.carried_in.get(applicant, 0), everything)
        column["received"] = everything - column["carried_in"]
        for row, value in column.items():
            facts[f"requests.{row}.{applicant}"] = value
            totals[f"requests.{row}.total"] += value
    for key, value in free.cases.items():
        facts[key] = value
        totals[f"{key.rpartition('.')[0]}.total"] += value
    facts.update(totals)
    facts.update(_bounded(free.others))
    return facts


def _bounded(others: Mapping[str, Value]) -> dict[str, Value]:
    """Return figures of table 2 in which no part exceeds the stock that it belongs to."""
    facts = dict(others)
    for part, stock in (("issued", "in_force"), ("newly_disclosed", "total_disclosed")):
        for document in ("disclosed.rules", "disclosed.normative_documents"):
            new = facts.get(f"{document}.{part}", 0)
            if new > facts.get(f"{document}.{stock}", 0):
                facts[f"{document}.{stock}"] = new
    for key, value in others.items():
        if key.endswith(".change"):
            facts[key] = max(value, -others.get(key.replace("change", "previous_items"), 0))
    return facts


def invent(random: Random, edition: Edition, level: Level, size: int) -> dict[str, Value]:
    """Return figures of a body that deals with about ``size`` requests a year; 0 gives zeros throughout."""
    free = Free()
    if size:
        free = Free(
            _results(random, edition, size),
            {a: random.randint(0, 1 + n // 20) for a, n in _shares(random, edition, size).items()},
            {a: random.randint(0, 1 + n // 15) for a, n in _shares(random, edition, size).items()},
            {
                key: random.randint(0, 1 + size // 80)
                for key in _some(random, case_keys(edition.id), 5)
            },
            _disclosed(random, edition, level, size),
        )
    return complete(edition, free)


def _some(random: Random, items: Sequence[str], most: int) -> list[str]:
    return random.sample(items, random.randint(0, min(most, len(items))))


def _shares(random: Random, edition: Edition, size: int) -> dict[str, int]:
    """Return requests by applicant: most come from natural persons, few kinds of body ask at all."""
    first, *bodies = edition.sets["applicant"]
    shares = {first: random.randint(0, size)}
    for body in _some(random, bodies, 5 if random.random() < 0.2 else 2):
        shares[body] = random.randint(1, 1 + size // 8)
    return shares


def _results(random: Random, edition: Edition, size: int) -> dict[tuple[str, str], int]:
    """Return requests by outcome and applicant: mostly few outcomes, now and then all of them."""
    outcomes = edition.sets["outcome"]
    rows = list(outcomes) if random.random() < 0.15 else ["granted", *_some(random, outcomes, 9)]
    results: Counter[tuple[str, str]] = Counter()
    for applicant, number in _shares(random, edition, size).items():
        cuts = sorted(random.randint(0, number) for _ in rows[1:])
        for row, low, high in zip(rows, (0, *cuts), (*cuts, number), strict=True):
            results[row, applicant] += high - low
    return results


def _disclosed(random: Random, edition: Edition, level: Level, size: int) -> dict[str, Value]:
    """Return the figures of table 2; 规章 are a city's affair."""
    facts: dict[str, Value] = {}
    for form in edition.facts.values():
        if form.table.name != "disclosed":
            continue
        if ".rules." in form.key:
            facts[form.key] = random.randint(0, 5) if level is Level.CITY else 0
        elif form.column.kind == "amount":
            facts[form.key] = amount(random.randint(0, size * 10_000), random.randint(0, 4))
        elif form.column.kind == "change":
            facts[form.key] = random.choice((0, random.randint(-9, 9)))
        else:
            facts[form.key] = random.choice(
                (0, random.randint(0, 5 + size), random.randint(0, 50 * size))
            )
    return facts


def amount(tenths: int, places: int) -> Value:
    """Return ``tenths`` / 10 ** ``places``, as an int where that is whole."""
    value = Decimal(tenths).scaleb(-places)
    return int(value) if value == value.to_integral_value() else value
