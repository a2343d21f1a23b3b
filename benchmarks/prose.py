"""How well and how fast prose is read: ``python -m benchmarks.prose [PATH]... [--misses] [--write]``.

The cases are JSON lines. Each has a ``text`` with its ``year`` and ``organ``, and says of it

- what is ``sure``, what is ``fair`` (a careful official could mean something else) and what are ``decoys``: numbers
  that are no figure of the form; older files have ``claims`` and ``absences`` with ``certain``, and ``not_claims``;
- its ``sums`` (``whole``, ``parts``, whether they are ``closed`` and hold) and ``percentages``.

A claim counts as read when its value and its keys are those of the case or of one of its other fair readings (``alt``);
a list that is ``optional`` is neither wanted nor wrong; a decoy counts as taken when any claim stands on its digits.
Each passage is also put into a report whose tables agree with it (`benchmarks.agreeing`). Speed is given as a ratio to
one plain search for digits over the same text.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.agreeing import score_agreeing
from govlint.prose import Vocabulary, read


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.prose import Claim, Percentage, Reading, Sum

Case = dict[str, Any]

RELEASED: Final = Path(__file__).with_name("prose.json")
"""What was measured of the last release, by file."""

PASSAGES: Final = Path(__file__).parents[1] / "tests" / "prose" / "passages.jsonl"
_KINDS: Final = (
    "claims",
    "doubtful claims",
    "absences",
    "doubtful absences",
    "closed sums",
    "open sums",
    "percentages",
)


def default_path() -> Path:
    """Return the corpus file's place: ``$GOVLINT_CORPUS``, or beside the project."""
    folder = os.environ.get("GOVLINT_CORPUS")
    return (
        Path(folder) if folder else Path(__file__).parents[2] / "shared" / "corpus"
    ) / "prose.jsonl"


def load(path: Path) -> list[Case]:
    """Return the cases of a file of JSON lines, their numbers exact."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line, parse_float=Decimal)) for line in lines if line.strip()]


def _case(case: Case) -> Case:
    """Return a case that says what is ``sure``, ``fair`` and ``decoys`` with the keys of the others."""
    listed = [
        {**stated, "certain": grade == "sure"}
        for grade in ("sure", "fair")
        for stated in case.pop(grade, [])
    ]
    if listed:
        case["claims"] = [stated for stated in listed if "value" in stated]
        case["absences"] = [stated for stated in listed if "value" not in stated]
    case["not_claims"] = case.pop("decoys", case.get("not_claims", []))
    return case


def edition_of(case: Case) -> str:
    """Return the edition of the form a case's year uses."""
    return "2019" if case.get("year") in (2019, 2020) else "2021"


def read_case(case: Case) -> Reading:
    """Read a case's text with its year."""
    return read(case["text"], Vocabulary.load(edition_of(case)), year=case.get("year"))


