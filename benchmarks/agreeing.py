"""Reports whose tables agree with a labelled passage, and what govlint says of them.

The example report is the frame: its title, year and part one become the passage's, its cells get figures that hold with
all that the passage is labelled with. Whatever is reported of the figures is then false; and one figure of the prose
changed by a digit has to be reported there.
"""

from __future__ import annotations

import random
import re

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from govlint.document.source import Span
from govlint.engine.examine import examine
from govlint.engine.lint import lint
from govlint.engine.registry import built_in
from govlint.form.edition import load


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint.rule.diagnostic import Diagnostic

Case = dict[str, Any]
Label = tuple[list[str], int]

FRAME: Final = Path(__file__).parents[1] / "examples" / "clean-2023.txt"
_PEOPLE: Final = (
    "natural_person",
    "enterprise",
    "research",
    "public_interest",
    "legal_service",
    "other",
)
_CASES: Final = ("upheld", "corrected", "other", "pending")
_OUTCOMES: Final = tuple(
    key.removeprefix("requests.").removesuffix(".total")
    for key in load("2021").facts
    if re.match(r"requests\.(granted|partly|refused|unavailable|not_processed|other).*\.total", key)
)
_DIGITS: Final = re.compile(r"\d+")


@dataclass(slots=True)
class _Tables:
    """The figures of a report as they are being made: totals of rows, applicants of those received, the others."""

    rows: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)

    def take(self, keys: Sequence[str], value: int) -> None:
        """Give the figures of a label their value; of several, the last one that is free takes what is left."""
        free = [key for key in keys if self.get(key) is None]
        left = value - sum(self.get(key) or 0 for key in keys)
        for key in free[1:]:
            self.set(key, 0)
        if free:
            self.set(free[0], left)

    def get(self, key: str) -> int | None:
        """Return a figure, None where it is free."""
        return self._place(key)[0].get(self._place(key)[1])

    def set(self, key: str, value: int) -> None:
        """Give a figure its value."""
        place, name = self._place(key)
        place[name] = value

    def _place(self, key: str) -> tuple[dict[str, int], str]:
        table, _, rest = key.partition(".")
        row, _, column = rest.rpartition(".")
        if table == "requests":
            return (self.rows, row) if column == "total" else (self.people, f"{row}.{column}")
        return self.others, key

    def complete(self) -> dict[str, int] | None:
        """Return all figures of the form, None where those that are set leave no choice that holds."""
        rows = self.rows
        told = sum(rows.get(row, 0) for row in _OUTCOMES)
        free = [row for row in (*_OUTCOMES[:1], *reversed(_OUTCOMES)) if row not in rows]
        carried_in = rows.setdefault("carried_in", 0)
        if "concluded" not in rows:
            there = rows.get("received", told) + carried_in - rows.get("carried_out", 0)
            rows["concluded"] = told if not free else max(told, there)
        if "received" not in rows:
            rows["received"] = rows["concluded"] + rows.get("carried_out", 0) - carried_in
        rows.setdefault("carried_out", rows["received"] + carried_in - rows["concluded"])
        if free:
            rows[free[0]] = rows["concluded"] - told
        balance = rows["received"] + carried_in == rows["concluded"] + rows["carried_out"]
        whole = sum(rows.get(row, 0) for row in _OUTCOMES) == rows["concluded"]
        if not (balance and whole) or min(rows.values()) < 0:
            return None
        return self._by_applicant() | self._cases() | self._others()

    def _by_applicant(self) -> dict[str, int]:
        """Return table 3: those received by applicant as told, what became of them in the order of the rows."""
        people = {who: self.people.get(f"received.{who}", 0) for who in _PEOPLE}
        people[_PEOPLE[0]] += self.rows["received"] - sum(people.values())
        figures = {f"requests.received.{who}": count for who, count in people.items()}
        carried = {who: self.rows["carried_in"] * (who == _PEOPLE[0]) for who in _PEOPLE}
        figures |= {f"requests.carried_in.{who}": count for who, count in carried.items()}
        left = {who: people[who] + carried[who] for who in _PEOPLE}
        for row in (*_OUTCOMES, "carried_out"):
            wanted = self.rows.get(row, 0)
            for who in _PEOPLE:
                taken = min(wanted, left[who])
                figures[f"requests.{row}.{who}"] = taken
                left[who] -= taken
                wanted -= taken
        for who in _PEOPLE:
            figures[f"requests.concluded.{who}"] = sum(
                figures[f"requests.{r}.{who}"] for r in _OUTCOMES
            )
        for row in ("received", "carried_in", *_OUTCOMES, "concluded", "carried_out"):
            figures[f"requests.{row}.total"] = sum(
                figures[f"requests.{row}.{who}"] for who in _PEOPLE
            )
        return figures

    def _cases(self) -> dict[str, int]:
        figures: dict[str, int] = {}
        for block in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
            told = {case: self.others.get(f"{block}.{case}", 0) for case in _CASES}
            total = max(self.others.get(f"{block}.total", 0), sum(told.values()))
            spare = next(c for c in _CASES if f"{block}.{c}" not in self.others or c == _CASES[-1])
            told[spare] += total - sum(told.values())
            figures |= {f"{block}.{case}": count for case, count in told.items()}
            figures[f"{block}.total"] = total
        return figures

    def _others(self) -> dict[str, int]:
        figures: dict[str, int] = {}
        for kind in ("rules", "normative_documents"):
            issued = self.others.get(f"disclosed.{kind}.issued", 0)
            in_force = self.others.get(f"disclosed.{kind}.in_force", issued)
            figures[f"disclosed.{kind}.issued"] = issued
            figures[f"disclosed.{kind}.repealed"] = self.others.get(f"disclosed.{kind}.repealed", 0)
            figures[f"disclosed.{kind}.in_force"] = max(issued, in_force)
        for kind in ("licensing", "penalties", "compulsion"):
            figures[f"disclosed.{kind}.decisions"] = self.others.get(
                f"disclosed.{kind}.decisions", 0
            )
        return figures