def _expand(keys: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    expanded: set[str] = set()
    for key in keys:
        parts = key.split(".")
        if len(parts) == 4 and parts[2] == "*":
            expanded.update(vocabulary.totals(vocabulary.groups[parts[1]]))
        else:
            expanded.add(key)
    return frozenset(expanded)


def _readings(stated: Case, vocabulary: Vocabulary) -> set[frozenset[str]]:
    return {_expand(keys, vocabulary) for keys in [stated["keys"], *stated.get("alt", [])]}


def same_claim(claim: Claim, stated: Case, vocabulary: Vocabulary) -> bool:
    """Tell whether a claim that was read is the one a case states."""
    if claim.figure.value != stated.get("value", 0) or claim.absence == ("value" in stated):
        return False
    return frozenset(claim.keys) in _readings(stated, vocabulary)


def same_sum(found: Sum, stated: Case) -> bool:
    """Tell whether a list that was read has the whole and the parts of a case's."""
    whole = sum(figure.value for figure in found.whole)
    parts = Counter(figure.value for figure in found.parts)
    return whole == stated["whole"] and parts == Counter(stated["parts"])


def same_percentage(found: Percentage, stated: Case) -> bool:
    """Tell whether a percentage that was read is a case's."""
    return (
        found.percent.value == stated["percent"]
        and found.part.value == stated["part"]
        and found.whole.value == stated["whole"]
        and found.change == (stated.get("kind") == "change")
    )


def taken_decoys(case: Case, reading: Reading) -> Iterator[Case]:
    """Yield the decoys on whose digits a claim stands."""
    text = case["text"]
    for decoy in case.get("not_claims", []):
        at = text.find(decoy["text"])
        end = at + len(decoy["text"])
        for claim in reading.claims:
            span = claim.figure.span
            inside = at <= span.start and span.end <= end and not claim.absence
            if inside and claim.figure.value == decoy["value"]:
                yield decoy
                break


def score(cases: Iterable[Case], misses: list[str]) -> Counter[str]:
    """Count what was read of the cases and what was not; say each miss in a line."""
    counts: Counter[str] = Counter()
    for case in cases:
        vocabulary = Vocabulary.load(edition_of(case))
        reading = read_case(case)
        _score_claims(case, reading, vocabulary, counts, misses)
        _score_rest(case, reading, counts, misses)
    return counts


def _score_claims(
    case: Case, reading: Reading, vocabulary: Vocabulary, counts: Counter[str], misses: list[str]
) -> None:
    listed = [*case.get("claims", []), *case.get("absences", [])]
    for stated in listed:
        kind = "absences" if "value" not in stated else "claims"
        kind = kind if stated.get("certain", True) else f"doubtful {kind}"
        counts[kind] += 1
        if any(same_claim(claim, stated, vocabulary) for claim in reading.claims):
            counts[f"{kind} read"] += 1
        else:
            misses.append(f"{case['id']}: {kind} not read: {stated['text']} {stated['keys'][:2]}")
    for claim in reading.claims:
        kind = "certain" if claim.certain else "doubtful"
        counts[f"{kind} given"] += 1
        if any(same_claim(claim, stated, vocabulary) for stated in listed):
            counts[f"{kind} right"] += 1
        else:
            misses.append(
                f"{case['id']}: {kind} and wrong: {claim.span.of(case['text'])} {claim.keys[:2]}"
            )
    for decoy in taken_decoys(case, reading):
        counts["decoys taken"] += 1
        misses.append(f"{case['id']}: decoy taken: {decoy['text']}")
    counts["decoys"] += len(case.get("not_claims", []))


def _score_rest(case: Case, reading: Reading, counts: Counter[str], misses: list[str]) -> None:
    for stated in case.get("sums", []):
        if stated.get("optional"):
            continue
        kind = "closed sums" if stated["closed"] else "open sums"
        counts[kind] += 1
        found = next((s for s in reading.sums if same_sum(s, stated)), None)
        if found is not None and found.closed == stated["closed"]:
            counts[f"{kind} read"] += 1
        else:
            state = "not read" if found is None else "read with its other kind"
            misses.append(f"{case['id']}: {kind} {state}: {stated['whole']} = {stated['parts']}")
    for found in reading.sums:
        if not any(same_sum(found, stated) for stated in case.get("sums", [])):
            kind = "closed" if found.closed else "open"
            counts[f"{kind} sums too many"] += 1
            misses.append(f"{case['id']}: {kind} sum too many: {found.span.of(case['text'])}")
    for stated in case.get("percentages", []):
        counts["percentages"] += 1
        if any(same_percentage(p, stated) for p in reading.percentages):
            counts["percentages read"] += 1
        else:
            misses.append(f"{case['id']}: percentage not read: {stated['text']}")
    for extra in reading.percentages:
        if not any(same_percentage(extra, stated) for stated in case.get("percentages", [])):
            counts["percentages too many"] += 1
            misses.append(f"{case['id']}: percentage too many: {extra.span.of(case['text'])}")


def pace(cases: list[Case], rounds: int = 5) -> tuple[float, float, int]:
    """Return the seconds of processor of one reading of all cases, of a search for digits, and the characters read."""
    digits = re.compile(r"\d+(?:\.\d+)?")
    best_read = best_search = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for case in cases:
            read_case(case)
        best_read = min(best_read, time.process_time() - start)
        start = time.process_time()
        for case in cases:
            digits.findall(case["text"])
        best_search = min(best_search, time.process_time() - start)
    return best_read, best_search, sum(len(case["text"]) for case in cases)


def measured(cases: list[Case], misses: list[str]) -> dict[str, tuple[int, int]]:
    """Return what is measured of cases, each as so many of so many; what was missed is said in ``misses``."""
    counts = score(cases, misses)
    agreeing = score_agreeing(cases, misses)
    found = {kind: (counts[f"{kind} read"], counts[kind]) for kind in _KINDS}
    found["certain claims that are right"] = (counts["certain right"], counts["certain given"])
    found["doubtful claims that are listed"] = (counts["doubtful right"], counts["doubtful given"])
    found["decoys taken"] = (counts["decoys taken"], counts["decoys"])
    for kind in ("errors", "warnings"):
        found[f"false {kind} in agreeing reports"] = (
            agreeing[f"false {kind}"],
            agreeing["passages"],
        )
    for kind in ("reported", "with the right value"):
        name = f"changed figures {kind}"
        found[name] = (agreeing[name], agreeing["changed figures"])
    return found


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _line(name: str, now: tuple[int, int], before: list[int] | None) -> str:
    part, whole = now
    line = f"{name:36} {part:5} of {whole:5}  {part / (whole or 1):8.2%}"
    if before is None or not before[1]:
        return line
    moved = part / (whole or 1) - before[0] / before[1]
    return f"{line}  {moved * 100:+.2f}"


def main(arguments: list[str]) -> int:
    """Print the figures, and how each moved since the last release; with ``--misses`` every miss as well.

    ``--write`` makes them the figures of a release, for later ones to be held against.
    """
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")]
    released = json.loads(RELEASED.read_text(encoding="utf-8"))
    for path in paths or [PASSAGES, default_path()]:
        if not path.exists():
            sys.stderr.write(f"no cases at {path}\n")
            return 2
        cases = load(path)
        misses: list[str] = []
        now = measured(cases, misses)
        before = released.get(path.name, {})
        _say(
            f"{path.name}: {len(cases)} passages, moved since the last release in percentage points"
        )
        _say(*(f"  {_line(name, value, before.get(name))}" for name, value in now.items()))
        reading, searching, characters = pace(cases)
        pace_of_one = 1000 * reading * 2500 / characters
        _say(
            f"  {pace_of_one:.2f} ms for 2500 characters, {reading / searching:.0f} searches for digits"
        )
        if "--misses" in arguments:
            _say(*misses)
        released[path.name] = now
    if "--write" in arguments:
        RELEASED.write_text(json.dumps(released, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