def _expand(keys: Iterable[str]) -> list[str]:
    found = []
    for key in keys:
        group, star, column = key.removeprefix("requests.").partition(".*.")
        rows = [row for row in _OUTCOMES if row.startswith(f"{group}.")]
        found += [f"requests.{row}.{column}" for row in rows] if star else [key]
    return found


def _labels(case: Case) -> Iterator[tuple[list[list[str]], int]]:
    """Yield the readings of each label and its value, those of single figures first, the doubtful last."""
    claims = [c for c in case.get("claims", []) if c["value"] == int(c["value"])]
    listed = [*claims, *case.get("absences", [])]
    listed.sort(key=lambda c: (not c.get("certain", True), len(_expand(c["keys"]))))
    for stated in listed:
        yield (
            [_expand(k) for k in (stated["keys"], *stated.get("alt", []))],
            int(stated.get("value", 0)),
        )


def figures_of(case: Case) -> dict[str, int] | None:
    """Return figures of a form of 2021 that hold with the sure labels of a passage; None where none were found."""
    tables = _Tables()
    for readings, value in _labels(case):
        tables.take(readings[0], value)
    figures = tables.complete()
    if figures is None or min(figures.values()) < 0:
        return None
    sure = [
        x for x in (*case.get("claims", []), *case.get("absences", [])) if x.get("certain", True)
    ]
    for stated in sure:
        sums = [
            sum(figures.get(k, 0) for k in _expand(keys))
            for keys in (stated["keys"], *stated.get("alt", []))
        ]
        if stated.get("value", 0) not in sums:
            return None
    return figures


def report(case: Case, figures: dict[str, int], text: str) -> tuple[str, int]:
    """Return a report with these figures and this passage in part one, and where the passage begins."""
    frame = FRAME.read_text(encoding="utf-8")
    facts = examine(frame.encode(), FRAME.name).binding.facts
    for key, fact in sorted(facts.items(), key=lambda item: -item[1].span.start):
        if key in figures or key.startswith("disclosed.fees"):
            frame = frame[: fact.span.start] + str(figures.get(key, 0)) + frame[fact.span.end :]
    year = case["year"]
    for near in (1, 0, -1):
        frame = frame.replace(str(2023 + near), f"@{near}@")
    for near in (1, 0, -1):
        frame = frame.replace(f"@{near}@", str(year + near))
    frame = frame.replace("丰禾县水务局", case.get("organ") or "丰禾县水务局")
    start = frame.index("（一）主动公开")
    return f"{frame[:start]}{text}\n\n{frame[frame.index('二、主动公开') :]}", start


def found(text: str) -> list[Diagnostic]:
    """Return what is said of a report's figures."""
    result = lint(text.encode(), "r.txt", built_in())
    return [d for d in result.diagnostics if d.code.startswith(("GOV2", "GOV3"))]


def score_agreeing(cases: Iterable[Case], misses: list[str]) -> Counter[str]:
    """Count false findings in agreeing reports, and changed figures that are reported where they stand."""
    counts: Counter[str] = Counter()
    for case in cases:
        figures = figures_of(case) if case.get("year") and case["year"] >= 2021 else None
        if figures is None:
            counts["passages without agreeing tables"] += 1
            continue
        counts["passages"] += 1
        base = found(report(case, figures, case["text"])[0])
        wrong = any(not listed.get("holds", True) for listed in case.get("sums", []))
        for diagnostic in base:
            if not (wrong and diagnostic.code == "GOV302"):
                counts[f"false {diagnostic.severity}s"] += 1
                misses.append(f"{case['id']}: false: {diagnostic.code} {diagnostic.message.zh}")
        known = {(d.code, d.message.zh) for d in base}
        for stated in case.get("claims", []):
            if stated.get("certain", True) and not stated.get("implied") and "at" in stated:
                _change(case, stated, figures, known, counts, misses)
    return counts


def _change(
    case: Case,
    stated: Case,
    figures: dict[str, int],
    known: set[tuple[str, str]],
    counts: Counter[str],
    misses: list[str],
) -> None:
    at, text = stated["at"], case["text"]
    match = _DIGITS.match(text, at)
    readings = [_expand(keys) for keys in (stated["keys"], *stated.get("alt", []))]
    fair = {sum(figures.get(key, 0) for key in keys) for keys in readings}
    new = _mistyped(match[0], fair, f"{case['id']}-{at}") if match else None
    if match is None or new is None:
        return
    changed, start = report(case, figures, text[:at] + new + text[match.end() :])
    span = Span(start + at, start + at + len(new))
    errors = [
        d for d in found(changed) if d.severity == "error" and (d.code, d.message.zh) not in known
    ]
    counts["changed figures"] += 1
    if any(
        d.span is not None and d.span.start < span.end and d.span.end > span.start for d in errors
    ):
        counts["changed figures reported"] += 1
        named = any(step.new == stated["value"] for d in errors for r in d.repairs for step in r)
        counts["changed figures with the right value"] += named
    else:
        misses.append(f"{case['id']}: changed and not reported: {stated['text']} -> {new}")


def _mistyped(digits: str, never: set[int], seed: str) -> str | None:
    """Return a number with one digit exchanged that no reading allows."""
    options = [
        digits[:i] + d + digits[i + 1 :]
        for i, digit in enumerate(digits)
        for d in "0123456789"
        if d != digit
    ]
    fitting = [o for o in options if int(o) not in never and (o[0] != "0" or len(o) == 1)]
    return random.Random(seed).choice(fitting) if fitting else None
